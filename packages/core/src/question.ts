import { onlineManager, Query, type QueryClient, type QueryState } from '@tanstack/query-core';
import type { CommunityError } from './errors.js';
import { isHidden } from './hidden.js';
import type { Answer } from './normalise.js';
import { backoffMs, longestWaitMs } from './pace.js';

export type Ask = (context: { readonly signal: AbortSignal }) => Promise<Answer>;

/** How long an answer counts as new. */
const freshMs = 30_000;

/** By itself query-core tries nothing again and pauses, shares in structure or forgets nothing: no timer is left running. */
const rules = { gcTime: Infinity, networkMode: 'always', retry: false, structuralSharing: false } as const;

/**
 * One question: its answer, the request under way, and who watches. query-core's query holds the answer, shares the
 * request, ends it and keeps what comes late out; when to ask is said here (docs/decisions/0002).
 */
export class Question {
  readonly #key: string;
  readonly #ask: Ask;
  readonly #onLeft: () => void;
  readonly #listeners = new Set<() => void>();
  #held: Query<Answer, CommunityError>;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onLeft - Called when the last one who watched has left. */
  constructor(key: string, ask: Ask, onLeft: () => void) {
    this.#key = key;
    this.#ask = ask;
    this.#onLeft = onLeft;
    this.#held = this.#hold();
  }

  /** Another object after each change. */
  get state(): QueryState<Answer, CommunityError> {
    return this.#held.state;
  }

  get watched(): boolean {
    return this.#listeners.size > 0;
  }

  /** Asks, or joins the request under way. Never rejects: the state says how it went. */
  async ask(): Promise<void> {
    await this.#held.fetch().catch(() => {});
  }

  /**
   * Calls `listener` at once after each change of state. Asks where the answer is missing, old or failed, now and when
   * the browser is back online. The last one to leave ends the request under way; no timer or listener is left then.
   */
  watch(listener: () => void): () => void {
    const told = (): void => listener(); // one of its own, though the same function watches twice
    this.#listeners.add(told);
    const stop = onlineManager.subscribe((online) => online && this.#askWhereOld());
    this.#askWhereOld();
    return () => {
      stop();
      if (!this.#listeners.delete(told) || this.watched) return;
      clearTimeout(this.#timer);
      void this.#held.cancel({ revert: true });
      this.#onLeft();
    };
  }

  /** Forgets the answer and ends what is under way; begins anew if somebody watches. */
  reset(): void {
    this.#held.destroy();
    this.#held = this.#hold(); // another one: an answer that has just come is still on its way into the last
    if (this.watched) void this.ask();
  }

  #hold(): Query<Answer, CommunityError> {
    const queryKey = [this.#key];
    const held = new Query<Answer, CommunityError>({
      client: clientFor(() => held === this.#held && this.#changed()),
      queryKey,
      queryHash: this.#key,
      options: { ...rules, queryKey, queryFn: this.#ask },
    });
    return held;
  }

  #askWhereOld(): void {
    if (this.#held.isStaleByTime(freshMs)) void this.ask();
  }

  #changed(): void {
    this.#tryOn();
    for (const listener of this.#listeners) {
      try {
        listener();
      } catch (thrown) {
        // One that throws is its own affair: the others are told, and the page hears of it.
        queueMicrotask(() => {
          throw thrown;
        });
      }
    }
  }

  /** What failed and may succeed is tried again quietly, at one moment for all who watch. */
  #tryOn(): void {
    clearTimeout(this.#timer);
    const { error, errorUpdateCount, fetchStatus } = this.state;
    if (!this.watched || !error?.transient || fetchStatus !== 'idle') return;
    const wait = Math.max(error.retryAfterMs ?? 0, 1000 + backoffMs(errorUpdateCount + 2));
    this.#timer = setTimeout(
      () => (isHidden() ? this.#tryOn() : void this.ask()), // not in a hidden tab
      Math.min(longestWaitMs, wait),
    );
  }
}

/** What a query asks of query-core's client and cache: the one place that claims more than is there. */
function clientFor(notify: () => void): QueryClient {
  return { getQueryCache: () => ({ config: {}, notify }) } as unknown as QueryClient;
}
