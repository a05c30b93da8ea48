import type { KithComposer } from '@kith/compose';
import type { Community, CreatePost, Input, OperationName, Post, PostChange } from '@kith/core';
import type { LiveState } from '@kith/core/live';
import {
  adopt,
  afterPaint,
  button,
  iconStyles,
  Lazy,
  uiMessages,
  type ReadController,
  type WidgetContext,
} from '@kith/ui';
import { ScrollEnd } from '@kith/ui/scroll-end';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { aroundStyles } from './around.styles.js';
import { CalmAnnouncer } from './calm-announcer.js';
import { feedKeys } from './feed-keys.js';
import { keep, keyed } from './keyed-rows.js';
import { LinkedPost } from './linked-post.js';
import { listMessages, type ListWords } from './messages/messages.js';
import { ownPosts, type OwnPost } from './own-posts.js';
import type { Around, PostList, Rows } from './post-list.js';
import { PostWindow, type Run } from './post-window.js';
import { Stream, type ListName, type PlaceNew, type Way } from './stream.js';
import { withWritten } from './written.js';

const live = new Lazy(() => import('@kith/core/live'));

/** What a list lends to what stands around its posts. */
export interface ListDesk<N extends ListName> {
  readonly element: PostList<N, Around>;
  readonly context: WidgetContext;
}

/**
 * What every list of posts does once its first posts are on the screen: it goes on both ways, takes in what happens
 * elsewhere and what is written here, follows links to its posts, and keeps what is read in its place.
 */
export abstract class ListAround<N extends ListName> implements Around, ReactiveController {
  protected readonly desk: ListDesk<N>;
  protected readonly words: ListWords;
  protected readonly stream: Stream<N>;
  protected readonly window: PostWindow;
  protected readonly announcer: CalmAnnouncer;
  protected readonly linked: LinkedPost<N>;
  protected own: readonly OwnPost[] = [];
  /** How news come at present. */
  protected liveState: LiveState = 'off';
  #watch: { readonly key: string; readonly community: Community; stop: () => void } | undefined;
  #posts: readonly Post[] = [];
  #keys: readonly string[] = [];
  #end: ScrollEnd | undefined;
  #goesOn: string | undefined;

  constructor(desk: ListDesk<N>) {
    const { element, context } = desk;
    this.desk = desk;
    this.words = (key, values) => context.text(listMessages, key, values);
    this.stream = new Stream(element, element.base);
    this.window = new PostWindow(element);
    this.announcer = new CalmAnnouncer(element);
    this.linked = new LinkedPost(element, this.stream, this.window, context);
    adopt(element.renderRoot, button, iconStyles, aroundStyles);
  }

  /** Once all of it is made. */
  protected begin(): void {
    const { element } = this.desk;
    element.addController(this);
    // What waits to be sent is shown where there are no posts too.
    void element.posts.act((can) => void (can.reopen = (input) => this.reopen(input))).catch(() => {});
  }

  abstract rows(posts: readonly Post[]): Rows;
  /** Whether a new post of the viewer's own is for this list. */
  protected abstract belongs(input: CreatePost): boolean;
  /** Opens the list's own place to write where such a post is written there. */
  protected abstract reopen(input: CreatePost): Promise<KithComposer | undefined>;
  /** What to be told of; `undefined` for nothing. */
  protected abstract get watched(): (Input<'posts.list'> & Input<'posts.get'>) | undefined;
  /** Where news go at once; `undefined` where they wait until they are asked for. */
  protected abstract get place(): PlaceNew | undefined;
  /** Whether a post that is told to be new is for this list. */
  protected abstract takes(post: Post): boolean;

  /** All that is to be shown: those of the list, and those of the viewer's own that are not in it yet. */
  get posts(): readonly Post[] {
    return this.#posts;
  }

  #gather(): readonly Post[] {
    const posts = this.stream.posts;
    const known = new Set(posts.flatMap(({ id, clientId }) => [id, clientId]));
    return this.#withWritten(
      this.arrange(
        posts,
        this.own.filter(({ post, entry }) => !known.has(post.id) && !known.has(entry.id)),
      ),
    );
  }

  /** Where somebody writes stays, whatever a later answer says: as long as the list is of the same. */
  #withWritten(posts: readonly Post[]): readonly Post[] {
    const { element, context } = this.desk;
    const { actions } = element.posts;
    const about = JSON.stringify({ ...element.base.read?.input, sort: undefined, around: undefined });
    const isSame = about === this.#about;
    this.#about = about;
    if (!isSame || !actions?.writes) return posts;
    const entities = context.community()?.entities;
    return withWritten(posts, this.#posts, (post) =>
      actions.writesAt(post) ? entities?.view('post', post.id) : undefined,
    );
  }
  #about = '';

  /** Puts the viewer's own new posts where they belong; those that the list holds keep their places. */
  protected abstract arrange(posts: readonly Post[], own: readonly OwnPost[]): readonly Post[];

  /** Whether all that there is stands in no order: one, or none. */
  protected get fewerThanTwo(): boolean {
    const { state } = this.desk.element.base;
    const more = this.stream.has('after') || this.stream.has('before');
    return state.status === 'ready' && this.#posts.length < 2 && !more;
  }

  get stale(): boolean {
    return this.stream.stale;
  }

  runs(keys: readonly string[]): readonly Run[] {
    this.#keys = keys;
    return this.window.runs(keys);
  }

  readonly keep = keep;
  readonly keyed = keyed;

  readonly keydown = (event: KeyboardEvent): void => {
    feedKeys(event, { step: (row, by) => this.#step(row.dataset['key'] ?? '', by) });
  };

  hostConnected(): void {
    this.desk.element.requestUpdate();
  }

  hostUpdate(): void {
    const { element, context } = this.desk;
    const community = context.community();
    const entries = element.posts.outbox?.entries ?? [];
    this.own = community ? ownPosts(community, entries, (input) => this.belongs(input)) : [];
    this.#posts = this.#gather();
    this.#follow(community);
    this.window.remember();
  }

  hostUpdated(): void {
    const list = this.desk.element.renderRoot.querySelector<HTMLElement>('.list[role=feed]');
    this.#number(list);
    this.window.settle(list);
    this.linked.settle();
    this.#goOn();
    const scroll = this.desk.element.getAttribute('paging') === 'scroll' || this.scrolls;
    this.#end?.settle(scroll ? this.desk.element.renderRoot.querySelector('.later') : null);
  }

  hostDisconnected(): void {
    this.window.disconnect();
    this.#watch?.stop();
    this.#watch = undefined;
    this.#end?.settle(null);
  }

  /** Whether reaching the end asks for more. */
  protected abstract get scrolls(): boolean;

  /** The button for what comes before or after what is shown. */
  protected further(way: Way): TemplateResult | typeof nothing {
    const { base } = this.desk.element;
    if (!this.stream.has(way) || base.state.status !== 'ready') return nothing;
    if (way === 'after' && this.scrolls)
      this.#end ??= new ScrollEnd(() => {
        if (this.stream.going('after') === undefined) this.stream.more('after');
      });
    const going = this.stream.going(way);
    const label = going === 'failed' ? 'more-failed' : way === 'after' ? this.laterWords : this.earlierWords;
    return html`<button
      class="button more ${way === 'after' ? 'later' : 'earlier'}"
      part="more"
      type="button"
      aria-disabled=${going === 'loading' ? 'true' : 'false'}
      @click=${() => this.stream.more(way)}
    >
      ${going === 'loading' ? this.desk.context.text(uiMessages, 'loading') : this.words(label)}
    </button>`;
  }

  protected readonly laterWords: 'more-posts' | 'more-comments' = 'more-posts';

  protected readonly earlierWords: 'earlier-posts' | 'earlier-comments' = 'earlier-posts';

  /** Something happened to a post that is watched. */
  protected heard({ type, post }: PostChange): void {
    const me = this.desk.context.community()?.viewer?.memberId;
    const mine = me != null && post.author?.id === me;
    if (type !== 'created' || !this.takes(post)) return;
    if (
      mine &&
      this.own.some(({ post: one, entry }) => one.id === post.id || entry.input.body.text === post.body?.text)
    )
      return;
    this.stream.arrive(post, this.place);
    if (!mine) this.arrived(post);
  }

  /** Somebody else's post came. */
  protected abstract arrived(post: Post): void;

  #follow(community: Community | undefined): void {
    const input = community && this.watched;
    const key = input && JSON.stringify(input);
    if (this.#watch && (this.#watch.key !== key || this.#watch.community !== community)) {
      this.#watch.stop();
      this.#watch = undefined;
    }
    if (!community || !input || key === undefined || this.#watch) return;
    let over = false;
    const watch = { key, community, stop: (): void => void (over = true) };
    this.#watch = watch;
    const begin = async (): Promise<void> => {
      try {
        const { liveOf } = await live.load();
        if (!over) watch.stop = this.watch(liveOf(community), input);
      } catch {
        if (this.#watch === watch) this.#watch = undefined; // tried again with the next update
      }
    };
    afterPaint(() => void begin());
  }

  /** Begins to be told; gives what ends it. */
  protected watch(
    liveUpdates: ReturnType<typeof import('@kith/core/live').liveOf>,
    input: Input<'posts.list'> & Input<'posts.get'>,
  ): () => void {
    return liveUpdates.watch('posts.changes', input, {
      event: (change) => this.heard(change),
      gap: () => this.again(),
      state: (state) => {
        this.liveState = state;
        this.desk.element.requestUpdate();
      },
    });
  }

  /** Reads again what may have been missed. Resolves to whether an answer came. */
  protected again(): Promise<boolean> {
    return askAgain(this.desk.element.base);
  }

  /** Moves to the post before or after one; loads on where there is none yet. */
  #step(key: string, by: 1 | -1): boolean {
    const at = this.#keys.indexOf(key) + by;
    const next = this.#keys[at];
    if (next !== undefined) {
      this.window.reach(next, true);
      if (by === 1 && at >= this.#keys.length - 3 && this.scrolls) this.stream.more('after');
      return true;
    }
    const way = by === 1 ? 'after' : 'before';
    if (!this.stream.has(way)) return false;
    this.#goesOn = `${by} ${key}`;
    this.stream.more(way);
    return true;
  }

  /** The focus goes on to what was still to be loaded. */
  #goOn(): void {
    if (this.#goesOn === undefined) return;
    const [by = '', key = ''] = this.#goesOn.split(/ (.*)/s);
    const next = this.#keys[this.#keys.indexOf(key) + Number(by)];
    if (next === undefined) return;
    this.#goesOn = undefined;
    const { activeElement } = this.desk.element.shadowRoot ?? {};
    // Whoever went elsewhere meanwhile stays there.
    if (activeElement?.closest('[data-key]')?.getAttribute('data-key') === key) this.window.reach(next, true);
  }

  /** Says of each article where it stands: each new one moves all after it, which need not be drawn anew for that. */
  #number(list: HTMLElement | null): void {
    const { state } = this.desk.element.base;
    const total = state.status === 'pending' ? undefined : state.data?.total;
    const known = !this.stream.has('before') && (!this.stream.has('after') || total !== undefined);
    const size = known ? Math.max(total ?? 0, this.#keys.length) : -1;
    const places = new Map(this.#keys.map((key, at) => [key, this.offset + at + 1]));
    for (const row of list?.children ?? []) {
      const article = row.querySelector(':scope > article');
      const place = places.get(row.getAttribute('data-key') ?? '');
      if (!article || place === undefined) continue;
      set(article, 'aria-posinset', place);
      set(article, 'aria-setsize', size);
    }
  }

  /** How many posts come before the first one shown. */
  protected abstract get offset(): number;
}

/** Asks with a request that begins now. Resolves to whether an answer came. */
export async function askAgain<N extends OperationName>({ read }: ReadController<N>): Promise<boolean> {
  if (!read) return false;
  const { readAgain } = await live.load();
  return readAgain(read.community.read(read.name, read.input));
}

function set(element: Element, name: string, value: number): void {
  if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
}
