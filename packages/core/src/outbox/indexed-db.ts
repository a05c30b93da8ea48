import { createStore, promisifyRequest } from 'idb-keyval';
import type { OutboxStore } from './store.js';

interface Lease {
  readonly holder: string;
  readonly until: number;
}

/**
 * Keeps a community's outbox in IndexedDB, in one database for all communities of the site. Keys are
 * `[community, owner, kind, id]`: in IndexedDB's order an array comes after every text, so that `[]` ends a range.
 */
export function indexedDbStore(community: string): OutboxStore {
  const use = createStore('kith-outbox', 'kept');
  const lease = ['', community]; // no community has an empty name
  return {
    durable: true,
    async read(owner) {
      const range = IDBKeyRange.bound([community, owner], [community, owner, []]);
      const keys: readonly IDBValidKey[] = await use('readonly', (kept) => promisifyRequest(kept.getAllKeys(range)));
      // One by one: what the browser can no longer read shall not take the others with it.
      const values: readonly unknown[] = await Promise.all(
        keys.map((key) => use('readonly', (kept) => promisifyRequest<unknown>(kept.get(key))).catch(() => null)),
      );
      const files = new Map<string, Blob>();
      keys.forEach((key, index) => {
        const value = values[index];
        if (Array.isArray(key) && value instanceof Blob) files.set(String(key[3]), value);
      });
      const isFile = (key: IDBValidKey): boolean => Array.isArray(key) && key[2] === 'file';
      return { entries: values.filter((value, index) => value !== undefined && !isFile(keys[index] ?? '')), files };
    },
    async write(owner, keeps) {
      await use('readwrite', (kept) => {
        try {
          for (const { kind, id, value } of keeps) {
            const key = [community, owner, kind, id];
            if (value) kept.put(value, key);
            else kept.delete(key);
          }
        } catch (thrown) {
          kept.transaction.abort(); // what was put before would stay
          throw thrown;
        }
        return promisifyRequest(kept.transaction);
      });
    },
    async keepOnly(owner) {
      await use('readwrite', (kept) => {
        kept.delete(IDBKeyRange.bound([community], [community, owner], false, true));
        kept.delete(IDBKeyRange.bound([community, owner, []], [community, []]));
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
