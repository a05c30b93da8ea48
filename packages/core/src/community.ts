import { hashKey } from '@tanstack/query-core';
import { attemptRead, heeding, limited, tryLimitMs } from './attempt.js';
import { entityKey, EntityStore } from './entities.js';
import { CommunityError, toCommunityError } from './errors.js';
import type { Gateway, Support } from './gateway.js';
import { operationInfo } from './model/operations.js';
import type { Entities, EntityType, Id, Input, OperationName, Output } from './model/operation.js';
import type { Viewer } from './model/viewer.js';
import { newId } from './new-id.js';
import { isEntity, Normaliser, type Answer } from './normalise.js';
import { Pace } from './pace.js';
import { Query } from './queries.js';
import type { Ask } from './question.js';
import { Questions } from './questions.js';

export interface CommunityOptions {
  readonly gateway: Gateway;
  /** What is kept on the visitor's machine belongs to it: the same on each visit, such as the endpoint. */
  readonly name?: string | undefined;
  /** Who is looking, where the host knows; else the backend is asked. */
  readonly viewer?: Viewer | undefined;
  /** `wait` holds every request until `grantConsent()`. */
  readonly consent?: 'granted' | 'wait' | undefined;
  /** `off`: nobody is told what happens, and nothing is asked for again by itself. */
  readonly live?: 'off' | undefined;
  /** Shared among the communities of one endpoint. */
  readonly pace?: Pace | undefined;
}

/** What a write changes at once, before the backend has answered. */
export interface Optimism<T extends EntityType = EntityType> {
  readonly type: T;
  readonly id: Id;
  readonly change: (entity: Entities[T]) => Partial<Entities[T]>;
}

/** How long a change of account that answers mention holds at least. */
const accountMs = 30_000;

/**
 * One community on one backend, as one viewer sees it: its entities, reads, writes and session. Widgets that
 * share a backend share this. It holds no listener or timer while nobody is subscribed.
 */
export class Community {
  readonly gateway: Gateway;
  readonly name: string | undefined;
  readonly live: 'off' | undefined;
  readonly pace: Pace;
  readonly entities = new EntityStore();
  readonly #questions = new Questions(() => this.#forgetViewerAsk());
  readonly #normaliser = new Normaliser(this.entities);
  readonly #listeners = new Set<() => void>();
  /** The last write on each entity: the next one waits for it, so that answers come in the order of intents. */
  readonly #tails = new Map<string, Promise<unknown>>();
  #viewer: Viewer | undefined;
  /** Whether the host says who is looking; the backend's word then counts for nothing. */
  #told: boolean;
  #asksViewer: boolean;
  #viewerAsk: AbortController | undefined;
  /** Until when an answer that only mentions another account is not believed (milliseconds since 1970). */
  #settledUntil = 0;
  /** Counts accounts: what began under another one is not for this one. */
  #session = 0;
  /** How many reads are under way. */
  #asking = 0;
  /** Whether a read was answered: a backend that answers nothing is not asked who is looking. */
  #answered = false;
  #consent: Promise<void> | undefined;
  #consented = (): void => {};

  constructor({ gateway, name, viewer, consent, live, pace = new Pace() }: CommunityOptions) {
    this.gateway = gateway;
    this.name = name;
    this.live = live;
    this.#viewer = viewer;
    this.#told = viewer !== undefined;
    this.#asksViewer = !viewer && gateway.supports('viewer.get') !== undefined;
    this.pace = pace;
    if (consent === 'wait') this.#consent = new Promise((resolve) => (this.#consented = resolve));
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
    this.#consented();
    this.#consent = undefined;
    this.#changed();
  }

  /** Calls `listener` when the viewer or consent changes. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  read<N extends OperationName>(name: N, input: Input<N>): Query<N> {
    const key = hashKey([name, input]);
    const ask: Ask = ({ signal }) => this.#ask(name, input, signal);
    return new Query(name, input, () => this.#questions.get(key, ask), this.#normaliser);
  }

  /**
   * Runs a write. `optimism` shows at once and is taken back, alone, if the write fails. Writes on one entity
   * run in the order they were asked for. A write is never tried again by itself, nor sent for another account.
   * @throws {CommunityError}
   */
  async write<N extends OperationName, T extends EntityType>(
    name: N,
    input: Input<N>,
    optimism?: Optimism<T>,
  ): Promise<Output<N>> {
    const session = this.#session;
    const patch = optimism && this.entities.apply(optimism.type, optimism.id, optimism.change);
    const key = optimism && entityKey(optimism.type, optimism.id);
    try {
      const output = await this.#inOrder(key, () => this.#send(name, input, session));
      const { returns } = operationInfo(name);
      if (typeof returns === 'string' && session === this.#session && isEntity(output))
        this.entities.confirm(returns, output);
      return output;
    } finally {
      if (patch) this.entities.revert(optimism.type, optimism.id, patch);
    }
  }

  /**
   * Who is looking has changed or may have: what another account read is dropped, and what is on screen is read again.
   * Never rejects: where the backend cannot say, what the last account read goes all the same, and the next answer that
   * carries who is looking settles it.
   * @param viewer - Who it is, where the host knows; else the backend is asked.
   */
  async refreshViewer(viewer?: Viewer): Promise<void> {
    this.#viewerAsk?.abort();
    this.#asksViewer = false;
    this.#told = viewer !== undefined;
    if (viewer) return this.#setViewer(viewer);
    if (!this.supports('viewer.get')) return this.#forgetAccount();
    const { signal } = (this.#viewerAsk = new AbortController());
    try {
      await this.#consent;
      this.#setViewer(
        await attemptRead((trySignal) => this.gateway.run('viewer.get', {}, { signal: trySignal }), this.pace, signal),
      );
    } catch (thrown) {
      if (signal.aborted) return;
      if (toCommunityError(thrown).kind === 'unauthenticated') this.#setViewer({ key: null });
      else if (this.#viewer) {
        this.#asksViewer = true;
        this.#forgetAccount();
      }
    }
  }

  async #ask<N extends OperationName>(name: N, input: Input<N>, signal: AbortSignal): Promise<Answer> {
    await this.#consent;
    const since = this.entities.now();
    let partial: CommunityError | undefined;
    this.#asking += 1;
    try {
      const output = await attemptRead(
        (trySignal) =>
          this.gateway.run(name, input, {
            signal: trySignal,
            onPartial: (error) => (partial = error),
            onAlso: (also, answer) => {
              if (also === 'viewer.get' && !this.#told && !trySignal.aborted) this.#takeAlong(answer as Viewer);
            },
          }),
        this.pace,
        signal,
      );
      signal.throwIfAborted(); // another account may have come in this very turn
      this.#answered = true;
      return this.#normaliser.take(name, output, since, partial);
    } finally {
      this.#asking -= 1;
      // Whichever read ends last asks, however it ends: until then the viewer may ride along with another answer.
      if (this.#asksViewer && this.#answered && !this.#viewer && !this.#asking && this.#questions.watched)
        void this.refreshViewer();
    }
  }

  async #send<N extends OperationName>(name: N, input: Input<N>, session: number): Promise<Output<N>> {
    await this.#consent;
    if (session !== this.#session) throw new CommunityError('unauthenticated');
    const waitMs = this.pace.waitMs;
    if (waitMs) throw new CommunityError('rate-limited', { retryAfterMs: waitMs });
    const writeId = newId();
    const run = (signal: AbortSignal): Promise<Output<N>> => this.gateway.run(name, input, { signal, writeId });
    try {
      return await limited(heeding(run, this.pace), tryLimitMs);
    } catch (thrown) {
      throw toCommunityError(thrown);
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

  /** Who is looking, as another answer says: one that says another each time does not start every read anew each time. */
  #takeAlong(viewer: Viewer | null | undefined): void {
    if (this.#viewer && viewer?.key !== undefined && viewer.key !== this.#viewer.key) {
      if (Date.now() < this.#settledUntil) return;
      this.#settledUntil = Date.now() + accountMs;
    }
    this.#setViewer(viewer);
  }

  #setViewer(viewer: Viewer | null | undefined): void {
    if (viewer?.key === undefined) return; // not an answer
    const last = this.#viewer;
    this.#viewer = viewer;
    // Where the host says so late, what was read until then was for nobody in particular.
    if (last ? last.key !== viewer.key : this.#told && viewer.key !== null) this.#beginAnew();
    if (last?.key !== viewer.key || last?.memberId !== viewer.memberId) this.#changed();
  }

  /** Nothing of the last account stays, whoever comes next. */
  #forgetAccount(): void {
    this.#viewer = undefined;
    this.#beginAnew();
    this.#changed();
  }

  #beginAnew(): void {
    this.#session += 1;
    this.entities.clear();
    this.#questions.reset();
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Nobody is left to be told who is looking; the next read asks anew. A change of account is followed to its end. */
  #forgetViewerAsk(): void {
    if (this.#viewer || !this.#viewerAsk) return;
    this.#viewerAsk.abort();
    this.#viewerAsk = undefined;
    this.#asksViewer = true;
  }
}
