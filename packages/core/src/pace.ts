/**
 * When one endpoint may be asked again. One 429 pauses every widget that asks the same backend: share one
 * `Pace` among its communities.
 */
export class Pace {
  #until = 0;

  /** Milliseconds until the endpoint may be asked; 0 for now. */
  get waitMs(): number {
    return Math.max(0, this.#until - Date.now());
  }

  /** No request for so long. A shorter pause never ends a longer one. */
  pause(ms: number): void {
    if (ms > 0) this.#until = Math.max(this.#until, Date.now() + ms);
  }
}

/** What a wait grows to. */
export const longestBackoffMs = 60_000;

/** Full jitter: anything from 0 to the doubled step, in milliseconds. `attempt` counts from 0. */
export function backoffMs(attempt: number, capMs = longestBackoffMs): number {
  return Math.random() * Math.min(capMs, 1000 * 2 ** attempt);
}

/** What timers can wait for: a longer one would end at once (HTML, timer initialisation steps). */
export const longestWaitMs = 2 ** 31 - 1;

/** Waits, and rejects with the signal's reason when it ends first. No timer outlives it. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}
