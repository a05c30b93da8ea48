import type { Registration, RsvpAnswer, RsvpQuestion } from '@kith/core';
import { recordsOf, textOf, textsOf } from '@kith/people';
import { html, nothing, type TemplateResult } from 'lit';
import type { RsvpWords } from './messages/first.js';

/** More guests than a list of numbers is good for. */
const mostGuests = 50;
/** A text without a limit of the backend's. */
const mostGraphemes = 2000;

export function questionsOf({ questions }: Registration): readonly RsvpQuestion[] {
  return recordsOf(questions).filter(({ id, label }) => textOf(id) && textOf(label));
}

/** How many guests can be brought, beside a viewer who holds so many places now. */
export function guestsOf({ maxGuests, left }: Registration, waits: boolean, held: number): number {
  const most = typeof maxGuests === 'number' && maxGuests > 0 ? Math.floor(maxGuests) : 0;
  // One place is the viewer's own.
  const room = waits || left == null ? mostGuests : Math.max(0, left + held - 1);
  return Math.min(most, mostGuests, room);
}

/** What a form holds. */
export interface Filled {
  readonly guests: number;
  readonly answers: readonly RsvpAnswer[];
}

/** What is wrong with it, in words by question. */
export type Wrong = ReadonlyMap<string, string>;

export function readForm(
  form: HTMLFormElement,
  questions: readonly RsvpQuestion[],
  words: RsvpWords,
): Filled | { readonly wrong: Wrong } {
  const data = new FormData(form);
  const wrong = new Map<string, string>();
  const answers: RsvpAnswer[] = [];
  for (const { id, required, maxLength, options } of questions) {
    const given = data.get(`q ${id}`);
    const value = typeof given === 'string' ? given.trim() : '';
    const limit = maxLength ?? mostGraphemes;
    if (!value && required) wrong.set(id, words('needed'));
    else if (!textsOf(options).length && graphemes(value) > limit) wrong.set(id, words('too-long', { count: limit }));
    else if (value) answers.push({ question: id, value });
  }
  const guests = Number(data.get('guests') ?? 0);
  return wrong.size ? { wrong } : { guests: Number.isInteger(guests) && guests > 0 ? guests : 0, answers };
}

function graphemes(text: string): number {
  let count = 0;
  for (const _ of new Intl.Segmenter().segment(text)) count++;
  return count;
}

export interface QuestionState {
  readonly value: string | undefined;
  readonly wrong: string | undefined;
  readonly words: RsvpWords;
}

/** One question with its field; what is wrong stands below it. */
export function questionField(question: RsvpQuestion, index: number, state: QuestionState): TemplateResult {
  const { label, required } = question;
  const id = `question-${index}`;
  return html`<div class="question">
    <label for=${id}
      ><bdi dir="auto">${label}</bdi
      >${required ? html`<span class="needed" aria-hidden="true"> *</span>` : nothing}</label
    >
    ${textsOf(question.options).length ? choice(question, id, state) : words(question, id, state)}
    ${state.wrong ? html`<p id="${id}-wrong" class="wrong">${state.wrong}</p>` : nothing}
  </div>`;
}

function choice({ id: name, required, options }: RsvpQuestion, id: string, state: QuestionState): TemplateResult {
  return html`<select
    id=${id}
    class="field"
    part="question"
    name=${`q ${name}`}
    ?required=${required}
    aria-invalid=${state.wrong ? 'true' : nothing}
    aria-describedby=${state.wrong ? `${id}-wrong` : nothing}
  >
    <option value="">${state.words('no-choice')}</option>
    ${textsOf(options).map(
      (option) => html`<option value=${option} ?selected=${option === state.value}>${option}</option>`,
    )}
  </select>`;
}

function words({ id: name, required }: RsvpQuestion, id: string, { value, wrong }: QuestionState): TemplateResult {
  return html`<textarea
    id=${id}
    class="field"
    part="question"
    name=${`q ${name}`}
    rows="2"
    dir="auto"
    ?required=${required}
    aria-invalid=${wrong ? 'true' : nothing}
    aria-describedby=${wrong ? `${id}-wrong` : nothing}
    .value=${value ?? ''}
  ></textarea>`;
}

/** How many guests one brings. */
export function guestsField(most: number, value: number, say: RsvpWords): TemplateResult {
  return html`<div class="question">
    <label for="guests">${say('guests')}</label>
    <select id="guests" class="field" part="guests" name="guests">
      ${Array.from(
        { length: most + 1 },
        (_, count) => html`<option value=${count} ?selected=${count === value}>${count}</option>`,
      )}
    </select>
  </div>`;
}
