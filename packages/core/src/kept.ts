// What the outbox and the drafts keep alike in IndexedDB. Keys are `[community, owner, …]`: in IndexedDB's order an array comes
// after every text, so that `[]` ends a range.
import { promisifyRequest } from 'idb-keyval';

/** A file as it is kept: WebKit keeps no `Blob` in a private window, and hangs with one now and then elsewhere. */
interface KeptFile {
  readonly bytes: ArrayBuffer;
  readonly type: string;
}

export async function toKeptFile(blob: Blob): Promise<KeptFile> {
  return { bytes: await blob.arrayBuffer(), type: blob.type };
}

/** The file that was kept; `undefined` for what is none. */
export function fromKept(value: unknown): Blob | undefined {
  if (typeof value !== 'object' || value === null || !('bytes' in value && 'type' in value)) return undefined;
  if (!(value.bytes instanceof ArrayBuffer) || typeof value.type !== 'string') return undefined;
  return new Blob([value.bytes], { type: value.type });
}

/** All keys that begin so, and the one that is no longer. */
export function beginningWith(...key: readonly string[]): IDBKeyRange {
  return IDBKeyRange.bound(key, [...key, []]);
}

/** Deletes, unread, what anybody but `owner` keeps of a community. */
export function deleteOthers(store: IDBObjectStore, community: string, owner: string): void {
  store.delete(IDBKeyRange.bound([community], [community, owner], false, true));
  store.delete(IDBKeyRange.bound([community, owner, []], [community, []]));
}

/** Makes all of these changes or, where one throws, none. */
export async function allOrNothing(store: IDBObjectStore, change: () => void): Promise<void> {
  try {
    change();
  } catch (thrown) {
    store.transaction.abort(); // what was put before would stay
    throw thrown;
  }
  await promisifyRequest(store.transaction);
}
