import type { Id, Patch } from '@kith/core';
import type { PostsController } from './posts-controller.js';

/** How long a deletion can be taken back where the backend cannot restore, in milliseconds. */
const graceMs = 8000;

interface Delayed {
  readonly send: () => void;
  readonly undo: () => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** Deletions that the backend is not told yet, so that they can be taken back. */
export class DelayedDeletes {
  readonly #posts: PostsController;
  readonly #waiting = new Map<Id, Delayed>();

  constructor(posts: PostsController) {
    this.#posts = posts;
  }

  has(id: Id): boolean {
    return this.#waiting.has(id);
  }

  /** Shows the post as deleted, and sends it in a while; at once when the page goes. */
  add(id: Id, send: () => void): void {
    const entities = this.#posts.context.community()?.entities;
    if (!entities || this.#waiting.has(id)) return;
    const deletedAt = new Date().toISOString();
    const patch: Patch = entities.apply('post', id, () => ({ deletedAt }));
    if (!this.#waiting.size) addEventListener('pagehide', this.settle);
    const timer = setTimeout(() => this.#send(id), graceMs);
    this.#waiting.set(id, { send, undo: () => entities.revert('post', id, patch), timer });
  }

  /** Takes it back. Returns whether there was anything to take back. */
  take(id: Id): boolean {
    const delayed = this.#end(id);
    delayed?.undo();
    return delayed !== undefined;
  }

  /** Sends all that waits. */
  readonly settle = (): void => {
    for (const id of [...this.#waiting.keys()]) this.#send(id);
  };

  #send(id: Id): void {
    const delayed = this.#end(id);
    delayed?.send();
    delayed?.undo(); // shown by the outbox from now on
  }

  #end(id: Id): Delayed | undefined {
    const delayed = this.#waiting.get(id);
    clearTimeout(delayed?.timer);
    this.#waiting.delete(id);
    if (!this.#waiting.size) removeEventListener('pagehide', this.settle);
    return delayed;
  }
}
