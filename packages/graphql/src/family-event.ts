import type { Gateway } from '@kith/core';
import type { AdapterPart, Shape } from './adapter.js';
import { joinPart } from './family.js';
import type { Scope } from './grammar.js';
import { addEventKinds } from './kinds-event.js';
import type { WatchParts } from './watch.js';
import { watcherOf } from './watcher.js';

/**
 * Events, all of them.
 * @returns how the gateway tells what happens
 */
export function joinFamily(
  part: AdapterPart | undefined,
  parts: WatchParts,
  scopeOf: (one: Shape, input: unknown) => Scope,
): Gateway['watch'] {
  addEventKinds();
  joinPart(part, parts.adapter);
  return watcherOf(parts, scopeOf);
}
