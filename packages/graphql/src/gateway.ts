import { CommunityError, type Gateway, type Input, type OperationName, type RunOptions, type Viewer } from '@kith/core';
import { type Adapter, AdapterError, type Alternative } from './adapter.js';
import { answersOf } from './answer.js';
import { asInput, asOperationName, asOutput, asVariables } from './edges.js';
import { errorRules, payloadErrors, toError } from './errors.js';
import { pageScope, pagingOf } from './paging.js';
import { isRecord, type JsonObject, own, read } from './path.js';
import { alternativesOf, isFunctionEntry, supportOf } from './support.js';
import type { Transport, TransportAnswer } from './transport.js';
import { holds, resolve, type Scope } from './variables.js';

export interface GatewayOptions {
  readonly adapter: Adapter;
  readonly transport: Transport;
  /** Constants of the host that the adapter declares, such as its organisation. */
  readonly settings?: Settings | undefined;
  /** Who is looking, for adapters that refer to `$viewer`. */
  readonly viewer?: (() => Viewer | undefined) | undefined;
}

type Settings = { readonly [name: string]: string };

/**
 * A gateway over a GraphQL backend. Rejects with `CommunityError`, or with the signal's reason when that aborts.
 * @throws AdapterError where a setting that the adapter requires is missing.
 */
export function graphqlGateway({ adapter, transport, settings: given = {}, viewer }: GatewayOptions): Gateway {
  const settings = settingsOf(adapter, given);
  const answers = answersOf(adapter);

  function entryOf(name: string) {
    return Object.hasOwn(adapter.operations, name) ? adapter.operations[name] : undefined;
  }

  async function run<N extends OperationName>(name: N, input: Input<N>, options: RunOptions): Promise<unknown> {
    const { signal } = options;
    const entry = entryOf(name);
    if (!entry) throw new CommunityError('unsupported');
    if (isFunctionEntry(entry)) {
      const execute = async (document: string, variables: JsonObject = {}): Promise<unknown> => {
        const answer = await transport.execute({ document, variables, method: adapter.method }, { signal });
        const { errors = [], data } = answer;
        if (errors.length || !isRecord(data)) throw toError(errorRules(adapter.errors), { ...answer, errors });
        return data;
      };
      return entry.run(input, { execute, settings, signal });
    }
    for (const one of alternativesOf(entry)) {
      const page = pageScope(pagingOf(adapter, one), input);
      const keys = answers.keysOf(one, own(input, 'id'));
      const scope: Scope = { input, settings, viewer: viewer?.(), page, keys };
      if (holds(one.when, scope)) return ask(name, one, scope, options);
    }
    throw new CommunityError('unsupported');
  }

  async function ask(name: string, one: Alternative, scope: Scope, options: RunOptions): Promise<unknown> {
    const { onPartial, onAlso, signal } = options;
    const { document, documentId, operationName, method = adapter.method } = one;
    const variables = asVariables(resolve(one.variables, scope));
    const answer = await transport.execute({ document, documentId, operationName, method, variables }, { signal });
    const { data } = answer;
    const { found, error } = inspect(name, one, answer);
    for (const [other, also] of Object.entries((onAlso && one.also) ?? {})) {
      const output = read(data, also.result) ? answers.shape(other, also, data, scope) : undefined;
      if (output) onAlso?.(asOperationName(other), asOutput(output));
    }
    if (one.then) {
      const after = { ...scope, result: found };
      if (!('run' in one.then)) return ask(name, one.then, after, options);
      return run(asOperationName(one.then.run), asInput(resolve(one.then.input, after)), options);
    }
    const output = answers.shape(name, one, data, scope, pageScope(pagingOf(adapter, one), own(scope, 'input')));
    if (!output) throw error ?? new CommunityError('not-found');
    if (error) onPartial?.(error);
    return output;
  }

  /** What lies at `result`, with the error that came beside it; throws where an error took its place. */
  function inspect(name: string, one: Alternative, answer: TransportAnswer) {
    const { data, errors = [], status, retryAfterMs } = answer;
    const rules = errorRules(one.errors ?? adapter.errors);
    const refused = payloadErrors(rules, own(data, one.result.split('.')[0] ?? ''));
    if (refused.length) throw toError(rules, { errors: refused, retryAfterMs, kind: 'invalid' });
    const error = errors.length || !isRecord(data) ? toError(rules, { errors, status, retryAfterMs }) : undefined;
    const found = read(data, one.result);
    const missing = found === undefined || found === null;
    if (error && missing && !(one.otherwise && error.kind === 'unauthenticated')) throw error;
    // No error and no such place: the adapter looks where this backend has nothing.
    if (!error && found === undefined && own(data, one.result.split('.')[0] ?? '') === undefined && !one.set)
      throw misplaced(name, one.result);
    return { found, error };
  }

  return {
    supports<N extends OperationName>(name: N) {
      const entry = entryOf(name);
      return entry && supportOf<N>(adapter, entry);
    },
    run: async (name, input, options = {}) => asOutput(await run(name, input, options)),
  };
}

function misplaced(name: string, result: string): CommunityError {
  const path = [`${name}:${result}:nothing`];
  return new CommunityError('backend', { cause: { errors: [{ extensions: { code: 'ADAPTER_PATH' }, path }] } });
}

function settingsOf(adapter: Adapter, given: Settings): Settings {
  const entries = Object.entries(adapter.settings ?? {}).flatMap(([name, info]) => {
    const value = (Object.hasOwn(given, name) && given[name]) || info.default;
    if (!value && info.required) throw new AdapterError('', `settings.${name}`, 'required, and not given');
    return value ? [[name, value] as const] : [];
  });
  return { ...given, ...Object.fromEntries(entries) };
}
