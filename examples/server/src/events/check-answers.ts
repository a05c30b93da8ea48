import { clean } from '../discussions/post-filter.js';
import { badInput } from '../graphql/errors.js';
import type { AnswerChoice, EventRow, QuestionRow } from './event-row.js';
import { MAX_ANSWER } from './event-view.js';

export interface AnswerEventInput {
  readonly id: string;
  readonly status: AnswerChoice;
  readonly guests?: number | null;
  readonly answers?: readonly GivenAnswer[] | null;
}

interface GivenAnswer {
  readonly question: string;
  readonly value: string;
}

/** What is kept of an answer. */
export interface Said {
  readonly status: AnswerChoice;
  readonly guests: number;
  readonly answers: readonly GivenAnswer[];
}

const MAX_GIVEN = 100;
const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * What the viewer says, as this event takes it: of who does not come, only that.
 *
 * @throws `BAD_USER_INPUT`, naming `status`, `guests` or `answers.<question>`.
 */
export function checkAnswers(row: EventRow, { status, guests, answers }: AnswerEventInput): Said {
  if (!row.statuses?.includes(status)) throw badInput('status', `this event does not take ${status}`);
  if (status === 'declined') return { status, guests: 0, answers: [] };
  const brought = guests ?? 0;
  if (brought < 0 || brought > row.max_guests) throw badInput('guests', `must be 0 to ${row.max_guests}`);
  if (row.capacity !== null && status === 'going' && 1 + brought > row.capacity)
    throw badInput('guests', 'are more than the event has places for');
  const given = answers ?? [];
  if (given.length > MAX_GIVEN) throw badInput('answers', `at most ${MAX_GIVEN}`);
  const values = new Map<string, string>();
  for (const { question, value } of given) {
    const asked = row.questions.find(({ id }) => id === question);
    if (!asked) throw badInput('answers', 'answer a question that is not asked');
    if (values.has(question)) throw badInput(`answers.${question}`, 'is answered twice');
    const text = clean(value).trim();
    checkValue(asked, text);
    values.set(question, text);
  }
  const said = row.questions.flatMap(({ id, required }) => {
    const value = values.get(id) ?? '';
    if (value === '' && required === true && status === 'going') throw badInput(`answers.${id}`, 'must be answered');
    return value === '' ? [] : [{ question: id, value }];
  });
  return { status, guests: brought, answers: said };
}

function checkValue({ id, options, maxLength }: QuestionRow, value: string): void {
  if (value === '') return;
  if (options) {
    if (!options.includes(value)) throw badInput(`answers.${id}`, 'is none of the options');
    return;
  }
  const most = maxLength ?? MAX_ANSWER;
  // Nothing is counted that cannot be short enough: a grapheme of more than a few code units is no writing.
  if (value.length > most * 20 || [...segmenter.segment(value)].length > most)
    throw badInput(`answers.${id}`, `is longer than ${most} characters`);
}
