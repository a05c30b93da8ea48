import type { Typing } from '../model/discussion.js';
import type { Author } from '../model/post.js';

/** How long somebody counts as writing at most after a word of it, however far the backend's clock is ahead. */
const longestMs = 15_000;
/** And where it cannot be read until when. */
const unsaidMs = 6000;
/** As many as can be shown in some way; more are not told apart. */
const most = 50;

/** Who is writing, each until they stop. */
export class Writers {
  readonly #listener: (authors: readonly Author[]) => void;
  readonly #timers = new Map<string, { readonly author: Author; readonly timer: ReturnType<typeof setTimeout> }>();

  constructor(listener: (authors: readonly Author[]) => void) {
    this.#listener = listener;
  }

  add({ author, until }: Typing): void {
    const key = author?.id ?? author?.handle ?? author?.name;
    if (typeof key !== 'string') return;
    const known = this.#timers.get(key);
    clearTimeout(known?.timer);
    this.#timers.delete(key);
    const said = Date.parse(until) - Date.now();
    const ms = Number.isNaN(said) ? unsaidMs : Math.min(said, longestMs);
    if (ms > 0 && this.#timers.size < most)
      this.#timers.set(key, { author, timer: setTimeout(() => this.#remove(key), ms) });
    else if (!known) return;
    this.#tell();
  }

  clear(): void {
    if (!this.#timers.size) return;
    this.end();
    this.#tell();
  }

  /** Forgets all of them and tells nobody. */
  end(): void {
    for (const { timer } of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  #remove(key: string): void {
    this.#timers.delete(key);
    this.#tell();
  }

  #tell(): void {
    this.#listener([...this.#timers.values()].map(({ author }) => author));
  }
}
