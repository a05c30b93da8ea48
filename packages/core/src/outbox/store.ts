import type { Id } from '../model/operation.js';
import type { OutboxEntry } from './entry.js';

/** What is kept for one person. */
export interface Kept {
  /** In no order; as they were written, by whatever version; `null` for one that can no longer be read. */
  readonly entries: readonly unknown[];
  readonly files: ReadonlyMap<Id, Blob>;
}

/** One thing to keep, or without a value to forget. */
export interface Keep {
  readonly kind: 'entry' | 'file';
  readonly id: Id;
  readonly value?: OutboxEntry | Blob | undefined;
}

/** Where one community's outbox is kept, apart for each person. Each of these may reject: storage is full, or refused. */
export interface OutboxStore {
  /** Whether it outlives the page. */
  readonly durable: boolean;
  /** @param knows - Files with these ids need not be read. */
  read(owner: string, knows: (fileId: Id) => boolean): Promise<Kept>;
  /** All of it or nothing. */
  write(owner: string, keeps: readonly Keep[]): Promise<void>;
  /** Deletes what is kept for anybody else, unread. */
  keepOnly(owner: string): Promise<void>;
  /** `true` where `holder` alone may send for so long, in milliseconds; 0 gives it back. Atomic among tabs. */
  lease(holder: string, ms: number): Promise<boolean>;
}

/** Keeps nothing beyond the page: where there is no storage, or nobody knows whose it would be. */
export function memoryStore(): OutboxStore {
  const owners = new Map<string, Map<string, Keep>>();
  return {
    durable: false,
    read(owner) {
      const keeps = [...(owners.get(owner)?.values() ?? [])];
      return Promise.resolve({
        entries: keeps.flatMap(({ value }) => (value instanceof Blob ? [] : [value])),
        files: new Map(keeps.flatMap(({ id, value }) => (value instanceof Blob ? [[id, value]] : []))),
      });
    },
    write(owner, keeps) {
      const held = owners.get(owner) ?? new Map<string, Keep>();
      owners.set(owner, held);
      for (const keep of keeps) {
        if (keep.value) held.set(`${keep.kind} ${keep.id}`, keep);
        else held.delete(`${keep.kind} ${keep.id}`);
      }
      return Promise.resolve();
    },
    keepOnly(owner) {
      for (const other of owners.keys()) if (other !== owner) owners.delete(other);
      return Promise.resolve();
    },
    lease: () => Promise.resolve(true), // no other tab sees it
  };
}
