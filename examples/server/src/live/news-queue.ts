/** More than a page could show while it looks away for a moment. */
const LENGTH = 500;

/**
 * What waits to be told to one reader, in order. It holds so much and no more: a reader who falls further behind is cut
 * off, and looks for themselves when they come back.
 */
export class NewsQueue<T> {
  readonly #length: number;
  readonly #waiting: T[] = [];
  #wake: (() => void) | undefined;
  #ended = false;

  constructor(length: number = LENGTH) {
    this.#length = length;
  }

  push(item: T): void {
    if (this.#ended) return;
    if (this.#waiting.length >= this.#length) return this.end();
    this.#waiting.push(item);
    this.#wake?.();
  }

  /** Nothing more comes; what waits is dropped. */
  end(): void {
    this.#ended = true;
    this.#waiting.length = 0;
    this.#wake?.();
  }

  /** @returns everything that waits, at most `most`, as soon as there is something; nothing once it has ended. */
  async take(most: number): Promise<readonly T[]> {
    while (this.#waiting.length === 0 && !this.#ended) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#wake = undefined;
    }
    return this.#waiting.splice(0, most);
  }
}
