import type { KithComposer } from '@kith/compose';
import type { Author, CreatePost, Input, Post, ReplySort } from '@kith/core';
import type { Live } from '@kith/core/live';
import { textOf } from '@kith/people';
import { adopt, checkWords, field, followIcon, followingIcon, icon, messageIcon, Notices } from '@kith/ui';
import { html, nothing } from 'lit';
import { ComposerRoom, type ComposerPlace } from '../list/composer.js';
import { askAgain, ListAround, type ListDesk } from '../list/list-around.js';
import { placeByAge, withOwn, type OwnPost } from '../list/own-posts.js';
import type { Rows } from '../list/post-list.js';
import { sortMenu } from '../list/sort-menu.js';
import type { PlaceNew } from '../list/stream.js';
import { postCard } from '../post/post.js';
import type { Conversation } from './conversation.js';
import { replySorts } from './sorts.js';
import { ReadMark } from './read-mark.js';
import { threadStyles } from './thread.styles.js';

/** What stands around the answers of a discussion: the order, the place to write, who is writing, the way on. */
export class ThreadAround extends ListAround<'posts.replies'> {
  readonly #thread: Conversation;
  readonly #room: ComposerRoom;
  readonly #mark: ReadMark;
  readonly #resize: ResizeObserver;
  choice: ReplySort | undefined;
  #typing: readonly Author[] = [];
  #news = 0;
  #checked = '';
  /** A linked post for which its branch was opened. */
  #opened: string | undefined;

  constructor(desk: ListDesk<'posts.replies'> & { readonly thread: Conversation }) {
    super(desk);
    const { thread, context } = desk;
    this.#thread = thread;
    adopt(thread.renderRoot, field, threadStyles);
    this.#room = new ComposerRoom(thread, context, () => this.#place);
    this.#mark = new ReadMark(thread, context, () => ({ opening: thread.opening, posts: this.stream.posts }));
    this.#resize = new ResizeObserver(() => setTimeout(() => thread.isConnected && thread.measure()));
    this.begin();
  }

  rows(posts: readonly Post[]): Rows {
    const { keys, row } = this.#thread.rows(posts);
    const since = this.#mark.since(this.#thread.order === 'oldest' ? this.#thread.tree(posts) : []);
    return {
      keys,
      row: (at) => {
        const plain = row(at);
        if (!plain) return undefined;
        const above = html`<div class="since" part="since">${this.words('since-last-visit')}</div>`;
        return {
          ...plain,
          above: plain.post.id === since ? above : nothing,
        };
      },
    };
  }

  tools(): unknown {
    return html`${this.#follow()} ${this.#sortMenu()}`;
  }

  composer(): unknown {
    const { opening } = this.#thread;
    const [isQuestion, under] = [opening?.kind === 'question', this.#thread.whole?.subject];
    return this.#room.render(under !== undefined ? 'write-comment' : isQuestion ? 'write-answer' : 'write-reply');
  }

  /** What stands between the controls and the answers. */
  above(): unknown {
    const { opening, branch, posts } = this.#thread;
    const community = this.desk.context.community();
    const root = branch === undefined ? undefined : community?.entities.view('post', branch);
    const state = opening?.archived ? 'is-archived' : opening?.locked ? 'is-locked' : undefined;
    const { alone } = this.linked;
    return html`${navigator.onLine ? nothing : html`<p class="calm" role="status">${this.words('offline')}</p>`}
    ${state ? html`<p class="calm closed-note" part="note">${this.words(state)}</p>` : nothing}
    ${alone === null ? html`<p class="calm" role="status">${this.words('linked-missing')}</p>` : nothing}
    ${
      branch === undefined
        ? nothing
        : html`<div class="part" part="part">
              <p class="calm">${this.words('branch')}</p>
              <button class="button" part="whole" type="button" @click=${this.#showWhole}>
                ${this.words('whole-thread')}
              </button>
            </div>
            ${root ? html`<div class="opening-post">${postCard(root, posts, { level: this.#thread.topLevel + (opening ? 1 : 0) })}</div>` : nothing}`
    }
    ${this.#pill()}${this.further('before')}`;
  }

  below(): unknown {
    return html`${this.further('after')}${this.#writers()}`;
  }

  after(): unknown {
    return this.announcer.region();
  }

  none(): unknown {
    const notices = new Notices(this.#thread, this.desk.context);
    const why = this.#thread.whole?.subject === undefined ? 'replies' : 'comments';
    const { refused } = this.#room;
    // Nobody is asked for what cannot be written.
    const hint = refused === undefined || refused === 'unauthenticated' ? this.words(`empty-${why}-hint`) : '';
    return html`<slot name="empty">${notices.empty(this.words(`empty-${why}`), hint, undefined, messageIcon)}</slot>`;
  }

  /** What is said where there is no such discussion any more. */
  missing(): unknown {
    return html`<p class="calm" role="status">${this.words('thread-missing')}</p>`;
  }

  /** Goes to the beginning of the list, with the focus. */
  focusTop(): void {
    void this.#thread.updateComplete.then(() => {
      const part = this.#thread.renderRoot.querySelector<HTMLElement>('.part button, .list');
      part?.focus({ preventScroll: true });
      part?.scrollIntoView({ block: 'nearest' });
    });
  }

  override hostConnected(): void {
    super.hostConnected();
    this.#resize.observe(this.#thread);
    window.addEventListener('online', this.#update);
    window.addEventListener('offline', this.#update);
  }

  override hostUpdate(): void {
    super.hostUpdate();
    this.#checkWords();
    this.#openBranch();
  }

  override hostDisconnected(): void {
    super.hostDisconnected();
    this.#resize.disconnect();
    this.#typing = [];
    window.removeEventListener('online', this.#update);
    window.removeEventListener('offline', this.#update);
  }

  protected override arrange(posts: readonly Post[], own: readonly OwnPost[]): readonly Post[] {
    const { order } = this.#thread;
    return order === 'top' ? [...own.map(({ post }) => post), ...posts] : withOwn(posts, own, order);
  }

  protected override reopen(input: CreatePost): Promise<KithComposer | undefined> {
    return this.#room.reopen(input);
  }

  protected override belongs({ parent, subject }: CreatePost): boolean {
    const { whole, branch } = this.#thread;
    if (parent === undefined)
      return (
        branch === undefined &&
        subject?.key !== undefined &&
        subject.key === whole?.subject &&
        (subject.site ?? undefined) === (whole.site ?? undefined)
      );
    const entities = this.desk.context.community()?.entities;
    // Up from what it answers to: as far as is known here, which may be what waits itself.
    let id: string | null | undefined = parent;
    for (let steps = 0; id != null && steps < 10_000; steps += 1) {
      if (id === (branch ?? whole?.id) || this.#ids.has(id)) return true;
      const post: Post | undefined = entities?.view('post', id);
      if (post && this.#ids.has(post.id)) return true;
      id = post?.parentId;
    }
    return false;
  }

  get #ids(): ReadonlySet<string> {
    const { posts } = this.stream;
    if (posts !== this.#known.posts) this.#known = { posts, ids: new Set(posts.map(({ id }) => id)) };
    return this.#known.ids;
  }
  #known: { posts: readonly Post[]; ids: ReadonlySet<string> } = { posts: [], ids: new Set() };

  protected override get watched(): (Input<'posts.list'> & Input<'posts.get'>) | undefined {
    const { live, whole, base } = this.#thread;
    return live === 'off' || base.state.status === 'pending' ? undefined : whole;
  }

  protected override watch(live: Live, input: Input<'posts.list'> & Input<'posts.get'>): () => void {
    const stop = super.watch(live, input);
    const { id, subject, site } = input;
    const stopTyping = live.typing(id === undefined ? { subject, site } : { parent: id }, (authors) => {
      const { viewer } = this.desk.context.community() ?? {};
      this.#typing = authors.filter((author) => author.id == null || author.id !== viewer?.memberId);
      this.#thread.requestUpdate();
    });
    return () => {
      stop();
      stopTyping();
    };
  }

  protected override async again(): Promise<boolean> {
    const { root } = this.#thread;
    const read = await Promise.all([super.again(), root?.read ? askAgain(root) : true]);
    return read.every(Boolean);
  }

  protected override takes(post: Post): boolean {
    const { whole, branch } = this.#thread;
    if (post.id === whole?.id || post.id === branch) return false;
    return branch === undefined || post.parentId === branch || this.#ids.has(post.parentId ?? '');
  }

  protected override get place(): PlaceNew {
    return (post, ids) => {
      const { order, live } = this.#thread;
      const nested = post.parentId != null && ids.includes(post.parentId);
      if (!nested && (order === 'oldest' ? this.stream.has('after') : live !== 'insert')) return undefined;
      if (order === 'top') return nested ? ids.length : 0;
      const entities = this.desk.context.community()?.entities;
      return placeByAge(post, ids.length, (at) => entities?.view('post', ids[at] ?? ''), order);
    };
  }

  protected override arrived(): void {
    this.#news += 1;
    this.announcer.say(this.words('new-comments', { count: this.#news }));
  }

  protected override readonly offset = 0;

  protected override get scrolls(): boolean {
    return this.#thread.paging === 'scroll';
  }

  protected override readonly laterWords = 'more-comments';

  protected override readonly earlierWords = 'earlier-comments';

  /** Where one writes; `undefined` where nobody can. */
  get #place(): ComposerPlace | undefined {
    const { opening, whole, composes, branch } = this.#thread;
    if (composes === 'off' || branch !== undefined || opening?.locked || opening?.archived || !whole) return undefined;
    return whole.id === undefined
      ? { subject: whole.subject, site: whole.site, kind: 'comment', ...this.#thread.page }
      : { parent: whole.id, kind: 'comment' };
  }

  #pill(): unknown {
    const mine = new Set(this.own.flatMap(({ post, entry }) => [post.id, entry.id]));
    const count = this.stream.fresh.filter(({ id, clientId }) => !mine.has(id) && !mine.has(clientId ?? id)).length;
    if (!count || this.#thread.order === 'oldest') return nothing;
    const show = (): void => {
      const first = this.stream.fresh[0];
      if (this.stream.show() && first) this.window.reach(first.clientId ?? first.id, true);
      else this.#thread.goTo(undefined);
    };
    return html`<div class="pill-room">
      <button class="button primary pill" part="pill" type="button" @click=${show}>
        ${this.words('new-comments', { count })}
      </button>
    </div>`;
  }

  #writers(): unknown {
    const [first, second, ...more] = this.#typing.map(({ name, handle }) => textOf(name) ?? textOf(handle) ?? '');
    if (!first) return html`<p class="typing calm" part="typing"></p>`;
    const said = more.length
      ? this.words('typing-many')
      : second
        ? this.words('typing-two', { name: isolated(first), other: isolated(second) })
        : this.words('typing-one', { name: isolated(first) });
    return html`<p class="typing calm" part="typing">${said}</p>`;
  }

  #follow(): unknown {
    const { opening, posts } = this.#thread;
    const community = this.desk.context.community();
    const guest = community?.viewer?.key === null && posts.supports('posts.follow');
    if (!opening || !(posts.can(opening, 'follow') || guest)) return nothing;
    const { following } = opening;
    const press = (): void =>
      void posts.act((can) => {
        if (!can.invite(opening, 'follow'))
          can.submit(following ? 'posts.unfollow' : 'posts.follow', { id: opening.id });
      });
    return html`<button
      class="button"
      part="follow"
      type="button"
      aria-pressed=${following ? 'true' : 'false'}
      @click=${press}
    >
      ${icon(following ? followingIcon : followIcon)}${this.words(following ? 'following' : 'follow')}
    </button>`;
  }

  #sortMenu(): unknown {
    const { sorts, order } = this.#thread;
    if (this.fewerThanTwo) return nothing;
    const support = this.desk.context.community()?.supports('posts.replies')?.inputs.sort;
    const offered = replySorts.filter(
      (one) => sorts.split(/\s+/).includes(one) && (support === true || support?.includes(one)),
    );
    const choose = (sort: ReplySort): void => {
      this.choice = sort;
      this.#thread.wanted = undefined;
      this.#thread.requestUpdate();
    };
    return sortMenu(offered, order, (key) => this.words(key), choose);
  }

  readonly #showWhole = (): void => {
    this.#thread.linked = undefined;
    this.#thread.goTo(undefined);
    this.focusTop();
  };

  /** A link to what stands too deep for the whole opens the part that it stands in. */
  #openBranch(): void {
    const { alone } = this.linked;
    if (alone?.parentId == null || this.#opened === alone.id) return;
    const { whole, opening } = this.#thread;
    const here =
      whole?.id === undefined
        ? opening?.id === alone.threadId || alone.subject?.key === whole?.subject || !opening
        : alone.threadId === whole.id;
    if (!here) return;
    this.#opened = alone.id;
    if (alone.parentId !== whole?.id) this.#thread.goTo(alone.parentId);
  }

  readonly #update = (): void => this.#thread.requestUpdate();

  #checkWords(): void {
    const { sort, sorts, paging, compose, live } = this.#thread;
    const all = { sort, sorts, paging, compose, live };
    const key = JSON.stringify(all);
    if (key === this.#checked) return;
    this.#checked = key;
    const allowed = {
      sort: replySorts,
      sorts: replySorts,
      paging: ['more', 'scroll'],
      compose: ['top', 'bottom', 'off'],
      live: ['pill', 'insert', 'off'],
    };
    for (const name of Object.keys(allowed) as (keyof typeof allowed)[])
      if (all[name]) checkWords(this.#thread, name, all[name], allowed[name]);
  }
}

/** A name that turns no sentence around (Unicode isolates: the words may be announced, where no `<bdi>` can be). */
function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}
