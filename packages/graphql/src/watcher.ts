import { CommunityError, type Gateway } from '@kith/core';
import type { Shape, WatchEntry } from './adapter.js';
import { asSink } from './edges.js';
import type { Scope } from './grammar.js';
import { own } from './path.js';
import type { WatchParts } from './watch.js';

/** How a gateway tells what happens, by what its adapter watches; what that takes loads with the first. */
export function watcherOf(parts: WatchParts, scopeOf: (one: Shape, input: unknown) => Scope): Gateway['watch'] {
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
