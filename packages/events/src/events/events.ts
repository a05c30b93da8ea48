import type { CommunityEvent } from '@kith/core';
import { wallOf } from '@kith/core/calendar';
import {
  afterPaint,
  firstUiMessages,
  KithElement,
  Lazy,
  PagesController,
  skeleton,
  type PagesState,
  type Read,
} from '@kith/ui';
import { html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import { EventsController, eventProperties } from '../occasion/events-controller.js';
import { dayOf, isOver } from '../occasion/span.js';
import { agenda, byDay, rows } from './agenda.js';
import {
  eventsInput,
  narrowing,
  periods,
  views,
  type EventFilters,
  type ListSupport,
  type Period,
  type Slot,
  type View,
} from './choice.js';
import type { Range } from './dates.js';
import { eventsStyles } from './events.styles.js';
import type { EventsControls } from './events-controls.js';
import { firstEventsMessages } from './messages/first.js';
import { hasDates, nextOf, occasionsOf } from './occasions.js';

const controls = new Lazy(() => import('./events-controls.js'));
const dates = new Lazy(() => import('./dates.js'));

const hourMs = 3_600_000;
/** How far dates of series are shown where nothing else says how far the list goes: some three months. */
const reachMs = 92 * 24 * hourMs;

/**
 * @summary A community's events: as an agenda by day, a list, cards, a month or a week, narrowed, searched, in any time zone.
 * @tag kith-events
 *
 * @slot - Shown when the events cannot be loaded and there is nothing else to show, and before the script runs.
 * @slot header - Above the search box.
 * @slot empty - Instead of the sentence where nothing is planned.
 * @slot footer - Below the events.
 *
 * @event {KithEventOpenEvent} kith-event-open - An event is opened; `preventDefault()` lets a router do it.
 * @event {KithSignInRequestEvent} kith-sign-in-request - A guest wants what needs an account; cancelable.
 *
 * @csspart heading - The heading.
 * @csspart bar - What stands above the events: search, when, filters, views.
 * @csspart search - The search form; `search-input` is its field.
 * @csspart period - The switch between what is to come and what is past.
 * @csspart views - The switch between views.
 * @csspart filters - The button that opens the filters; `filter-panel` holds them, each a `filter`.
 * @csspart chosen - The chosen values; `chip`, `chip-remove` and `clear` are within it.
 * @csspart zone - The time zone, and the menu to change it.
 * @csspart agenda - The days; each `day` has a `day-heading` and a `list`.
 * @csspart list - A list of events.
 * @csspart event - One event; `time` or `date`, `title`, `link`, `when`, `venue-time`, `where`, `place`, `facts`, `marks`,
 *   `mark` and `cover` are within it.
 * @csspart calendar - The month or the week; `calendar-heading`, `weekday`, `cell`, `day-number`, `entry` and `more-events` are
 *   within it, `day-list` is what opens.
 * @csspart more - The button that loads more.
 * @csspart notice - What is said when there is something other than events.
 *
 * @cssproperty [--kith-events-card-width=18em] - The least width of a card.
 * @cssproperty [--kith-events-sticky-top=0px] - Where headings of days stick, below what the page keeps there.
 *
 * @cssstate loading - The events are on their way for the first time.
 * @cssstate refreshing - Events are shown while others are on their way.
 * @cssstate empty - There are none.
 * @cssstate failed - The last try to load them failed.
 */
export class KithEvents extends KithElement {
  static override readonly family = 'event';
  static override styles = eventsStyles;

  static override properties: PropertyDeclarations = {
    ...eventProperties,
    view: {},
    views: {},
    period: {},
    kind: {},
    format: {},
    topic: {},
    tag: {},
    place: {},
    host: {},
    series: {},
    price: {},
    going: { type: Boolean },
    search: {},
    filters: {},
    date: {},
    weekStart: { attribute: 'week-start' },
    paging: {},
    pageSize: { type: Number, attribute: 'page-size' },
    syncUrl: { attribute: 'sync-url' },
    heading: {},
  };

  /** How events are shown at first: agenda, list, grid, month or week. */
  view = 'agenda';
  /** The views that the reader can choose from; one name takes the switch away. */
  views = views.join(' ');
  /** What is shown at first: `upcoming` or `past`. */
  period = 'upcoming';
  /** Only these kinds: meetup, webinar, workshop, course, conference, meeting. */
  kind: string | undefined;
  /** Only these: onsite, online, hybrid. */
  format: string | undefined;
  /** Id of a topic: only its events. */
  topic: string | undefined;
  /** Only events with one of these tags, with commas between. */
  tag: string | undefined;
  /** Only events at this place. */
  place: string | undefined;
  /** Id of a member: only what they invite to. */
  host: string | undefined;
  /** Id of a series: only its events. */
  series: string | undefined;
  /** Only `free` or only `paid`. */
  price: string | undefined;
  /** Only what the viewer goes to, may go to or waits for. */
  going = false;
  /** Words to search for at first. */
  search: string | undefined;
  /** What the reader can narrow by: kind, format, topic, tag, place, host, price, going. */
  filters = 'kind format topic place host price going';
  /** The day whose month or week is shown at first, such as `2026-12-01`; by default today. */
  date: string | undefined;
  /** The first day of the week: monday to sunday; by default the language's. */
  weekStart: string | undefined;
  /** How further events come: `more` by a button, `scroll` by reaching the end. */
  paging = 'more';
  /** How many events come at a time. */
  pageSize = 24;
  /** Keeps the choice in the page's address, in parameters that begin with this. */
  syncUrl: string | undefined;
  /** A heading above everything. */
  heading = '';
  /** The zone in which times are shown, such as `Europe/Lisbon`; by default the visitor's. */
  timeZone: string | undefined;
  /** The address of a map in which places open: `{latitude}`, `{longitude}`, `{address}`, `{name}`, `{place}`. */
  mapUrl: string | undefined;

  readonly events = new EventsController(this, this.context, () => this);
  readonly #list = new PagesController<'events.list'>(this, () => this.#read());
  #controls: EventsControls | undefined;
  #asked = false;
  #alone = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#controls?.willUpdate(changed);
  }

  protected override render(): unknown {
    const { barrier } = this;
    if (barrier) return barrier;
    const around = this.#controls;
    const { state } = this.#list;
    return html`<div class="events" part="events">
      ${this.heading ? html`<h2 part="heading">${this.heading}</h2>` : nothing}<slot name="header"></slot>
      <div class="bar" part="bar">${around?.bar()}</div>
      ${around?.below()}
      <div
        class="results ${state.refreshing ? 'stale' : ''}"
        aria-busy=${state.refreshing || state.status === 'pending'}
      >
        ${this.#results(state)} ${around?.further(state)}
        <slot name="footer"></slot>
      </div>
      ${around?.after(state)}
    </div>`;
  }

  protected override updated(): void {
    const { status, items, refreshing } = this.#list.state;
    this.toggleState('loading', status === 'pending');
    this.toggleState('refreshing', refreshing);
    this.toggleState('empty', status === 'ready' && !items.length);
    this.toggleState('failed', status === 'failed');
    if (this.#asked || !this.connection.community) return;
    if (this.#needsControls) void this.#takeControls();
    else if (status !== 'pending') afterPaint(() => void this.#takeControls());
  }

  /** The view that holds. */
  get shownView(): View {
    return this.#controls?.view ?? views.find((view) => view === this.view) ?? 'agenda';
  }

  get shownPeriod(): Period {
    return this.#controls?.choice.period ?? periods.find((period) => period === this.period) ?? 'upcoming';
  }

  get support(): ListSupport | undefined {
    return this.connection.community?.supports('events.list');
  }

  /** Where what is past ends and what is to come begins, on the hour: equal questions are one. */
  get asOf(): number {
    return Math.floor(this.events.now / hourMs) * hourMs;
  }

  /** When what is shown takes place, in the range that the list covers. */
  get range(): Range {
    return this.#controls?.range ?? this.#reach(this.#list.state);
  }

  /** Loads what tells the dates of series and sessions; `undefined` until it is there. */
  get dates(): typeof import('./dates.js').datesOf | undefined {
    return dates.for(this)?.datesOf;
  }

  /** Draws what is to be drawn, at once. */
  drawNow(): void {
    this.performUpdate();
  }

  #results(state: PagesState<CommunityEvent>): unknown {
    const { items, status, error, partial } = state;
    const around = this.#controls;
    if (this.#waits) return this.#skeleton();
    const retry = (): void => void this.#list.refetch();
    const said = error || partial ? this.say((notices) => notices.read(state, retry, items.length > 0)) : nothing;
    const calendar = around?.calendar(state, said);
    if (calendar) return calendar;
    if (!items.length && status === 'pending') return this.#skeleton();
    const content = items.length ? this.#content(items) : undefined;
    if (content) return html`${said} ${content}`;
    return error && !items.length ? html`${said}<slot></slot>` : html`${said}${around?.none(state)}`;
  }

  /** The events of a list by days, or one below the other; nothing where all have gone by since it was asked for. */
  #content(items: readonly CommunityEvent[]): unknown {
    // Series and courses take more code to read than one date does; shown before, they would jump.
    const dates = items.some(hasDates) ? this.dates : undefined;
    if (!dates && items.some(hasDates)) return this.#skeleton();
    const { events, shownView: view } = this;
    const { now, zone } = events;
    const past = this.shownPeriod === 'past';
    const all = (view === 'agenda' ? occasionsOf : nextOf)(items, zone, this.range, dates);
    const shown = all.filter(({ span }) => (span ? isOver(span, now) === past : !past));
    if (!shown.length) return undefined;
    if (past) shown.reverse();
    const level = this.heading ? 3 : 2;
    if (view !== 'agenda')
      return rows(shown, events, { level, cover: view === 'grid' }, this.text(firstEventsMessages, 'events'));
    const today = dayOf(wallOf(now, zone));
    return agenda(byDay(shown, past ? undefined : today), events, {
      today,
      level,
      undated: this.text(firstEventsMessages, 'undated'),
    });
  }

  #skeleton(): unknown {
    if (this.support?.instant) return nothing;
    return html`<p class="visually-hidden">${this.text(firstUiMessages, 'loading')}</p>
      <div class="rows" aria-hidden="true">${skeleton('row', Math.min(this.pageSize, 6))}</div>`;
  }

  /** How far dates of series are shown: as far as the other events of the list go, since more of those may follow. */
  #reach({ items, more }: PagesState<CommunityEvent>): Range {
    const { asOf } = this;
    const far = (this.#controls?.reach ?? 1) * reachMs;
    const past = this.shownPeriod === 'past';
    const single = occasionsOf(
      items.filter((event) => !hasDates(event)),
      this.events.zone,
      always,
      undefined,
    );
    const starts = single.flatMap(({ span }) => span?.startAt ?? []);
    if (!more || !starts.length) starts.push(past ? asOf - far : asOf + far);
    return past ? { from: Math.min(...starts), to: asOf + hourMs } : { from: asOf, to: Math.max(...starts) + 1 };
  }

  /** The controls understand what the address says, and bring months, weeks and what the reader may have chosen. */
  get #needsControls(): boolean {
    if (this.#controls) return false;
    return this.#readsAddress || this.view === 'month' || this.view === 'week' || this.support?.instant === true;
  }

  get #readsAddress(): boolean {
    return this.syncUrl !== undefined && location.search !== '';
  }

  get #waits(): boolean {
    return this.#needsControls && !this.#alone;
  }

  async #takeControls(): Promise<void> {
    if (this.#asked) return;
    this.#asked = true;
    try {
      const { EventsControls } = await controls.load();
      this.#controls = new EventsControls({ element: this, context: this.context, list: this.#list });
    } catch {
      this.#asked = false; // tried again with the next update
      if (this.#alone) return;
      this.#alone = true;
    }
    this.requestUpdate();
  }

  #read(): Read<'events.list'> | undefined {
    const { community } = this.connection;
    const { support } = this;
    if (!community || !support || this.#waits) return undefined;
    const around = this.#controls;
    const first = around?.pageSize ?? this.pageSize;
    return {
      community,
      name: 'events.list',
      input: eventsInput(support, around?.narrowed ?? narrowing(this.own), around?.stretch ?? this.stretch, first),
    };
  }

  /** What the host narrows by. */
  get own(): EventFilters {
    const { kind, format, topic, tag, place, host, series, price, going, search } = this;
    return { kind, format, topic, tag, place, host, series, price, going, search };
  }

  /** From when to when a list asks. */
  get stretch(): Slot {
    const { asOf } = this;
    const at = (ms: number): string => new Date(ms).toISOString();
    return this.shownPeriod === 'past'
      ? { to: at(asOf + hourMs), sort: 'latest' }
      : { from: at(asOf), sort: 'soonest' };
  }
}

const always: Range = { from: -Infinity, to: Infinity };

declare global {
  interface HTMLElementTagNameMap {
    'kith-events': KithEvents;
  }
}
