import type { CommunityEvent } from '@kith/core';
import { isZone, type Occurrence, occurrencesOf, type OccurrenceWindow } from '@kith/core/calendar';
import { expandRule } from '@kith/core/calendar/rules';
import type { EventRow } from './event-row.js';

/** What says when an event is. */
export type Times = Pick<EventRow, 'start_at' | 'end_at' | 'time_zone' | 'recurrence'>;

/** Milliseconds since 1970. */
export interface Bounds {
  /** When it begins, or its first date does. */
  readonly begin: number;
  /** Within these lie all of its dates, wherever one looks from. */
  readonly first: number;
  /** `null` where it comes for ever. */
  readonly last: number | null;
}

/** Milliseconds since 1970; absent: from the beginning, to the end. */
export interface Window {
  readonly from?: number | undefined;
  /** Exclusive. */
  readonly to?: number | undefined;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Years that a database and a calendar both have. */
const always = { from: Date.parse('0001-01-03T00:00:00Z'), to: Date.parse('9999-12-29T00:00:00Z') };
/** A day begins fourteen hours before UTC's in the east and ends twelve hours after it in the west. */
const [EAST, WEST] = [14 * HOUR, 12 * HOUR];
/** A rule with more dates than this counts as one without an end. */
const MOST_DATES = 5_000;
/** How far ahead the last date of what has no end is looked for. */
const AHEAD = 2 * 366 * DAY;
/** Dates read at a time. */
const CHUNK = 1_000;

/** @returns `undefined` where it has no beginning that can be read, in years 1 to 9999. */
export function boundsOf(times: Times): Bounds | undefined {
  const first = datesIn({ ...times, recurrence: null }, always)[0];
  if (!first) return undefined;
  const slack = slackOf(times, first);
  const dates = times.recurrence ? datesIn(times, { ...always, limit: isEndless(times) ? 1 : MOST_DATES }) : [first];
  const starts = Math.min(first.start, ...dates.map(({ start }) => start));
  const ends = dates.reduce((latest, { end }) => Math.max(latest, end), first.end);
  const open = isEndless(times) || dates.length >= MOST_DATES;
  const begin = dates[0]?.start ?? first.start;
  return { begin, first: starts - slack.east, last: open ? null : ends + slack.west };
}

/** When the first of its dates in a window begins; `undefined` where none touches it. */
export function firstIn(times: Times, bounds: Bounds, window: Window): number | undefined {
  return datesIn(times, { ...within(times, bounds, window), limit: 1 })[0]?.start;
}

/** When the last of its dates in a window begins; of what has no end, the last of the next two years. */
export function lastIn(times: Times, bounds: Bounds, window: Window): number | undefined {
  const { from, to } = within(times, bounds, {
    ...window,
    to: window.to ?? Math.max(Date.now(), window.from ?? 0) + AHEAD,
  });
  for (let span = 35 * DAY; ; span *= 4) {
    const start = Math.max(from, to - span);
    let dates = datesIn(times, { from: start, to, limit: CHUNK });
    let last = dates.at(-1)?.start;
    // Of what comes every minute there are more than are read at a time.
    for (let tries = 0; last !== undefined && dates.length === CHUNK && tries < 60; tries++) {
      dates = datesIn(times, { from: last + 1, to, limit: CHUNK });
      last = dates.at(-1)?.start ?? last;
    }
    if (last !== undefined || start === from) return last;
  }
}

/** Whether all of an event's dates are before a moment. */
export function isPast({ last_at }: Pick<EventRow, 'last_at'>, now = Date.now()): boolean {
  return last_at !== null && last_at.getTime() <= now;
}

function datesIn(times: Times, window: Omit<OccurrenceWindow, 'zone'>): readonly Occurrence[] {
  return occurrencesOf(toEvent(times), { ...window, zone: zoneOf(times) }, expandRule);
}

function toEvent({ start_at, end_at, time_zone, recurrence }: Times): CommunityEvent {
  return { id: '', startAt: start_at, endAt: end_at, timeZone: time_zone, recurrence };
}

/** Where days begin that say no zone. */
function zoneOf({ time_zone }: Times): string {
  return isZone(time_zone) ? time_zone : 'UTC';
}

/** How much earlier and later it may be for somebody elsewhere. */
function slackOf({ time_zone }: Times, { allDay, floating }: Occurrence) {
  const moves = (allDay || floating) && !isZone(time_zone);
  return { east: moves ? EAST : 0, west: moves ? WEST : 0 };
}

function within(times: Times, { first, last }: Bounds, { from, to }: Window) {
  const slack = /[Zz]|[+-]\d\d:?\d\d$/.test(times.start_at) || isZone(times.time_zone) ? 0 : EAST;
  return {
    from: Math.max(always.from, first - DAY, (from ?? always.from) - slack),
    to: Math.min(always.to, (last ?? always.to) + DAY, (to ?? always.to) + slack),
  };
}

function isEndless({ recurrence }: Times): boolean {
  return recurrence?.rules?.some((rule) => !/(?:^|;)(?:COUNT|UNTIL)=/i.test(rule)) ?? false;
}
