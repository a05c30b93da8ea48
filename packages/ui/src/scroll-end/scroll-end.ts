/** Tells when the reader comes near the end of the list, which is where `settle` finds its button. */
export class ScrollEnd {
  readonly #observer: IntersectionObserver;
  #end: Element | undefined;

  constructor(reached: () => void) {
    this.#observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) reached();
      },
      { rootMargin: '600px' },
    );
  }

  /** After each render: an end that is still near tells again. */
  settle(end: Element | null): void {
    if (this.#end) this.#observer.unobserve(this.#end);
    this.#end = end ?? undefined;
    if (end) this.#observer.observe(end);
  }
}
