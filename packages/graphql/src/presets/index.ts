import type { Adapter } from '../adapter.js';

/** Adapters that come with Kith, each loaded when it is asked for, beside the part of the engine that it needs. */
export const presets: { readonly [name: string]: () => Promise<Adapter> } = {
  kith: async () => (await import('../adapters/default.js')).defaultAdapter,
  github: async () => (await withGrammar(import('./github.js'))).github,
  mobilizon: async () => (await withGrammar(import('./mobilizon.js'))).mobilizon,
};

/** Both at once: what the gateway asks for next is then on its way already. */
async function withGrammar<T>(preset: Promise<T>): Promise<T> {
  const [loaded] = await Promise.all([preset, import('../full.js')]);
  return loaded;
}
