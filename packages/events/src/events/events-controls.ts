import type { Community, CommunityEvent, EventChoice, EventFacetName } from '@kith/core';
import { isZone, wallOf } from '@kith/core/calendar';
import {
  adopt,
  checkWords,
  icon,
  filtersIcon,
  Lazy,
  LiveRegionController,
  Notices,
  ReadController,
  searchIcon,
  uiMessages,
  type PagesController,
  type PagesState,
  type Read,
  type WidgetContext,
} from '@kith/ui';
import { html, nothing, type PropertyValues, type ReactiveController, type TemplateResult } from 'lit';
import { dayMs, dayOf } from '../occasion/span.js';
import { weekdays, weekStartOf, weeksOf } from './calendar/weeks.js';
import {
  eventsInput,
  formats,
  kinds,
  narrowing,
  periods,
  prices,
  views,
  wordsIn,
  type Slot,
  type View,
} from './choice.js';
import { ChoiceController } from './choice-controller.js';
import { controlsStyles } from './controls.styles.js';
import type { Range } from './dates.js';
import type { KithEvents } from './events.js';
import { chosenChips, filterPanel, type FiltersView } from './filters.js';
import { eventsMessages } from './messages/messages.js';
import { hasDates } from './occasions.js';
import { filterNames, hasFilters, joined, type Choice, type FilterName } from './reader-choice.js';
import { Suggestion } from './suggestion.js';
import { wordSwitch } from './switch.js';
import type { Words } from './words.js';
import { zoneMenu } from './zone-menu.js';

/** What a list of events lends to its controls. */
export interface Desk {
  readonly element: KithEvents;
  readonly context: WidgetContext;
  readonly list: PagesController<'events.list'>;
}

/** Below this width of the widget, in em, seven columns have no room: a month becomes an agenda. */
const calendarEm = 38;
/** A calendar shows all that is in it: it asks in pages of so many, up to so many in all. */
const calendarPage = 100;
const calendarMost = 2000;

const calendars = new Lazy(() => import('./calendar/calendar.js'));
const scrollEnd = new Lazy(() => import('@kith/ui/scroll-end'));

/** What stands around the events: search, when, filters, views, the zone, months and weeks, what is announced. */
export class EventsControls implements ReactiveController {
  readonly #desk: Desk;
  readonly #element: KithEvents;
  readonly words: Words;
  readonly #facets: ReadController<'events.facets'>;
  readonly #choice: ChoiceController;
  readonly suggestion: Suggestion;
  readonly #live: LiveRegionController;
  readonly #resize = new ResizeObserver(() => setTimeout(() => this.#measure()));
  /** How many times as far as at first the dates of series are shown. */
  reach = 1;
  #tick: ReturnType<typeof setInterval> | undefined;
  #open = false;
  #allZones = false;
  #roomy = false;
  #printing = false;
  #end: { settle(end: Element | null): void } | undefined;
  #calendar: import('./calendar/calendar.js').Calendar | undefined;

  constructor(desk: Desk) {
    const { element, context } = desk;
    this.#desk = desk;
    this.#element = element;
    this.words = (key, values) => context.text(eventsMessages, key, values);
    this.#choice = new ChoiceController(element);
    this.#facets = new ReadController<'events.facets'>(element, () => this.#facetsRead());
    this.suggestion = new Suggestion(element, this);
    this.#live = new LiveRegionController(element);
    adopt(element.renderRoot, ...controlsStyles);
    this.#measure();
    element.addController(this);
    this.#checkWords();
  }

  get choice(): Choice {
    return this.#choice.choice;
  }

  get community(): Community | undefined {
    return this.#desk.context.community();
  }

  /** The view that holds: a calendar needs room, and paper takes an agenda. */
  get view(): View {
    const { wanted } = this;
    return this.#isCalendar(wanted) && (!this.#roomy || this.#printing) ? 'agenda' : wanted;
  }

  /** The chosen view, else the host's. */
  get wanted(): View {
    const { view, views: offer } = this.#element;
    const chosen = this.choice.view;
    return (chosen && wordsIn(offer, views).includes(chosen) ? chosen : wordsIn(view, views)[0]) ?? 'agenda';
  }

  /** What to ask the backend for, with what was chosen here. */
  get narrowed(): EventChoice {
    return narrowing(joined(this.#element.own, this.choice));
  }

  /** From when to when to ask, where a month or a week is shown. */
  get stretch(): Slot | undefined {
    const range = this.range;
    // A day more at both ends: whole days and floating times are not where an instant is.
    return range && { from: isoOf(range.from - dayMs), to: isoOf(range.to + dayMs), sort: 'soonest' };
  }

  get pageSize(): number | undefined {
    return this.#isCalendar(this.wanted) ? calendarPage : undefined;
  }

  /** The weeks that are shown, as moments; `undefined` for lists. */
  get range(): Range | undefined {
    const { wanted } = this;
    if (wanted !== 'month' && wanted !== 'week') return undefined;
    const [from, to] = weeksOf(wanted, this.day, this.weekStart);
    const offset = wallOf(from * dayMs, this.#element.events.zone) - from * dayMs;
    return { from: from * dayMs - offset, to: to * dayMs - offset };
  }

  get today(): number {
    const { now, zone } = this.#element.events;
    return dayOf(wallOf(now, zone));
  }

  /** The day whose month or week is shown. */
  get day(): number {
    const own = Date.parse(`${this.#element.date ?? ''}T00:00:00Z`) / dayMs;
    return this.choice.day ?? (Number.isNaN(own) ? this.today : own);
  }

  get weekStart(): number {
    return weekStartOf(this.#desk.context.locale(), this.#element.weekStart);
  }

  willUpdate(changed: PropertyValues<KithEvents>): void {
    const { size } = changed;
    if (
      size &&
      ['view', 'views', 'period', 'paging', 'weekStart', 'kind', 'format', 'price', 'filters'].some((name) =>
        changed.has(name as keyof KithEvents),
      )
    )
      this.#checkWords();
    if (changed.has('search') || changed.has('syncUrl')) this.#choice.begin();
  }

  /** A change shows from the beginning again. */
  set(change: Partial<Choice>, step = true): void {
    this.reach = 1;
    this.#choice.set(change, step);
  }

  bar(): TemplateResult {
    const { words } = this;
    const element = this.#element;
    const inputs = element.support?.inputs;
    const count = Object.values(this.choice.filters).filter(Boolean).length;
    const calendar = this.#isCalendar(this.wanted);
    return html`${inputs && !inputs.search ? nothing : this.#searchBox()}
    ${
      calendar || (inputs && (!inputs.to || !inputs.from))
        ? nothing
        : wordSwitch(periods, element.shownPeriod, { label: words('period'), word: words, part: 'period' }, (period) =>
            this.set({ period }),
          )
    }
    ${
      this.#names.length
        ? html`<button
            class="button"
            part="filters"
            type="button"
            aria-expanded=${this.#open}
            aria-label=${count ? words('filters-count', { count }) : nothing}
            @click=${() => {
              this.#open = !this.#open;
              element.requestUpdate();
            }}
          >
            ${icon(filtersIcon)}${words('filters')}${count ? html`<small>${count}</small>` : nothing}
          </button>`
        : nothing
    }
    ${wordSwitch(wordsIn(element.views, views), this.wanted, { label: words('view'), word: words, part: 'views' }, (view) => this.set({ view }))}`;
  }

  /** The filters where they are open, what of them is chosen, and the zone. */
  below(): TemplateResult {
    const { events, timeZone } = this.#element;
    const items = this.#desk.list.state.items;
    const venues = [...new Set(items.map(({ timeZone }) => timeZone).filter(isZone))].slice(0, 8);
    const view = this.#filtersView;
    return html`${this.#open ? filterPanel(view) : nothing}
    ${chosenChips(
      view,
      (label) => this.#desk.context.text(uiMessages, 'remove', { label }),
      () => this.#clear(),
    )}
    ${zoneMenu({
      events,
      words: this.words,
      hosts: timeZone,
      venues,
      all: this.#allZones,
      open: () => {
        this.#allZones = true;
        this.#element.requestUpdate();
      },
      pick: (zone) => this.set({ zone }),
    })}`;
  }

  /** The month or the week, in place of a list. */
  calendar(state: PagesState<CommunityEvent>, said: unknown): unknown {
    const { wanted } = this;
    if (wanted !== 'month' && wanted !== 'week') return undefined;
    const loaded = calendars.for(this.#element);
    if (!loaded) return nothing;
    const dates = state.items.some(hasDates) ? this.#element.dates : undefined;
    this.#calendar ??= new loaded.Calendar(this.#element, this);
    return this.#calendar.render(wanted, this.view === 'agenda', { state, dates, said });
  }

  further({ items, more, loadingMore, refreshing, error }: PagesState<CommunityEvent>): unknown {
    if (this.#isCalendar(this.wanted) || !items.length || error) return nothing;
    const goesOn = !more && this.view === 'agenda' && this.reach < 12 && items.some(({ recurrence }) => recurrence);
    if (!more && !goesOn) return nothing;
    if (this.#element.paging === 'scroll') this.#watchEnd();
    return html`<button
      class="button more"
      part="more"
      type="button"
      aria-disabled=${loadingMore || refreshing}
      @click=${() => this.#more()}
    >
      ${loadingMore ? this.#desk.context.text(uiMessages, 'loading') : this.words('more')}
    </button>`;
  }

  /** What is said where there are no events: none at all, or none that match. With the next one, where there is one. */
  none(state: PagesState<CommunityEvent>): unknown {
    if (state.status !== 'ready' || state.refreshing) return nothing;
    const { words } = this;
    const notices = new Notices(this.#element, this.#desk.context);
    if (hasFilters(this.choice))
      return html`${notices.empty(words('no-match'), words('no-match-hint'), {
        label: words('clear-all'),
        run: () => this.#clear(),
      })}${this.suggestion.render()}`;
    const inputs = this.#element.support?.inputs;
    const switches = !inputs || Boolean(inputs.to && inputs.from);
    const turn = (period: 'past' | 'upcoming', label: string) =>
      switches ? { label, run: () => this.set({ period }) } : undefined;
    if (this.#element.shownPeriod === 'past')
      return notices.empty(words('no-past'), words('no-past-hint'), turn('upcoming', words('show-upcoming')));
    return html`<slot name="empty"
      >${notices.empty(words('no-upcoming'), words('no-upcoming-hint'), turn('past', words('show-past')))}</slot
    >`;
  }

  after(state: PagesState<CommunityEvent>): TemplateResult {
    this.#announce(state);
    return this.#live.region();
  }

  hostConnected(): void {
    this.#measure();
    this.#resize.observe(this.#element);
    window.addEventListener('beforeprint', this.#print);
    window.addEventListener('afterprint', this.#print);
    this.#tick = setInterval(() => this.#turn(), 60_000);
  }

  hostUpdated(): void {
    const { state } = this.#desk.list;
    const calendar = this.#isCalendar(this.wanted);
    if (
      calendar &&
      state.more &&
      !state.loadingMore &&
      !state.refreshing &&
      !state.error &&
      state.items.length < calendarMost
    )
      void this.#desk.list.more();
    this.#end?.settle(state.status === 'failed' ? null : this.#element.renderRoot.querySelector('.more'));
    this.#calendar?.settle();
  }

  hostDisconnected(): void {
    this.#resize.disconnect();
    clearInterval(this.#tick);
    this.#end?.settle(null);
    window.removeEventListener('beforeprint', this.#print);
    window.removeEventListener('afterprint', this.#print);
  }

  #searchBox(): TemplateResult {
    const label = this.words('search');
    return html`<form class="search" part="search" role="search" @submit=${this.#choice.submit}>
      ${icon(searchIcon)}<input
        class="field"
        part="search-input"
        type="search"
        name="q"
        autocomplete="off"
        enterkeyhint="search"
        dir="auto"
        aria-label=${label}
        placeholder=${label}
        .value=${this.#choice.typed}
        @input=${this.#choice.type}
        @compositionend=${this.#choice.type}
      />
    </form>`;
  }

  /** The filters that are wanted and that the backend can narrow by. */
  get #names(): readonly FilterName[] {
    const inputs = this.#element.support?.inputs;
    const community = this.#desk.context.community();
    const counts = community?.supports('events.facets');
    return wordsIn(this.#element.filters, filterNames).filter((name) => {
      if (!inputs?.[name]) return false;
      if (name === 'going') return community?.viewer?.key !== null;
      return name === 'price' || name === 'kind' || name === 'format' || counts !== undefined;
    });
  }

  get #filtersView(): FiltersView {
    const { state } = this.#facets;
    return {
      words: this.words,
      events: this.#element.events,
      names: this.#names,
      choice: this.choice,
      facets: state.status === 'pending' ? undefined : state.data,
      set: (name, value) => this.set({ filters: { ...this.choice.filters, [name]: value } }),
    };
  }

  /** Counted once they are looked at, or a chosen value has to be called by its name. */
  #facetsRead(): Read<'events.facets'> | undefined {
    const community = this.#desk.context.community();
    const support = community?.supports('events.facets');
    const list = this.#element.support;
    const { filters } = this.choice;
    const named = ['topic', 'host'] as const;
    if (!community || !support || !list || !(this.#open || named.some((name) => filters[name]))) return undefined;
    const known = support.inputs.names;
    const names = this.#names.filter(
      (name): name is EventFacetName & FilterName =>
        name !== 'price' && name !== 'going' && (known === true || Boolean(known?.includes(name))),
    );
    if (!names.length) return undefined;
    const { first: _, sort: __, ...asked } = eventsInput(list, this.narrowed, this.stretch ?? this.#element.stretch, 1);
    const input = Object.fromEntries(
      Object.entries(asked).filter(([name]) => Boolean(Reflect.get(support.inputs, name))),
    );
    return {
      community,
      name: 'events.facets',
      input: { names, ...input, ...(support.inputs.limit && { limit: 100 }) },
    };
  }

  #isCalendar(view: View): boolean {
    return view === 'month' || view === 'week';
  }

  #more(): void {
    const { list } = this.#desk;
    if (list.state.more) return void list.more();
    this.reach += 1;
    this.#element.requestUpdate();
  }

  #watchEnd(): void {
    const loaded = scrollEnd.for(this.#element);
    if (loaded) this.#end ??= new loaded.ScrollEnd(() => this.#element.paging === 'scroll' && this.#more());
  }

  #announce({ status, refreshing, items, total, more }: PagesState<CommunityEvent>): void {
    if (status !== 'ready' || refreshing || this.range) return;
    const said = !items.length
      ? this.words(hasFilters(this.choice) ? 'no-match' : 'no-upcoming')
      : total !== undefined && !more
        ? this.words('count', { count: total })
        : this.words('count-shown', { count: items.length });
    this.#live.announce(
      said,
      `${JSON.stringify([this.choice.search, this.choice.filters, this.choice.period])} ${said}`,
    );
  }

  #clear(): void {
    this.set({ search: '', filters: {} });
    this.#element.renderRoot.querySelector<HTMLInputElement>('.search input')?.focus();
  }

  /** Paper takes the whole as an agenda, drawn before the page is. */
  readonly #print = ({ type }: Event): void => {
    this.#printing = type === 'beforeprint';
    if (!this.#isCalendar(this.wanted)) return;
    this.#element.requestUpdate();
    this.#element.drawNow();
  };

  /** What is live and what is past moves on with the time. */
  #turn(): void {
    this.#element.events.now = Date.now();
    this.#element.requestUpdate();
  }

  #measure(): void {
    const em = this.#element.clientWidth / (parseFloat(getComputedStyle(this.#element).fontSize) || 16);
    const roomy = em >= calendarEm;
    if (roomy === this.#roomy) return;
    this.#roomy = roomy;
    this.#element.requestUpdate();
  }

  #checkWords(): void {
    const element = this.#element;
    checkWords(element, 'view', element.view, views);
    checkWords(element, 'views', element.views, views);
    checkWords(element, 'period', element.period, periods);
    checkWords(element, 'paging', element.paging, ['more', 'scroll']);
    checkWords(element, 'filters', element.filters, filterNames);
    if (element.kind) checkWords(element, 'kind', element.kind, kinds);
    if (element.format) checkWords(element, 'format', element.format, formats);
    if (element.price) checkWords(element, 'price', element.price, prices);
    if (element.weekStart) checkWords(element, 'week-start', element.weekStart, weekdays);
  }
}

function isoOf(at: number): string {
  return new Date(at).toISOString();
}
