import type { EventTime } from '../model/event.js';

/**
 * What a clock on a wall shows, as the milliseconds that a clock in UTC showing the same would have counted since 1970.
 * An hour is always an hour in it; what instant it stands for, only a zone can say (`instantOf`).
 */
export type Wall = number;

/** Milliseconds since 1970 in UTC. */
export type Instant = number;

/** ISO 8601, `2026-03-07`. */
export type Day = string;

export const dayMs = 86_400_000;

/** A time of an event by its parts, as it is written: a day, a clock's time, or an instant. */
export type ReadTime =
  | { readonly is: 'day'; readonly day: Day }
  /** `2026-03-07T18:00:00`. */
  | { readonly is: 'clock'; readonly clock: string }
  /** `offset` as it was written, `+01:00`; of `Z` it is `+00:00`. */
  | { readonly is: 'instant'; readonly at: Instant; readonly offset: string };

const shape = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?)?$/;

/** Reads one of the three shapes of `EventTime`; `undefined` where it is none or names no real day. Whole seconds count. */
export function readTime(text: EventTime): ReadTime | undefined {
  const [, day, clock, zone] = shape.exec(text) ?? [];
  if (day === undefined) return undefined;
  const midnight = wallOfDay(day);
  if (Number.isNaN(midnight) || dayOf(midnight) !== day) return undefined;
  if (clock === undefined) return { is: 'day', day };
  const full = clock.length === 5 ? `${clock}:00` : clock.slice(0, 8);
  const offset = zone === undefined || zone === 'Z' ? '+00:00' : zone.replace(/(\d\d)(\d\d)$/, '$1:$2');
  const at = Date.parse(`${day}T${full}${offset}`);
  if (Number.isNaN(at)) return undefined;
  return zone === undefined ? { is: 'clock', clock: clockOf(at) } : { is: 'instant', at, offset };
}

/** The beginning of a day, as a clock shows it. */
export function wallOfDay(day: Day): Wall {
  return Date.parse(`${day}T00:00:00Z`);
}

/** The first and the last second that can be written with four digits for the year. */
export const firstWall: Wall = Date.parse('0001-01-01T00:00:00Z');
export const lastWall: Wall = Date.parse('9999-12-31T23:59:59Z');

function written(wall: Wall): string {
  return new Date(Math.min(lastWall, Math.max(firstWall, wall))).toISOString();
}

/** The day on which a clock shows this. */
export function dayOf(wall: Wall): Day {
  return written(wall).slice(0, 10);
}

export function wallOfClock(clock: string): Wall {
  return Date.parse(`${clock}Z`);
}

/** `2026-03-07T18:00:00`. */
export function clockOf(wall: Wall): string {
  return written(wall).slice(0, 19);
}

/** The day so many days later, or earlier. */
export function addDays(day: Day, days: number): Day {
  return dayOf(wallOfDay(day) + days * dayMs);
}
