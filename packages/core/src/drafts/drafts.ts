import { limited } from '../attempt.js';
import type { Community } from '../community.js';
import type { Id } from '../model/operation.js';
import { oldMs, type DraftStore, type KeptDraft } from './store.js';

/** How long words wait for more before they are stored, in milliseconds. */
const settleMs = 200;
/** How long storage may take: some browsers never answer. */
const storageLimitMs = 3000;

const guest = 'guest';

/**
 * What is being written in one community, by place: at once in memory, so that an element that is made anew goes on where
 * the last one ended, and kept for the next visit where it is known who writes and that they agree to it.
 *
 * What a guest wrote becomes the account's that signs in. What an account wrote leaves storage when it signs out; while
 * the page stays and nobody else signs in, it waits in memory for that account alone.
 */
export class Drafts {
  readonly #community: Community;
  readonly #store: DraftStore | undefined;
  readonly #listeners = new Map<string, Set<() => void>>();
  readonly #aside = new Map<string, Map<string, KeptDraft>>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #held = new Map<string, KeptDraft>();
  /** Places that were emptied: what storage still has of them does not count. */
  #emptied = new Set<string>();
  #owner: string | undefined;
  #opened = false;
  #io: Promise<unknown> = Promise.resolve();

  /** @param store - Where drafts survive the page; nowhere without one. */
  constructor(community: Community, store: DraftStore | undefined) {
    this.#community = community;
    this.#store = store;
    community.subscribe(() => this.#meet());
    this.#meet();
  }

  /** What is known of a place at once. */
  get(place: string): KeptDraft | undefined {
    return this.#held.get(place);
  }

  /** As `get`, after looking into storage. Never rejects. */
  async read(place: string): Promise<KeptDraft | undefined> {
    const owner = this.#owner;
    if (this.#opened && owner !== undefined && !this.#held.has(place) && !this.#emptied.has(place)) {
      const kept = await this.#next((store) => store.read(owner, place));
      if (owner !== this.#owner) return this.read(place);
      if (kept && kept.at > Date.now() - oldMs && !this.#held.has(place) && !this.#emptied.has(place))
        this.#held.set(place, kept);
    }
    return this.get(place);
  }

  /** Changes what is written at a place; empties it without `content`. Others who show the place are not told. */
  put(place: string, content?: unknown, files: ReadonlyMap<Id, Blob> = new Map()): void {
    if (content === undefined) {
      if (!this.#held.delete(place) && this.#emptied.has(place)) return;
      this.#emptied.add(place);
    } else {
      this.#held.set(place, { at: Date.now(), content, files });
      this.#emptied.delete(place);
    }
    clearTimeout(this.#timers.get(place));
    this.#timers.set(
      place,
      setTimeout(() => this.#save(place), content === undefined ? 0 : settleMs),
    );
  }

  /** Gives words back to the place that they came from; whoever shows it is told. */
  give(place: string, content: unknown, files: ReadonlyMap<Id, Blob>): void {
    this.put(place, content, files);
    this.#tell(place);
  }

  /** Calls `listener` when what is written at a place changed elsewhere: given back, or another person's now. */
  subscribe(place: string, listener: () => void): () => void {
    const told = (): void => listener();
    const listeners = this.#listeners.get(place) ?? new Set();
    this.#listeners.set(place, listeners.add(told));
    return () => {
      listeners.delete(told);
      if (!listeners.size && this.#listeners.get(place) === listeners) this.#listeners.delete(place);
    };
  }

  /** Whether somebody shows the place. */
  isShown(place: string): boolean {
    return this.#listeners.has(place);
  }

  /** Stores now what waits to be: the page is about to go. */
  flush(): void {
    for (const place of [...this.#timers.keys()]) this.#save(place);
  }

  #save(place: string): void {
    clearTimeout(this.#timers.get(place));
    this.#timers.delete(place);
    const owner = this.#owner;
    if (!this.#opened || owner === undefined) return;
    const draft = this.#held.get(place);
    void this.#next((store) =>
      store.write(owner, place, draft).catch((thrown: unknown) => {
        if (!draft?.files.size) throw thrown;
        // Full for the files, or not for files at all, may not be full for the words.
        return store.write(owner, place, { ...draft, files: new Map() });
      }),
    );
  }

  /** Learns who writes, and whether anything may be kept. */
  #meet(): void {
    const { viewer, awaitsConsent } = this.#community;
    const owner = viewer && (viewer.key === null ? guest : `account ${viewer.key}`);
    const before = this.#owner;
    if (owner !== before) {
      this.#owner = owner;
      this.#opened = false;
      if (before === undefined || (before === guest && owner !== undefined)) {
        const returned = owner === undefined ? undefined : this.#aside.get(owner);
        this.#held = new Map([...(returned ?? []), ...this.#held]);
      } else {
        this.#aside.set(before, this.#held);
        this.#held = (owner === undefined ? undefined : this.#aside.get(owner)) ?? new Map<string, KeptDraft>();
        this.#emptied = new Set();
      }
      for (const other of this.#aside.keys())
        if (other === owner || (owner !== undefined && owner !== guest)) this.#aside.delete(other);
      for (const timer of this.#timers.values()) clearTimeout(timer);
      this.#timers.clear();
    }
    if (owner !== undefined && !awaitsConsent && !this.#opened && this.#store) {
      this.#opened = true;
      void this.#next((store) => store.open(owner, owner === guest ? undefined : guest));
      for (const place of [...this.#held.keys(), ...this.#emptied]) this.#save(place);
    } else if (owner === before) return;
    for (const place of [...this.#listeners.keys()]) this.#tell(place);
  }

  /** One step after the other with the store. Never rejects. */
  #next<T>(step: (store: DraftStore) => Promise<T>): Promise<T | undefined> {
    const store = this.#store;
    if (!store) return Promise.resolve(undefined);
    const done = this.#io.then(() => limited(() => step(store), storageLimitMs)).catch(() => undefined);
    this.#io = done;
    return done;
  }

  #tell(place: string): void {
    for (const listener of [...(this.#listeners.get(place) ?? [])]) listener();
  }
}
