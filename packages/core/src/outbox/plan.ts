import type { Optimism } from '../community.js';
import type { EntityStore } from '../entities.js';
import type { Gateway } from '../gateway.js';
import type { Entities, EntityType, Input, OperationName, Output } from '../model/operation.js';
import type { Viewer } from '../model/viewer.js';
import type { OutboxEntry } from './entry.js';

/** What a plan may look at. */
export interface PlanContext {
  readonly entities: EntityStore;
  readonly viewer: Viewer | undefined;
}

/** What became of a write whose answer was lost: this; not there, so that it is sent again; or it cannot be said. */
export type Confirmation<N extends OperationName> = { readonly output: Output<N> } | 'absent' | 'unknown';

/**
 * How the outbox deals with one write. It is code, not data of the entry: what was kept before a reload is dealt with in
 * the same way after it.
 */
export interface WritePlan<N extends OperationName = OperationName> {
  /** Names what it writes to: writes with the same target are sent in the order in which they were asked for. */
  readonly target: (input: Input<N>, entities: EntityStore) => string;
  /** What is shown in place of what the backend will make: of the type that the operation returns, with the entry's id. */
  readonly make?: (entry: OutboxEntry<N>, context: PlanContext) => Entities[EntityType];
  /** Shows at once what it changes; what comes back takes exactly that back. */
  readonly show?: (input: Input<N>, entities: EntityStore) => () => void;
  /** Takes in what its answer says of others than what came back. */
  readonly settle?: (output: Output<N>, entities: EntityStore) => void;
  /** Looks whether the backend has it. Without this only the reader can tell. */
  readonly confirm?: (
    entry: OutboxEntry<N>,
    context: PlanContext & { readonly gateway: Gateway; readonly signal: AbortSignal },
  ) => Promise<Confirmation<N>>;
}

/** Plans by operation: what has none does not go through the outbox. */
export type WritePlans = { readonly [N in OperationName]?: WritePlan<N> };

/** Lays a change over an entity and gives what takes it back. */
export function lay<T extends EntityType>(entities: EntityStore, { type, id, change }: Optimism<T>): () => void {
  const patch = entities.apply(type, id, change);
  return () => entities.revert(type, id, patch);
}
