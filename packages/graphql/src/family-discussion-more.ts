import type { Gateway } from '@kith/core';
import type { AdapterPart, Entry, Shape } from './adapter.js';
import { alternativesOf, isFunctionEntry } from './adapter.js';
import { joinPart } from './family.js';
import type { Scope } from './grammar.js';
import { addMoreKinds } from './kinds-discussion-more.js';
import { watcherOf } from './watcher.js';
import type { WatchParts } from './watch.js';

/**
 * All that is done with posts. What sends files is left out where the transport cannot.
 * @returns how the gateway tells what happens
 */
export function joinFamily(
  part: AdapterPart | undefined,
  parts: WatchParts,
  scopeOf: (one: Shape, input: unknown) => Scope,
): Gateway['watch'] {
  const { adapter, transport } = parts;
  addMoreKinds();
  joinPart(part, adapter);
  const operations = Object.entries(adapter.operations);
  Object.assign(adapter, {
    operations: Object.fromEntries(operations.filter(([, entry]) => transport.uploads === true || !sendsFile(entry))),
  } satisfies AdapterPart);
  return watcherOf(parts, scopeOf);
}

function sendsFile(entry: Entry): boolean {
  return !isFunctionEntry(entry) && alternativesOf(entry).some(({ upload }) => upload);
}
