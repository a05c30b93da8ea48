export default defineNuxtConfig({
  compatibilityDate: '2025-11-01',
  telemetry: false,
  devtools: { enabled: false },
  css: ['~/site.css'],
  app: { head: { link: [{ rel: 'icon', href: '/icon.svg' }] } },
  vue: { compilerOptions: { isCustomElement: (tag: string) => tag.startsWith('kith-') } },
  // Read when the server starts: NUXT_PUBLIC_ENDPOINT.
  runtimeConfig: { public: { endpoint: 'http://localhost:4600/graphql' } },
  typescript: { strict: true },
});
