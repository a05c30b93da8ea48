import type { Community } from './community.js';

const listeners = new WeakMap<Community, Set<() => void>>();

/** Calls `listener` when a backend that could not be reached, or may not have been, has answered. */
export function onReached(community: Community, listener: () => void): () => void {
  const known = listeners.get(community) ?? new Set();
  listeners.set(community, known.add(listener));
  return () => known.delete(listener);
}

/** The backend has answered: what waits for another try may go. */
export function reached(community: Community): void {
  for (const listener of listeners.get(community) ?? []) listener();
}
