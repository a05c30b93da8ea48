import { cached } from '../localise/messages.js';

/** A point in time, or a day where no time of day is known. */
export interface Moment {
  readonly date: Date;
  readonly dayOnly: boolean;
}

const iso = /^\d{4,6}-\d\d(?:-\d\d)?(?:(T| )\d\d:\d\d.*)?$/;

/** Reads an ISO 8601 date; what is none gives nothing. A day without a time of day is that day everywhere. */
export function momentOf(value: unknown): Moment | undefined {
  const match = typeof value === 'string' ? iso.exec(value.trim()) : undefined;
  if (!match) return undefined;
  const date = new Date(match[0]);
  return Number.isNaN(date.getTime()) ? undefined : { date, dayOnly: !match[1] };
}

const units = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

const exact = cached((locale) => new Intl.RelativeTimeFormat(locale));
const spoken = cached((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));

/** How long ago, or how long until: in whole units, the largest that fits. Under a minute is now. */
export function relativeTime({ date, dayOnly }: Moment, locale: string, now = new Date()): string {
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  const seconds = (date.getTime() - (dayOnly ? today : now.getTime())) / 1000;
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', Infinity];
  // "Yesterday" is true of a day; 30 hours ago may be the day before it.
  const format = unit === 'second' || (dayOnly && unit === 'day') ? spoken : exact;
  return format(locale).format(Math.trunc(seconds / size), dayOnly && unit === 'second' ? 'day' : unit);
}
