import type { Adapter, FunctionEntry } from './adapter.js';
import { errorRules, toError } from './errors.js';
import { isRecord } from './path.js';
import type { Transport } from './transport.js';

/** Runs an operation that a JavaScript adapter gives as a function. */
export function runFunction(
  entry: FunctionEntry,
  input: unknown,
  adapter: Adapter,
  transport: Transport,
  settings: { readonly [name: string]: string },
  signal: AbortSignal | undefined,
): Promise<unknown> {
  return entry.run(input, {
    settings,
    signal,
    async execute(document, variables = {}) {
      const answer = await transport.execute({ document, variables, method: adapter.method }, { signal });
      const { data, errors = [] } = answer;
      if (errors.length || !isRecord(data)) throw toError(errorRules(adapter.errors), { ...answer, errors });
      return data;
    },
  });
}
