const MINUTE = 60_000;
const MAX_CLIENTS = 10_000;

interface Bucket {
  left: number;
  at: number;
}

/** A bucket per client that fills evenly: short bursts pass, a flood does not. */
export class RateLimit {
  readonly #perMinute: number;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(perMinute: number, now: () => number = Date.now) {
    this.#perMinute = perMinute;
    this.#now = now;
  }

  /** @returns seconds to wait before the next request, 0 when this one may pass. */
  take(client: string): number {
    const now = this.#now();
    const bucket = this.#buckets.get(client) ?? { left: this.#perMinute, at: now };
    bucket.left = Math.min(this.#perMinute, bucket.left + ((now - bucket.at) * this.#perMinute) / MINUTE);
    bucket.at = now;
    // Moved to the end: the first is the one that has been quiet longest.
    this.#buckets.delete(client);
    this.#buckets.set(client, bucket);
    const quietest = this.#buckets.keys().next().value;
    if (this.#buckets.size > MAX_CLIENTS && quietest !== undefined) this.#buckets.delete(quietest);
    if (bucket.left >= 1) {
      bucket.left -= 1;
      return 0;
    }
    return Math.max(1, Math.ceil(((1 - bucket.left) * 60) / this.#perMinute));
  }
}
