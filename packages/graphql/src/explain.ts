import type { AdapterError } from './parse-adapter.js';

/** Everything that is wrong in an adapter, in the order of the adapter; empty where nothing is. */
export async function explainAdapter(value: unknown): Promise<readonly AdapterError[]> {
  return (await import('./validate.js')).problemsOf(value);
}
