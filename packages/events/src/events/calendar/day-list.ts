import { closeIcon, icon, place, uiMessages } from '@kith/ui';
import { html, nothing, type TemplateResult } from 'lit';
import type { Occasion } from '../../occasion/occasion.js';
import type { EventsController } from '../../occasion/events-controller.js';
import { writeDay } from '../../occasion/when.js';
import { rows } from '../agenda.js';
import type { KithEvents } from '../events.js';
import type { Words } from '../words.js';

export interface OpenDay {
  /** Counted from 1970. */
  readonly day: number;
  readonly occasions: readonly Occasion[];
}

/** What takes place on one day, beside what opened it: it takes the focus and gives it back. */
export class DayList {
  readonly #element: KithEvents;
  readonly #words: Words;
  #open: OpenDay | undefined;
  #opener: HTMLElement | undefined;
  #shown = false;

  constructor(element: KithEvents, words: Words) {
    this.#element = element;
    this.#words = words;
  }

  open(day: OpenDay, opener: HTMLElement): void {
    this.#open = day;
    this.#opener = opener;
    this.#shown = false;
    this.#element.requestUpdate();
  }

  render(events: EventsController): TemplateResult | typeof nothing {
    if (!this.#open) return nothing;
    const { day, occasions } = this.#open;
    const date = writeDay('date', events.reader.locale, day);
    const level = this.#element.heading ? 4 : 3;
    return html`<div
      class="day-list"
      part="day-list"
      popover="auto"
      role="dialog"
      tabindex="-1"
      aria-label=${this.#words('events-on', { day: date })}
      @toggle=${this.#toggled}
    >
      <div class="day-list-head">
        <b role="heading" aria-level=${level}>${date}</b>
        <button
          class="button quiet icon-only"
          type="button"
          aria-label=${events.context.text(uiMessages, 'close')}
          @click=${this.#close}
        >
          ${icon(closeIcon)}
        </button>
      </div>
      ${rows(occasions, events, { timed: true, level: level + 1 })}
    </div>`;
  }

  /** Opens it once it is drawn. */
  settle(): void {
    const list = this.#list;
    if (!list || !this.#opener || this.#shown) return;
    this.#shown = true;
    list.showPopover();
    anchor(list, this.#opener);
    (list.querySelector<HTMLElement>('.open') ?? list).focus();
  }

  get #list(): HTMLElement | null {
    return this.#element.renderRoot.querySelector('.day-list');
  }

  readonly #close = (): void => this.#list?.hidePopover();

  readonly #toggled = (event: Event): void => {
    if (!(event instanceof ToggleEvent) || event.newState !== 'closed') return;
    // Whoever pressed elsewhere is there already.
    const root = this.#element.shadowRoot;
    const lost = !root?.activeElement || this.#list?.contains(root.activeElement);
    if (lost) this.#opener?.focus();
    this.#open = this.#opener = undefined;
    this.#element.requestUpdate();
  };
}

/** Beside what it belongs to, by anchor positioning where the browser has it. */
function anchor(list: HTMLElement, opener: HTMLElement): void {
  for (const one of list.parentElement?.querySelectorAll('.anchor') ?? []) one.classList.remove('anchor');
  opener.classList.add('anchor');
  place(list, opener);
}
