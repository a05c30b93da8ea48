import { revisionOf, type EntityStore } from '../entities.js';
import type { PostChange } from '../model/discussion.js';
import type { Id } from '../model/operation.js';
import type { Post } from '../model/post.js';
import { isEntity } from '../normalise.js';

/** How many posts are remembered as told: far more than come out of order. */
const remembered = 2000;

/**
 * Takes in what happens to posts, so that the same twice, late or out of order changes nothing: by revision where there
 * is one, else in the order of arrival, where a deletion stays until something is read that says otherwise.
 */
export class Changes {
  readonly #entities: EntityStore;
  /** The latest revision that was told of each post, and whether it was told that it is new. */
  readonly #told = new Map<Id, { readonly revision: number; readonly created: boolean }>();

  constructor(entities: EntityStore) {
    this.#entities = entities;
  }

  /** @returns the change with the post as it stands now; `undefined` where it is nothing new, or no change at all. */
  take(event: unknown): PostChange | undefined {
    if (!isChange(event)) return undefined;
    const { type, post } = event;
    const held = this.#entities.view('post', post.id);
    const revision = revisionOf(post);
    const ahead = revision - revisionOf(held);
    const isDeletion = type === 'deleted';
    const isNews = ahead > 0 || (Number.isNaN(ahead) && (isDeletion || !held?.deletedAt));
    if (isNews) this.#hold(isDeletion ? gone(post) : held ? ofAll(post) : post);
    const view = this.#entities.view('post', post.id) ?? post;
    const told = this.#told.get(post.id);
    const created = type === 'created' && !view.deletedAt;
    // A read, or another list of the same page, may have brought it before this one was told.
    if (created ? told?.created : !isNews && !(ahead === 0 && !(Number(told?.revision) >= revision))) return undefined;
    if (type === 'created' && !created) return undefined;
    this.#remember(post.id, Math.max(revision, told?.revision ?? revision), created || told?.created === true);
    return { type, post: view };
  }

  #hold(post: Post): void {
    const { clientId } = post;
    const made = clientId == null ? undefined : this.#entities.view('post', clientId);
    // Only what was made here stands under the client's own id.
    if (clientId != null && made?.id === clientId && made.clientId === clientId)
      this.#entities.adopt('post', clientId, post);
    else this.#entities.confirm('post', post);
  }

  #remember(id: Id, revision: number, created: boolean): void {
    this.#told.delete(id);
    this.#told.set(id, { revision, created });
    for (const first of this.#told.keys()) {
      if (this.#told.size <= remembered) break;
      this.#told.delete(first);
    }
  }
}

/**
 * Without what the viewer alone changes, which no revision counts: an event that was made before such a write and comes
 * after its answer would take it back.
 */
function ofAll(post: Post): Post {
  return { ...post, bookmarked: undefined, following: undefined };
}

/** A deleted post as it is held: its words are gone with it. */
function gone(post: Post): Post {
  return { ...post, deletedAt: post.deletedAt ?? new Date().toISOString(), body: post.body ?? null };
}

const types: readonly unknown[] = ['created', 'changed', 'deleted'];

function isChange(event: unknown): event is PostChange {
  if (typeof event !== 'object' || event === null) return false;
  const { type, post }: { readonly type?: unknown; readonly post?: unknown } = event;
  return types.includes(type) && isEntity(post);
}
