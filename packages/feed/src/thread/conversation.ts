import type { Id, ListReplies, Post, ReplySort } from '@kith/core';
import { Lazy, type Read, type ReadController } from '@kith/ui';
import { html, nothing, type PropertyDeclarations } from 'lit';
import { firstListMessages } from '../list/messages/first.js';
import { listProperties, PostList, type Row, type Rows } from '../list/post-list.js';
import { branches, keyOf, type Branch } from './branches.js';
import { conversationStyles } from './conversation.styles.js';
import { replySorts } from './sorts.js';
import type { ThreadAround } from './thread-around.js';

const threadAround = new Lazy(() => import('./thread-around.js'));

/** From which width on, in em, how many levels have room. */
const room: readonly (readonly [em: number, levels: number])[] = [
  [48, 8],
  [30, 6],
  [0, 4],
];
/** As many as are asked for where the host does not say. */
const mostLevels = 8;

export const conversationProperties: PropertyDeclarations = {
  ...listProperties,
  depth: { type: Number },
  sort: {},
  sorts: {},
  paging: {},
  compose: {},
  branch: { state: true },
  collapsed: { state: true },
};

/** What answers to something, nested: a discussion, or the comments under a page. */
export abstract class Conversation extends PostList<'posts.replies', ThreadAround> {
  static override styles = conversationStyles;
  static override properties: PropertyDeclarations = conversationProperties;

  /** How many levels of answers are shown before "continue this thread", at least 1; by default as many as there is room for. */
  depth: number | undefined;
  /** The order at first: oldest, newest or top. */
  sort: string | undefined;
  /** The orders that the reader can choose from; one name takes the menu away. */
  sorts = replySorts.join(' ');
  /** How further answers come: `more` by a button, `scroll` by reaching the end. */
  paging = 'more';
  /** Where one writes: `top`, `bottom`, or `off` for nowhere. */
  compose: string | undefined;
  /** The post below which is shown, where it is a part of the whole. */
  branch: Id | undefined;
  protected collapsed: ReadonlySet<string> = new Set();

  /** Reads the post that begins the discussion, where there is one. */
  readonly root: ReadController<'posts.get'> | undefined;
  /** What begins the discussion, where there is such a post. */
  abstract get opening(): Post | undefined;
  /** What travels with the first comment under a page. */
  get page(): { readonly subjectTitle?: string | undefined; readonly subjectUrl?: string | undefined } {
    return {};
  }
  /** What is asked for, without the order and the slice. */
  abstract get whole(): Pick<ListReplies, 'id' | 'subject' | 'site'> | undefined;
  protected abstract readonly ownSort: ReplySort;
  /** Where one writes, where the host does not say. */
  protected abstract readonly ownCompose: 'top' | 'bottom';

  /** The order that holds: the chosen one, else the host's. */
  get order(): ReplySort {
    return this.around?.choice ?? replySorts.find((one) => one === this.sort) ?? this.ownSort;
  }

  /** What the host says of it: at least the direct answers are shown. */
  get #chosen(): number | undefined {
    const { depth } = this;
    return depth == null || Number.isNaN(depth) ? undefined : Math.max(1, Math.trunc(depth));
  }

  /** How many levels are shown. */
  get levels(): number {
    return this.#chosen ?? (this.#levels ??= this.#measured());
  }
  #levels: number | undefined;

  /** Looks anew for how many levels there is room; not while somebody writes in one of them. */
  measure(): void {
    if (this.shadowRoot?.activeElement?.localName === 'kith-composer') return;
    const levels = this.#measured();
    if (levels === this.#levels) return;
    this.#levels = levels;
    this.requestUpdate();
  }

  #measured(): number {
    const em = this.clientWidth / (parseFloat(getComputedStyle(this).fontSize) || 16);
    return room.find(([width]) => em >= width)?.[1] ?? mostLevels;
  }

  get composes(): 'top' | 'bottom' | 'off' {
    const { compose } = this;
    return compose === 'top' || compose === 'bottom' || compose === 'off' ? compose : this.ownCompose;
  }

  /** What stands in the list, in reading order; the same as long as nothing of it changes. */
  tree(posts: readonly Post[]): readonly Branch[] {
    const { opening, branch, collapsed, levels } = this;
    const made = [collapsed, levels, opening, branch, posts.length, ...posts];
    const before = this.#grown.made;
    if (made.length !== before.length || made.some((one, at) => one !== before[at]))
      this.#grown = { made, tree: this.#grow(posts) };
    return this.#grown.tree;
  }
  #grown: { readonly made: readonly unknown[]; readonly tree: readonly Branch[] } = { made: [], tree: [] };

  #grow(posts: readonly Post[]): readonly Branch[] {
    const { opening, branch } = this;
    const depths = posts.map(({ depth }) => depth).filter((depth) => typeof depth === 'number');
    const root = branch === undefined ? opening : this.connection.community?.entities.view('post', branch);
    const base =
      typeof root?.depth === 'number'
        ? root.depth + 1
        : depths.reduce((least, depth) => Math.min(least, depth), Infinity);
    return branches(posts, {
      collapsed: this.collapsed,
      levels: this.levels,
      base: Number.isFinite(base) ? base : 0,
      first: branch === undefined ? opening?.acceptedAnswerId : undefined,
    });
  }

  override rows(posts: readonly Post[]): Rows {
    const tree = this.tree(posts);
    return {
      keys: tree.map(({ post }) => keyOf(post)),
      row: (at) => {
        const branch = tree[at];
        return branch && this.#row(branch);
      },
    };
  }

  /** Shows or hides what answers to a post. */
  toggle(post: Post): void {
    const collapsed = new Set(this.collapsed);
    if (!collapsed.delete(keyOf(post))) collapsed.add(keyOf(post));
    this.collapsed = collapsed;
  }

  /** Shows what answers to a post by itself, or the whole again. */
  goTo(branch: Id | undefined): void {
    this.branch = branch;
    this.wanted = undefined;
  }

  protected override pick(): Read<'posts.replies'> | undefined {
    const { community } = this.connection;
    const { whole, branch, wanted } = this;
    const support = community?.supports('posts.replies');
    if (!community || !support || !whole) return undefined;
    const { inputs } = support;
    const first = this.pageSize && this.pageSize > 0 ? Math.trunc(this.pageSize) : 50;
    const { order } = this;
    const depth = this.#chosen ?? mostLevels;
    return {
      community,
      name: 'posts.replies',
      input: {
        ...(branch === undefined ? whole : { id: branch }),
        ...(inputs.sort && (inputs.sort === true || inputs.sort.includes(order)) && { sort: order }),
        ...(inputs.depth && { depth }),
        ...(inputs.first && { first }),
        ...(wanted !== undefined && wanted !== whole.id && branch === undefined && inputs.around && { around: wanted }),
      },
    };
  }

  protected override async load(): Promise<ThreadAround> {
    const { ThreadAround } = await threadAround.load();
    return new ThreadAround({ element: this, context: this.context, thread: this });
  }

  protected override none(): unknown {
    return this.around?.none() ?? nothing;
  }

  protected override get needsAround(): boolean {
    return false;
  }

  /** The replies, and what stands above and below them. */
  protected conversation(list: unknown, count: unknown): unknown {
    const { around } = this;
    return html`<div class="head">
        ${count}
        <div class="tools" part="tools">${around?.tools()}</div>
      </div>
      <slot name="header"></slot>
      ${this.composes === 'top' ? this.#composer() : nothing} ${around?.above()} ${list} ${around?.below()}
      ${this.composes === 'bottom' ? this.#composer() : nothing}
      <slot name="footer"></slot>
      ${around?.after()}`;
  }

  #composer(): unknown {
    // Room before it is known whether there is anything to write to: then nothing moves in the usual case.
    const { community } = this.connection;
    if (community && !community.supports('posts.create')) return nothing;
    return html`<div class="compose">${this.around?.composer()}</div>`;
  }

  /** Level of the first heading that a post is: under the page's own, or under this element's. */
  get topLevel(): number {
    return this.heading ? 3 : 2;
  }

  #row({ post, level, rank, replies, collapsed, beyond }: Branch): Row {
    const above = this.opening || this.branch !== undefined ? 1 : 0;
    const heading = this.topLevel + above + (this.opening && this.branch !== undefined ? 1 : 0) + rank;
    const accepted = this.opening?.acceptedAnswerId === post.id && this.branch === undefined;
    return {
      post,
      classes: `level level-${Math.min(level, 12)}`,
      follows: [heading, replies, collapsed, beyond, accepted, post.id === this.linked],
      options: {
        level: Math.min(6, heading),
        marked: post.id === this.linked,
        accepted,
        after: beyond ? this.#onward(post) : replies ? this.#toggler(post, replies, collapsed) : nothing,
      },
    };
  }

  #toggler(post: Post, count: number, collapsed: boolean): unknown {
    return html`<button
      class="text-button branch"
      part="branch"
      type="button"
      aria-expanded=${collapsed ? 'false' : 'true'}
      @click=${() => this.toggle(post)}
    >
      ${this.text(firstListMessages, collapsed ? 'show-replies' : 'hide-replies', { count })}
    </button>`;
  }

  #onward(post: Post): unknown {
    const go = (event: MouseEvent): void => {
      if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      this.goTo(post.id);
      this.around?.focusTop();
    };
    return html`<a class="branch" part="continue" href=${this.posts.href(post) ?? '#'} @click=${go}>
      ${this.text(firstListMessages, 'continue-thread')}
    </a>`;
  }
}
