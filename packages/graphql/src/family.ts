import { CommunityError, type Family, type Gateway } from '@kith/core';
import type { Adapter, AdapterPart, Entry, Shape, WatchEntry } from './adapter.js';
import { alternativesOf, isFunctionEntry } from './adapter.js';
import { asSink } from './edges.js';
import type { Scope } from './grammar.js';
import { addDiscussionKinds } from './kinds-discussion.js';
import { addEventKinds } from './kinds-event.js';
import { own } from './path.js';
import type { WatchParts } from './watch.js';

const kindsOf: { readonly [F in Family]: () => void } = { discussion: addDiscussionKinds, event: addEventKinds };

/**
 * Puts a family's part and types into a gateway's adapter. What the adapter says itself goes before the part: a host's own
 * operation stays. What sends files is left out where the transport cannot.
 * @returns how the gateway tells what happens
 */
export function joinFamily(
  family: Family,
  part: AdapterPart | undefined,
  parts: WatchParts,
  scopeOf: (one: Shape, input: unknown) => Scope,
): Gateway['watch'] {
  const { adapter, transport } = parts;
  kindsOf[family]();
  const operations = Object.entries({ ...part?.operations, ...adapter.operations });
  Object.assign(adapter, {
    entities: { ...part?.entities, ...adapter.entities },
    operations: Object.fromEntries(operations.filter(([, entry]) => transport.uploads === true || !sendsFile(entry))),
    watches: { ...part?.watches, ...adapter.watches },
  } satisfies Partial<Adapter>);
  return watcherOf(parts, scopeOf);
}

/** How a gateway tells what happens, by what its adapter watches; what that takes loads with the first. */
function watcherOf(parts: WatchParts, scopeOf: (one: Shape, input: unknown) => Scope): Gateway['watch'] {
  return (name, input, sink) => {
    const entry = own(parts.adapter.watches, name);
    if (!parts.transport.subscribe || !isWatch(entry)) return undefined;
    const one = parts.grammar.choose([entry].flat(), (each) => scopeOf(each, input));
    if (!one) return undefined;
    const ending = new AbortController();
    void import('./watch.js').then(
      ({ watch }) => ending.signal.aborted || watch(name, one, scopeOf(one, input), parts, asSink(sink), ending.signal),
      () => ending.signal.aborted || sink.lost(new CommunityError('network')),
    );
    return () => ending.abort();
  };
}

function isWatch(entry: unknown): entry is WatchEntry | readonly WatchEntry[] {
  return typeof entry === 'object' && entry !== null;
}

function sendsFile(entry: Entry): boolean {
  return !isFunctionEntry(entry) && alternativesOf(entry).some(({ upload }) => upload);
}
