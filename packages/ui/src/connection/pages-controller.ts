import type { CommunityError, Input, OperationName, Output, Page, QueryState } from '@kith/core';
import type { ReactiveControllerHost } from 'lit';
import { Lazy } from '../lazy.js';
import type { FurtherPages } from './further-pages.js';
import { ReadController, type Read } from './read-controller.js';

/** Operations that answer with a page of a list and can go on after it. */
export type PageName = {
  [N in OperationName]: Output<N> extends Page<unknown>
    ? Input<N> extends { readonly after?: string | undefined }
      ? N
      : never
    : never;
}[OperationName];

export type Item<N extends PageName> = Output<N>['items'][number];

/** A list as far as it is loaded. Failure and a change of input keep what was on screen. */
export interface PagesState<T> {
  readonly status: QueryState<T>['status'];
  readonly items: readonly T[];
  /** How many there are in all, where the backend says. */
  readonly total: number | undefined;
  /** Whether there is more to ask for. */
  readonly more: boolean;
  /** The first page is under way again, or for another input: `items` are those from before. */
  readonly refreshing: boolean;
  /** A further page is under way. */
  readonly loadingMore: boolean;
  readonly error?: CommunityError | undefined;
  readonly partial?: CommunityError | undefined;
}

const furtherPages = new Lazy(() => import('./further-pages.js'));

/**
 * A list for an element, page after page: what `pick` names now, and as many pages as `more()` was called for. What
 * further pages take is loaded with the first of them.
 */
export class PagesController<N extends PageName> {
  readonly #host: ReactiveControllerHost;
  readonly #first: ReadController<N>;
  #further: FurtherPages<N> | undefined;

  constructor(host: ReactiveControllerHost, pick: () => Read<N> | undefined) {
    this.#host = host;
    this.#first = new ReadController(host, pick);
  }

  get state(): PagesState<Item<N>> {
    const { state } = this.#first;
    const first: PagesState<Item<N>> =
      state.status === 'pending'
        ? { status: 'pending', items: [], total: undefined, more: false, refreshing: false, loadingMore: false }
        : {
            status: state.status,
            items: state.data?.items ?? [],
            total: state.data?.total,
            more: state.data?.next !== undefined,
            refreshing: state.refreshing,
            loadingMore: false,
            ...(state.status === 'failed' ? { error: state.error } : { partial: state.partial }),
          };
    return this.#further?.after(first) ?? first;
  }

  /** Where the page after the last one begins, where there is one. */
  get next(): string | undefined {
    const end = this.#further?.end ?? this.#first.state;
    return end.status === 'pending' ? undefined : end.data?.next;
  }

  /** Asks for the next page, once the last one is there. Where that cannot be done now, it may be asked for again. */
  async more(): Promise<void> {
    if (this.next === undefined) return;
    try {
      const { FurtherPages } = await furtherPages.load();
      this.#further ??= new FurtherPages(this.#host, this.#first);
      this.#further.more();
    } catch {
      this.#host.requestUpdate();
    }
  }

  /** Asks again for what failed, or for all where nothing did. */
  refetch(): Promise<void> {
    return this.#further?.refetch() ?? this.#first.refetch();
  }
}
