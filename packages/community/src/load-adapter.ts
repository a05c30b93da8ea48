import { parseAdapter, type Adapter } from '@kith/graphql';
import { defaultAdapter } from '@kith/graphql/adapters/default';
import type { ConnectOptions } from './options.js';

/** An adapter that is not there to be read: its file is missing, or the preset's name is. */
export class AdapterMissing extends Error {
  override readonly name = 'AdapterMissing';
}

/**
 * The adapter that the options name.
 * @throws {AdapterError} what is wrong in it
 * @throws {AdapterMissing}
 */
export async function loadAdapter({ adapter, preset }: ConnectOptions, signal: AbortSignal): Promise<Adapter> {
  if (typeof adapter === 'string') return parseAdapter(await fetchJson(adapter, signal));
  if (adapter) return parseAdapter(adapter);
  if (!preset) return defaultAdapter;
  const { presets } = await import('@kith/graphql/presets');
  const load = Object.hasOwn(presets, preset) ? presets[preset] : undefined;
  if (!load) throw new AdapterMissing(`there is no preset "${preset}": ${Object.keys(presets).join(', ')}`);
  return load();
}

async function fetchJson(address: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(new URL(address, document.baseURI), { signal }).catch(() => undefined);
  if (!response?.ok)
    throw new AdapterMissing(`${address} ${response ? `answers ${response.status}` : 'cannot be reached'}`);
  return response.json().catch(() => {
    throw new AdapterMissing(`${address} is not JSON`);
  });
}
