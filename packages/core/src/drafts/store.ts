import { createStore, promisifyRequest } from 'idb-keyval';
import { allOrNothing, beginningWith, deleteOthers, fromKept, toKeptFile } from '../kept.js';
import type { Id } from '../model/operation.js';

/** What somebody was writing at one place. */
export interface KeptDraft {
  /** When it was changed last, in milliseconds since 1970. */
  readonly at: number;
  /** JSON of whoever writes it: check what comes back, another version may have written it. */
  readonly content: unknown;
  readonly files: ReadonlyMap<Id, Blob>;
}

/** What nobody came back to for so long is neither shown again nor kept, in milliseconds. */
export const oldMs = 60 * 24 * 3600_000;

/** Where drafts are kept, apart for each person. Each of these may reject: storage is full, or refused. */
export interface DraftStore {
  /** From now on for `owner`, who takes over what `from` wrote; what anybody else wrote is deleted, unread, and what is old. */
  open(owner: string, from?: string): Promise<void>;
  read(owner: string, place: string): Promise<KeptDraft | undefined>;
  /** All of it or nothing; without a draft the place is emptied. */
  write(owner: string, place: string, draft: KeptDraft | undefined): Promise<void>;
}

/**
 * Keeps a community's drafts in IndexedDB. Keys are `[community, owner, place]` for the words and
 * `[community, owner, place, file]` for each file.
 */
export function indexedDbDrafts(community: string): DraftStore {
  const use = createStore('kith-drafts', 'kept');
  return {
    async open(owner, from) {
      await use('readwrite', async (kept) => {
        if (from !== undefined) {
          const range = beginningWith(community, from);
          const keys: IDBValidKey[] = await promisifyRequest(kept.getAllKeys(range));
          const values: unknown[] = await promisifyRequest(kept.getAll(range));
          keys.forEach((key, index) => {
            if (Array.isArray(key)) kept.put(values[index], [community, owner, ...key.slice(2)]);
          });
        }
        deleteOthers(kept, community, owner);
        const mine: IDBValidKey[] = await promisifyRequest(kept.getAllKeys(beginningWith(community, owner)));
        for (const key of mine) {
          if (!Array.isArray(key) || key.length !== 3) continue;
          const value: unknown = await promisifyRequest<unknown>(kept.get(key));
          if (isWords(value) && value.at < Date.now() - oldMs) kept.delete(IDBKeyRange.bound(key, [...key, []]));
        }
        return promisifyRequest(kept.transaction);
      });
    },
    async read(owner, place) {
      const range = beginningWith(community, owner, place);
      const [keys, values]: [IDBValidKey[], unknown[]] = await use('readonly', (kept) =>
        Promise.all([promisifyRequest(kept.getAllKeys(range)), promisifyRequest(kept.getAll(range))]),
      );
      const files = new Map<string, Blob>();
      let words: Omit<KeptDraft, 'files'> | undefined;
      keys.forEach((key, index) => {
        const value = values[index];
        const file = fromKept(value);
        if (Array.isArray(key) && file) files.set(String(key[3]), file);
        else if (isWords(value)) words = value;
      });
      return words && { at: words.at, content: words.content, files };
    },
    async write(owner, place, draft) {
      const key = [community, owner, place];
      const all = beginningWith(...key);
      // A file never changes: one that is there is not written again with each letter.
      const had: readonly IDBValidKey[] = draft
        ? await use('readonly', (kept) => promisifyRequest(kept.getAllKeys(all)))
        : [];
      const there = new Set(had.flatMap((one) => (Array.isArray(one) && one.length > 3 ? [String(one[3])] : [])));
      const added = await Promise.all(
        [...(draft?.files ?? [])]
          .filter(([id]) => !there.has(id))
          .map(async ([id, blob]) => ({ id, file: await toKeptFile(blob) })),
      );
      await use('readwrite', (kept) =>
        allOrNothing(kept, () => {
          if (!draft) return void kept.delete(all);
          kept.put({ at: draft.at, content: draft.content }, key);
          for (const { id, file } of added) kept.put(file, [...key, id]);
          for (const id of there) if (!draft.files.has(id)) kept.delete([...key, id]);
        }),
      );
    },
  };
}

function isWords(value: unknown): value is Omit<KeptDraft, 'files'> {
  return typeof value === 'object' && value !== null && 'at' in value && typeof value.at === 'number';
}
