import { instantOf, isZone, readTime, wallOf, type ReadTime } from '@kith/core/calendar';
import { textOf } from '@kith/people';
import type { EventTime } from '@kith/core';

/** From when to when something is, for those who look at clocks of one time zone. All numbers are milliseconds. */
export interface Span {
  /** Days without a time of day; a time of day wherever one is; or moments. */
  readonly is: 'day' | 'floating' | 'moment';
  /** What the clock shows at the beginning, as the moment at which a clock in UTC shows it. */
  readonly from: number;
  /** The same of the end, which is no longer part of it; equal to `from` where no end is known. */
  readonly to: number;
  /** The moments themselves. Days and floating times are those of the zone that is shown. */
  readonly startAt: number;
  readonly endAt: number;
  /** The zone of the venue, where one is named that is known. */
  readonly zone: string | undefined;
}

export interface Times {
  readonly startAt?: EventTime | null | undefined;
  readonly endAt?: EventTime | null | undefined;
  readonly timeZone?: string | null | undefined;
}

export const dayMs = 86_400_000;
/** Until when it is still the night before. */
const morningMs = 9 * 3_600_000;
/** How long something without an end is taken to last before it counts as past. */
const assumedMs = 2 * 3_600_000;

/** Reads an event's times for clocks of `shown`; `undefined` where its beginning is no time. */
export function spanOf({ startAt, endAt, timeZone }: Times, shown: string): Span | undefined {
  const start = read(startAt);
  if (!start) return undefined;
  const zone = isZone(timeZone) ? timeZone : undefined;
  const is = start.is === 'day' ? 'day' : start.is === 'clock' && !zone ? 'floating' : 'moment';
  const [from, begins] = placed(start, zone, shown);
  const end = read(endAt);
  const [until, ends] = end ? placed(end, zone, shown) : [from, begins];
  // A day lasts at least that day; what ends before it begins has no end that one could show.
  const to = Math.max(until, from + (is === 'day' ? dayMs : 0));
  return { is, from, to, startAt: begins, endAt: is === 'day' ? instantOf(to, shown) : Math.max(begins, ends), zone };
}

/** When it is over, at the latest. */
export function overAt({ startAt, endAt }: Span): number {
  return endAt > startAt ? endAt : startAt + assumedMs;
}

export function isOver(span: Span, now: number): boolean {
  return overAt(span) <= now;
}

export function isLive(span: Span, now: number): boolean {
  return span.startAt <= now && now < overAt(span);
}

/** The day of a wall clock's milliseconds, counted from 1970. */
export function dayOf(wall: number): number {
  return Math.floor(wall / dayMs);
}

/** The last day that it touches: what ends at midnight does not touch the day that begins then. */
export function lastDayOf({ from, to }: Span): number {
  return to > from ? dayOf(to - 1) : dayOf(from);
}

/** The last day on which one looks for it: what goes on into the morning belongs to the evening on which it began. */
export function lastShownDay(span: Span): number {
  const night = span.is !== 'day' && span.to - span.from < dayMs && span.to % dayMs <= morningMs;
  return night ? dayOf(span.from) : lastDayOf(span);
}

/** A day counted from 1970 as it is written: `2026-03-07`. */
export function isoDay(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

function read(time: unknown): ReadTime | undefined {
  const text = textOf(time);
  return text === undefined ? undefined : readTime(text);
}

/** A time as what the clock shows in the zone shown, and as a moment. */
function placed(time: ReadTime, zone: string | undefined, shown: string): readonly [wall: number, at: number] {
  if (time.is === 'instant') return [wallOf(time.at, shown), time.at];
  const wall = Date.parse(time.is === 'day' ? `${time.day}T00:00:00Z` : `${time.clock}Z`);
  if (time.is === 'day' || !zone) return [wall, instantOf(wall, shown)];
  const at = instantOf(wall, zone);
  return [wallOf(at, shown), at];
}
