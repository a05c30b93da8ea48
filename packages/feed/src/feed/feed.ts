import type { ListPosts, Post, PostSort } from '@kith/core';
import { Lazy, type Read } from '@kith/ui';
import { html, nothing, type PropertyDeclarations } from 'lit';
import { firstListMessages } from '../list/messages/first.js';
import { listProperties, PostList, type Rows } from '../list/post-list.js';
import { feedInput, narrowing, sorting, sorts, unknownTo, type ListSupport } from './choice.js';
import type { FeedAround } from './feed-around.js';

const feedAround = new Lazy(() => import('./feed-around.js'));
/** Only a feed whose host has pages for topics or tags, and that keeps to their addresses, reads them. */
const places = new Lazy(() => import('./place-in-address.js'));

/**
 * @summary A community's discussions: narrowed by topic, author, tag, kind or status, sorted, live, with a place to write.
 * @tag kith-feed
 *
 * @slot - Shown when the posts cannot be loaded and there is nothing else to show, and before the script runs.
 * @slot header - Above the posts, below the heading.
 * @slot empty - Instead of the sentence for a feed without posts.
 * @slot footer - Below the list.
 *
 * @event {KithPostOpenEvent} kith-post-open - A post is opened; `preventDefault()` lets a router do it.
 * @event {KithMemberOpenEvent} kith-member-open - A member is opened; `preventDefault()` lets a router do it.
 * @event {KithSignInRequestEvent} kith-sign-in-request - A guest wants what needs an account; cancelable.
 *
 * @csspart heading - The heading.
 * @csspart tools - The row with the order and what can be followed; `sort`, `follow` and `mark-read` are within it, and `narrowed`: the
 *   tag or topic of the address.
 * @csspart prompt - The field that becomes the composer; `composer` is that.
 * @csspart pill - The button that says how many new posts there are.
 * @csspart list - The list of posts; each `row` holds a `post` and its parts.
 * @csspart since - The line between what is new since the last visit and what is not.
 * @csspart more - The button that loads more.
 * @csspart pages - The numbered pages.
 * @csspart reports - What was found wrong with a post, beside it in the moderators' queue; `decisions` are its buttons.
 * @csspart notice - What is said when there is something other than posts.
 *
 * @cssproperty [--kith-feed-gap=var(--kith-space-l)] - Room above and below the line between two posts.
 *
 * @cssstate loading - The posts are on their way for the first time.
 * @cssstate refreshing - Posts are shown while others are on their way.
 * @cssstate empty - There are none.
 * @cssstate failed - The last try to load them failed.
 */
export class KithFeed extends PostList<'posts.list', FeedAround> {
  static override properties: PropertyDeclarations = {
    ...listProperties,
    topic: {},
    author: {},
    following: { type: Boolean },
    tag: {},
    kind: {},
    status: {},
    bookmarked: { type: Boolean },
    search: {},
    sort: {},
    sorts: {},
    paging: {},
    compose: { type: Boolean },
  };

  /** Id of a topic: only its posts. With `sync-url`, by default the one that the page's address names. */
  topic: string | undefined;
  /** Id of a member: only their posts. */
  author: string | undefined;
  /** Only what the viewer follows. */
  following = false;
  /** A tag: only posts with it. With `sync-url`, by default the one that the page's address names. */
  tag: string | undefined;
  /** Only these kinds: discussion, question, article, link, resource. */
  kind: string | undefined;
  /** Only posts that stand so: pending, approved, rejected, hidden, reported. `reported pending` is the moderators' queue. */
  status: string | undefined;
  /** Only what the viewer has bookmarked. */
  bookmarked = false;
  /** Words to search for. */
  search: string | undefined;
  /** The order at first: newest, active, top or trending. */
  sort: string | undefined;
  /** The orders that the reader can choose from; one name takes the menu away. */
  sorts = sorts.join(' ');
  /** How further posts come: `more` by a button, `scroll` by reaching the end, `pages` by number. */
  paging = 'more';
  /** A place to write on top, where the viewer may post. */
  compose = false;

  /** What narrows the feed, whether or not the backend can. */
  get narrowed(): ListPosts {
    const { topic, tag } = this;
    const reader = this.#readsAddress ? places.for(this) : undefined;
    if (!reader) return narrowing(this.#filters);
    const address = new URL(location.href);
    const { links } = this.connection.settings;
    return narrowing({
      ...this.#filters,
      topic: topic ?? reader.topicInAddress(address, links.topic),
      tag: tag ?? reader.tagInAddress(address, links.tag),
    });
  }

  get support(): ListSupport | undefined {
    return this.connection.community?.supports('posts.list');
  }

  /** The order that holds: the chosen one, else the host's, else the newest or what else the backend has first. */
  get order(): PostSort | undefined {
    const { support } = this;
    const chosen = this.around?.choice.sort ?? sorts.find((one) => one === this.sort);
    return chosen ?? sorts.find((one) => support && sorting(support, one));
  }

  /** How many posts come at a time. */
  get pace(): number {
    return this.pageSize && this.pageSize > 0 ? Math.trunc(this.pageSize) : 20;
  }

  protected override pick(): Read<'posts.list'> | undefined {
    const { community } = this.connection;
    const { support, around } = this;
    if (!community || !support || (this.needsAround && !around)) return undefined;
    if (this.#readsAddress && !places.for(this)) return undefined;
    const input = feedInput(support, this.narrowed, this.order, this.pace);
    const linked = this.wanted !== undefined && support.inputs.around && { around: this.wanted };
    return { community, name: 'posts.list', input: { ...input, ...(around?.page() ?? linked) } };
  }

  protected override async load(): Promise<FeedAround> {
    const { FeedAround } = await feedAround.load();
    return new FeedAround({ element: this, context: this.context, feed: this });
  }

  override rows(posts: readonly Post[]): Rows {
    const level = this.heading ? 3 : 2;
    return {
      keys: posts.map(({ id, clientId }) => clientId ?? id),
      row: (at) => {
        const post = posts[at];
        const marked = post !== undefined && post.id === this.linked;
        return post && { post, follows: [level, marked], options: { level, linked: true, marked } };
      },
    };
  }

  protected override frame(list: unknown): unknown {
    const { around } = this;
    return html`<div class="frame" part="feed">
      <div class="head">
        ${this.heading ? html`<h2 part="heading">${this.heading}</h2>` : nothing}
        <div class="tools" part="tools">${around?.tools()}</div>
      </div>
      <slot name="header"></slot>
      ${this.compose ? html`<div class="compose">${around?.composer()}</div>` : nothing} ${around?.above()} ${list}
      ${around?.below()}
      <slot name="footer"></slot>
      ${around?.after()}
    </div>`;
  }

  protected override none(): unknown {
    return this.around?.none() ?? nothing;
  }

  protected override get label(): string {
    return this.heading || this.text(firstListMessages, 'posts');
  }

  /** The address may say what to show; what the backend does not know is sorted and narrowed here. */
  protected override get needsAround(): boolean {
    const { support, order } = this;
    if (this.syncUrl !== undefined && location.search !== '') return true;
    if (!support) return false;
    const ranks = order !== undefined && !sorting(support, order);
    return ranks || Object.keys(unknownTo(support, this.narrowed)).length > 0;
  }

  /** Whether the page's address may say which topic or which tag it is. */
  get #readsAddress(): boolean {
    const { topic, tag } = this.connection.settings.links;
    return this.syncUrl !== undefined && Boolean(topic || tag);
  }

  get #filters(): Parameters<typeof narrowing>[0] {
    const { topic, author, tag, kind, status, search, following, bookmarked } = this;
    return { topic, author, tag, kind, status, search, following, bookmarked };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kith-feed': KithFeed;
  }
}
