import {
  CommunityError,
  type Family,
  type Gateway,
  type Input,
  type OperationName,
  type RunOptions,
  type Viewer,
} from '@kith/core';
import { type Adapter, type Alternative, alternativesOf, isFunctionEntry, type Shape } from './adapter.js';
import { shapeAnswer } from './answer.js';
import { asInput, asInputs, asOperationName, asOutput, asVariables } from './edges.js';
import { type Grammar, plain, type Scope, type Settings } from './grammar.js';
import { isRecord, own, read } from './path.js';
import type { Transport } from './transport.js';

export interface GatewayOptions {
  readonly adapter: Adapter;
  readonly transport: Transport;
  /** Constants of the host that the adapter declares, such as its organisation. */
  readonly settings?: Settings | undefined;
  /** Who is looking, for adapters that refer to `$viewer`. */
  readonly viewer?: (() => Viewer | undefined) | undefined;
}

/** What joins a family to a gateway: the types that it brings, and what its operations take besides. */
const joiners = {
  discussion: () => import('./family-discussion.js'),
  'discussion-more': () => import('./family-discussion-more.js'),
  event: () => import('./family-event.js'),
} satisfies Record<Family, unknown>;

/** Kept: an import of what is there takes a turn. */
let faults: typeof import('./fault.js') | undefined;

/**
 * A gateway over a GraphQL backend, once what the adapter needs is loaded. Its operations reject with
 * `CommunityError`, or with the signal's reason when that aborts.
 * @throws AdapterError where a setting that the adapter requires is missing
 * @throws CommunityError `network` where the engine for foreign schemas cannot be loaded
 */
export async function graphqlGateway({
  adapter: given,
  transport,
  settings: constants = {},
  viewer,
}: GatewayOptions): Promise<Gateway> {
  // What a family brings is put into it.
  const adapter = { ...given };
  const grammar = await grammarOf(adapter);
  const settings = grammar.settings(constants);
  /** Families on their way, and as `undefined` those that are there. */
  const joining: { [F in Family]?: Promise<void> | undefined } = {};
  let watch: Gateway['watch'];

  function entryOf(name: string) {
    return Object.hasOwn(adapter.operations, name) ? adapter.operations[name] : undefined;
  }

  async function run<N extends OperationName>(name: N, input: Input<N>, options: RunOptions): Promise<unknown> {
    const entry = entryOf(name);
    if (!entry) throw new CommunityError('unsupported');
    if (isFunctionEntry(entry)) {
      const { runFunction } = await import('./function-entry.js');
      return runFunction(entry, input, adapter, transport, settings, options.signal);
    }
    const scopeOf = (one: Shape): Scope => scope(one, input, options.writeId);
    const one = grammar.choose(alternativesOf(entry), scopeOf);
    if (!one) throw new CommunityError('unsupported');
    return ask(name, one, scopeOf(one), options);
  }

  function scope(one: Shape, input: unknown, writeId?: string): Scope {
    return {
      input,
      settings,
      writeId,
      viewer: viewer?.(),
      keys: grammar.keysOf?.(one, own(input, 'id')),
      page: grammar.pager(one).scope(input),
    };
  }

  async function ask(name: string, one: Alternative, scope: Scope, options: RunOptions): Promise<unknown> {
    const { onPartial, onAlso, signal, file, onProgress } = options;
    const { document, documentId, operationName, method = adapter.method, then, also = {}, upload } = one;
    const variables = asVariables(grammar.variables(one.variables, scope));
    const request = { document, documentId, operationName, method, variables, upload };
    const answer = await transport.execute(request, { signal, file, onProgress });
    const { data, errors, retryAfterMs } = answer;
    const found = read(data, one.result);
    const refusal = grammar.refusal?.(one, data);
    if (refusal) throw refusal;
    const answered = !errors?.length && isRecord(data) && own(data, one.result.split('.')[0] ?? '') !== undefined;
    // How errors are read loads when something failed.
    const error = answered
      ? undefined
      : ((faults ??= await import('./fault.js').catch(() => undefined))?.faultIn(name, one, adapter, answer, found) ??
        new CommunityError('backend', { retryAfterMs }));
    for (const [other, shape] of Object.entries(also)) {
      const output = read(data, shape.result) && shapeAnswer(adapter, grammar, other, shape, data, scope);
      if (output) onAlso?.(asOperationName(other), asOutput(output));
    }
    if (then) {
      const after = { ...scope, result: found };
      if (!('run' in then)) return ask(name, then, after, options);
      return run(asOperationName(then.run), asInput(grammar.variables(then.input, after)), options);
    }
    const output = shapeAnswer(adapter, grammar, name, one, data, scope);
    if (!output && one.otherwise !== null) throw error ?? new CommunityError('not-found');
    if (error) onPartial?.(error);
    return output;
  }

  /** The part loads beside what joins it, and beside what it adds to. */
  async function join(family: Family): Promise<void> {
    const [{ joinFamily }, part] = await Promise.all([
      joiners[family](),
      given.families?.[family]?.(),
      family === 'discussion-more' && prepare('discussion'),
    ]);
    watch = joinFamily(part, { adapter, grammar, transport }, scope) ?? watch;
  }

  function prepare(family: Family): Promise<void> | undefined {
    if (family in joining) return joining[family];
    return (joining[family] = join(family).then(
      () => void (joining[family] = undefined),
      (thrown: unknown) => {
        Reflect.deleteProperty(joining, family);
        throw thrown;
      },
    ));
  }

  return {
    supports<N extends OperationName>(name: N) {
      const entry = entryOf(name);
      if (!entry) return undefined;
      return isFunctionEntry(entry)
        ? { ...entry.supports, inputs: asInputs<N>(entry.supports.inputs) }
        : grammar.support<N>(alternativesOf(entry));
    },
    run: async (name, input, options = {}) => asOutput(await run(name, input, options)),
    prepare,
    watch: (name, input, sink) => watch?.(name, input, sink),
  };
}

async function grammarOf(adapter: Adapter): Promise<Grammar> {
  if (adapter.grammar === 'plain' && !adapter.settings) return plain;
  const full = await import('./full.js').catch(() => {
    throw new CommunityError('network');
  });
  return full.fullGrammar(adapter);
}
