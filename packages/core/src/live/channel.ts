import { onlineManager } from '@tanstack/query-core';
import type { Community } from '../community.js';
import type { Sink } from '../gateway.js';
import type { Watches, WatchName } from '../model/operation.js';
import type { PageLife } from '../page-life.js';
import { longestWaitMs } from '../pace.js';
import { reached } from '../reached.js';
import { Changes } from './take-change.js';
import { takeEvent } from './take-event.js';

/**
 * `live`: told as it happens. `polling`: the backend cannot tell, so that it is asked now and then. `reconnecting`: it
 * could and does not at the moment; it is asked now and then meanwhile. `off`: not now, or not yet.
 */
export type LiveState = 'live' | 'polling' | 'reconnecting' | 'off';

/** One widget that wants to know. */
export interface Watcher<N extends WatchName = WatchName> {
  /** Something happened; what is old, late or a repeat is left out. Entities are up to date when it is called. */
  readonly event?: ((event: Watches[N]['event']) => void) | undefined;
  /**
   * Something may have been missed: read again, with a request that begins now (`readAgain`). A promise that rejects or
   * gives `false` counts as a failure, after which the next one comes later.
   */
  readonly gap?: (() => Promise<unknown> | void) | undefined;
  /** Called at once and after each change. */
  readonly state?: ((state: LiveState) => void) | undefined;
}

/** How often the backend is asked where it does not tell, and at most after failures; a quarter more or less by chance. */
const pollMs = 30_000;
const longestPollMs = 5 * 60_000;
/** How long a connection that is made again may take before what was missed is asked for without it, or it is begun anew. */
const graceMs = 5000;

/** One question to be told about, shared by all who ask it. */
export class Channel<N extends WatchName> {
  readonly #name: N;
  readonly #input: Watches[N]['input'];
  readonly #community: Community;
  readonly #page: PageLife;
  readonly #watchers = new Set<Watcher<N>>();
  readonly #changes: Changes;
  #state: LiveState = 'off';
  /** Ends what is open; `undefined` while nothing is. */
  #stop: (() => void) | undefined;
  /** Whether something may have been missed since it was open last. */
  #missed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Not before this moment is the backend asked again by itself, in milliseconds since 1970. */
  #pollAt = 0;
  #failures = 0;
  /** When the connection was begun, in milliseconds since 1970. */
  #begunAt = 0;
  /** It was refused to this session, which may be another one later. */
  #refused = false;

  constructor(name: N, input: Watches[N]['input'], community: Community, page: PageLife) {
    this.#name = name;
    this.#input = input;
    this.#community = community;
    this.#page = page;
    this.#changes = new Changes(community.entities);
  }

  get watched(): boolean {
    return this.#watchers.size > 0;
  }

  join(given: Watcher<N>): () => void {
    const watcher = { ...given }; // one of its own, though the same one watches twice
    this.#watchers.add(watcher);
    guarded(() => watcher.state?.(this.#state));
    // What it read until now may be from before it was told anything.
    if (this.#state === 'live') queueMicrotask(() => this.#watchers.has(watcher) && void this.#readFor([watcher]));
    return () => {
      this.#watchers.delete(watcher);
      if (!this.watched) this.end();
    };
  }

  /** Is told from now on, as well as can be; nothing changes where it is already. */
  begin(): void {
    if (this.#stop) return;
    const { gateway, pace } = this.#community;
    const stops: ((() => void) | undefined)[] = [() => clearTimeout(this.#timer)];
    let over = false;
    this.#stop = () => {
      over = true;
      for (const stop of stops) stop?.();
    };
    if (pace.waitMs) {
      const again = (): void => {
        this.#close();
        this.begin();
      };
      this.#timer = setTimeout(again, Math.min(pace.waitMs, longestWaitMs));
      return;
    }
    const alive =
      <A extends unknown[]>(run: (...given: A) => void) =>
      (...given: A): void => {
        if (!over) run(...given);
      };
    this.#begunAt = Date.now();
    this.#refused = false;
    this.#pollAt = this.#missed ? Date.now() + graceMs : this.#nextPoll();
    const sink: Sink<Watches[N]['event']> = {
      pace,
      next: alive((event) => this.#take(event)),
      ready: alive(() => this.#ready()),
      lost: alive((error) => {
        this.#refused = error?.kind === 'unauthenticated' || error?.kind === 'forbidden';
        this.#lost(error ? 'polling' : 'reconnecting');
      }),
    };
    const stop = gateway.watch?.(this.#name, this.#input, sink);
    stops.push(stop);
    if (!stop) this.#lost('polling');
    else if (this.#state !== 'live') this.#setAlarm();
  }

  /** Closes what is open. */
  end(): void {
    if (!this.#stop) return;
    this.#close();
    this.#missed = true;
    this.#failures = 0;
    this.#set('off');
  }

  /** The backend has answered somebody: a connection that waits for another try is made at once. */
  hasten(): void {
    if (!this.#stop || this.#state !== 'reconnecting' || Date.now() - this.#begunAt < graceMs) return;
    this.#close();
    this.begin();
  }

  /** The network is back: what was open is worth nothing, whatever it says. */
  renew(): void {
    if (!this.#stop) return;
    this.#close();
    this.#missed = true;
    if (this.#state === 'live') this.#set('reconnecting');
    this.begin();
  }

  /** The page can be seen again, or may ask again. */
  look(): void {
    if (this.#stop && this.#state !== 'live') this.#setAlarm();
  }

  #close(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  #ready(): void {
    clearTimeout(this.#timer);
    this.#failures = 0;
    this.#missed = false;
    this.#set('live');
    reached(this.#community);
    void this.#readFor(this.#watchers);
  }

  #lost(state: 'polling' | 'reconnecting'): void {
    if (this.#state === 'live') this.#pollAt = this.#nextPoll();
    else if (this.#missed && state === 'polling') this.#pollAt = 0;
    this.#set(state);
    this.#setAlarm();
  }

  #take(event: unknown): void {
    const known = this.#known(event);
    if (typeof known !== 'object' || known === null) return;
    for (const { event: tell } of this.#watchers) guarded(() => tell?.(known as Watches[N]['event']));
  }

  /** What is told of entities is held; nothing where it is no news. */
  #known(event: unknown): unknown {
    if (this.#name === 'posts.changes') return this.#changes.take(event);
    return this.#name === 'events.changes' ? takeEvent(event, this.#community.entities) : event;
  }

  #setAlarm(): void {
    clearTimeout(this.#timer);
    if (!this.#mayPoll()) return; // whoever changes that calls `look`
    const wait = Math.max(this.#pollAt - Date.now(), this.#community.pace.waitMs, 0);
    this.#timer = setTimeout(() => void this.#poll(), Math.min(wait, longestWaitMs));
  }

  async #poll(): Promise<void> {
    const stop = this.#stop;
    if (this.#community.pace.waitMs || !this.#mayPoll()) return this.#setAlarm();
    const read = await this.#readFor(this.#watchers);
    if (stop !== this.#stop || this.#state === 'live') return;
    this.#failures = read ? 0 : this.#failures + 1;
    this.#missed &&= !read;
    this.#pollAt = this.#nextPoll();
    if (read) reached(this.#community);
    if (stop !== this.#stop) return;
    if (read && this.#refused && Date.now() - this.#begunAt >= longestPollMs) {
      this.#close();
      this.begin();
    } else this.#setAlarm();
  }

  #mayPoll(): boolean {
    const wanted = [...this.#watchers].some(({ gap }) => gap);
    return wanted && this.#page.state === 'visible' && onlineManager.isOnline();
  }

  #nextPoll(): number {
    return Date.now() + Math.min(longestPollMs, pollMs * 2 ** this.#failures) * (0.75 + Math.random() / 2);
  }

  async #readFor(watchers: Iterable<Watcher<N>>): Promise<boolean> {
    const read = async ({ gap }: Watcher<N>): Promise<unknown> => gap?.();
    const answers = await Promise.allSettled([...watchers].map(read));
    return answers.every((answer) => answer.status === 'fulfilled' && answer.value !== false);
  }

  #set(state: LiveState): void {
    if (this.#state === state) return;
    this.#state = state;
    for (const { state: tell } of this.#watchers) guarded(() => tell?.(state));
  }
}

/** One that throws is its own affair: the others are told, and the page hears of it. */
function guarded(run: () => void): void {
  try {
    run();
  } catch (thrown) {
    queueMicrotask(() => {
      throw thrown;
    });
  }
}
