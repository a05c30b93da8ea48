import type { DiscussionOperations, PostWatches, TypingWatches } from './discussion.js';
import type { EventOperations, EventWatches } from './event.js';
import type { MemberOperations } from './member.js';
import type { ViewerOperations } from './viewer.js';

/** A backend's own identifier, kept as an opaque string. */
export type Id = string;

/** An ISO 8601 date or date-time, as text: operations carry JSON only. */
export type IsoDate = string;

/**
 * Everything a widget can ask of a community, one intent each. A family adds its own by augmentation:
 * `declare module '@kith/core' { interface Operations extends CourseOperations {} }`.
 */
export interface Operations extends MemberOperations, DiscussionOperations, EventOperations, ViewerOperations {}

export type OperationName = keyof Operations & string;
export type Input<N extends OperationName> = Operations[N]['input'];
export type Output<N extends OperationName> = Operations[N]['output'];

/** What a backend can tell as it happens. Open to augmentation as `Operations` is. */
export interface Watches extends PostWatches, TypingWatches, EventWatches {}

export type WatchName = keyof Watches & string;

/** Names of the entities that are held once per community. */
export interface Entities {
  member: import('./member.js').Member;
  post: import('./post.js').Post;
  topic: import('./post.js').Topic;
  tag: import('./post.js').Tag;
  event: import('./event.js').CommunityEvent;
}
export type EntityType = keyof Entities & string;

/**
 * What an operation is at run time: whether it changes anything, and where entities lie in its answer.
 * Reads may be shared, cached and tried again; writes may not.
 */
export interface OperationInfo {
  readonly kind: 'read' | 'write';
  /** `'member'`: the answer is one; `{ page: 'member' }`: a page of them; absent: plain data. */
  readonly returns?: EntityType | { readonly page: EntityType };
  /** Of a write: done twice, it is as if done once, so that one whose answer was lost may be sent again. */
  readonly idempotent?: true;
}

/** A family's run-time table, checked with `satisfies` so that augmentation stays open. */
export type OperationTable<Family> = { readonly [N in keyof Family]: OperationInfo };

/** One page of a list, whatever dialect the backend speaks. */
export interface Page<T> {
  readonly items: readonly T[];
  /** How many there are in all; `undefined` where the backend does not say. */
  readonly total?: number | undefined;
  /** Opaque: give it back as `after` for what follows; `undefined` at the end. */
  readonly next?: string | undefined;
  /** Opaque: give it back as `before` for what goes before; `undefined` at the beginning and where it cannot be read. */
  readonly previous?: string | undefined;
}
