import type { Community, CommunityError, Input, OperationName, Output, Page, Query, QueryState } from '@kith/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { viewerOf, type Read } from './read-controller.js';

/** Operations that answer with a page of a list and can go on after it. */
export type PageName = {
  [N in OperationName]: Output<N> extends Page<unknown>
    ? Input<N> extends { readonly after?: string | undefined }
      ? N
      : never
    : never;
}[OperationName];

type Item<N extends PageName> = Output<N>['items'][number];

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

interface Sheet<N extends PageName> {
  readonly after: string | undefined;
  readonly query: Query<N>;
  readonly release: () => void;
}

const nothingYet = { items: [], total: undefined, more: false, refreshing: false, loadingMore: false } as const;

/** A list for an element, page after page: what `pick` names now, and as many pages as `more()` was called for. */
export class PagesController<N extends PageName> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #pick: () => Read<N> | undefined;
  #read: Read<N> | undefined;
  #key = '';
  #pages: Sheet<N>[] = [];
  #wanted = 1;
  #last: { readonly state: PagesState<Item<N>>; readonly viewer: unknown } | undefined;
  #joined: { readonly parts: readonly unknown[]; readonly items: readonly Item<N>[] } | undefined;
  #connected = false;

  constructor(host: ReactiveControllerHost, pick: () => Read<N> | undefined) {
    this.#host = host;
    this.#pick = pick;
    host.addController(this);
  }

  get state(): PagesState<Item<N>> {
    const last = this.#last?.viewer === viewerOf(this.#read?.community) ? this.#last?.state : undefined;
    const states = this.#pages.map(({ query }) => query.state);
    const [first] = states;
    if (!first || first.status === 'pending')
      return last
        ? { ...last, status: 'ready', refreshing: true, error: undefined }
        : { status: 'pending', ...nothingYet };
    if (first.data === undefined) {
      const error = first.status === 'failed' ? first.error : undefined;
      return { ...nothingYet, ...last, status: 'failed', error, refreshing: first.refreshing };
    }
    const end = states[states.length - 1] ?? first;
    const failed = states.find((state) => state.status === 'failed');
    const partial = states.find((state) => state.status === 'ready' && state.partial);
    return {
      status: failed ? 'failed' : 'ready',
      items: this.#join(states),
      total: first.data.total,
      more: end.status === 'pending' || end.data === undefined || end.data.next !== undefined,
      refreshing: first.refreshing,
      loadingMore: states.length > 1 && (end.status === 'pending' || (end.data === undefined && end.refreshing)),
      error: failed?.status === 'failed' ? failed.error : undefined,
      partial: partial?.status === 'ready' ? partial.partial : undefined,
    };
  }

  /** Where the page after the last one begins, where there is one. */
  get next(): string | undefined {
    const end = this.#pages[this.#pages.length - 1]?.query.state;
    return end && end.status !== 'pending' ? end.data?.next : undefined;
  }

  /** Asks for the next page, once the last one is there. */
  more(): void {
    if (this.next === undefined) return;
    this.#wanted = this.#pages.length + 1;
    this.#host.requestUpdate();
  }

  /** Asks again for what failed, or for all where nothing did. */
  async refetch(): Promise<void> {
    const failed = this.#pages.filter(({ query }) => query.state.status === 'failed');
    await Promise.all((failed.length ? failed : this.#pages).map(({ query }) => query.refetch()));
  }

  hostConnected(): void {
    this.#connected = true;
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    if (!this.#connected) return;
    const next = this.#pick();
    const key = next ? JSON.stringify([next.name, next.input]) : '';
    const before = this.#pages;
    if (next?.community !== this.#read?.community) this.#last = undefined;
    else if (key !== this.#key && before[0] && before[0].query.state.status !== 'pending')
      this.#last = { state: this.state, viewer: viewerOf(next?.community) };
    if (next?.community !== this.#read?.community || key !== this.#key) {
      this.#wanted = 1;
      this.#pages = [];
    }
    this.#read = next;
    this.#key = key;
    if (next) this.#extend(next);
    if (before !== this.#pages) release(before); // after the new ones began: a shared request is not torn down
  }

  hostDisconnected(): void {
    this.#connected = false;
    release(this.#pages.splice(0));
  }

  /** Pages hang together by their cursors: where one has changed, those after it are asked for anew. */
  #extend({ community, name, input }: Read<N>): void {
    let after: string | undefined;
    for (let index = 0; index < this.#wanted; index += 1) {
      const page = this.#pages[index];
      if (page?.after !== after || !page) {
        release(this.#pages.splice(index));
        this.#pages.push(this.#ask(community, name, after === undefined ? input : { ...input, after }, after));
      }
      const state = this.#pages[index]?.query.state;
      after = state && state.status !== 'pending' ? state.data?.next : undefined;
      if (after === undefined) {
        if (state?.status === 'ready' && !state.refreshing) release(this.#pages.splice(index + 1));
        break;
      }
    }
  }

  #ask(community: Community, name: N, input: Input<N>, after: string | undefined): Sheet<N> {
    const query = community.read(name, input);
    return { after, query, release: query.subscribe(() => this.#host.requestUpdate()) };
  }

  /** All items once each: lists shift while they are read. The same array as long as no page has changed. */
  #join(states: readonly QueryState<Output<N>>[]): readonly Item<N>[] {
    const parts = states.map((state) => (state.status === 'pending' ? undefined : state.data));
    const [first] = parts;
    if (first && parts.length === 1) return first.items;
    if (
      !this.#joined?.parts.every((part, index) => part === parts[index]) ||
      this.#joined.parts.length !== parts.length
    ) {
      const items = new Map<unknown, Item<N>>();
      for (const part of parts) for (const item of part?.items ?? []) if (!items.has(item.id)) items.set(item.id, item);
      this.#joined = { parts, items: [...items.values()] };
    }
    return this.#joined?.items ?? [];
  }
}

function release(pages: readonly { readonly release: () => void }[]): void {
  for (const page of pages) page.release();
}
