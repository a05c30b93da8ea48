import { errorText, icon, infoIcon, Lazy, notice, requestSignIn, uiMessages } from '@kith/ui';
import { html, nothing, type TemplateResult } from 'lit';
import type { Desk } from '../composer/desk.js';
import { composeMessages, type ComposeMessage } from '../messages/messages.js';
import type { Circumstances } from '../sending/inputs.js';
import type { Conflict } from './conflict.js';

const conflict = new Lazy(() => import('./conflict.js'));

const sentences: readonly string[] = [
  'unauthenticated',
  'forbidden',
  'suspended',
  'locked',
  'archived',
  'closed',
  'unsupported',
];

/** What is said of what is written: in words, calmly, and with a way on. */
export class Notes {
  readonly #desk: Desk;
  #conflict: Conflict | undefined;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Why nothing can be written here; a guest is invited to sign in. */
  refusal(why: string): TemplateResult {
    const { element, context, drafts } = this.#desk;
    const key = sentences.includes(why) ? why : 'forbidden';
    const text = this.#words(`refused-${key}` as ComposeMessage);
    const detail = drafts.touched ? this.#words('draft-kept') : undefined;
    if (why !== 'unauthenticated') return notice({ kind: 'info', text, detail });
    const run = (): void => void requestSignIn(element, context.settings());
    return notice({ kind: 'info', text, detail, action: { label: context.text(uiMessages, 'sign-in'), run } });
  }

  render(about: Circumstances): TemplateResult {
    const { drafts } = this.#desk;
    const { problem } = drafts.draft;
    return html`${about.isSource ? html`<p class="note">${icon(infoIcon)}${this.#words('is-source')}</p>` : nothing}${drafts.restored ? this.#restored() : nothing}${problem ? this.#problem(about) : nothing}${this.#onItsWay()}${
      about.rules?.moderated && !about.target.post && (drafts.touched || this.#desk.area()?.matches(':focus'))
        ? html`<p class="note">${icon(infoIcon)}${this.#words('moderated')}</p>`
        : nothing
    }`;
  }

  #restored(): TemplateResult {
    const { drafts, area } = this.#desk;
    const discard = (): void => {
      drafts.clear();
      area()?.focus();
    };
    return html`<p class="note" part="note" role="status">
      ${this.#words('restored')} <button type="button" @click=${discard}>${this.#words('discard')}</button>
    </p>`;
  }

  #problem(about: Circumstances): unknown {
    const { context, drafts, element } = this.#desk;
    const { kind, fields } = drafts.draft.problem ?? {};
    if (!kind) return nothing;
    if (kind === 'conflict' && about.target.post) {
      const loaded = conflict.for(element);
      if (loaded) this.#conflict ??= new loaded.Conflict(this.#desk);
      return this.#conflict?.render(about.target.post.id);
    }
    if (kind === 'unauthenticated')
      return html`<p class="note bad" part="note" role="alert">
        ${this.#words('refused-unauthenticated')}
        <button type="button" @click=${() => requestSignIn(element, context.settings())}>
          ${context.text(uiMessages, 'sign-in')}
        </button>
      </p>`;
    const told = fields ? this.#told(fields) : [];
    const lines = told.length || fields ? told : [context.text(uiMessages, errorText({ kind }))];
    return lines.map((line) => html`<p class="note bad" part="note" role="alert">${line}</p>`);
  }

  /** What is wrong with the words and files; the other fields say it themselves. */
  #told(fields: { readonly [field: string]: string }): readonly string[] {
    const own = ['title', 'link', 'guest', 'guest.name', 'guest.email', 'poll'];
    const known: readonly string[] = ['required', 'too-long', 'invalid', 'lost', 'too-few', 'past', 'links'];
    return Object.entries(fields).flatMap(([field, code]) => {
      if (own.includes(field)) return [];
      return [this.#words(`bad-${known.includes(code) ? code : 'invalid'}` as ComposeMessage)];
    });
  }

  /** Where the last post stands, as long as it is not there. */
  #onItsWay(): TemplateResult | typeof nothing {
    const sending = this.#desk.sending();
    const last = sending?.last;
    if (!last || last.state === 'done') return nothing;
    const { state, error } = last;
    const key: ComposeMessage =
      state === 'failed'
        ? 'not-sent'
        : state === 'checking'
          ? 'checking'
          : error || !navigator.onLine
            ? 'waiting'
            : last.name === 'posts.edit'
              ? 'saving'
              : 'posting';
    const back = state === 'failed' || key === 'waiting';
    return html`<p class="note ${state === 'failed' ? 'bad' : ''}" part="note">
      ${this.#words(key)}
      ${back ? html`<button type="button" @click=${() => sending.takeBack()}>${this.#words('take-back')}</button>` : nothing}
    </p>`;
  }

  #words(key: ComposeMessage): string {
    return this.#desk.context.text(composeMessages, key);
  }
}
