import { QueryClient } from '@tanstack/query-core';
import { attemptRead, limited, tryLimitMs } from './attempt.js';
import { EntityStore } from './entities.js';
import { CommunityError, toCommunityError } from './errors.js';
import type { Gateway, Support } from './gateway.js';
import { operationInfo } from './model/operations.js';
import type { Entities, EntityType, Id, Input, OperationName, Output } from './model/operation.js';
import type { Viewer } from './model/viewer.js';
import { Normaliser, type Answer } from './normalise.js';
import { Pace } from './pace.js';
import { Query } from './queries.js';

export interface CommunityOptions {
  readonly gateway: Gateway;
  /** Who is looking, where the host knows; else the backend is asked. */
  readonly viewer?: Viewer | undefined;
  /** `wait` holds every request until `grantConsent()`. */
  readonly consent?: 'granted' | 'wait' | undefined;
  /** Shared among the communities of one endpoint. */
  readonly pace?: Pace | undefined;
}

/** What a write changes at once, before the backend has answered. */
export interface Optimism<T extends EntityType = EntityType> {
  readonly type: T;
  readonly id: Id;
  readonly change: (entity: Entities[T]) => Partial<Entities[T]>;
}

/** How many answers that nobody looks at are kept for coming back to. */
const keptAnswers = 60;
/** And how many ids they may hold together. */
const keptIds = 12_000;

/**
 * One community on one backend, as one viewer sees it: its entities, reads, writes and session. Widgets that
 * share a backend share this. It holds no listener or timer while nobody is subscribed.
 */
export class Community {
  readonly gateway: Gateway;
  readonly entities = new EntityStore();
  readonly #client = new QueryClient({
    defaultOptions: {
      queries: {
        gcTime: Infinity,
        networkMode: 'always',
        refetchOnWindowFocus: false,
        retry: false,
        structuralSharing: false,
      },
    },
  });
  readonly #normaliser = new Normaliser(this.entities);
  readonly #pace: Pace;
  readonly #listeners = new Set<() => void>();
  /** The last write on each entity: the next one waits for it, so that answers come in the order of intents. */
  readonly #tails = new Map<string, Promise<unknown>>();
  #viewer: Viewer | undefined;
  #asksViewer = false;
  #subscribers = 0;
  #consent: PromiseWithResolvers | undefined;

  constructor({ gateway, viewer, consent, pace = new Pace() }: CommunityOptions) {
    this.gateway = gateway;
    this.#viewer = viewer;
    this.#asksViewer = !viewer && gateway.supports('viewer.get') !== undefined;
    this.#pace = pace;
    if (consent === 'wait') this.#consent = withResolvers();
  }

  supports<N extends OperationName>(name: N): Support<N> | undefined {
    return this.gateway.supports(name);
  }

  /** Who is looking; `undefined` until it is known. */
  get viewer(): Viewer | undefined {
    return this.#viewer;
  }

  /** True while every request is held until `grantConsent()`. */
  get awaitsConsent(): boolean {
    return this.#consent !== undefined;
  }

  grantConsent(): void {
    this.#consent?.resolve();
    this.#consent = undefined;
    this.#changed();
  }

  /** Calls `listener` when the viewer or consent changes. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  read<N extends OperationName>(name: N, input: Input<N>): Query<N> {
    return new Query(
      this.#client,
      this.#normaliser,
      name,
      input,
      ({ signal }) => this.#ask(name, input, signal),
      () => this.#retain(),
    );
  }

  /**
   * Runs a write. `optimism` shows at once and is taken back, alone, if the write fails. Writes on one entity
   * run in the order they were asked for. A write is never tried again by itself.
   * @throws {CommunityError}
   */
  async write<N extends OperationName, T extends EntityType>(
    name: N,
    input: Input<N>,
    optimism?: Optimism<T>,
  ): Promise<Output<N>> {
    const patch = optimism && this.entities.apply(optimism.type, optimism.id, optimism.change);
    try {
      const output = await this.#inOrder(patch?.key, () => this.#send(name, input));
      const { returns } = operationInfo(name);
      if (typeof returns === 'string') this.entities.confirm(returns, output as Entities[EntityType]);
      return output;
    } finally {
      if (patch) this.entities.revert(optimism.type, optimism.id, patch);
    }
  }

  /** Who is looking has changed or may have: what another account read is dropped, and what is on screen is read again. */
  async refreshViewer(viewer?: Viewer): Promise<void> {
    if (viewer) return this.#setViewer(viewer);
    if (!this.supports('viewer.get')) return;
    try {
      this.#setViewer(await limited((signal) => this.gateway.run('viewer.get', {}, { signal }), tryLimitMs));
    } catch {
      // Still not known: the next answer that carries it settles it.
    }
  }

  async #ask<N extends OperationName>(name: N, input: Input<N>, signal: AbortSignal): Promise<Answer> {
    await this.#consent?.promise;
    const since = this.entities.now();
    let partial: CommunityError | undefined;
    const output = await attemptRead(
      (trySignal) =>
        this.gateway.run(name, input, {
          signal: trySignal,
          onPartial: (error) => (partial = error),
          onAlso: (also, answer) => {
            if (also === 'viewer.get') this.#setViewer(answer as Viewer);
          },
        }),
      this.#pace,
      signal,
    );
    if (this.#asksViewer) {
      this.#asksViewer = false;
      if (!this.#viewer) void this.refreshViewer();
    }
    return this.#normaliser.take(name, output, since, partial);
  }

  async #send<N extends OperationName>(name: N, input: Input<N>): Promise<Output<N>> {
    await this.#consent?.promise;
    const waitMs = this.#pace.waitMs;
    if (waitMs) throw new CommunityError('rate-limited', { retryAfterMs: waitMs });
    const writeId = crypto.randomUUID();
    try {
      return await limited((signal) => this.gateway.run(name, input, { signal, writeId }), tryLimitMs);
    } catch (thrown) {
      const error = toCommunityError(thrown);
      if (error.retryAfterMs !== undefined) this.#pace.pause(error.retryAfterMs);
      throw error;
    }
  }

  async #inOrder<T>(key: string | undefined, run: () => Promise<T>): Promise<T> {
    if (key === undefined) return run();
    const turn = (this.#tails.get(key) ?? Promise.resolve()).then(run, run);
    this.#tails.set(key, turn);
    try {
      return await turn;
    } finally {
      if (this.#tails.get(key) === turn) this.#tails.delete(key);
    }
  }

  #setViewer(viewer: Viewer | null | undefined): void {
    if (viewer?.key === undefined) return; // not an answer
    const last = this.#viewer;
    this.#viewer = viewer;
    if (last && last.key !== viewer.key) {
      this.entities.clear();
      void this.#client.resetQueries();
    }
    if (last?.key !== viewer.key || last?.memberId !== viewer.memberId) this.#changed();
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }

  /** While somebody looks, coming back online asks again; after the last one left nothing listens. */
  #retain(): () => void {
    if (this.#subscribers++ === 0) this.#client.mount();
    return () => {
      if (--this.#subscribers === 0) this.#client.unmount();
      this.#prune();
    };
  }

  /** Forgets answers that nobody looks at, the oldest first, by their number and by what they hold. */
  #prune(): void {
    const cache = this.#client.getQueryCache();
    const idle = cache.getAll().filter((query) => query.getObserversCount() === 0);
    let held = 0;
    for (const query of idle.reverse()) {
      held += keptIds / keptAnswers + ((query.state.data as Answer | undefined)?.ids?.length ?? 0);
      if (held > keptIds) cache.remove(query);
    }
  }
}

interface PromiseWithResolvers {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
}

function withResolvers(): PromiseWithResolvers {
  let resolve = (): void => {};
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
