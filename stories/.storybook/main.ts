import { fileURLToPath } from 'node:url';
import type { StorybookConfig } from '@storybook/web-components-vite';
import { mergeConfig } from 'vite';
import { manifest } from './manifest.js';

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../docs/*.mdx', '../**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  features: { sidebarOnboardingChecklist: false },
  viteFinal: (base) =>
    mergeConfig(base, {
      // Works under any path, and from the sources: nothing has to be built first.
      base: './',
      plugins: [manifest()],
      resolve: {
        conditions: ['kith-source', 'module', 'browser', 'development|production'],
        alias: { path: fileURLToPath(new URL('path-stub.ts', import.meta.url)) },
      },
      build: { chunkSizeWarningLimit: 4000 },
    }),
};

export default config;
