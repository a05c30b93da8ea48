import { newId } from '../new-id.js';
import { browserPage, type PageLife } from '../page-life.js';
import { sleep } from '../pace.js';
import { indexedDbStore } from './indexed-db.js';
import { memoryStore, type OutboxStore } from './store.js';

/**
 * Runs while no other tab of the same community does; waits for its turn.
 * @throws the signal's reason where that aborts before
 */
export type Lock = (run: () => Promise<void>, signal: AbortSignal) => Promise<void>;

/** What tabs tell each other. */
export interface Channel {
  post(message: unknown): void;
  close(): void;
}

/** What the outbox needs of where it runs. */
export interface OutboxPlatform {
  readonly store: OutboxStore;
  readonly lock: Lock;
  /** Opens the way to the other tabs; `undefined` where there is none. */
  readonly channel: (listener: (message: unknown) => void) => Channel | undefined;
  /** Whether the page is frozen or kept for coming back to; without it, it never is. */
  readonly page?: PageLife | undefined;
}

/**
 * What browsers have, as far as this one has it: IndexedDB, else memory; Web Locks, which need a secure context, else
 * leases in the store; BroadcastChannel, else tabs see each other's work when they next look.
 * @param community - The community's lasting name. Without one nothing is kept, lest another community sends it.
 */
export function browserPlatform(community: string | undefined): OutboxPlatform {
  const store = community && typeof indexedDB !== 'undefined' ? indexedDbStore(community) : memoryStore();
  const page = browserPage();
  if (!store.durable) return { store, lock: (run) => run(), channel: () => undefined, page };
  const name = `kith-outbox ${community}`;
  return {
    store,
    lock: typeof navigator !== 'undefined' && 'locks' in navigator ? webLock(name) : leaseLock(store),
    channel: (listener) => (typeof BroadcastChannel === 'undefined' ? undefined : openChannel(name, listener)),
    page,
  };
}

function webLock(name: string): Lock {
  return async (run, signal) => {
    let begun = false;
    const begin = (): Promise<void> => ((begun = true), run());
    try {
      await navigator.locks.request(name, { signal }, begin);
    } catch (thrown) {
      if (begun || signal.aborted) throw thrown;
      await run(); // refused, as in a sandboxed frame, where storage is its own too
    }
  };
}

/** Longer than one try takes, so that it never ends on the way, and short where its holder is gone. */
const leaseMs = 20_000;

/** A lock out of leases that are renewed while it is held. A tab that the browser freezes loses it. */
export function leaseLock(store: OutboxStore, holder = newId()): Lock {
  return async (run, signal) => {
    // Where storage is refused, no other tab can have what is sent here.
    while (!(await store.lease(holder, leaseMs).catch(() => true))) await sleep(leaseMs / 10, signal);
    const renewing = setInterval(() => void store.lease(holder, leaseMs).catch(() => {}), leaseMs / 4);
    try {
      await run();
    } finally {
      clearInterval(renewing);
      await store.lease(holder, 0).catch(() => {});
    }
  };
}

function openChannel(name: string, listener: (message: unknown) => void): Channel {
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }) => listener(data);
  return {
    post: (message) => channel.postMessage(message),
    close: () => channel.close(),
  };
}
