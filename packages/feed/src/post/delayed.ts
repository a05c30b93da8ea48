import type { Id } from '@kith/core';

/** How long what was done can be taken back before the backend is told, in milliseconds. */
const graceMs = 8000;

interface Waiting {
  readonly send: () => void;
  readonly undo: () => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** What was done with posts and the backend is not told yet, so that it can be taken back: one thing for each post. */
export class Delayed {
  readonly #waiting = new Map<Id, Waiting>();

  has(id: Id): boolean {
    return this.#waiting.has(id);
  }

  /**
   * Shows it at once, and sends it in a while; at once when the page goes.
   * @param show - Shows it; gives what takes that back.
   */
  add(id: Id, show: () => () => void, send: () => void): void {
    this.#send(id);
    if (!this.#waiting.size) addEventListener('pagehide', this.settle);
    const timer = setTimeout(() => this.#send(id), graceMs);
    this.#waiting.set(id, { send, undo: show(), timer });
  }

  /** Takes it back. Returns whether there was anything to take back. */
  take(id: Id): boolean {
    const waiting = this.#end(id);
    waiting?.undo();
    return waiting !== undefined;
  }

  /** Sends all that waits. */
  readonly settle = (): void => {
    for (const id of [...this.#waiting.keys()]) this.#send(id);
  };

  #send(id: Id): void {
    const waiting = this.#end(id);
    waiting?.send();
    waiting?.undo(); // shown by the outbox from now on
  }

  #end(id: Id): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    clearTimeout(waiting?.timer);
    this.#waiting.delete(id);
    if (!this.#waiting.size) removeEventListener('pagehide', this.settle);
    return waiting;
  }
}
