import type { CommunityError } from './errors.js';
import type { Input, OperationName, Output } from './model/operation.js';
import type { Normaliser } from './normalise.js';
import type { Question } from './question.js';

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

/**
 * One read and where it stands. It asks while somebody is subscribed, shares the request with every query of
 * the same name and input, and goes on trying quietly after it failed.
 */
export class Query<N extends OperationName> {
  readonly name: N;
  readonly input: Input<N>;
  readonly #question: () => Question;
  readonly #normaliser: Normaliser;
  #error: CommunityError | undefined;
  #state: { readonly held: Held; readonly value: QueryState<Output<N>> } | undefined;

  /** @param question - Gives the question as it is held: one that nobody watched may have been forgotten. */
  constructor(name: N, input: Input<N>, question: () => Question, normaliser: Normaliser) {
    this.name = name;
    this.input = input;
    this.#question = question;
    this.#normaliser = normaliser;
  }

  get state(): QueryState<Output<N>> {
    const held = this.#question().state;
    if (this.#state?.held !== held) this.#state = { held, value: this.#stateOf(held) };
    return this.#state.value;
  }

  /** Calls `listener` after each change of `state`; begins to ask when nobody did. */
  subscribe(listener: () => void): () => void {
    const stopEntities = this.#normaliser.entities.subscribe((changed) => {
      const { data } = this.#question().state;
      if (!data || !this.#normaliser.touches(data, changed)) return;
      this.#state = undefined;
      listener();
    });
    const stopAnswers = this.#question().watch(listener);
    return () => {
      stopEntities();
      stopAnswers();
    };
  }

  /** Asks again now. What is on screen stays until the answer comes. Never rejects: see `state`. */
  refetch(): Promise<void> {
    return this.#question().ask();
  }

  #stateOf({ data: answer, error: failure, errorUpdateCount, fetchStatus, status }: Held): QueryState<Output<N>> {
    const refreshing = fetchStatus !== 'idle';
    const data = answer && this.#normaliser.read(this.name, answer);
    if (failure) this.#error = failure;
    else if (status === 'success') this.#error = undefined;
    // A quiet retry without data counts as pending there; what was said to the reader stays said. Where no failure is
    // counted any more, another account has begun anew.
    const error = failure ?? (status === 'pending' && errorUpdateCount ? this.#error : undefined);
    if (error) return { status: 'failed', error, refreshing, ...(data !== undefined && { data }) };
    if (data === undefined) return { status: 'pending' };
    return { status: 'ready', data, refreshing, ...(answer?.partial && { partial: answer.partial }) };
  }
}

type Held = Question['state'];
