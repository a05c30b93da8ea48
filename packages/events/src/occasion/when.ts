import { wallOf } from '@kith/core/calendar';
import { cached } from '@kith/ui';
import { formatRange, formatter, zoneName } from './format.js';
import { dayMs, dayOf, isoDay, lastDayOf, type Span } from './span.js';

/** Who reads: their language, and the time zone that is shown to them. */
export interface Reader {
  /** A BCP 47 tag. */
  readonly locale: string;
  /** An IANA zone name that `Intl` knows. */
  readonly zone: string;
}

/** When something is, in whole words. */
export interface When {
  /** For `<time datetime>`. */
  readonly datetime: string;
  /** Day or days and times of day, in the zone that is shown. */
  readonly text: string;
  /** What that zone is called; `undefined` where no zone matters: whole days, and times wherever one is. */
  readonly zone: string | undefined;
  /** The same by the clocks at the venue, where they show something else. */
  readonly venue: { readonly text: string; readonly zone: string } | undefined;
}

/** When it is, in full: days with their weekdays and year, times, both zones by name where they differ. */
export function fullWhen(span: Span, { locale, zone }: Reader): When {
  const { is, from, to, startAt, endAt } = span;
  const datetime = datetimeOf(span);
  // Days and floating times are written as a clock in UTC shows them: they are the same everywhere.
  if (is === 'day') return { datetime, text: days(span, locale), zone: undefined, venue: undefined };
  if (is === 'floating')
    return { datetime, text: formatRange('full', locale, 'UTC', from, to), zone: undefined, venue: undefined };
  return {
    datetime,
    text: formatRange('full', locale, zone, startAt, endAt),
    zone: zoneName(locale, zone, startAt, 'zone-long'),
    venue: venueWhen(span, { locale, zone }, 'zone-long'),
  };
}

/** In one line, for a name that is read out: `Tuesday, 24 November 2026 at 18:00 – 20:00 Central European Standard Time`. */
export function spokenWhen(span: Span, reader: Reader): string {
  const { text, zone } = fullWhen(span, reader);
  return zone ? `${text} ${zone}` : text;
}

/**
 * The clocks at the venue, where they show something else: times alone on the same day, else with their day.
 */
export function venueWhen(
  { is, from, to, startAt, endAt, zone: venue }: Span,
  { locale, zone }: Reader,
  name: 'zone' | 'zone-long' = 'zone',
): When['venue'] {
  if (is !== 'moment' || !venue || venue === zone) return undefined;
  const start = wallOf(startAt, venue);
  if (start === from) return undefined;
  const sameDays =
    dayOf(start) === dayOf(from) && dayOf(wallOf(endAt, venue)) === dayOf(from) && dayOf(to) === dayOf(from);
  return {
    text: formatRange(sameDays ? 'clock' : 'short', locale, venue, startAt, endAt),
    zone: zoneName(locale, venue, startAt, name),
  };
}

/** Days, without the one on which it no longer is. */
function days({ from, to }: Span, locale: string): string {
  return formatRange('date', locale, 'UTC', from, to - dayMs);
}

/** One day as a person would write it. `day` is counted from 1970. */
export function writeDay(
  style: 'date' | 'day' | 'weekday' | 'weekday-short' | 'number' | 'month-short' | 'day-month' | 'month',
  locale: string,
  day: number,
): string {
  return formatter(style, locale, 'UTC').format(day * dayMs);
}

/** When it ends, as shortly as it stays clear: a time of day, with its weekday on another day, a day where it is long. */
export function writeEnd(locale: string, span: Span): string {
  const { is, from, to } = span;
  const days = lastDayOf(span) - dayOf(from);
  if (is === 'day' || days > 5) return writeDay('day', locale, lastDayOf(span));
  return formatter(days ? 'weekday-clock' : 'clock', locale, 'UTC').format(to);
}

/** A time of day of the span, as the clock of the zone shown has it. */
export function writeClock(locale: string, wall: number): string {
  return formatter('clock', locale, 'UTC').format(wall);
}

/** As HTML's `datetime` takes it: a day, a clock's time, or a moment in UTC. */
function datetimeOf({ is, from, startAt }: Span): string {
  if (is === 'day') return isoDay(dayOf(from));
  return is === 'floating'
    ? new Date(from).toISOString().slice(0, 16)
    : `${new Date(startAt).toISOString().slice(0, 19)}Z`;
}

const relative = cached((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));

/** Today, tomorrow, yesterday. */
export function relativeDay(locale: string, days: number): string {
  return relative(locale).format(days, 'day');
}
