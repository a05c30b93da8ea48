import type { CommunityEvent, Id } from '@kith/core';
import {
  adopt,
  button,
  errorText,
  field,
  requestSignIn,
  uiMessages,
  ugcRel,
  type LiveRegionController,
} from '@kith/ui';
import { html, nothing, type TemplateResult } from 'lit';
import type { EventsController } from '../occasion/events-controller.js';
import { formatter } from '../occasion/format.js';
import { isOver, spanOf } from '../occasion/span.js';
import { Answers } from './answers.js';
import { rsvpMessages, type RsvpMessage, type RsvpWords } from './messages/first.js';
import { offerOf, type Answer, type AnswersOffer, type RsvpOffer } from './offer.js';
import { guestsField, guestsOf, questionField, questionsOf, readForm, type Wrong } from './questions.js';
import { rsvpStyles } from './rsvp.styles.js';

const nothingWrong: Wrong = new Map();

/**
 * The way to say that one comes, to one event at a time: what is offered, the form for what the host asks, what was said
 * and what became of it.
 */
export class Rsvp {
  readonly #events: EventsController;
  readonly #answers: Answers;
  #event: Id | undefined;
  /** The answer whose form is open. */
  #open: Answer | undefined;
  #wrong = nothingWrong;
  /** It filled up while the answer was on its way. */
  #filledUp = false;

  /** @param refetch - Reads the event again, where what is known of its places is no longer true. */
  constructor(events: EventsController, announcer: LiveRegionController, refetch: () => void) {
    this.#events = events;
    adopt(events.host.shadowRoot ?? events.host, button, field, rsvpStyles);
    this.#answers = new Answers(events.host, {
      update: () => this.#update(),
      done: ({ id, revision, rsvp }) => {
        const said = rsvp ? this.#text(`you-${rsvp.status}`) : this.#text('withdrawn');
        announcer.announce(said, `${id} ${revision ?? ''} ${said}`);
      },
      filledUp: () => {
        this.#filledUp = true;
        refetch();
      },
    });
  }

  render(event: CommunityEvent): unknown {
    if (this.#event !== event.id) {
      this.#event = event.id;
      this.#open = undefined;
      this.#filledUp = false;
      this.#answers.forget();
    }
    this.#answers.follow(this.#events.context.community());
    const offer = this.#offer(event);
    if (offer.is === 'none') return nothing;
    return html`<section class="rsvp" part="rsvp" aria-label=${this.#text('question')}>
      ${this.#said(event)} ${this.#problem(event)} ${this.#offered(offer, event)} ${this.#deadline(event, offer)}
    </section>`;
  }

  letGo(): void {
    this.#answers.letGo();
  }

  readonly #text: RsvpWords = (key, values) => this.#events.context.text(rsvpMessages, key, values);

  #offer(event: CommunityEvent): RsvpOffer {
    const { context, zone, now } = this.#events;
    const span = spanOf(event, zone);
    const over = span !== undefined && isOver(span, now);
    return offerOf(event, { community: context.community(), over, now, schemes: context.settings().schemes });
  }

  /** What the viewer has said, and the way back. */
  #said(event: CommunityEvent): unknown {
    const { rsvp, recurrence } = event;
    const undo = this.#answers.undoable ? this.#textButton('undo', () => this.#undo(event)) : nothing;
    if (!rsvp) return undo === nothing ? nothing : html`<p class="said">${this.#text('withdrawn')} ${undo}</p>`;
    const { status, position, guests } = rsvp;
    const numbered = status === 'waiting' && typeof position === 'number' && position > 0;
    const canWithdraw = this.#events.context.community()?.supports('events.withdraw');
    return html`<p class="said ${status}">
      ${numbered ? this.#text('you-waiting-at', { position }) : this.#text(`you-${status}`)}
      ${guests ? html`<span>${this.#text('you-bring', { count: guests })}</span>` : nothing}
      ${recurrence && status !== 'declined' ? html`<span class="hint">${this.#text('all-dates')}</span>` : nothing}
      ${undo !== nothing || !canWithdraw ? undo : this.#textButton('withdraw', () => this.#withdraw(event))}
    </p>`;
  }

  #textButton(key: RsvpMessage, run: () => void): TemplateResult {
    return html`<button class="text-button" part=${key} type="button" @click=${run}>${this.#text(key)}</button>`;
  }

  #offered(offer: RsvpOffer, event: CommunityEvent): unknown {
    switch (offer.is) {
      case 'link':
        return html`<a class="button primary" part="ticket" href=${offer.href} rel=${ugcRel}
          >${this.#text(offer.sold ? 'tickets' : 'register')}</a
        >`;
      case 'refused':
        return event.rsvp ? nothing : html`<p class="refused">${this.#text(`refused-${offer.why}`)}</p>`;
      case 'sign-in':
        return html`<button class="button primary" part="sign-in" type="button" @click=${this.#signIn}>
          ${this.#text('sign-in')}
        </button>`;
      case 'answers':
        return html`${this.#choices(offer, event)}${this.#open ? this.#form(this.#open, offer.waits, event) : nothing}`;
      case 'none':
        return nothing;
    }
  }

  #choices({ answers, waits }: AnswersOffer, event: CommunityEvent): TemplateResult {
    const said = event.rsvp?.status === 'waiting' ? 'going' : event.rsvp?.status;
    const pressed = this.#open ?? said;
    return html`<div class="answers" role="group" aria-label=${this.#text('question')}>
      ${answers.map(
        (answer) =>
          html`<button
            class="button ${answer === 'going' && !pressed ? 'primary' : ''}"
            part="answer ${answer}"
            type="button"
            aria-pressed=${pressed === answer ? 'true' : 'false'}
            @click=${() => this.#press(answer, waits, event)}
          >
            ${this.#text(answer === 'going' && waits ? 'wait' : answer)}
          </button>`,
      )}
    </div>`;
  }

  #form(answer: Answer, waits: boolean, event: CommunityEvent): unknown {
    const { registration, rsvp } = event;
    if (!registration) return nothing;
    const given = new Map(rsvp?.answers?.map(({ question, value }) => [question, value]));
    const most = guestsOf(registration, waits, placesOf(event));
    const words = this.#text;
    return html`<form
      class="form"
      part="form"
      novalidate
      aria-label=${words('answer-for', { answer: words(answer === 'going' && waits ? 'wait' : answer) })}
      @submit=${(submit: SubmitEvent) => this.#submitForm(submit, answer, event)}
      @keydown=${(key: KeyboardEvent) => key.key === 'Escape' && this.#close()}
    >
      ${most ? guestsField(most, rsvp?.guests ?? 0, words) : nothing}
      ${questionsOf(registration).map((question, index) =>
        questionField(question, index, {
          value: given.get(question.id),
          wrong: this.#wrong.get(question.id),
          words,
        }),
      )}
      <div class="answers">
        <button class="button primary" part="send" type="submit">${words('send')}</button>
        <button class="button quiet" part="cancel" type="button" @click=${() => this.#close()}>
          ${words('cancel')}
        </button>
      </div>
    </form>`;
  }

  #deadline({ registration }: CommunityEvent, { is }: RsvpOffer): unknown {
    const until = Date.parse(registration?.deadline ?? '');
    if (Number.isNaN(until) || is === 'refused') return nothing;
    const { locale, zone } = this.#events.reader;
    return html`<p class="hint" part="deadline">
      ${this.#text('deadline', { time: formatter('full', locale, zone).format(until) })}
    </p>`;
  }

  /** What stands in the way of what was said last. */
  #problem({ id }: CommunityEvent): unknown {
    if (this.#filledUp) return html`<p class="wrong" role="alert">${this.#text('filled-up')}</p>`;
    const entry = this.#answers.waiting(id);
    if (!entry) return nothing;
    const { state, error } = entry;
    const failed = state === 'failed';
    if (!failed && !error && navigator.onLine) return nothing;
    return html`<p class=${failed ? 'wrong' : 'hint'} role=${failed ? 'alert' : 'status'}>
      ${this.#text(failed ? 'not-sent' : 'waits-to-be-sent')}
      ${failed && error ? this.#events.context.text(uiMessages, errorText(error)) : nothing}
      ${this.#textButton('retry', () => this.#answers.retry(entry))}
      ${this.#textButton('discard', () => this.#answers.discard(entry))}
    </p>`;
  }

  readonly #signIn = (): void => {
    const { host, context } = this.#events;
    requestSignIn(host, context.settings());
  };

  #press(answer: Answer, waits: boolean, event: CommunityEvent): void {
    const { registration, id } = event;
    this.#filledUp = false;
    this.#wrong = nothingWrong;
    const asks =
      answer !== 'declined' &&
      registration != null &&
      (questionsOf(registration).length > 0 || guestsOf(registration, waits, placesOf(event)) > 0);
    if (asks) {
      this.#open = this.#open === answer ? undefined : answer;
      this.#update();
      if (this.#open) this.#focus('.form .field');
      return;
    }
    this.#open = undefined;
    if (event.rsvp?.status !== answer) this.#answers.answer(event, { id, status: answer });
    this.#update();
  }

  #submitForm(submit: SubmitEvent, status: Answer, event: CommunityEvent): void {
    submit.preventDefault();
    const { target } = submit;
    if (!(target instanceof HTMLFormElement) || !event.registration) return;
    const filled = readForm(target, questionsOf(event.registration), this.#text);
    if ('wrong' in filled) {
      this.#wrong = filled.wrong;
      this.#update();
      this.#focus('[aria-invalid=true]');
      return;
    }
    const { guests, answers } = filled;
    const answer = { id: event.id, status, ...(guests > 0 && { guests }), ...(answers.length > 0 && { answers }) };
    if (this.#answers.answer(event, answer)) this.#close();
  }

  #withdraw(event: CommunityEvent): void {
    this.#open = undefined;
    this.#answers.withdraw(event);
    this.#update();
    this.#focus('[part~=undo]');
  }

  #undo({ id }: CommunityEvent): void {
    this.#answers.undo(id);
    this.#update();
    this.#focus('.answers .button');
  }

  #close(): void {
    this.#open = undefined;
    this.#wrong = nothingWrong;
    this.#update();
    this.#focus('.answers .button[aria-pressed=true], .answers .button');
  }

  #update(): void {
    this.#events.host.requestUpdate();
  }

  /** What was pressed may be gone: the focus goes to what takes its place. */
  #focus(selector: string): void {
    const { host } = this.#events;
    void host.updateComplete.then(() =>
      host.shadowRoot?.querySelector('.rsvp')?.querySelector<HTMLElement>(selector)?.focus(),
    );
  }
}

/** The places that the viewer holds now. */
function placesOf({ rsvp }: CommunityEvent): number {
  return rsvp?.status === 'going' ? 1 + (rsvp.guests ?? 0) : 0;
}
