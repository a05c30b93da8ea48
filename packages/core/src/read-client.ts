import {
  focusManager,
  hashKey,
  onlineManager,
  QueryCache,
  type Query,
  type QueryClient,
  type QueryFunctionContext,
  type QueryState,
} from '@tanstack/query-core';
import type { CommunityError } from './errors.js';
import type { Answer } from './normalise.js';
import { backoffMs, longestWaitMs } from './pace.js';

/** What to ask, and how. Equal ones are one question. */
export class Question {
  readonly queryKey: readonly unknown[];
  readonly queryHash: string;
  readonly queryFn: (context: QueryFunctionContext) => Promise<Answer>;

  constructor(key: readonly unknown[], ask: (context: { readonly signal: AbortSignal }) => Promise<Answer>) {
    this.queryKey = key;
    this.queryHash = hashKey(key);
    this.queryFn = ask;
  }
}

interface Watch {
  readonly question: Question;
  readonly listeners: Set<() => void>;
  timer?: ReturnType<typeof setTimeout>;
}

/** How long an answer counts as new. */
const freshMs = 30_000;
/** How many answers that nobody looks at are kept for coming back to. */
const keptAnswers = 60;
/** And how many ids they may hold together. */
const keptIds = 12_000;

/** query-core itself tries nothing again, shares nothing in structure and forgets nothing: it leaves no timer running. */
const rules = { gcTime: Infinity, networkMode: 'always', retry: false, structuralSharing: false } as const;

/**
 * Questions, their answers, and who watches them. query-core's cache holds each question, shares its request and ends
 * it; when to ask is said here. Its observers and client do much that reads never use (docs/decisions/0002).
 */
export class ReadClient {
  readonly #cache = new QueryCache();
  readonly #watched = new Map<string, Watch>();
  readonly #onIdle: () => void;
  #stop = (): void => {};

  /** What a cache asks of query-core's client: the one place that claims more than is there. */
  readonly #client = {
    getQueryCache: () => this.#cache,
    getQueryDefaults: () => rules,
    defaultQueryOptions: (question: Question) => question,
  } as unknown as QueryClient;

  /** @param onIdle - Called when the last one who watched has left. */
  constructor(onIdle: () => void) {
    this.#onIdle = onIdle;
    this.#cache.subscribe(({ type, query }) => {
      const watch = this.#watched.get(query.queryHash);
      if (type !== 'updated' || !watch || query !== this.#cache.get(query.queryHash)) return;
      this.#tryOn(watch);
      for (const listener of watch.listeners) listener();
    });
  }

  /** Whether anybody watches anything. */
  get watched(): boolean {
    return this.#watched.size > 0;
  }

  /** Where a question stands. Another object after each change. */
  state(question: Question): QueryState<Answer, CommunityError> {
    return this.#hold(question).state;
  }

  /** Asks, or joins the request under way. Never rejects: the state says how it went. */
  async ask(question: Question): Promise<void> {
    await this.#hold(question).fetch().catch(() => {});
  }

  /**
   * Calls `listener` after each change of state, at once. Asks where the answer is missing, old or failed. The last one
   * to leave ends the request under way; nothing of it is left then.
   */
  watch(question: Question, listener: () => void): () => void {
    if (!this.watched) this.#stop = onlineManager.subscribe((online) => online && this.#askAll());
    const { queryHash } = question;
    const watch = this.#watched.get(queryHash) ?? { question, listeners: new Set() };
    const told = (): void => listener(); // one of its own, though the same function watches twice
    this.#watched.set(queryHash, watch);
    watch.listeners.add(told);
    this.#askWhereOld(question);
    return () => {
      if (!watch.listeners.delete(told) || watch.listeners.size) return;
      clearTimeout(watch.timer);
      this.#watched.delete(queryHash);
      void this.#hold(question).cancel({ revert: true });
      if (!this.watched) {
        this.#stop();
        this.#onIdle();
      }
      this.#prune();
    };
  }

  /** Forgets every answer and asks again for what is watched. An answer that was under way is for nobody. */
  reset(): void {
    this.#cache.clear();
    this.#askAll();
  }

  #hold(question: Question): Query<Answer, CommunityError> {
    return this.#cache.build(this.#client, question);
  }

  #askAll(): void {
    for (const { question } of this.#watched.values()) this.#askWhereOld(question);
  }

  #askWhereOld(question: Question): void {
    if (this.#hold(question).isStaleByTime(freshMs)) void this.ask(question);
  }

  /** What failed and may succeed is tried again quietly, at one moment for all who watch. */
  #tryOn(watch: Watch): void {
    clearTimeout(watch.timer);
    const { error, errorUpdateCount, fetchStatus } = this.state(watch.question);
    if (!error?.transient || fetchStatus !== 'idle') return;
    const wait = Math.max(error.retryAfterMs ?? 0, 1000 + backoffMs(errorUpdateCount + 2));
    watch.timer = setTimeout(
      () => (focusManager.isFocused() ? void this.ask(watch.question) : this.#tryOn(watch)), // not in a hidden tab
      Math.min(longestWaitMs, wait),
    );
  }

  /** Forgets answers that nobody looks at, the oldest first, by their number and by what they hold. */
  #prune(): void {
    let held = 0;
    for (const query of this.#cache.getAll().reverse()) {
      if (this.#watched.has(query.queryHash)) continue;
      held += keptIds / keptAnswers + ((query.state.data as Answer | undefined)?.ids?.length ?? 0);
      if (held > keptIds) this.#cache.remove(query);
    }
  }
}
