import { limited } from '../attempt.js';
import type { Id } from '../model/operation.js';
import { isEntry, type OutboxEntry } from './entry.js';
import type { Keep, OutboxStore } from './store.js';

/** How long storage may take: some browsers never answer, and nobody shall wait for them. */
const storageLimitMs = 3000;

/** Whose entries they are where nobody is signed in. */
export const guest = 'guest';

/**
 * What waits to be sent, of one person at a time: in memory, and kept in a store once it is known whose it is. What
 * changes is seen at once; the store follows, one change after the other.
 */
export class Queue {
  readonly #store: OutboxStore;
  readonly #changed: () => void;
  readonly #onKept: () => void;
  #entries: ReadonlyMap<Id, OutboxEntry> = new Map();
  #list: readonly OutboxEntry[] | undefined;
  readonly #blobs = new Map<Id, Blob>();
  /** Files that lie in the store. */
  readonly #keptFiles = new Set<Id>();
  /** What memory knows better than the store, with how many changes are on their way there. */
  readonly #ahead = new Map<Id, number>();
  /** Of others who were here before, as long as nobody else has signed in: they may come back. */
  readonly #aside = new Map<string, ReadonlyMap<Id, OutboxEntry>>();
  /** What was removed here, or is known to be done: the store may not have heard of it yet. */
  readonly #gone = new Set<Id>();
  #owner: string | undefined;
  #mayKeep = false;
  #refused = false;
  #unreadable = 0;
  #io: Promise<void> = Promise.resolve();
  #lastAt = 0;

  /**
   * @param changed - Called after each change of what is held.
   * @param onKept - Called when a change has reached the store, where other tabs can see it.
   */
  constructor(store: OutboxStore, changed: () => void, onKept: () => void) {
    this.#store = store;
    this.#changed = changed;
    this.#onKept = onKept;
  }

  /** In the order in which they were asked for. The same array as long as nothing changes. */
  get list(): readonly OutboxEntry[] {
    return (this.#list ??= [...this.#entries.values()].sort((a, b) => a.at - b.at));
  }

  /** Whose they are; `undefined` until it is known. */
  get owner(): string | undefined {
    return this.#owner;
  }

  /** Whether what waits here survives the page. */
  get durable(): boolean {
    return this.#store.durable && this.#mayKeep && !this.#refused;
  }

  /** How much is kept that is no entry, or not one of this version. */
  get unreadable(): number {
    return this.#unreadable;
  }

  get(id: Id): OutboxEntry | undefined {
    return this.#entries.get(id);
  }

  file(id: Id): Blob | undefined {
    return this.#blobs.get(id);
  }

  /** A moment for a new entry, after that of every other. */
  nextAt(): number {
    return (this.#lastAt = Math.max(Date.now(), this.#lastAt + 1, (this.list.at(-1)?.at ?? 0) + 1));
  }

  /** Changes what is held, without a word to the store: what is known elsewhere, or passes. */
  note(put: readonly OutboxEntry[], removed: readonly Id[] = []): void {
    const entries = new Map(this.#entries);
    for (const entry of put) entries.set(entry.id, entry);
    for (const id of removed) {
      entries.delete(id);
      this.#gone.add(id);
    }
    this.#hold(entries);
  }

  /**
   * Changes what is held at once; resolves when it is kept, or cannot be: then the entries say so.
   * @param files - What new entries among them speak of, by id.
   */
  change(
    put: readonly OutboxEntry[],
    removed: readonly Id[] = [],
    files: ReadonlyMap<Id, Blob> = new Map(),
  ): Promise<void> {
    for (const [id, blob] of files) this.#blobs.set(id, blob);
    this.note(put, removed);
    return this.#keep([...put.map(({ id }) => id), ...removed]);
  }

  /**
   * From now on for this person, whose entries are read; everybody else's are deleted from the store. Entries that
   * were made before it was known who is there are theirs. Resolves when they are read.
   * @param mayKeep - Whether anything may be stored on this machine yet.
   */
  async open(owner: string, mayKeep: boolean): Promise<void> {
    if (owner !== this.#owner) {
      const before = this.#owner;
      this.#owner = owner;
      this.#mayKeep = false;
      if (before !== undefined) {
        this.#aside.set(before, this.#entries);
        this.#hold(this.#aside.get(owner) ?? new Map());
      }
      for (const other of this.#aside.keys())
        if (other === owner || (other !== guest && owner !== guest)) this.#aside.delete(other);
      this.#keptFiles.clear();
    }
    if (!mayKeep || this.#mayKeep) return;
    this.#mayKeep = true;
    this.note(this.list.map((entry) => ({ ...entry, kept: false })));
    void this.#next((mine) => limited(() => this.#store.keepOnly(mine), storageLimitMs));
    void this.#keep([...this.#entries.keys()]);
    await this.load();
  }

  /**
   * Reads again what is kept: other tabs change it too. What another tab has finished or discarded is gone.
   * @param held - Entries that this tab is at work on: what it knows of them counts.
   */
  load(held: ReadonlyMap<Id, unknown> = new Map()): Promise<void> {
    return this.#next(async (owner) => {
      const kept = await limited(
        () => this.#store.read(owner, (id) => this.#keptFiles.has(id) && this.#blobs.has(id)),
        storageLimitMs,
      );
      if (owner !== this.#owner) return;
      for (const [id, blob] of kept.files) {
        this.#blobs.set(id, blob);
        this.#keptFiles.add(id);
      }
      const entries = new Map<Id, OutboxEntry>();
      this.#unreadable = kept.entries.filter((entry) => !isEntry(entry)).length;
      for (const entry of kept.entries)
        if (isEntry(entry) && !this.#ahead.has(entry.id) && !this.#gone.has(entry.id))
          entries.set(entry.id, this.#whole(entry));
      for (const entry of this.list)
        if (!entry.kept || this.#ahead.has(entry.id) || held.has(entry.id)) entries.set(entry.id, entry);
      this.#hold(entries);
    });
  }

  /** An entry from the store; one whose files were not kept cannot be sent, but its words are there. */
  #whole(entry: OutboxEntry): OutboxEntry {
    if (waitingFiles(entry).every((id) => this.#blobs.has(id))) return { ...entry, kept: true };
    return { ...entry, kept: true, state: 'failed', error: { ...filesLost } };
  }

  #hold(entries: ReadonlyMap<Id, OutboxEntry>): void {
    this.#entries = entries;
    this.#list = undefined;
    const wanted = new Set(
      [entries, ...this.#aside.values()].flatMap((map) => [...map.values()].flatMap(waitingFiles)),
    );
    for (const id of this.#blobs.keys()) if (!wanted.has(id)) this.#blobs.delete(id);
    this.#changed();
  }

  /** Brings these entries, as they are by then, to the store or out of it, with their files. */
  async #keep(ids: readonly Id[]): Promise<void> {
    for (const id of ids) this.#ahead.set(id, (this.#ahead.get(id) ?? 0) + 1);
    await this.#next(async (owner) => {
      const texts = ids.map((id): Keep => ({ kind: 'entry', id, value: this.get(id) }));
      const files = this.#filesToKeep(ids);
      const write = (keeps: readonly Keep[]): Promise<boolean> =>
        limited(() => this.#store.write(owner, keeps), storageLimitMs).then(
          () => true,
          () => false,
        );
      const kept = await write([...texts, ...files]);
      if (kept) for (const { id, value } of files) this.#keptFiles[value ? 'add' : 'delete'](id);
      else if (files.length) await write(texts); // full for the files may not be full for the words
      this.#refused = !kept;
      const other = ids.flatMap((id) => this.get(id) ?? []).filter((entry) => entry.kept !== kept);
      if (owner === this.#owner && other.length) this.note(other.map((entry) => ({ ...entry, kept })));
      this.#onKept();
    });
    for (const id of ids) {
      const left = (this.#ahead.get(id) ?? 1) - 1;
      if (left) this.#ahead.set(id, left);
      else this.#ahead.delete(id);
    }
  }

  /** Files of these entries that are not in the store, and without a value those there that nobody needs any more. */
  #filesToKeep(ids: readonly Id[]): readonly Keep[] {
    const wanted = new Set(this.list.flatMap(waitingFiles));
    const missing = ids.flatMap((id) => waitingFiles(this.get(id))).filter((id) => !this.#keptFiles.has(id));
    const needless = [...this.#keptFiles].filter((id) => !wanted.has(id));
    return [
      ...missing.map((id): Keep => ({ kind: 'file', id, value: this.file(id) })),
      ...needless.map((id): Keep => ({ kind: 'file', id })),
    ];
  }

  /** One step after the other with the store. A step for somebody who has gone is left out. Never rejects. */
  #next(step: (owner: string) => Promise<void>): Promise<void> {
    const owner = this.#owner;
    const run = async (): Promise<void> => {
      if (owner === undefined || owner !== this.#owner || !this.#mayKeep) return;
      await step(owner).catch(() => (this.#refused = true));
    };
    return (this.#io = this.#io.then(run));
  }
}

const filesLost = { kind: 'invalid', fields: { attachments: 'lost' }, retryAfterMs: undefined } as const;

/** Ids of an entry's files that are still to be sent. */
function waitingFiles(entry: OutboxEntry | undefined): readonly Id[] {
  return entry?.files.flatMap((file) => (file.uploaded ? [] : [file.id])) ?? [];
}
