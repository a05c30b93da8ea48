import { QueryObserver, type QueryClient, type QueryObserverResult } from '@tanstack/query-core';
import type { CommunityError } from './errors.js';
import type { Input, OperationName, Output } from './model/operation.js';
import { backoffMs, longestWaitMs } from './pace.js';
import type { Answer, Normaliser } from './normalise.js';

/** What a view can be. Failure keeps what was on screen. */
export type QueryState<T> =
  | { readonly status: 'pending' }
  | {
      readonly status: 'ready';
      readonly data: T;
      readonly refreshing: boolean;
      /** Part of the answer was lost to this; the rest is in `data`. */
      readonly partial?: CommunityError | undefined;
    }
  | { readonly status: 'failed'; readonly error: CommunityError; readonly data?: T; readonly refreshing: boolean };

const freshMs = 30_000;

/**
 * One read and where it stands. It asks while somebody is subscribed, shares the request with every query of
 * the same name and input, and goes on trying quietly after it failed.
 */
export class Query<N extends OperationName> {
  readonly name: N;
  readonly input: Input<N>;
  readonly #observer: QueryObserver<Answer, CommunityError>;
  readonly #normaliser: Normaliser;
  readonly #retain: () => () => void;
  #error: CommunityError | undefined;
  #state:
    { readonly result: QueryObserverResult<Answer, CommunityError>; readonly value: QueryState<Output<N>> } | undefined;

  constructor(
    client: QueryClient,
    normaliser: Normaliser,
    name: N,
    input: Input<N>,
    ask: (context: { signal: AbortSignal }) => Promise<Answer>,
    retain: () => () => void,
  ) {
    this.name = name;
    this.input = input;
    this.#normaliser = normaliser;
    this.#retain = retain;
    this.#observer = new QueryObserver<Answer, CommunityError>(client, {
      queryKey: [name, input],
      queryFn: ask,
      staleTime: freshMs,
      refetchInterval: ({ state }) =>
        state.error?.transient ? quietWaitMs(state.error, state.errorUpdateCount) : false,
    });
  }

  get state(): QueryState<Output<N>> {
    const result = this.#observer.getCurrentResult();
    if (this.#state?.result !== result) this.#state = { result, value: this.#stateOf(result) };
    return this.#state.value;
  }

  /** Calls `listener` after each change of `state`; begins to ask when nobody did. */
  subscribe(listener: () => void): () => void {
    const release = this.#retain();
    const stopResults = this.#observer.subscribe(listener);
    // The client tells of results in a later task; an answer from memory shall be on screen in this frame.
    this.#observer.getCurrentQuery().promise?.then(listener, () => {});
    const stopEntities = this.#normaliser.entities.subscribe((changed) => {
      const answer = this.#observer.getCurrentResult().data;
      if (!answer || !this.#normaliser.touches(answer, changed)) return;
      this.#state = undefined;
      listener();
    });
    return () => {
      stopResults();
      stopEntities();
      release();
    };
  }

  /** Asks again now. What is on screen stays until the answer comes. Never rejects: see `state`. */
  async refetch(): Promise<void> {
    await this.#observer.refetch({ cancelRefetch: false });
  }

  #stateOf(result: QueryObserverResult<Answer, CommunityError>): QueryState<Output<N>> {
    const refreshing = result.isFetching;
    const data = result.data && this.#normaliser.read(this.name, result.data);
    if (result.error) this.#error = result.error;
    else if (result.status === 'success') this.#error = undefined;
    // A quiet retry without data counts as pending there; what was said to the reader stays said. Where no failure is
    // counted any more, another account has begun anew.
    const error = result.error ?? (result.status === 'pending' && result.errorUpdateCount ? this.#error : undefined);
    if (error)
      return data === undefined
        ? { status: 'failed', error, refreshing }
        : { status: 'failed', error, data, refreshing };
    if (data === undefined) return { status: 'pending' };
    return { status: 'ready', data, refreshing, ...(result.data?.partial && { partial: result.data.partial }) };
  }
}

const quietWaits = new WeakMap<CommunityError, number>();

/** How long after a failure it is quietly tried again: once chosen, the same for every widget that shows it. */
function quietWaitMs(error: CommunityError, failures: number): number {
  let wait = quietWaits.get(error);
  if (wait === undefined) {
    wait = Math.min(longestWaitMs, Math.max(error.retryAfterMs ?? 0, 1000 + backoffMs(failures + 2)));
    quietWaits.set(error, wait);
  }
  return wait;
}
