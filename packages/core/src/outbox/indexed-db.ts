import { createStore, promisifyRequest } from 'idb-keyval';
import { allOrNothing, beginningWith, deleteOthers, fromKept, toKeptFile } from '../kept.js';
import type { OutboxStore } from './store.js';

interface Lease {
  readonly holder: string;
  readonly until: number;
}

/**
 * Keeps a community's outbox in IndexedDB, in one database for all communities of the site. Keys are
 * `[community, owner, kind, id]`.
 */
export function indexedDbStore(community: string): OutboxStore {
  const use = createStore('kith-outbox', 'kept');
  const lease = ['', community]; // no community has an empty name
  return {
    durable: true,
    async read(owner, knows) {
      const range = beginningWith(community, owner);
      const keys: readonly IDBValidKey[] = await use('readonly', (kept) => promisifyRequest(kept.getAllKeys(range)));
      const entries: unknown[] = [];
      const files = new Map<string, Blob>();
      const read = async (key: IDBValidKey): Promise<void> => {
        const [kind, id] = Array.isArray(key) ? [key[2], String(key[3])] : [];
        if (id === undefined || (kind === 'file' && knows(id))) return;
        // One by one: what the browser can no longer read shall not take the others with it.
        const value = await use('readonly', (kept) => promisifyRequest<unknown>(kept.get(key))).catch(() => null);
        const file = fromKept(value);
        if (kind !== 'file') entries.push(...(value === undefined ? [] : [value]));
        else if (file) files.set(id, file);
      };
      await Promise.all(keys.map(read));
      return { entries, files };
    },
    async write(owner, keeps) {
      const puts = await Promise.all(
        keeps.map(async ({ kind, id, value }) => {
          const kept = value && 'arrayBuffer' in value ? await toKeptFile(value) : value;
          return { key: [community, owner, kind, id], kept };
        }),
      );
      await use('readwrite', (store) =>
        allOrNothing(store, () => {
          for (const { key, kept } of puts) {
            if (kept) store.put(kept, key);
            else store.delete(key);
          }
        }),
      );
    },
    async keepOnly(owner) {
      await use('readwrite', (kept) => {
        deleteOthers(kept, community, owner);
        return promisifyRequest(kept.transaction);
      });
    },
    async lease(holder, ms) {
      return use('readwrite', async (kept) => {
        const held: unknown = await promisifyRequest<unknown>(kept.get(lease));
        if (isLease(held) && held.holder !== holder && held.until > Date.now()) return false;
        kept.put({ holder, until: Date.now() + ms } satisfies Lease, lease);
        await promisifyRequest(kept.transaction);
        return true;
      });
    },
  };
}

function isLease(value: unknown): value is Lease {
  return typeof value === 'object' && value !== null && 'holder' in value && 'until' in value;
}
