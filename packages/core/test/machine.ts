import type { Channel, Lock, OutboxPlatform } from '../src/outbox/platform.js';
import { memoryStore, type OutboxStore } from '../src/outbox/store.js';

/**
 * One browser with several tabs: one store, one lock and one channel for all, none of them real. `end` is what becomes
 * of a tab that crashes: it holds no lock any more and hears nothing.
 */
export function machine(store: OutboxStore = { ...memoryStore(), durable: true }) {
  let turn: Promise<void> = Promise.resolve();
  const ears = new Set<(message: unknown) => void>();
  const tab = (): OutboxPlatform & { end(): void } => {
    let end = (): void => {};
    const ended = new Promise<void>((resolve) => (end = resolve));
    let over = false;
    void ended.then(() => (over = true));
    const alive =
      <A extends unknown[], R>(run: (...given: A) => Promise<R>) =>
      (...given: A): Promise<R> =>
        over ? new Promise<R>(() => {}) : run(...given);
    const lock: Lock = (run, signal) => {
      const mine = turn.then(() => {
        signal.throwIfAborted();
        return Promise.race([alive(run)(), ended]);
      });
      turn = mine.catch(() => {});
      return mine;
    };
    const channel = (listener: (message: unknown) => void): Channel => {
      const heard = (message: unknown): void => listener(structuredClone(message));
      ears.add(heard);
      void ended.then(() => ears.delete(heard));
      return {
        post: (message) => {
          for (const ear of ears) if (ear !== heard) ear(message);
        },
        close: () => void ears.delete(heard),
      };
    };
    const mine: OutboxStore = {
      durable: store.durable,
      read: alive((owner, knows) => store.read(owner, knows)),
      write: alive((owner, keeps) => store.write(owner, keeps)),
      keepOnly: alive((owner) => store.keepOnly(owner)),
      lease: alive((holder, ms) => store.lease(holder, ms)),
    };
    return { store: mine, lock: alive(lock), channel, end };
  };
  return { store, tab };
}
