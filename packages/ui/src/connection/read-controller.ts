import type { Community, Input, OperationName, Output, Query, QueryState } from '@kith/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface Read<N extends OperationName> {
  readonly community: Community;
  readonly name: N;
  readonly input: Input<N>;
}

const pending = { status: 'pending' } as const;

/**
 * One read for an element: what `pick` names now. With `keep` (a list that is narrowed; not one entity after
 * another) the last answer stays on screen while the next is under way, as `refreshing`, and if it fails.
 */
export class ReadController<N extends OperationName> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #pick: () => Read<N> | undefined;
  #read: Read<N> | undefined;
  #key = '';
  #query: Query<N> | undefined;
  #release: (() => void) | undefined;
  #last: { readonly data: Output<N>; readonly viewer: unknown } | undefined;
  readonly #keep: boolean;
  #connected = false;

  constructor(host: ReactiveControllerHost, pick: () => Read<N> | undefined, { keep = true } = {}) {
    this.#host = host;
    this.#pick = pick;
    this.#keep = keep;
    host.addController(this);
  }

  get state(): QueryState<Output<N>> {
    const state = this.#query?.state ?? pending;
    const last = this.#last;
    // What another account read is not shown to this one.
    if (last?.viewer !== viewerOf(this.#read?.community) || !last) return state;
    const { data } = last;
    if (state.status === 'pending') return { status: 'ready', data, refreshing: true };
    return state.status === 'failed' && state.data === undefined ? { ...state, data } : state;
  }

  /** What is read now. The same object as long as it is the same read. */
  get read(): Read<N> | undefined {
    return this.#read;
  }

  refetch(): Promise<void> {
    return this.#query?.refetch() ?? Promise.resolve();
  }

  hostConnected(): void {
    this.#connected = true;
    this.#host.requestUpdate(); // Lit does not update on reconnect: a moved element would stay deaf
  }

  hostUpdate(): void {
    if (!this.#connected) return;
    const next = this.#pick();
    const key = next ? JSON.stringify([next.name, next.input]) : '';
    if (next?.community === this.#read?.community && key === this.#key && this.#release) return;
    const release = this.#release;
    if (!this.#keep || next?.community !== this.#read?.community) this.#last = undefined;
    else {
      const { state } = this;
      if (state.status !== 'pending' && state.data !== undefined)
        this.#last = { data: state.data, viewer: viewerOf(next?.community) };
    }
    this.#read = next;
    this.#key = key;
    this.#query = next?.community.read(next.name, next.input);
    this.#release = this.#query?.subscribe(() => this.#host.requestUpdate());
    release?.(); // after the new one began: what both share is not torn down in between
  }

  hostDisconnected(): void {
    this.#connected = false;
    // A turn later: an element that is moved keeps its read, and a request under way.
    queueMicrotask(() => {
      if (!this.#connected) this.#stop();
    });
  }

  #stop(): void {
    this.#release?.();
    this.#release = undefined;
  }
}

/** Whose answers these are; somebody not known yet and a guest see the same. */
export function viewerOf(community: Community | undefined): string | null {
  return community?.viewer?.key ?? null;
}
