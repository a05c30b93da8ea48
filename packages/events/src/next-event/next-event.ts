import type { CommunityEvent, ListEvents } from '@kith/core';
import { KithElement, firstUiMessages, ReadController, skeleton } from '@kith/ui';
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { eventsInput, narrowing, type EventFilters } from '../events/choice.js';
import type { datesOf } from '../events/dates.js';
import { hasDates, nextOf } from '../events/occasions.js';
import { eventCard } from '../occasion/event-card.js';
import { EventsController, eventProperties } from '../occasion/events-controller.js';
import type { Occasion } from '../occasion/occasion.js';
import { overAt } from '../occasion/span.js';
import { countdownOf, nextTick } from './countdown.js';
import { nextEventMessages } from './messages/first.js';
import { nextEventStyles } from './next-event.styles.js';

const hourMs = 3_600_000;
/** How far ahead the dates of series are looked for (milliseconds: a year). */
const aheadMs = 366 * 24 * hourMs;
/** So many candidates: one that was cancelled is not what comes next. */
const candidates = 5;

/**
 * @summary The event that comes next of those that a filter leaves, with the time until it begins.
 * @tag kith-next-event
 *
 * @slot - Shown when the events cannot be loaded, and before the script runs.
 * @slot empty - Instead of the sentence where nothing is planned.
 *
 * @event {KithEventOpenEvent} kith-event-open - The event is opened; `preventDefault()` lets a router do it.
 *
 * @csspart event - The event; `date`, `title`, `when`, `where`, `facts` and `marks` are within it.
 * @csspart countdown - The time until it begins.
 *
 * @cssstate loading - The event is on the way.
 * @cssstate failed - The events could not be loaded.
 * @cssstate empty - Nothing is planned.
 * @cssstate live - It has begun.
 */
export class KithNextEvent extends KithElement implements EventFilters {
  static override readonly family = 'event';
  static override styles = nextEventStyles;

  static override properties: PropertyDeclarations = {
    ...eventProperties,
    kind: {},
    format: {},
    topic: {},
    tag: {},
    place: {},
    host: {},
    series: {},
    price: {},
    going: { type: Boolean },
    level: { type: Number },
  };

  /** The IANA name of the zone in which times are shown; by default the visitor's. */
  timeZone: string | undefined;
  /** The address of a map, with places for what is known of a venue. */
  mapUrl: string | undefined;
  /** Of these kinds, with spaces between: `meetup webinar workshop course conference meeting`. */
  kind: string | undefined;
  /** In one of these ways: `onsite online hybrid`. */
  format: string | undefined;
  /** Id of a topic. */
  topic: string | undefined;
  /** One of these tags, with commas between. */
  tag: string | undefined;
  place: string | undefined;
  /** Id of the member who invites. */
  host: string | undefined;
  /** Id of a series. */
  series: string | undefined;
  /** `free` or `paid`. */
  price: string | undefined;
  /** Of those that the visitor goes to. */
  going = false;
  /** The level of the heading that the event's title is. */
  level = 3;

  readonly #events = new EventsController(this, this.context, () => this);
  readonly #read = new ReadController<'events.list'>(this, () => {
    const { community } = this.connection;
    const support = community?.supports('events.list');
    if (!community || !support) return undefined;
    const input: ListEvents = eventsInput(support, narrowing(this), { from: this.#from, sort: 'soonest' }, candidates);
    return { community, name: 'events.list', input };
  });
  /** On the full hour: widgets that ask for the same share one answer. */
  #from = fullHour();
  #dates: typeof datesOf | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override willUpdate(): void {
    this.#events.now = Date.now();
  }

  protected override render(): unknown {
    const { barrier } = this;
    if (barrier) return barrier;
    const { state } = this.#read;
    const retry = (): void => void this.#read.refetch();
    if (state.status === 'failed' && !state.data)
      return html`${this.say((notices) => notices.read(state, retry))}<slot></slot>`;
    const events = state.status === 'pending' ? undefined : state.data?.items;
    if (!events || (!this.#dates && events.some(hasDates)))
      return html`<div aria-busy="true">
        <p class="visually-hidden">${this.text(firstUiMessages, 'loading')}</p>
        <div aria-hidden="true">${skeleton('card')}</div>
      </div>`;
    const next = this.#next(events);
    if (!next) return html`<slot name="empty"><p class="none">${this.text(nextEventMessages, 'none')}</p></slot>`;
    return html`<article class="event" part="event">${eventCard(next, this.#events, { level: this.level })}</article>
      ${this.#countdown(next)}`;
  }

  protected override updated(): void {
    const { state } = this.#read;
    const events = state.status === 'pending' ? undefined : state.data?.items;
    const next = events && this.#next(events);
    const { now } = this.#events;
    const until = next?.span ? next.span.startAt - now : undefined;
    this.toggleState('loading', state.status === 'pending');
    this.toggleState('failed', state.status === 'failed');
    this.toggleState('empty', events !== undefined && !next);
    this.toggleState('live', until !== undefined && until <= 0);
    clearTimeout(this.#timer);
    if (!this.isConnected || !events) return;
    if (!this.#dates && events.some(hasDates)) void this.#loadDates();
    // The clock runs down; when the event is over, what comes after it is asked for.
    const over = next?.span ? overAt(next.span) - now : hourMs;
    const wait = until !== undefined && until > 0 ? nextTick(until) : Math.max(1000, Math.min(over, hourMs));
    this.#timer = setTimeout(() => {
      if (until === undefined || until <= 0) this.#from = fullHour();
      this.requestUpdate();
    }, wait);
  }

  #next(events: readonly CommunityEvent[]): Occasion | undefined {
    const { now, zone } = this.#events;
    const range = { from: now, to: now + aheadMs };
    return nextOf(events, zone, range, this.#dates).find(
      ({ event: { status }, span }) =>
        span !== undefined && overAt(span) > now && status !== 'cancelled' && status !== 'postponed',
    );
  }

  /** Read out when it is asked for, not each second. */
  #countdown({ span }: Occasion): TemplateResult | typeof nothing {
    if (!span) return nothing;
    const ms = span.startAt - this.#events.now;
    if (ms <= 0) return html`<p class="countdown" part="countdown">${this.text(nextEventMessages, 'live')}</p>`;
    const left = countdownOf(ms, this.locale);
    return html`<p class="countdown" part="countdown" role="timer" aria-live="off">
      ${
        'days' in left
          ? this.text(nextEventMessages, 'in-days', { count: left.days })
          : this.text(nextEventMessages, 'in-time', { time: left.clock })
      }
    </p>`;
  }

  async #loadDates(): Promise<void> {
    try {
      this.#dates = (await import('../events/dates.js')).datesOf;
      this.requestUpdate();
    } catch {
      // Asked for again with the next change.
    }
  }
}

function fullHour(): string {
  return new Date(Math.floor(Date.now() / hourMs) * hourMs).toISOString();
}

declare global {
  interface HTMLElementTagNameMap {
    'kith-next-event': KithNextEvent;
  }
}
