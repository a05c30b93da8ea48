import type { Id, Post } from '@kith/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How long a post that was decided stays in sight, with what was decided: as long as that can be taken back. */
const leaveMs = 8000;

/** In the moderators' queue: what was decided leaves, after a moment in which it can be seen and changed. */
export class Queue implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #leave: (gone: ReadonlySet<Id>) => void;
  readonly #waits: (post: Post) => boolean;
  /** Those that have waited here. */
  readonly #seen = new Set<Id>();
  readonly #leaving = new Map<Id, ReturnType<typeof setTimeout>>();

  /** @param waits - Whether a post still waits for a decision. */
  constructor(host: ReactiveControllerHost, waits: (post: Post) => boolean, leave: (gone: ReadonlySet<Id>) => void) {
    this.#host = host;
    this.#waits = waits;
    this.#leave = leave;
    host.addController(this);
  }

  /** What was decided of a post that is about to leave. */
  decided({ id }: Post): boolean {
    return this.#leaving.has(id);
  }

  /** Looks through the posts that are shown. */
  look(posts: readonly Post[]): void {
    for (const post of posts) {
      if (this.#waits(post)) {
        this.#seen.add(post.id);
        clearTimeout(this.#leaving.get(post.id));
        this.#leaving.delete(post.id);
      } else if (this.#seen.has(post.id) && !this.#leaving.has(post.id)) {
        this.#leaving.set(
          post.id,
          setTimeout(() => this.#go(post.id), leaveMs),
        );
      }
    }
  }

  hostDisconnected(): void {
    for (const timer of this.#leaving.values()) clearTimeout(timer);
    this.#leaving.clear();
  }

  #go(id: Id): void {
    this.#leaving.delete(id);
    this.#seen.delete(id);
    this.#leave(new Set([id]));
    this.#host.requestUpdate();
  }
}
