import type { Adapter } from './adapter.js';
import { isRecord } from './path.js';

/** What is wrong in an adapter: where, and what was found there. */
export class AdapterError extends Error {
  override readonly name = 'AdapterError';

  constructor(
    /** The operation, or `''` for the adapter as a whole. */
    readonly operation: string,
    /** Path within the adapter. */
    readonly path: string,
    problem: string,
  ) {
    super(`Adapter${operation && `, operation ${operation}`}: ${path || 'the whole'}: ${problem}`);
  }
}

/**
 * The one door for adapters, whether from JSON, inline or a module: checks that it can be run and gives it back.
 * `explainAdapter` lists everything that is wrong.
 * @throws AdapterError that names operation, path and what was found.
 */
export function parseAdapter(value: unknown): Adapter {
  assertAdapter(value);
  return value;
}

function assertAdapter(value: unknown): asserts value is Adapter {
  if (!isRecord(value)) fail('', '', value, 'a record');
  if (!isRecord(value['operations'])) fail('', 'operations', value['operations'], 'a record');
  for (const [name, entry] of Object.entries(value['operations'])) {
    for (const one of Array.isArray(entry) ? entry : [entry]) {
      if (!isRecord(one)) fail(name, '', one, 'a record');
      if (typeof one['run'] === 'function') continue;
      for (const key of ['document', 'result']) if (typeof one[key] !== 'string') fail(name, key, one[key], 'text');
    }
  }
}

function fail(operation: string, path: string, found: unknown, wanted: string): never {
  throw new AdapterError(operation, path, `expected ${wanted}, found ${describe(found)}`);
}

/** What was found, in a word: never its content. */
export function describe(found: unknown): string {
  return found === null ? 'null' : found === undefined ? 'nothing' : Array.isArray(found) ? 'a list' : typeof found;
}
