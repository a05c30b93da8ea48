import { hashKey, onlineManager } from '@tanstack/query-core';
import { heed } from '../attempt.js';
import type { Community } from '../community.js';
import { toCommunityError } from '../errors.js';
import type { Input, Watches, WatchName } from '../model/operation.js';
import type { Author } from '../model/post.js';
import type { PageLife } from '../page-life.js';
import { onReached } from '../reached.js';
import { Channel, type Watcher } from './channel.js';
import { Writers } from './writers.js';

/** What live updates need of where they run. */
export interface LivePlatform {
  readonly page: PageLife;
}

/** At most so often is it told that the viewer is writing: half as long as others believe it. */
const tellEveryMs = 3000;
/** How long a tab that nobody sees stays connected: who looks something up elsewhere comes back to what is new. */
const hiddenMs = 5 * 60_000;

/**
 * What a backend tells as it happens: one connection for all who watch the same, from after consent until the page is
 * left. It belongs to one community; another account begins anew. It listens and waits only while somebody watches.
 */
export class Live {
  readonly #community: Community;
  readonly #page: PageLife;
  readonly #channels: { [N in WatchName]?: Map<string, Channel<N>> } = {};
  #attended: (() => void) | undefined;
  /** Whose connections these are. */
  #account: string | null = null;
  #hidden: ReturnType<typeof setTimeout> | undefined;
  #toldTyping = 0;
  /** Whether the page has been hidden for too long. */
  #asleep = false;

  constructor(community: Community, { page }: LivePlatform) {
    this.#community = community;
    this.#page = page;
  }

  /**
   * Tells what happens from now on. Where that is not known without a gap, `watcher.gap` asks to read again: after each
   * connection, and every half a minute where there is none.
   */
  watch<N extends WatchName>(name: N, input: Watches[N]['input'], watcher: Watcher<N>): () => void {
    const channels = this.#table(name);
    const key = hashKey([input]);
    const channel = channels.get(key) ?? new Channel(name, input, this.#community, this.#page);
    channels.set(key, channel);
    this.#attend();
    const leave = channel.join(watcher);
    this.#sync();
    return () => {
      leave();
      if (channel.watched) return;
      if (channels.get(key) === channel) channels.delete(key);
      this.#attend();
    };
  }

  /**
   * Tells who is writing at a place, each until the backend said that they have stopped.
   * @param listener - Called with all of them after each change.
   */
  typing(place: Watches['posts.typing']['input'], listener: (authors: readonly Author[]) => void): () => void {
    const writers = new Writers(listener);
    const stop = this.watch('posts.typing', place, {
      event: (event) => writers.add(event),
      state: (state) => state !== 'live' && writers.clear(),
    });
    return () => {
      stop();
      writers.end();
    };
  }

  /** Tells that the viewer is writing there, at most so often that others see it go on. Fails silently: it is a hint. */
  tellTyping(place: Input<'posts.typing'>): void {
    const { gateway, pace, awaitsConsent } = this.#community;
    const now = Date.now();
    if (awaitsConsent || pace.waitMs || !onlineManager.isOnline() || !gateway.supports('posts.typing')) return;
    if (now - this.#toldTyping < tellEveryMs) return;
    this.#toldTyping = now;
    gateway.run('posts.typing', place).catch((thrown: unknown) => heed(toCommunityError(thrown), pace));
  }

  #table<N extends WatchName>(name: N): Map<string, Channel<N>> {
    const tables: { [K in N]?: Map<string, Channel<K>> } = this.#channels;
    return (tables[name] ??= new Map<string, Channel<N>>());
  }

  #each(run: (channel: Pick<Channel<WatchName>, 'begin' | 'end' | 'renew' | 'hasten' | 'look'>) => void): void {
    for (const table of Object.values(this.#channels)) for (const channel of table.values()) run(channel);
  }

  /** Listens while there is a reason to; no more than that. */
  #attend(): void {
    const wanted = Object.values(this.#channels).some((table) => table.size);
    if (!wanted) {
      this.#attended?.();
      this.#attended = undefined;
    }
    if (!wanted || this.#attended) return;
    const stops = [
      this.#community.subscribe(() => this.#meet()),
      this.#page.subscribe(() => this.#turn()),
      onlineManager.subscribe((online) => online && this.#each((channel) => channel.renew())),
      onReached(this.#community, () => this.#each((channel) => channel.hasten())),
    ];
    this.#attended = () => {
      for (const stop of stops) stop();
      clearTimeout(this.#hidden);
    };
    this.#account = this.#viewer;
    this.#turn();
  }

  get #viewer(): string | null {
    return this.#community.viewer?.key ?? null;
  }

  /** What is open is another account's, which may see other things. */
  #meet(): void {
    if (this.#account !== this.#viewer) this.#each((channel) => channel.end());
    this.#account = this.#viewer;
    this.#sync();
  }

  #turn(): void {
    clearTimeout(this.#hidden);
    this.#asleep &&= this.#page.state !== 'visible';
    if (this.#page.state === 'hidden' && !this.#asleep)
      this.#hidden = setTimeout(() => {
        this.#asleep = true;
        this.#sync();
      }, hiddenMs);
    this.#sync();
  }

  #sync(): void {
    const { awaitsConsent, live } = this.#community;
    const wanted = live !== 'off' && !awaitsConsent && !this.#asleep && this.#page.state !== 'away';
    this.#each((channel) => {
      if (wanted) channel.begin();
      else channel.end();
      channel.look();
    });
  }
}
