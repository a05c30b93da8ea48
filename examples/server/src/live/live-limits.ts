/** Streams that one client, seen by its address, may hold open: many people may share one. */
const PER_CLIENT = 500;
/** Subscriptions that one connection may hold open. A page shares them. */
const PER_CONNECTION = 100;

/** Counts what each client and each connection holds open. */
export class LiveLimits {
  readonly #open = new Map<unknown, number>();

  /**
   * @param connection where several streams share one.
   * @returns what gives the place back; `undefined` where there is none left.
   */
  enter(client: string, connection?: object): (() => void) | undefined {
    if (this.#count(client) >= PER_CLIENT) return undefined;
    if (connection && this.#count(connection) >= PER_CONNECTION) return undefined;
    const held: unknown[] = connection ? [client, connection] : [client];
    for (const key of held) this.#open.set(key, this.#count(key) + 1);
    return () => {
      for (const key of held.splice(0)) {
        const left = this.#count(key) - 1;
        if (left > 0) this.#open.set(key, left);
        else this.#open.delete(key);
      }
    };
  }

  #count(key: unknown): number {
    return this.#open.get(key) ?? 0;
  }
}
