import { html, nothing, type TemplateResult } from 'lit';
import { eventCard } from '../occasion/event-card.js';
import type { EventsController } from '../occasion/events-controller.js';
import type { Occasion } from '../occasion/occasion.js';
import { dayOf } from '../occasion/span.js';
import { relativeDay, writeDay } from '../occasion/when.js';
import type { EventCardOptions } from '../occasion/event-card.js';

/** Safari takes a list without markers for none. */
const listRole = 'list';

/** A day counted from 1970 with what begins on it; `undefined` for what has no day yet. */
export type Days = ReadonlyMap<number | undefined, readonly Occasion[]>;

/** Puts occasions on their days. What began before `earliest` is still going on: it stands there. */
export function byDay(occasions: readonly Occasion[], earliest = -Infinity): Days {
  const days = new Map<number | undefined, Occasion[]>();
  for (const occasion of occasions) {
    const day = occasion.span && Math.max(earliest, dayOf(occasion.span.from));
    const there = days.get(day);
    if (there) there.push(occasion);
    else days.set(day, [occasion]);
  }
  return days;
}

export interface AgendaOptions {
  /** Counted from 1970, in the zone that is shown. */
  readonly today: number;
  /** Level of the days' headings. */
  readonly level: number;
  /** What stands over events without a day. */
  readonly undated: string;
}

/** Days, each with its date as the picture, and below it what takes place. */
export function agenda(days: Days, events: EventsController, { today, level, undated }: AgendaOptions): TemplateResult {
  const { locale } = events.reader;
  return html`<div class="agenda" part="agenda">
    ${[...days].map(
      ([day, occasions]) =>
        html`<section class="day ${day === today ? 'today' : ''}" part="day">
          ${day === undefined ? html`<div class="date" part="day-heading" role="heading" aria-level=${level}>${undated}</div>` : heading(day, today, locale, level)}
          ${rows(occasions, events, { timed: true, level: level + 1 })}
        </section>`,
    )}
  </div>`;
}

function heading(day: number, today: number, locale: string, level: number): TemplateResult {
  const near = Math.abs(day - today) < 2 ? relativeDay(locale, day - today) : undefined;
  const date = writeDay('date', locale, day);
  return html`<div
    class="date"
    part="day-heading"
    role="heading"
    aria-level=${level}
    aria-label=${near ? `${near}, ${date}` : date}
  >
    <b>${writeDay('number', locale, day)}</b>
    <span
      ><span class="weekday">${near ?? writeDay('weekday', locale, day)}</span>
      <span class="month-name">${writeDay('month', locale, day)}</span></span
    >
  </div>`;
}

/** Events below one another, or as cards. */
export function rows(
  occasions: readonly Occasion[],
  events: EventsController,
  options: EventCardOptions,
  label?: string,
): TemplateResult {
  return html`<ul class=${options.cover ? 'cards' : 'rows'} part="list" role=${listRole} aria-label=${label ?? nothing}>
    ${occasions.map((one) => html`<li class="event" part="event">${eventCard(one, events, options)}</li>`)}
  </ul>`;
}
