import { CommunityError, type Sink, toCommunityError } from '@kith/core';
import type { Adapter, WatchEntry } from './adapter.js';
import { shapeAnswer } from './answer.js';
import { asVariables } from './edges.js';
import { errorRules, toError } from './errors.js';
import type { Grammar, Scope } from './grammar.js';
import { coerce, kinds } from './kinds.js';
import { isRecord } from './path.js';
import type { Transport, TransportAnswer } from './transport.js';

/** What a gateway lends to what it tells as it happens. */
export interface WatchParts {
  readonly adapter: Adapter;
  readonly grammar: Grammar;
  readonly transport: Transport;
}

/** Subscribes, and tells what comes in the shape of the model: hostile answers are left out. Ends with the signal. */
export function watch(
  name: string,
  one: WatchEntry,
  scope: Scope,
  { adapter, grammar, transport }: WatchParts,
  sink: Sink<unknown>,
  signal: AbortSignal,
): void {
  const { document, documentId, operationName } = one;
  const variables = asVariables(grammar.variables(one.variables, scope));
  const ending = new AbortController();
  const rules = errorRules(one.errors ?? adapter.errors);
  let ready = false;
  let refusal: CommunityError | undefined;

  function end(error: CommunityError): void {
    if (ending.signal.aborted || signal.aborted) return;
    ending.abort();
    sink.lost(error);
  }

  function take(answer: TransportAnswer): void {
    if (ending.signal.aborted || signal.aborted) return;
    if (!ready) tell.ready();
    const { data, errors = [] } = answer;
    // The next may be whole again; where nothing follows, this is why.
    refusal = errors.length && !isRecord(data) ? toError(rules, { ...answer, errors }) : undefined;
    if (refusal) return;
    const event = eventOf(name, one, shapeAnswer(adapter, grammar, name, one, data, scope), data, grammar);
    if (event) sink.next(event);
  }

  const tell = {
    pace: sink.pace,
    next: take,
    ready() {
      ready = true;
      sink.ready();
    },
    lost() {
      ready = false;
      sink.lost();
    },
    error: (thrown: unknown) => end(toCommunityError(thrown)),
    complete: () => end(refusal ?? new CommunityError('backend')),
  };
  const stop = transport.subscribe?.({ document, documentId, operationName, variables }, tell);
  const leave = (): void => stop?.();
  if (ending.signal.aborted || signal.aborted) return leave();
  for (const ends of [signal, ending.signal]) ends.addEventListener('abort', leave, { once: true });
}

/** What a watch tells of one answer; nothing where what it must have is not there. */
function eventOf(name: string, { type }: WatchEntry, shaped: unknown, data: unknown, grammar: Grammar): unknown {
  if (!isRecord(shaped)) return undefined;
  if (name === 'posts.changes' || name === 'events.changes') {
    const word = type === undefined ? null : coerce(kinds['change']?.['type'] ?? 's', grammar.value(type, data));
    return { type: word ?? 'changed', [name === 'posts.changes' ? 'post' : 'event']: shaped };
  }
  return isRecord(shaped['author']) && typeof shaped['until'] === 'string' ? shaped : undefined;
}
