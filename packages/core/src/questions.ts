import { Question, type Ask } from './question.js';

/** How many answers that nobody looks at are kept for coming back to. */
const keptAnswers = 60;
/** And how many ids they may hold together. */
const keptIds = 12_000;

/** Every question that is watched or was lately, once. */
export class Questions {
  readonly #questions = new Map<string, Question>();
  readonly #onIdle: () => void;

  /** @param onIdle - Called when the last one who watched has left. */
  constructor(onIdle: () => void) {
    this.#onIdle = onIdle;
  }

  /** Whether anybody watches anything. */
  get watched(): boolean {
    return [...this.#questions.values()].some((question) => question.watched);
  }

  /** The question with this key, made where it is new or was forgotten. */
  get(key: string, ask: Ask): Question {
    const question = this.#questions.get(key) ?? new Question(key, ask, () => this.#left());
    this.#questions.set(key, question);
    return question;
  }

  /** Forgets every answer and asks again for what is watched. */
  reset(): void {
    for (const question of this.#questions.values()) question.reset();
  }

  #left(): void {
    this.#prune();
    if (!this.watched) this.#onIdle();
  }

  /** Forgets answers that nobody looks at, the oldest first, by their number and by what they hold. */
  #prune(): void {
    let held = 0;
    for (const [key, question] of [...this.#questions].reverse()) {
      if (question.watched) continue;
      held += keptIds / keptAnswers + (question.state.data?.ids?.length ?? 0);
      if (held <= keptIds) continue;
      question.reset();
      this.#questions.delete(key);
    }
  }
}
