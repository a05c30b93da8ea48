import { Community, gatewayOf } from '@kith/core';
import { parseAdapter, type Adapter } from '@kith/graphql';
import { presets } from '@kith/graphql/presets';
import type { ConnectOptions } from './options.js';

/** An adapter that is not there to be read: its file is missing or is not JSON, or the preset's name is no preset's. */
class AdapterMissing extends Error {
  override readonly name = 'AdapterMissing';
}

/** The adapter that the options name, as more than most pages do, and the host's constants for it. */
export interface Found {
  readonly adapter: Adapter;
  readonly settings?: Readonly<Record<string, string>> | undefined;
  /** What the visitor has still to agree to, now that the adapter is there. */
  readonly consent: ConnectOptions['consent'];
}

/**
 * @param standIn - Takes the community that can do nothing, for as long as the visitor has not agreed to a request.
 * @throws {AdapterError} what is wrong in the adapter
 * @throws {AdapterMissing}
 * @throws {TypeError} where the settings are not what an attribute takes
 */
export async function findAdapter(
  options: ConnectOptions,
  signal: AbortSignal,
  standIn: (community: Community) => void,
): Promise<Found> {
  const { settings, consent } = options;
  // Fetching an adapter is a request too.
  const fetches = typeof options.adapter === 'string';
  if (consent && fetches) await granted(standIn);
  return {
    consent: fetches ? undefined : consent,
    settings: typeof settings === 'string' ? parseSettings(settings) : settings,
    adapter: await named(options, signal),
  };
}

function granted(standIn: (community: Community) => void): Promise<void> {
  const held = new Community({ gateway: gatewayOf({}), consent: 'wait' });
  standIn(held);
  return new Promise((resolve) => held.subscribe(() => held.awaitsConsent || resolve()));
}

async function named({ adapter, inside, preset = 'kith' }: ConnectOptions, signal: AbortSignal): Promise<Adapter> {
  if (typeof adapter === 'string') return parseAdapter(await fetchJson(adapter, signal));
  if (adapter) return parseAdapter(adapter);
  if (inside) return parseAdapter(parse(inside));
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

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    throw new AdapterMissing(`what stands inside the tag is not JSON: ${String(thrown)}`);
  }
}

function parseSettings(text: string): Readonly<Record<string, string>> {
  try {
    const entries = Object.entries(JSON.parse(text) as object);
    const plain = entries.every(([name, value]) => /\D/.test(name) && /^(string|number)$/.test(typeof value));
    if (plain) return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
  } catch {
    // As what is JSON of something else.
  }
  throw new TypeError(`settings=${JSON.stringify(text)}: it takes JSON of texts, such as {"organization":"example"}`);
}
