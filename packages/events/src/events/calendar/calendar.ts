import type { CommunityEvent } from '@kith/core';
import { adopt, chevronNextIcon, chevronPreviousIcon, icon, type PagesState } from '@kith/ui';
import { html, nothing, type TemplateResult } from 'lit';
import type { Occasion } from '../../occasion/occasion.js';
import { dayMs, dayOf, lastShownDay } from '../../occasion/span.js';
import { formatRange } from '../../occasion/format.js';
import { writeDay } from '../../occasion/when.js';
import { agenda, byDay } from '../agenda.js';
import type { datesOf, Range } from '../dates.js';
import type { EventsControls } from '../events-controls.js';
import type { KithEvents } from '../events.js';
import { hasDates, occasionsOf } from '../occasions.js';
import { calendarStyles } from './calendar.styles.js';
import { DayList } from './day-list.js';
import { grid } from './grid.js';
import { GridKeys } from './grid-keys.js';
import { weeksWith, type Week } from './lanes.js';
import { addMonths, monthOf, weeksOf } from './weeks.js';

export interface CalendarState {
  readonly state: PagesState<CommunityEvent>;
  readonly dates: typeof datesOf | undefined;
  /** What is to be said of the read. */
  readonly said: unknown;
}

/** A month or a week: seven columns where there is room, else the same days one below the other. */
export class Calendar {
  readonly #element: KithEvents;
  readonly #controls: EventsControls;
  readonly #keys: GridKeys;
  readonly #list: DayList;
  #made:
    { readonly parts: readonly unknown[]; readonly occasions: readonly Occasion[]; weeks: readonly Week[] } | undefined;

  constructor(element: KithEvents, controls: EventsControls) {
    this.#element = element;
    this.#controls = controls;
    adopt(element.renderRoot, calendarStyles);
    this.#list = new DayList(element, controls.words);
    this.#keys = new GridKeys({
      root: element.renderRoot,
      go: (day) => controls.set({ day }, false),
    });
  }

  render(view: 'month' | 'week', asAgenda: boolean, { state, dates, said }: CalendarState): TemplateResult {
    const { words, day, today, weekStart } = this.#controls;
    const { events } = this.#element;
    const { locale } = events.reader;
    const [from, to] = weeksOf(view, day, weekStart);
    const { occasions, weeks } = this.#place(state.items, dates, from, to);
    // Of a month as an agenda only its own days, of the weeks around it nothing.
    const [first, end] = view === 'month' ? monthOf(day) : [from, to];
    const within = occasions.filter(({ span }) => span && dayOf(span.from) < end && lastShownDay(span) >= first);
    const pending = state.status === 'pending' || state.refreshing || state.more;
    const title =
      view === 'month'
        ? writeDay('month', locale, day)
        : formatRange('date', locale, 'UTC', from * dayMs, (to - 1) * dayMs);
    const step = (by: number): void =>
      this.#controls.set({ day: view === 'month' ? addMonths(day, by) : day + 7 * by });
    const level = this.#element.heading ? 3 : 2;
    return html`<div class="calendar" part="calendar">
      <div class="calendar-bar">
        <div class="calendar-title" part="calendar-heading" role="heading" aria-level=${level} aria-live="polite">
          ${title}
        </div>
        <div class="calendar-steps no-print">
          <button
            class="button"
            type="button"
            aria-disabled=${today >= first && today < end}
            @click=${() => this.#controls.set({ day: today })}
          >
            ${words('today')}
          </button>
          ${([-1, 1] as const).map(
            (by) =>
              html`<button
                class="button icon-only"
                type="button"
                aria-label=${words(`${by < 0 ? 'previous' : 'next'}-${view}`)}
                @click=${() => step(by)}
              >
                ${icon(by < 0 ? chevronPreviousIcon : chevronNextIcon, 'flip')}
              </button>`,
          )}
        </div>
      </div>
      ${said}
      ${
        asAgenda
          ? within.length
            ? agenda(byDay(within, first), events, { today, level: level + 1, undated: '' })
            : nothing
          : grid({
              view,
              weeks,
              day,
              today,
              month: view === 'month' ? [first, end] : undefined,
              title,
              busy: pending,
              events,
              words,
              keys: this.#keys,
              list: this.#list,
            })
      }
      ${
        !within.length && !pending && !state.error
          ? html`<p class="none">${words('none-in-range')}</p>
              ${this.#controls.suggestion.render()}`
          : nothing
      }
      ${this.#list.render(events)}
    </div>`;
  }

  settle(): void {
    this.#keys.settle();
    this.#list.settle();
  }

  /** Where everything goes: made anew only when the events, the weeks or the zone are others. */
  #place(
    items: readonly CommunityEvent[],
    dates: typeof datesOf | undefined,
    from: number,
    to: number,
  ): { readonly occasions: readonly Occasion[]; readonly weeks: readonly Week[] } {
    const { zone } = this.#element.events;
    const parts = [items, dates, from, to, zone];
    if (!this.#made || parts.some((part, index) => part !== this.#made?.parts[index])) {
      const range: Range = this.#element.range;
      // Until their dates can be told, series are not shown: their first date would be wrong.
      const known = dates ? items : items.filter((event) => !hasDates(event));
      const occasions = occasionsOf(known, zone, range, dates);
      this.#made = { parts, occasions, weeks: weeksWith(occasions, from, to) };
    }
    return this.#made;
  }
}
