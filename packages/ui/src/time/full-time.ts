import { cached } from '../localise/messages.js';
import type { Moment } from './relative-time.js';

const long = cached((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }));
const day = cached((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long' }));
const utcDay = cached((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }));
const month = cached((locale) => new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long' }));
const utcMonth = cached(
  (locale) => new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' }),
);

/** The date in full, with the time of day where one is known. */
export function fullTime({ date, dayOnly }: Moment, locale: string): string {
  return (dayOnly ? utcDay : long)(locale).format(date);
}

export function calendarDay({ date, dayOnly }: Moment, locale: string): string {
  return (dayOnly ? utcDay : day)(locale).format(date);
}

export function calendarMonth({ date, dayOnly }: Moment, locale: string): string {
  return (dayOnly ? utcMonth : month)(locale).format(date);
}
