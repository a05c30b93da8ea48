import type { Id, Page, Post, Query } from '@kith/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Read, ReadController } from '@kith/ui';

/** Operations that answer with posts, a slice at a time and both ways. */
export type ListName = 'posts.list' | 'posts.replies';

/** Onward, or back towards the beginning. */
export type Way = 'after' | 'before';

/** Where what is new goes among what is there; `undefined`: not yet, the list does not reach there. */
export type PlaceNew = (post: Post, ids: readonly Id[]) => number | undefined;

interface StreamHost extends ReactiveControllerHost {
  updateQuietly(): void;
}

interface Further<N extends ListName> {
  readonly query: Query<N>;
  readonly release: () => void;
}

/**
 * The posts of a list in the order in which they came: the first slice, as many as were asked for before and after it,
 * and what was told since. What is there keeps its place, whatever a later answer says of the order.
 */
export class Stream<N extends ListName> implements ReactiveController {
  readonly #host: StreamHost;
  readonly #base: ReadController<N>;
  #read: Read<N> | undefined;
  #anew = true;
  #answer: Page<Post> | undefined;
  #ids: readonly Id[] = [];
  #fresh: readonly Id[] = [];
  /** What is new does not reach back to what is there. */
  #gap = false;
  #ends: { readonly [W in Way]?: string | undefined } = {};
  readonly #further = new Map<Way, Further<N>>();
  #stopEntities: (() => void) | undefined;
  #watched: Read<N>['community'] | undefined;
  #scheduled = false;

  constructor(host: StreamHost, base: ReadController<N>) {
    this.#host = host;
    this.#base = base;
    host.addController(this);
  }

  /** As they stand now. */
  get posts(): readonly Post[] {
    const entities = this.#base.read?.community.entities;
    return entities ? this.#ids.map((id) => entities.view('post', id)).filter((post) => post !== undefined) : [];
  }

  /** How many came since and wait to be asked for. */
  get fresh(): readonly Post[] {
    const entities = this.#base.read?.community.entities;
    const posts = this.#fresh.map((id) => entities?.view('post', id));
    return posts.filter((post): post is Post => post !== undefined && !post.deletedAt);
  }

  /** Whether these posts are for another question than the one under way. */
  get stale(): boolean {
    return this.#ids.length > 0 && this.#base.state.status === 'pending';
  }

  /** Whether there is more to ask for. */
  has(way: Way): boolean {
    return this.#ends[way] !== undefined;
  }

  /** How asking for more goes: `undefined` where nothing is under way. */
  going(way: Way): 'loading' | 'failed' | undefined {
    const state = this.#further.get(way)?.query.state;
    return state && (state.status === 'failed' ? 'failed' : 'loading');
  }

  /** Asks for more; again where that failed. */
  more(way: Way): void {
    const [read, cursor] = [this.#read, this.#ends[way]];
    const under = this.#further.get(way);
    if (under) return void (under.query.state.status === 'failed' && under.query.refetch());
    if (!read || cursor === undefined || this.#anew) return;
    const query = read.community.read(read.name, { ...read.input, around: undefined, page: undefined, [way]: cursor });
    const release = query.subscribe(() => this.#take(way));
    this.#further.set(way, { query, release });
    this.#take(way); // it may have been asked for a moment ago
    this.#host.requestUpdate();
  }

  /** Takes in what is told to be new, at once or as what waits. */
  arrive(post: Post, place: PlaceNew | undefined): void {
    if (this.#anew || this.#ids.includes(post.id) || this.#fresh.includes(post.id)) return;
    const at = this.#ends.before === undefined || !place ? place?.(post, this.#ids) : undefined;
    if (place && at !== undefined) this.#ids = [...this.#ids.slice(0, at), post.id, ...this.#ids.slice(at)];
    else this.#fresh = [post.id, ...this.#fresh];
    this.#schedule();
  }

  /** Shows what waits. Whether it could: where the list begins further down, it has to be read from its beginning. */
  show(): boolean {
    if (this.#ends.before !== undefined) return false;
    this.#ids = this.#gap ? this.#fresh : [...this.#fresh, ...this.#ids];
    if (this.#gap) this.#ends = { after: this.#answer?.next };
    this.#fresh = [];
    this.#gap = false;
    this.#host.requestUpdate();
    return true;
  }

  /** Takes posts out that are not for this list any more. */
  leave(gone: ReadonlySet<Id>): void {
    this.#ids = this.#ids.filter((id) => !gone.has(id));
    this.#schedule();
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    const { read, state } = this.#base;
    if (read !== this.#read) this.#begin(read);
    if (state.status === 'pending') this.#anew = true;
    const page: Page<Post> | undefined = state.status === 'pending' ? undefined : state.data;
    if (!page || page === this.#answer) return;
    const [before, now] = [this.#answer?.items.map(({ id }) => id), page.items.map(({ id }) => id)];
    this.#answer = page;
    if (this.#anew) {
      this.#drop();
      this.#anew = false;
      this.#ids = arriving(page.items);
      this.#fresh = [];
      this.#gap = false;
      this.#ends = { after: page.next, before: page.previous };
    } else if (now.length !== before?.length || now.some((id, at) => id !== before[at])) this.#merge(page);
  }

  hostDisconnected(): void {
    this.#drop();
    this.#stopEntities?.();
    this.#stopEntities = this.#watched = undefined;
    this.#read = undefined;
  }

  #begin(read: Read<N> | undefined): void {
    const same = read && this.#read && read.community === this.#read.community;
    this.#read = read;
    this.#anew = true;
    this.#answer = undefined;
    this.#drop();
    if (!same && this.#watched !== read?.community) {
      this.#stopEntities?.();
      this.#watched = read?.community;
      this.#stopEntities = read?.community.entities.subscribe((changed) => {
        for (const key of changed) if (key.startsWith('post:')) return this.#schedule();
      });
    }
  }

  #take(way: Way): void {
    const further = this.#further.get(way);
    const state = further?.query.state;
    if (state?.status !== 'ready' || state.refreshing) return this.#schedule();
    this.#further.delete(way);
    further?.release();
    const page: Page<Post> = state.data;
    const known = new Set(this.#ids);
    const ids = arriving(page.items).filter((id) => !known.has(id));
    this.#ids = way === 'after' ? [...this.#ids, ...ids] : [...ids, ...this.#ids];
    this.#fresh = this.#fresh.filter((id) => !ids.includes(id));
    // A backend that gives the same place again would be asked for ever.
    const next = way === 'after' ? page.next : page.previous;
    this.#ends = { ...this.#ends, [way]: next === this.#ends[way] ? undefined : next };
    this.#schedule();
  }

  /** The first slice was read again: what is new in it waits, what is gone from it goes. */
  #merge({ items, next }: Page<Post>): void {
    const answer = arriving(items);
    const [known, told] = [new Set(this.#ids), new Set(items.map(({ id }) => id))];
    const first = answer.findIndex((id) => known.has(id));
    const waiting = new Set(this.#fresh);
    if (first < 0) {
      if (!this.#ids.length) [this.#ids, this.#ends] = [answer, { after: next }];
      else if (answer.length) [this.#fresh, this.#gap] = [answer, true];
      else this.#ids = this.#fresh = [];
      return;
    }
    const atHead = this.#ends.before === undefined && answer[first] === this.#ids.find((id) => told.has(id));
    const head = atHead ? answer.slice(0, first).filter((id) => !waiting.has(id)) : [];
    const from = this.#ids.findIndex((id) => told.has(id));
    const to = this.#ids.findLastIndex((id) => told.has(id));
    const kept = this.#ids.filter((id, at) => told.has(id) || at < from || at > to);
    answer.forEach((id, at) => {
      if (known.has(id) || (atHead && at < first)) return;
      kept.splice(kept.indexOf(answer[at - 1] ?? '') + 1, 0, id);
    });
    this.#ids = kept;
    this.#fresh = [...head, ...this.#fresh.filter((id) => !kept.includes(id))];
    if (to === known.size - 1 && this.#ends.after === undefined) this.#ends = { ...this.#ends, after: next };
  }

  #drop(): void {
    for (const { release } of this.#further.values()) release();
    this.#further.clear();
  }

  /** Once for all that comes between two frames. */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    const run = (): void => {
      this.#scheduled = false;
      this.#host.updateQuietly();
    };
    if (document.hidden) setTimeout(run, 200);
    else requestAnimationFrame(run);
  }
}

/** What is deleted already, and has nothing that hangs on it, does not come in. */
function arriving(items: readonly Post[]): readonly Id[] {
  return items
    .filter(({ deletedAt, counts }) => !deletedAt || (counts?.comments ?? 0) + (counts?.replies ?? 0) > 0)
    .map(({ id }) => id);
}
