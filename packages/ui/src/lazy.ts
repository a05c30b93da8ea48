/** How long what waits is kept waiting by a busy page (milliseconds). */
const patience = 1000;

interface Waiting {
  requestUpdate(): void;
}

/**
 * A part that is loaded when it is first wanted, once for all who want it. What cannot be loaded now, on a bad network,
 * is tried again the next time that it is wanted.
 */
export class Lazy<T> {
  readonly #load: () => Promise<T>;
  readonly #waiting = new Set<Waiting>();
  #part: T | undefined;
  #loading: Promise<T> | undefined;

  constructor(load: () => Promise<T>) {
    this.#load = load;
  }

  /** The part where it is there; else `host` is asked to render again once it is. */
  for(host: Waiting): T | undefined {
    if (!this.#part) {
      this.#waiting.add(host);
      this.load().catch(() => {});
    }
    return this.#part;
  }

  /** @throws what the import throws */
  load(): Promise<T> {
    return (this.#loading ??= this.#load().then(
      (part) => {
        this.#part = part;
        for (const host of this.#waiting) host.requestUpdate();
        this.#waiting.clear();
        return part;
      },
      (thrown: unknown) => {
        this.#loading = undefined;
        throw thrown;
      },
    ));
  }
}

/** Runs what may wait until the frame in work is on the screen and, for a while, until nothing else is to be done. */
export function afterPaint(run: () => void): void {
  requestAnimationFrame(() =>
    setTimeout(() => ('requestIdleCallback' in window ? requestIdleCallback(run, { timeout: patience }) : run())),
  );
}
