import type { Output, Query, QueryState } from '@kith/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Item, PageName, PagesState } from './pages-controller.js';
import type { Read, ReadController } from './read-controller.js';

interface Sheet<N extends PageName> {
  readonly after: string;
  readonly query: Query<N>;
  readonly release: () => void;
}

/** The pages of a list after the first. They hang together by their cursors: where one changes, those after it are asked for anew. */
export class FurtherPages<N extends PageName> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #first: ReadController<N>;
  #read: Read<N> | undefined;
  #sheets: Sheet<N>[] = [];
  #wanted = 0;
  /** All that was on screen for the read before this one, until this one is answered. */
  #last: readonly Item<N>[] | undefined;
  #shown: readonly Item<N>[] = [];
  #joined: { readonly parts: readonly unknown[]; readonly items: readonly Item<N>[] } = { parts: [], items: [] };
  #connected = true;

  constructor(host: ReactiveControllerHost, first: ReadController<N>) {
    this.#host = host;
    this.#first = first;
    this.#read = first.read;
    host.addController(this);
  }

  more(): void {
    this.#wanted = this.#sheets.length + 1;
    this.#host.requestUpdate();
  }

  /** The list as it is with these pages, after the first one. */
  after(first: PagesState<Item<N>>): PagesState<Item<N>> {
    const underWay = first.status !== 'pending' && (first.refreshing || first.error !== undefined);
    if (!underWay) this.#last = undefined;
    if (this.#last) return { ...first, items: this.#last, more: false };
    const whole = this.#whole(first);
    this.#shown = whole.items;
    return whole;
  }

  /** The state of the last page, where there is one after the first. */
  get end(): QueryState<Output<N>> | undefined {
    return this.#sheets.at(-1)?.query.state;
  }

  /** Asks again for what failed, or for all where nothing did. */
  async refetch(): Promise<void> {
    const all = [this.#first, ...this.#sheets.map(({ query }) => query)];
    const failed = all.filter(({ state }) => state.status === 'failed');
    await Promise.all((failed.length ? failed : all).map((one) => one.refetch()));
  }

  hostConnected(): void {
    this.#connected = true;
  }

  hostUpdate(): void {
    if (!this.#connected) return;
    const { read } = this.#first;
    if (read !== this.#read) {
      this.#last = read && read.community === this.#read?.community ? this.#shown : undefined;
      this.#read = read;
      this.#wanted = 0;
      release(this.#sheets.splice(0));
    }
    if (read) this.#extend(read);
  }

  hostDisconnected(): void {
    this.#connected = false;
    release(this.#sheets.splice(0));
  }

  #whole(first: PagesState<Item<N>>): PagesState<Item<N>> {
    const states = this.#sheets.map(({ query }) => query.state);
    const end = states.at(-1);
    if (!end) return first;
    const failed = states.find((state) => state.status === 'failed');
    const partial = states.find((state) => state.status === 'ready' && state.partial);
    return {
      ...first,
      status: failed ? 'failed' : first.status,
      items: this.#join(first.items, states),
      more: end.status === 'pending' || end.data?.next !== undefined || end.data === undefined,
      loadingMore: end.status === 'pending' || (end.data === undefined && end.refreshing),
      error: first.error ?? (failed?.status === 'failed' ? failed.error : undefined),
      partial: first.partial ?? (partial?.status === 'ready' ? partial.partial : undefined),
    };
  }

  #extend({ community, name, input }: Read<N>): void {
    let before: QueryState<Output<N>> = this.#first.state;
    for (let index = 0; index < this.#wanted; index += 1) {
      const after = before.status === 'pending' ? undefined : before.data?.next;
      if (after === undefined) {
        // The end of the list, unless it is only not known yet.
        if (before.status === 'ready' && !before.refreshing) release(this.#sheets.splice(index));
        return;
      }
      if (this.#sheets[index]?.after !== after) {
        release(this.#sheets.splice(index));
        const query = community.read(name, { ...input, after });
        this.#sheets.push({ after, query, release: query.subscribe(() => this.#host.requestUpdate()) });
      }
      before = this.#sheets[index]?.query.state ?? before;
    }
  }

  /** All items once each: lists shift while they are read. The same array as long as no page has changed. */
  #join(first: readonly Item<N>[], states: readonly QueryState<Output<N>>[]): readonly Item<N>[] {
    const parts = [first, ...states.map((state) => (state.status === 'pending' ? undefined : state.data?.items))];
    const { parts: before } = this.#joined;
    if (parts.length !== before.length || parts.some((part, index) => part !== before[index])) {
      const items = new Map<unknown, Item<N>>();
      for (const part of parts) for (const item of part ?? []) if (!items.has(item.id)) items.set(item.id, item);
      this.#joined = { parts, items: [...items.values()] };
    }
    return this.#joined.items;
  }
}

function release(sheets: readonly { readonly release: () => void }[]): void {
  for (const sheet of sheets) sheet.release();
}
