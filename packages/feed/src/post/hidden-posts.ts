import type { Community, Id } from '@kith/core';
import { draftsOf } from '@kith/core/drafts';

/** Where they are kept among what this viewer has begun to write: under the same account, agreed to and emptied alike. */
const place = 'hidden posts';
/** So many are kept, the latest: what is older is far down by now. */
const mostKept = 1000;

/**
 * What this viewer has put out of sight, kept in this browser for the account that is signed in, where it was agreed
 * that anything is kept, until it signs out.
 */
export class HiddenPosts {
  readonly #community: Community;
  /** What the widgets of the community look at. */
  readonly #ids: Set<Id>;
  readonly #listeners = new Set<() => void>();
  #read: Promise<void>;

  constructor(community: Community, ids: Set<Id>) {
    this.#community = community;
    this.#ids = ids;
    this.#read = this.#take();
    draftsOf(community).subscribe(place, () => {
      ids.clear(); // another account's
      this.#read = this.#take();
      this.#tell();
    });
  }

  /** Calls `listener` when something is hidden or shown again, here or by another widget, or was before. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Never rejects. */
  async set(id: Id, hidden: boolean): Promise<void> {
    this.#ids.delete(id);
    if (hidden) this.#ids.add(id);
    this.#tell();
    await this.#read; // what was hidden before stays so
    if (!hidden) this.#ids.delete(id);
    const kept = [...this.#ids].slice(-mostKept);
    draftsOf(this.#community).put(place, kept.length ? kept : undefined);
  }

  async #take(): Promise<void> {
    const kept = (await draftsOf(this.#community).read(place))?.content;
    if (!Array.isArray(kept)) return;
    const before = [...this.#ids];
    this.#ids.clear();
    for (const id of [...(kept as readonly unknown[]), ...before]) if (typeof id === 'string') this.#ids.add(id);
    this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

const known = new WeakMap<Community, HiddenPosts>();

/** One for each community of the page. @param ids - What its widgets look at. */
export function hiddenPostsOf(community: Community, ids: Set<Id>): HiddenPosts {
  let hidden = known.get(community);
  if (!hidden) known.set(community, (hidden = new HiddenPosts(community, ids)));
  return hidden;
}
