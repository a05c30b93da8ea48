import type { Post, Query } from '@kith/core';
import type { WidgetContext } from '@kith/ui';
import type { ReactiveController } from 'lit';
import { postInAddress } from './address.js';
import type { Around, PostList } from './post-list.js';
import type { PostWindow } from './post-window.js';
import type { ListName, Stream } from './stream.js';

/**
 * The post that a permalink means: brought to the screen once it is there, marked, and read by itself where the list does
 * not have it.
 */
export class LinkedPost<N extends ListName> implements ReactiveController {
  readonly #element: PostList<N, Around>;
  readonly #stream: Stream<N>;
  readonly #window: PostWindow;
  readonly #context: WidgetContext;
  #reached: string | undefined;
  #alone: { readonly id: string; readonly query: Query<'posts.get'>; readonly release: () => void } | undefined;

  constructor(element: PostList<N, Around>, stream: Stream<N>, window: PostWindow, context: WidgetContext) {
    this.#element = element;
    this.#stream = stream;
    this.#window = window;
    this.#context = context;
    element.addController(this);
  }

  get id(): string | undefined {
    return this.#element.linked;
  }

  /** The post by itself, where the list was asked and does not have it; `null` where there is none any more. */
  get alone(): Post | null | undefined {
    if (!this.#alone || this.#alone.id !== this.id || this.#has()) return undefined;
    const { state } = this.#alone.query;
    if (state.status === 'failed' && !state.data) return state.error.transient ? undefined : null;
    return state.status === 'pending' ? undefined : state.data;
  }

  /** Goes to a post of this list, as a link to it would. */
  go(id: string): void {
    this.#element.linked = id;
    this.#reached = undefined;
    if (!this.#has()) this.#element.wanted = id;
    this.#element.requestUpdate();
  }

  hostConnected(): void {
    window.addEventListener('hashchange', this.#read);
    window.addEventListener('popstate', this.#read);
  }

  hostDisconnected(): void {
    window.removeEventListener('hashchange', this.#read);
    window.removeEventListener('popstate', this.#read);
    this.#alone?.release();
    this.#alone = undefined;
  }

  /** After each update: shows the post once it can be shown. */
  settle(): void {
    const { id } = this;
    const { state } = this.#element.base;
    if (id === undefined || state.status === 'pending') return;
    const key = this.#keyOf(id);
    if (key !== undefined && this.#reached !== id) {
      this.#reached = id;
      this.#window.reach(key, true);
    } else if (key === undefined && state.status === 'ready' && !this.#stream.stale) this.#readAlone(id);
  }

  #has(): boolean {
    return this.id !== undefined && this.#stream.posts.some((post) => post.id === this.id || post.clientId === this.id);
  }

  #keyOf(id: string): string | undefined {
    const post = this.#element.shownPosts.find((one) => one.id === id || one.clientId === id);
    return post && (post.clientId ?? post.id);
  }

  #readAlone(id: string): void {
    const community = this.#context.community();
    if (this.#alone?.id === id || !community?.supports('posts.get')) return;
    this.#alone?.release();
    const query = community.read('posts.get', { id });
    this.#alone = { id, query, release: query.subscribe(() => this.#element.requestUpdate()) };
    this.#element.requestUpdate();
  }

  readonly #read = (): void => {
    const id = postInAddress(new URL(location.href), this.#element.syncUrl);
    if (id !== undefined && id !== this.id) this.go(id);
  };
}
