import type { KithComposer } from '@kith/compose';
import type { CreatePost, Input, ListPosts, Post, PostSort } from '@kith/core';
import {
  adopt,
  checkIcon,
  checkWords,
  field,
  followIcon,
  Lazy,
  messageIcon,
  Notices,
  requestSignIn,
  showInAddress,
  uiMessages,
  withParameters,
  wordsIn,
  type IconPath,
} from '@kith/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { ComposerRoom } from '../list/composer.js';
import { ListAround, type ListDesk } from '../list/list-around.js';
import { placeByAge, withOwn, type OwnPost } from '../list/own-posts.js';
import type { Rows } from '../list/post-list.js';
import { sortMenu } from '../list/sort-menu.js';
import type { PlaceNew } from '../list/stream.js';
import { postCard } from '../post/post.js';
import { kinds, lives, pagings, sorting, sorts, statuses, unknownTo, type FeedChoice } from './choice.js';
import type { KithFeed } from './feed.js';
import { feedStyles } from './feed.styles.js';
import { fits, stands } from './filters.js';
import { Followed } from './followed.js';
import { Queue } from './queue.js';
import { ranked } from '../list/ranks.js';
import { decisions, reportsOf } from './reports.js';

/** From Lucide, as those of ui. */
const bookmarkIcon: IconPath = 'm19 21-7-4-7 4V5a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2v16z';
/** What an empty list shows above its words, where it is not the glass of a search. */
const pictures = {
  search: undefined,
  queue: checkIcon,
  following: followIcon,
  bookmarked: bookmarkIcon,
  posts: messageIcon,
} as const;

const pager = new Lazy(() => import('@kith/ui/pager'));

/** What stands around the posts of a feed: the order, what is new, the place to write, the way on. */
export class FeedAround extends ListAround<'posts.list'> {
  readonly #feed: KithFeed;
  readonly #room: ComposerRoom;
  readonly #queue: Queue;
  readonly #followed: Followed;
  #choice: FeedChoice = { page: 1 };
  #cursors: (string | undefined)[] = [];
  /** The first post that is new since the last visit, and the first that is not, as it was when the list came. */
  #since:
    { readonly read: unknown; readonly first?: string | undefined; readonly last?: string | undefined } | undefined;
  #checked = '';
  #toTop = false;

  constructor(desk: ListDesk<'posts.list'> & { readonly feed: KithFeed }) {
    super(desk);
    const { feed } = desk;
    this.#feed = feed;
    adopt(feed.renderRoot, field, feedStyles);
    this.#room = new ComposerRoom(feed, desk.context, () =>
      feed.compose && !this.#isQueue
        ? { topic: feed.narrowed.topic, kinds: wordsIn(feed.kind, kinds).join(' ') || undefined }
        : undefined,
    );
    this.#queue = new Queue(
      feed,
      (post) => stands(post, this.#status),
      (gone) => this.stream.leave(gone),
    );
    this.#followed = new Followed(feed, desk.context, () => feed.narrowed);
    this.#readAddress();
    this.begin();
  }

  get choice(): FeedChoice {
    return this.#choice;
  }

  /** Which page to ask for, where pages have numbers. */
  page(): ListPosts | undefined {
    const { page } = this.#choice;
    if (this.#feed.paging !== 'pages' || page < 2) return undefined;
    const after = this.#cursors[page];
    return this.#feed.support?.inputs.page ? { page } : after === undefined ? undefined : { after };
  }

  rows(posts: readonly Post[]): Rows {
    const feed = this.#feed;
    const since = this.#sinceOf(posts);
    const { keys, row } = feed.rows(posts);
    return {
      keys,
      row: (at) => {
        const plain = row(at);
        if (!plain) return undefined;
        const { post } = plain;
        const decided = this.#queue.decided(post);
        const after =
          this.#isQueue && html`${reportsOf(post, feed.posts)}${decisions(post, feed.posts, this.words, decided)}`;
        const line =
          post.id === since?.first ? 'since-last-visit' : post.id === since?.last ? 'before-that' : undefined;
        const above = line && html`<div class="since" part="since">${this.words(line)}</div>`;
        return {
          ...plain,
          follows: [...plain.follows, this.#isQueue, decided],
          options: { ...plain.options, ...(after && { after }) },
          above: above ?? nothing,
        };
      },
    };
  }

  tools(): TemplateResult {
    const feed = this.#feed;
    // Where the address narrows it, nothing else on the page says so.
    const name = feed.heading || feed.syncUrl === undefined ? undefined : this.#followed.name;
    return html`${name ? html`<p class="narrowed" part="narrowed"><bdi dir="auto">${name}</bdi></p>` : nothing}
    ${this.#followed.button(this.words)} ${this.#markAll()} ${this.#sortMenu()}
    ${feed.order && feed.support && !sorting(feed.support, feed.order) ? html`<p class="calm ranked">${this.words('ranked-here')}</p>` : nothing}`;
  }

  composer(): unknown {
    return this.#room.render('write-post');
  }

  /** What stands between the controls and the posts. */
  above(): unknown {
    const { alone } = this.linked;
    const linked =
      alone === undefined
        ? nothing
        : alone === null
          ? html`<p class="calm" role="status">${this.words('linked-missing')}</p>`
          : html`<section class="alone" aria-label=${this.words('linked-elsewhere')}>
              ${postCard(alone, this.#feed.posts, { level: this.#feed.heading ? 3 : 2, linked: true, marked: true })}
            </section>`;
    const offline = navigator.onLine ? nothing : html`<p class="calm" role="status">${this.words('offline')}</p>`;
    return html`${offline}${linked}${this.#pill()}${this.#feed.paging === 'pages' ? nothing : this.further('before')}`;
  }

  below(): unknown {
    return this.#feed.paging === 'pages' ? this.#pages() : this.further('after');
  }

  after(): unknown {
    return this.announcer.region();
  }

  none(): unknown {
    const feed = this.#feed;
    const { context } = this.desk;
    const notices = new Notices(feed, context);
    const { following, bookmarked, search } = feed.narrowed;
    const guest = context.community()?.viewer?.key === null;
    if (guest && (following || bookmarked || this.#isQueue))
      return notices.empty(
        following ? this.words('sign-in-to-see') : context.text(uiMessages, 'error-unauthenticated'),
        '',
        {
          label: context.text(uiMessages, 'sign-in'),
          run: () => void requestSignIn(feed, context.settings()),
        },
      );
    const why = search
      ? 'search'
      : this.#isQueue
        ? 'queue'
        : following
          ? 'following'
          : bookmarked
            ? 'bookmarked'
            : 'posts';
    const invites = why === 'posts' && this.#room.invites;
    const begin = { label: this.words('write-first'), run: () => void this.#room.open() };
    return html`<slot name="empty"
      >${notices.empty(
        this.words(`empty-${why}`),
        this.words(invites ? 'empty-posts-invitation' : `empty-${why}-hint`),
        invites ? begin : undefined,
        pictures[why],
      )}</slot
    >`;
  }

  override hostConnected(): void {
    super.hostConnected();
    window.addEventListener('popstate', this.#readAddress);
    window.addEventListener('online', this.#update);
    window.addEventListener('offline', this.#update);
  }

  override hostUpdate(): void {
    super.hostUpdate();
    this.#checkWords();
    if (this.#isQueue) this.#queue.look(this.stream.posts);
  }

  override hostUpdated(): void {
    super.hostUpdated();
    const { base, pace } = this.#feed;
    const { state } = base;
    if (state.status !== 'ready') return;
    const { page } = this.#choice;
    if (!state.data.items.length && page > 1 && !state.refreshing)
      this.#go(Math.max(1, Math.min(page - 1, Math.ceil((state.data.total ?? 0) / pace))));
    if (!this.#toTop) return;
    this.#toTop = false;
    const list = this.#feed.renderRoot.querySelector<HTMLElement>('.list');
    list?.focus({ preventScroll: true });
    list?.scrollIntoView({ block: 'start' });
  }

  override hostDisconnected(): void {
    super.hostDisconnected();
    window.removeEventListener('popstate', this.#readAddress);
    window.removeEventListener('online', this.#update);
    window.removeEventListener('offline', this.#update);
  }

  protected override arrange(posts: readonly Post[], own: readonly OwnPost[]): readonly Post[] {
    const { support, order, narrowed } = this.#feed;
    const rest = support && unknownTo(support, narrowed);
    let shown = rest && Object.keys(rest).length ? posts.filter((post) => fits(post, rest)) : posts;
    if (support && order && !sorting(support, order)) shown = ranked(shown, order);
    const mine = this.#choice.page > 1 ? [] : own;
    const pinned = shown.filter((post) => post.pinned);
    const others = shown.filter((post) => !post.pinned);
    if (order === 'newest') return [...pinned, ...withOwn(others, mine, order)];
    return [...pinned, ...mine.map(({ post }) => post), ...others];
  }

  protected override reopen(input: CreatePost): Promise<KithComposer | undefined> {
    return this.#room.reopen(input);
  }

  protected override belongs({ parent, subject, topic }: CreatePost): boolean {
    if (parent !== undefined || subject || this.#isQueue) return false;
    const { topic: here, author, bookmarked } = this.#feed.narrowed;
    const me = this.desk.context.community()?.viewer?.memberId;
    return (!here || here === topic) && (!author || author === me) && !bookmarked;
  }

  protected override get watched(): (Input<'posts.list'> & Input<'posts.get'>) | undefined {
    const { live, narrowed, support, base } = this.#feed;
    const unknown = support && Object.keys(unknownTo(support, narrowed)).length > 0;
    if (live === 'off' || narrowed.search || narrowed.bookmarked || unknown || base.state.status === 'pending')
      return undefined;
    return narrowed;
  }

  protected override takes(post: Post): boolean {
    return post.parentId == null && !post.subject && this.#choice.page === 1;
  }

  protected override get place(): PlaceNew | undefined {
    if (this.#feed.live !== 'insert') return undefined;
    return (post, ids) => {
      const entities = this.desk.context.community()?.entities;
      const view = (at: number): Post | undefined => entities?.view('post', ids[at] ?? '');
      if (this.#feed.order === 'newest') return placeByAge(post, ids.length, view, 'newest');
      const at = ids.findIndex((_, index) => !view(index)?.pinned);
      return at < 0 ? ids.length : at;
    };
  }

  protected override arrived(): void {
    const count = this.stream.fresh.length;
    const words = this.words('new-posts', { count: this.#feed.live === 'insert' ? (this.#inserted += 1) : count });
    this.announcer.say(words);
  }
  #inserted = 0;

  protected override get offset(): number {
    return this.#feed.paging === 'pages' ? (this.#choice.page - 1) * this.#feed.pace : 0;
  }

  protected override get scrolls(): boolean {
    return this.#feed.paging === 'scroll';
  }

  get #status(): NonNullable<ListPosts['status']> {
    return this.#feed.narrowed.status ?? [];
  }

  /** Whether this is where moderators decide. */
  get #isQueue(): boolean {
    return this.#status.includes('pending') || this.#status.includes('reported');
  }

  #sinceOf(
    posts: readonly Post[],
  ): { readonly first?: string | undefined; readonly last?: string | undefined } | undefined {
    const { base, order, narrowed } = this.#feed;
    const read = base.read;
    if (this.#since?.read !== read && base.state.status === 'ready') {
      const others = posts.filter(({ pinned }) => !pinned);
      const first = others.findIndex(({ unread }) => unread === false);
      const isNew = first > 0 && others.slice(0, first).every(({ unread }) => unread);
      const ordered = (order === 'newest' || order === 'active') && !narrowed.search && !this.#isQueue;
      this.#since = { read, ...(ordered && isNew && { first: others[0]?.id, last: others[first]?.id }) };
    }
    return this.#since;
  }

  #pill(): unknown {
    const mine = new Set(this.own.flatMap(({ post, entry }) => [post.id, entry.id]));
    const fresh = this.stream.fresh.filter(({ id, clientId }) => !mine.has(id) && !mine.has(clientId ?? id));
    if (!fresh.length || this.#feed.live === 'off') return nothing;
    return html`<div class="pill-room">
      <button class="button primary pill" part="pill" type="button" @click=${this.#showNew}>
        ${this.words('new-posts', { count: fresh.length })}
      </button>
    </div>`;
  }

  readonly #showNew = (): void => {
    const first = this.stream.fresh[0];
    if (!this.stream.show()) {
      // Where a permalink began further down, the list is read from its top.
      this.#feed.wanted = undefined;
      this.#feed.requestUpdate();
      this.#toTop = true;
    } else if (first) this.window.reach(first.clientId ?? first.id, true);
  };

  #sortMenu(): unknown {
    const { order, sorts: offer } = this.#feed;
    if (this.fewerThanTwo && this.#choice.page === 1) return nothing;
    return sortMenu(
      wordsIn(offer, sorts),
      order,
      (key) => this.words(key),
      (sort) => this.#sortBy(sort),
    );
  }

  #sortBy(sort: PostSort): void {
    this.#choice = { sort, page: 1 };
    this.#feed.wanted = undefined;
    this.#write('sort', sort);
    this.#feed.requestUpdate();
  }

  /** Says that all here has been read. */
  #markAll(): unknown {
    const community = this.desk.context.community();
    const { topic, ...others } = this.#feed.narrowed;
    const can = community?.viewer?.key != null && community.supports('posts.markRead');
    if (!can || Object.keys(others).length || !this.stream.posts.some(({ unread }) => unread)) return nothing;
    const run = (): void => void this.#markRead(topic);
    return html`<button class="button quiet" part="mark-read" type="button" @click=${run}>
      ${this.words('mark-all-read')}
    </button>`;
  }

  async #markRead(topic: string | undefined): Promise<void> {
    const community = this.desk.context.community();
    if (!community) return;
    const ids = this.stream.posts.filter(({ unread }) => unread).map(({ id }) => id);
    const patches = ids.map((id) => [id, community.entities.apply('post', id, () => ({ unread: false }))] as const);
    try {
      await community.write('posts.markRead', { ...(topic && { topic }), until: new Date().toISOString() });
      for (const id of ids) community.entities.confirm('post', { id, unread: false });
    } catch {
      // It shows again that they are unread.
    } finally {
      for (const [id, patch] of patches) community.entities.revert('post', id, patch);
    }
  }

  #pages(): unknown {
    const loaded = pager.for(this.#feed);
    const { base, support, pace, renderRoot } = this.#feed;
    const { state } = base;
    if (!loaded || state.status === 'pending' || !state.data) return nothing;
    const { page } = this.#choice;
    const { total, next } = state.data;
    loaded.adoptPager(renderRoot);
    const jumps = support?.inputs.page && total !== undefined;
    return loaded.pager({
      words: this.words,
      locale: this.desk.context.locale(),
      page,
      pages: jumps ? Math.ceil(total / pace) : undefined,
      more: jumps ? page * pace < total : next !== undefined,
      go: (to) => {
        if (!support?.inputs.page) this.#cursors[to] ??= next;
        this.#toTop = true;
        this.#go(to);
      },
    });
  }

  #go(page: number): void {
    this.#choice = { ...this.#choice, page };
    this.#feed.wanted = undefined;
    this.#write('page', page > 1 ? String(page) : undefined);
    this.#feed.requestUpdate();
  }

  #write(name: string, value: string | undefined): void {
    const { syncUrl } = this.#feed;
    if (syncUrl === undefined) return;
    const parameter = syncUrl ? `${syncUrl}-${name}` : name;
    const chosen = new URLSearchParams(value === undefined ? {} : { [parameter]: value });
    showInAddress(withParameters(location.search, new Set([parameter]), chosen), '', true);
  }

  readonly #readAddress = (): void => {
    const { syncUrl } = this.#feed;
    if (syncUrl === undefined) return;
    const found = new URLSearchParams(location.search);
    const get = (name: string): string | null => found.get(syncUrl ? `${syncUrl}-${name}` : name);
    const sort = sorts.find((one) => one === get('sort'));
    this.#choice = { ...(sort && { sort }), page: Math.max(1, Math.trunc(Number(get('page'))) || 1) };
    this.#feed.requestUpdate();
  };

  readonly #update = (): void => this.#feed.requestUpdate();

  #checkWords(): void {
    const { kind, status, sort, sorts: offer, paging, live } = this.#feed;
    const all = { kind, status, sort, sorts: offer, paging, live };
    const key = JSON.stringify(all);
    if (key === this.#checked) return;
    this.#checked = key;
    const allowed = { kind: kinds, status: statuses, sort: sorts, sorts, paging: pagings, live: lives };
    for (const name of Object.keys(allowed) as (keyof typeof allowed)[])
      if (all[name]) checkWords(this.#feed, name, all[name], allowed[name]);
  }
}
