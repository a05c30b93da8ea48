import type { Post } from '@kith/core';
import { afterPaint, firstUiMessages, KithElement, ReadController, relativeTime, skeleton, type Read } from '@kith/ui';
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { postCard, type PostOptions } from '../post/post.js';
import { postProperties, PostsController } from '../post/posts-controller.js';
import { wholeDiscussion } from '../post/whole.js';
import { postInAddress } from './address.js';
import type { keep, keyed } from './keyed-rows.js';
import { listStyles } from './list.styles.js';
import type { Run } from './post-window.js';
import type { ListName } from './stream.js';

/** One post of a list, as it is to be drawn. */
export interface Row {
  readonly post: Post;
  readonly options?: PostOptions | undefined;
  /** What its looks follow besides the post: as long as it is the same, a quiet update leaves the row as it is. */
  readonly follows: readonly unknown[];
  /** Classes of its row, such as how deep it stands. */
  readonly classes?: string | undefined;
  /** What stands above it, such as a line between what is new and what is not. */
  readonly above?: unknown;
}

/** The rows of a list by their keys, each made when it is drawn. */
export interface Rows {
  readonly keys: readonly string[];
  row(at: number): Row | undefined;
}

/** What stands around the first posts of a list, once it is loaded. */
export interface Around {
  readonly posts: readonly Post[];
  rows(posts: readonly Post[]): Rows;
  runs(keys: readonly string[]): readonly Run[];
  readonly keydown: (event: KeyboardEvent) => void;
  readonly stale: boolean;
  readonly keep: typeof keep;
  readonly keyed: typeof keyed;
}

/** A place in a list: the key of what stands there, and which row that is; -1 for room where rows are not drawn. */
export type Place = readonly [key: string, at: number];

/** How a list of posts is asked for by its host. */
export const listProperties: PropertyDeclarations = {
  ...postProperties,
  heading: {},
  live: {},
  pageSize: { type: Number, attribute: 'page-size' },
  format: {},
  syncUrl: { attribute: 'sync-url' },
};

/** As many are drawn before it is known how high they are. */
const firstScreen = 60;

/**
 * What every list of posts is: the first posts as soon as they are there, and around them, once they are on the screen,
 * what they do and what happens to them.
 */
export abstract class PostList<N extends ListName, A extends Around> extends KithElement {
  static override readonly family = 'discussion';
  static override styles = listStyles;
  static override properties: PropertyDeclarations = listProperties;

  /** When pictures load: `click`, on demand, or `auto`, with the post. */
  images = 'click';
  /** What can be reacted with, as emoji with spaces between; by default what the backend says. */
  reactions: string | undefined;
  /** Ids or handles of those whose posts are not shown, with spaces between: the host's own list. */
  muted: string | undefined;
  /** A heading above everything. */
  heading = '';
  /** What happens elsewhere: `pill` says so and waits, `insert` shows it at once, `off` leaves it until the next visit. */
  live: string | undefined;
  /** How many posts come at a time. */
  pageSize: number | undefined;
  /** `markdown` or `html`, where bodies are known to come so: what shows them then loads with the first of them. */
  format: string | undefined;
  /** Keeps the reader's choice in the page's address, in parameters that begin with this. */
  syncUrl: string | undefined;

  readonly posts = new PostsController(this, this.context, () => this);
  readonly base = new ReadController<N>(this, () => this.pick(), { keep: false });
  /** What stands around the posts, once it is there. */
  protected around: A | undefined;
  /** The post that the address means: it is marked. */
  linked: string | undefined;
  /** The post around which is read. */
  wanted: string | undefined;
  #asked = false;
  #alone = false;
  /** Counts the updates in which anything may have changed. */
  #turn = 0;
  /** Whether all that asked for the update under way said that only the list itself has changed. */
  private quiet: boolean | undefined;
  #shown = false;
  /** What was drawn before anything could move in the list. */
  #drawn: readonly Place[] = [];

  /** What is read now. */
  protected abstract pick(): Read<N> | undefined;
  protected abstract load(): Promise<A>;
  /** The list with what stands around it. */
  protected abstract frame(list: unknown): unknown;
  /** What is said where there are no posts. */
  protected abstract none(): unknown;
  protected abstract get label(): string;
  /** Whether nothing can be shown rightly before what stands around is there. */
  protected abstract get needsAround(): boolean;

  /** The first posts as rows, before what stands around them is there. */
  abstract rows(posts: readonly Post[]): Rows;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) return;
    this.linked = this.wanted = postInAddress(new URL(location.href), this.syncUrl);
    // What writes times takes long to make: while the answer is on its way, not after it.
    afterPaint(() => relativeTime({ date: new Date(0), dayOnly: false }, this.locale));
  }

  /** Draws the list anew, not what has not changed in it: for what happens many times a second. */
  updateQuietly(): void {
    const { quiet, isUpdatePending } = this;
    this.requestUpdate();
    this.quiet = isUpdatePending ? quiet : true;
  }

  override requestUpdate(...of: Parameters<KithElement['requestUpdate']>): void {
    this.quiet = false;
    super.requestUpdate(...of);
  }

  protected override willUpdate(): void {
    if (!this.quiet) this.#turn += 1;
    const { format } = this;
    // Beside the first question, not after it.
    if (format === 'markdown' || format === 'html') this.posts.begin(format);
  }

  protected override render(): unknown {
    return this.barrier ?? this.frame(this.#content());
  }

  protected override updated(): void {
    const { state } = this.base;
    const { length } = this.shownPosts;
    this.toggleState('loading', state.status === 'pending' && !length);
    this.toggleState('refreshing', length > 0 && (state.status === 'pending' || state.refreshing));
    this.toggleState('empty', state.status === 'ready' && !length);
    this.toggleState('failed', state.status === 'failed');
    if (this.#asked || !this.connection.community) return;
    if (this.needsAround) void this.#takeAround();
    else if (state.status !== 'pending' && (this.#shown || !length)) afterPaint(() => void this.#takeAround());
  }

  /** All posts that stand in the list, rendered or not. */
  get shownPosts(): readonly Post[] {
    const { state } = this.base;
    return this.around?.posts ?? (state.status === 'pending' ? [] : (state.data?.items ?? []));
  }

  /** Asks anew for what failed. */
  protected override retry(): void {
    void this.base.refetch();
  }

  #content(): unknown {
    const { state } = this.base;
    const posts = this.shownPosts;
    const waits = this.needsAround && !this.around && !this.#alone;
    if (waits || (!posts.length && state.status === 'pending')) return this.skeleton();
    // The words come with what shows them as they were meant, so that nothing moves after.
    if (!this.#shown && posts.length && !this.posts.ready(posts.slice(0, 30))) return this.skeleton();
    if (posts.length) this.#shown = true;
    const said =
      state.status === 'failed' || (state.status === 'ready' && state.partial)
        ? this.say((notices) => notices.read(state, () => this.retry(), posts.length > 0))
        : nothing;
    if (posts.length) return html`${said}${this.#list(posts)}`;
    return state.status === 'failed' ? html`${said}<slot></slot>` : this.none();
  }

  #list(posts: readonly Post[]): TemplateResult {
    const { around } = this;
    const rows = around?.rows(posts) ?? this.rows(posts);
    const { keys } = rows;
    const runs = around?.runs(keys) ?? [[0, Math.min(keys.length, firstScreen)]];
    const whole = runs.length === 1 && runs[0]?.[0] === 0 && runs[0][1] === keys.length;
    const places: Place[] = [];
    runs.forEach(([from, to], run) => {
      if (!whole) places.push([` space ${run}`, -1]);
      for (let at = from; at < to; at += 1) places.push([keys[at] ?? '', at]);
    });
    if (!whole) places.push([' end', -1]);
    if (!around) this.#drawn = places;
    const draw = ([key, at]: Place): TemplateResult => this.#row(key, at < 0 ? undefined : rows.row(at));
    return html`<div
      class="list ${around?.stale ? 'stale' : ''}"
      part="list"
      role="feed"
      tabindex="-1"
      aria-label=${this.label}
      aria-busy=${this.base.state.status === 'pending' || around?.stale ? 'true' : 'false'}
      @keydown=${around?.keydown}
    >
      ${around ? around.keyed(places, draw, this.#drawn) : places.map(draw)}
    </div>`;
  }

  #row(key: string, row: Row | undefined): TemplateResult {
    if (!row) return html`<div class="space" aria-hidden="true"></div>`;
    const { around } = this;
    const card = (): TemplateResult => postCard(row.post, this.posts, { focus: '0', ...row.options });
    return html`<div class="row ${row.classes ?? ''}" part="row" data-key=${key}>
      ${row.above}${around ? around.keep([row.post, this.#turn, ...row.follows], card) : card()}
    </div>`;
  }

  protected skeleton(): TemplateResult {
    return html`<p class="visually-hidden">${this.text(firstUiMessages, 'loading')}</p>
      <div class="list" aria-hidden="true">
        ${skeleton('text', Math.min(this.pageSize ?? 6, 6)).map((one) => html`<div class="row">${one}</div>`)}
      </div>`;
  }

  async #takeAround(): Promise<void> {
    if (this.#asked) return;
    this.#asked = true;
    try {
      [this.around] = await Promise.all([this.load(), wholeDiscussion(this.context)]);
    } catch {
      this.#asked = false; // tried again with the next update
      if (this.#alone) return;
      this.#alone = true;
    }
    this.requestUpdate();
  }
}
