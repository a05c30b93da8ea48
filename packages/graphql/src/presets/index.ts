import type { Adapter } from '../adapter.js';

/** Adapters that come with Kith, each loaded when it is asked for. */
export const presets: { readonly [name: string]: () => Promise<Adapter> } = {
  kith: async () => (await import('../adapters/default.js')).defaultAdapter,
};
