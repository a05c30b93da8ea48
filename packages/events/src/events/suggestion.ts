import { ReadController, type Read } from '@kith/ui';
import { html, nothing, type ReactiveController } from 'lit';
import { eventCard } from '../occasion/event-card.js';
import { occasionOf } from '../occasion/occasion.js';
import { dayMs, dayOf } from '../occasion/span.js';
import { eventsInput, narrowing } from './choice.js';
import type { EventsControls } from './events-controls.js';
import type { KithEvents } from './events.js';
import { hasDates } from './occasions.js';
import { hasFilters } from './reader-choice.js';

/** How far dates of a series that comes next are sought. */
const soughtMs = 400 * dayMs;

/** Where nothing is shown, the event that comes next: asked for only then. */
export class Suggestion implements ReactiveController {
  readonly #element: KithEvents;
  readonly #controls: EventsControls;
  readonly #next: ReadController<'events.list'>;
  /** Whether nothing was shown when it was drawn last. */
  #nothing = false;

  constructor(element: KithEvents, controls: EventsControls) {
    this.#element = element;
    this.#controls = controls;
    this.#next = new ReadController<'events.list'>(element, () => this.#read(), { keep: false });
    element.addController(this);
  }

  /** Where nothing is shown: what comes next, once it is known. */
  render(): unknown {
    this.#nothing = true;
    const { state } = this.#next;
    const event = state.status === 'pending' ? undefined : state.data?.items[0];
    if (!event) return nothing;
    const { events } = this.#element;
    const dates = hasDates(event) ? this.#element.dates : undefined;
    if (hasDates(event) && !dates) return nothing;
    const from = this.#from;
    const found = dates?.(event, { from, to: from + soughtMs }, events.zone, 1)[0] ?? occasionOf(event, events.zone);
    const { span } = found;
    const { words } = this.#controls;
    return html`<section class="next" aria-labelledby="next-title">
      <h3 id="next-title">${words('next')}</h3>
      <div class="event" part="event">${eventCard(found, events, { level: 4 })}</div>
      ${
        this.#controls.range && span
          ? html`<button class="button" type="button" @click=${() => this.#controls.set({ day: dayOf(span.from) })}>
              ${words('go-to-next')}
            </button>`
          : nothing
      }
    </section>`;
  }

  hostUpdate(): void {
    this.#nothing = false;
  }

  hostUpdated(): void {
    if (this.#nothing && !this.#next.read && this.#read()) this.#element.requestUpdate();
  }

  /** The next event of what the host shows, whatever the reader has chosen; in a calendar what comes after it. */
  #read(): Read<'events.list'> | undefined {
    const { community } = this.#controls;
    const { support, own } = this.#element;
    const { choice, range, narrowed } = this.#controls;
    if (!community || !support || !this.#nothing || !(range ?? hasFilters(choice))) return undefined;
    const asked = range ? narrowed : narrowing({ ...own, search: undefined });
    const from = new Date(this.#from).toISOString();
    return { community, name: 'events.list', input: eventsInput(support, asked, { from, sort: 'soonest' }, 1) };
  }

  get #from(): number {
    return Math.max(this.#element.asOf, this.#controls.range?.to ?? 0);
  }
}
