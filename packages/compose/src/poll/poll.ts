import { adopt, closeIcon, icon } from '@kith/ui';
import { html, nothing, type TemplateResult } from 'lit';
import type { Desk } from '../composer/desk.js';
import type { PollForm } from '../draft/draft.js';
import { downIcon, plusIcon, upIcon } from '../icons/icons.js';
import { composeMessages, type ComposeMessage } from '../messages/messages.js';
import { pollStyles } from './poll.styles.js';

/** How many options where the backend does not say. */
const usualMost = 10;

export const emptyPoll: PollForm = { question: '', options: ['', ''], multiple: false, closesAt: '' };

/** The form of a poll: a question, its options in their order, whether several count, and when it closes. */
export class PollEditor {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
    adopt(desk.element.renderRoot, pollStyles);
  }

  render(poll: PollForm): TemplateResult {
    const most = Math.max(2, this.#desk.about().rules?.maxPollOptions ?? usualMost);
    const problem = this.#desk.drafts.draft.problem?.fields?.['poll'];
    return html`<fieldset class="poll" part="poll" aria-describedby=${problem ? 'poll-bad' : nothing}>
      <legend class="visually-hidden">${this.#words('poll')}</legend>
      <div class="poll-row">
        <input
          class="field"
          id="poll-question"
          type="text"
          dir="auto"
          maxlength="300"
          .value=${poll.question}
          placeholder=${this.#words('poll-question')}
          aria-label=${this.#words('poll-question')}
          @input=${(event: Event) => this.#change({ question: valueOf(event) })}
        />
        ${this.#act('remove-poll', closeIcon, 0, () => this.#remove())}
      </div>
      <ol>
        ${poll.options.map((option, index) => this.#option(poll, option, index))}
      </ol>
      <div class="poll-foot">
        <button
          class="button quiet add"
          type="button"
          ?disabled=${poll.options.length >= most}
          @click=${() => this.#add(poll)}
        >
          ${icon(plusIcon)}${this.#words('add-option')}
        </button>
        <label class="check"
          ><input
            type="checkbox"
            .checked=${poll.multiple}
            @change=${(event: Event) => this.#change({ multiple: event.target instanceof HTMLInputElement && event.target.checked })}
          />${this.#words('poll-multiple')}</label
        >
        <label class="closes"
          >${this.#words('poll-closes')}<input
            class="field"
            type="datetime-local"
            .value=${poll.closesAt}
            @change=${(event: Event) => this.#change({ closesAt: valueOf(event) })}
        /></label>
      </div>
      ${problem ? html`<p class="bad" id="poll-bad">${this.#words(problem === 'past' ? 'bad-past' : problem === 'too-few' ? 'bad-too-few' : 'bad-invalid')}</p>` : nothing}
    </fieldset>`;
  }

  #option({ options }: PollForm, option: string, index: number): TemplateResult {
    const label = this.#words('poll-option', index + 1);
    return html`<li class="poll-row">
      <input
        class="field option"
        type="text"
        dir="auto"
        maxlength="200"
        .value=${option}
        placeholder=${label}
        aria-label=${label}
        @input=${(event: Event) => this.#set(options.map((one, at) => (at === index ? valueOf(event) : one)))}
        @keydown=${(event: KeyboardEvent) => this.#pressed(event, index)}
      />
      ${this.#act('option-up', upIcon, index + 1, () => this.#move(options, index, -1), index === 0)}
      ${this.#act('option-down', downIcon, index + 1, () => this.#move(options, index, 1), index === options.length - 1)}
      ${this.#act('remove-option', closeIcon, index + 1, () => this.#drop(options, index), options.length <= 2)}
    </li>`;
  }

  #act(key: ComposeMessage, path: string, number: number, run: () => void, off = false): TemplateResult {
    const label = this.#words(key, number);
    return html`<button
      class="tool ${key}"
      type="button"
      aria-label=${label}
      title=${label}
      aria-disabled=${off ? 'true' : nothing}
      @click=${() => off || run()}
    >
      ${icon(path)}
    </button>`;
  }

  #pressed(event: KeyboardEvent, index: number): void {
    if (event.key !== 'Enter' || event.isComposing || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const { poll } = this.#desk.drafts.draft;
    if (!poll) return;
    if (index < poll.options.length - 1) this.#focus(index + 1);
    else this.#add(poll);
  }

  #add(poll: PollForm): void {
    const most = Math.max(2, this.#desk.about().rules?.maxPollOptions ?? usualMost);
    if (poll.options.length >= most) return;
    this.#set([...poll.options, '']);
    this.#focus(poll.options.length);
  }

  #drop(options: readonly string[], index: number): void {
    this.#set(options.filter((_, at) => at !== index));
    this.#focus(Math.min(index, options.length - 2));
  }

  #move(options: readonly string[], index: number, step: 1 | -1): void {
    const moved = [...options];
    moved.splice(index + step, 0, ...moved.splice(index, 1));
    this.#set(moved);
    const way = step < 0 ? 'option-up' : 'option-down';
    this.#focus(index + step, `.${way}`);
    this.#desk.announce(this.#words('poll-option', index + 1 + step));
  }

  #remove(): void {
    this.#desk.drafts.change({ poll: undefined });
    this.#desk.element.requestUpdate();
    this.#desk.area()?.focus();
  }

  #set(options: readonly string[]): void {
    this.#change({ options });
  }

  #change(part: Partial<PollForm>): void {
    const { poll } = this.#desk.drafts.draft;
    if (!poll) return;
    this.#desk.drafts.change({ poll: { ...poll, ...part } });
    this.#desk.element.requestUpdate();
  }

  /** To an option, or one of its buttons, once it is there. */
  #focus(index: number, selector = '.option'): void {
    const { element } = this.#desk;
    void element.updateComplete.then(() =>
      element.renderRoot.querySelectorAll('.poll li').item(index)?.querySelector<HTMLElement>(selector)?.focus(),
    );
  }

  #words(key: ComposeMessage, number = 0): string {
    return this.#desk.context.text(composeMessages, key, { number });
  }
}

function valueOf({ target }: Event): string {
  return target instanceof HTMLInputElement ? target.value : '';
}
