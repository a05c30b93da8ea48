import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { marksOf } from '../../occasion/marks.js';
import type { EventsController } from '../../occasion/events-controller.js';
import { spokenWhen, writeClock, writeDay } from '../../occasion/when.js';
import type { Words } from '../words.js';
import type { DayList } from './day-list.js';
import type { GridKeys } from './grid-keys.js';
import type { Bar, Week } from './lanes.js';

/** How many lines of events a day of a month has; what does not fit opens. */
export const lanes = 3;

export interface GridOptions {
  readonly view: 'month' | 'week';
  readonly weeks: readonly Week[];
  /** The day that Tab comes to. Days are counted from 1970. */
  readonly day: number;
  readonly today: number;
  /** The first day of the month, and the first after it: days around it are quieter. */
  readonly month: readonly [first: number, end: number] | undefined;
  readonly title: string;
  readonly busy: boolean;
  readonly events: EventsController;
  readonly words: Words;
  readonly keys: GridKeys;
  readonly list: DayList;
}

/**
 * Weeks below one another (ARIA's grid pattern): one stop for Tab, arrows from day to day. What takes several days is one
 * bar over them, told on each of its days by the day's name and its list.
 */
export function grid(options: GridOptions): TemplateResult {
  const { view, weeks, title, busy, words, events, keys } = options;
  const { locale } = events.reader;
  const first = weeks[0]?.start ?? 0;
  return html`<div
    class="month-grid ${view}"
    part="grid"
    role="grid"
    aria-label=${words('calendar', { month: title })}
    aria-describedby="grid-keys"
    aria-busy=${busy}
    @keydown=${keys.keydown}
    @focusin=${keys.focused}
  >
    <div class="week-names" role="row">
      ${Array.from({ length: 7 }, (_, at) => html`<div class="weekday-name" part="weekday" role="columnheader" aria-label=${writeDay('weekday', locale, first + at)}>${writeDay('weekday-short', locale, first + at)}</div>`)}
    </div>
    ${weeks.map((week) => row(week, options))}
    <p id="grid-keys" hidden>${words('how-to')}</p>
  </div>`;
}

function row(week: Week, options: GridOptions): TemplateResult {
  const { view, day, today, month, events } = options;
  const { locale, zone } = events.reader;
  const here = day >= week.start && day < week.start + 7 ? day : undefined;
  // A week is drawn anew only when something of it is another: moving through the grid touches one or two.
  return html`<div class="week-row" role="row">
    ${guard([week, here, today, month?.[0], view, locale, zone, events.now], () => Array.from({ length: 7 }, (_, at) => cell(week, at, options)))}
  </div>`;
}

function cell(week: Week, at: number, options: GridOptions): TemplateResult {
  const { view, day: chosen, today, month, events, words, list } = options;
  const { locale } = events.reader;
  const day = week.start + at;
  const date = writeDay('date', locale, day);
  const all = week.days[at] ?? [];
  const here = week.bars.filter(({ first, last }) => first <= at && at <= last);
  const shown = view === 'week' ? here : here.filter(({ lane }) => lane < lanes);
  const rest = here.length - shown.length;
  const away = month && (day < month[0] || day >= month[1]);
  const classes = `cell${away ? ' away' : ''}${day === today ? ' now' : ''}`;
  const open = ({ currentTarget }: Event): void => {
    if (currentTarget instanceof HTMLElement) list.open({ day, occasions: all }, currentTarget);
  };
  return html`<div
    class=${classes}
    part="cell ${day === today ? 'today' : ''}"
    role="gridcell"
    aria-current=${day === today ? 'date' : nothing}
  >
    <button
      class="day-number"
      part="day-number"
      type="button"
      tabindex=${day === chosen ? '0' : '-1'}
      data-day=${day}
      aria-haspopup=${all.length ? 'dialog' : nothing}
      aria-label=${all.length ? words('day-events', { day: date, count: all.length }) : words('day-none', { day: date })}
      @click=${all.length ? open : nothing}
    >
      ${writeDay('number', locale, day)}
    </button>
    ${shown.map((bar) => (bar.first === at || view === 'week' ? entry(bar, view, options, open) : nothing))}
    ${
      rest
        ? html`<button
            class="more-events"
            part="more-events"
            type="button"
            tabindex="-1"
            aria-haspopup="dialog"
            aria-label=${words('more-on', { count: rest, day: date })}
            @click=${open}
          >
            ${words('more-events', { count: rest })}
          </button>`
        : nothing
    }
  </div>`;
}

/** One event, over as many days of the week as it takes. */
function entry(bar: Bar, view: 'month' | 'week', { events }: GridOptions, open: (event: Event) => void): unknown {
  const { occasion, first, last, lane, before, after } = bar;
  const { event, span } = occasion;
  if (!span) return nothing;
  const [mark] = marksOf(occasion, events.now);
  const long = last > first || before || after || span.is === 'day';
  const title = events.title(event);
  const rest = `, ${spokenWhen(span, events.reader)}${mark ? `, ${events.text(mark)}` : ''}`;
  const classes = `entry ${long ? 'bar' : ''} ${view === 'month' ? `days-${last - first + 1} lane-${lane}` : ''}${before ? ' before' : ''}${after ? ' after' : ''}${mark ? ` is-${mark}` : ''}`;
  const words = html`${long ? nothing : html`<span class="entry-time" aria-hidden="true">${writeClock(events.reader.locale, span.from)}</span> `}<bdi
      dir="auto"
      >${title}</bdi
    ><span class="visually-hidden">${rest}</span>`;
  const href = events.href(event);
  return href
    ? html`<a
        class=${classes}
        part="entry"
        tabindex="-1"
        href=${href}
        @click=${(click: MouseEvent) => events.open(click, event)}
        >${words}</a
      >`
    : html`<button class=${classes} part="entry" type="button" tabindex="-1" @click=${open}>${words}</button>`;
}
