import { cached } from '@kith/ui';

/** Days are counted from 1970, and weekdays from Monday, 1, to Sunday, 7 (ISO 8601). */

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** Where it is not known of the language: where weeks begin on Saturday and on Sunday (CLDR's weekData, by region). */
const fromSaturday = /^(?:A[EF]|BH|D[JZ]|EG|I[QR]|JO|KW|LY|OM|QA|S[DY])$/;
const fromSunday =
  /^(?:A[GS]|B[DRSTWZ]|C[AO]|D[MO]|ET|G[TU]|H[KN]|I[DLN]|J[MP]|K[EHR]|LA|M[HMOTXZ]|N[IP]|P[AEHKRTY]|S[AGV]|T[HTW]|U[MS]|V[EI]|WS|YE|Z[AW])$/;

interface WeekInfo {
  readonly firstDay: number;
}

/** The weekday on which weeks begin in a language's region. */
const firstWeekday = cached((locale) => {
  const one: Intl.Locale & { getWeekInfo?: () => WeekInfo; weekInfo?: WeekInfo } = new Intl.Locale(locale);
  const known = one.getWeekInfo?.() ?? one.weekInfo;
  if (known) return known.firstDay;
  const region = one.maximize().region ?? '';
  return fromSaturday.test(region) ? 6 : fromSunday.test(region) ? 7 : 1;
});

/** The weekday on which weeks begin: the host's, by its English name, else the language's. */
export function weekStartOf(locale: string, own: string | undefined): number {
  const named = weekdays.findIndex((day) => day === own?.toLowerCase());
  return named < 0 ? firstWeekday(locale) : named + 1;
}

/** The day with which the week of `day` begins. */
export function startOfWeek(day: number, weekStart: number): number {
  return day - ((((day + 4 - weekStart) % 7) + 7) % 7);
}

/** The same day of another month, or its last where that has fewer. */
export function addMonths(day: number, months: number): number {
  const date = new Date(day * 86_400_000);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const last = Date.UTC(year, month + 1, 0);
  return Math.min(Date.UTC(year, month, date.getUTCDate()), last) / 86_400_000;
}

/** The first day of the month of `day`, and the first day after it. */
export function monthOf(day: number): readonly [first: number, end: number] {
  const date = new Date(day * 86_400_000);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  return [Date.UTC(year, month, 1) / 86_400_000, Date.UTC(year, month + 1, 1) / 86_400_000];
}

/** The whole weeks that show a month, or the one week of a day: the first day, and the first one after. */
export function weeksOf(view: 'month' | 'week', day: number, weekStart: number): readonly [from: number, to: number] {
  if (view === 'week') {
    const start = startOfWeek(day, weekStart);
    return [start, start + 7];
  }
  const [first, end] = monthOf(day);
  return [startOfWeek(first, weekStart), startOfWeek(end - 1, weekStart) + 7];
}
