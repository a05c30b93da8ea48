import type { Rule } from './rrule.js';
import { dayMs, type Wall } from './time.js';

/** Which days a rule names; of months, years and weeks that it does not name itself, as its frequency has it. */
export type DayTest = (day: Wall) => boolean;

const weekMs = 7 * dayMs;

/** The beginning of a day by its numbers; `month` from 0, and beyond 11 in a later year. */
export function wallOfDate(year: number, month: number, day = 1): Wall {
  return new Date(0).setUTCFullYear(year, month, day);
}

/** The days of the rule's expansion and limits (the table in RFC 5545, 3.3.10); what it does not say comes from `start`. */
export function dayTest(rule: Rule, start: Wall): DayTest {
  const full = withDefaults(rule, start);
  const { byDay, byMonth, byMonthDay, byYearDay, byWeekNo } = full;
  const perMonth = rule.freq === 'MONTHLY' || rule.byMonth !== undefined;
  return (day) => {
    const date = new Date(day);
    const year = date.getUTCFullYear();
    const month = date.getUTCMonth();
    if (byMonth && !byMonth.includes(month + 1)) return false;
    const monthDay = date.getUTCDate();
    const weekday = date.getUTCDay();
    if (byMonthDay && !named(byMonthDay, monthDay, daysOfMonth(year, month))) return false;
    const yearStart = byYearDay || byDay ? wallOfDate(year, 0) : 0;
    const yearDay = (day - yearStart) / dayMs + 1;
    if (byYearDay && !named(byYearDay, yearDay, daysOfYear(year))) return false;
    if (byWeekNo && !inWeeks(byWeekNo, day, weekday, rule.weekStart)) return false;
    return (
      !byDay ||
      byDay.some((one) => {
        if (one.weekday !== weekday) return false;
        if (one.nth === 0) return true;
        const [at, of] = perMonth ? [monthDay, daysOfMonth(year, month)] : [yearDay, daysOfYear(year)];
        return one.nth > 0 ? Math.ceil(at / 7) === one.nth : -Math.ceil((of - at + 1) / 7) === one.nth;
      })
    );
  };
}

/** "Information, not contained in the rule, necessary to determine the various recurrence instance start time and dates are derived from the Start Time." */
export function withDefaults(rule: Rule, start: Wall): Rule {
  const { freq, byDay, byMonth, byMonthDay, byYearDay, byWeekNo } = rule;
  const date = new Date(start);
  const weekday = [{ weekday: date.getUTCDay(), nth: 0 }];
  if (byDay || byMonthDay || byYearDay) return rule;
  if (freq === 'WEEKLY' || (freq === 'YEARLY' && byWeekNo)) return { ...rule, byDay: weekday };
  const byDate = { ...rule, byMonthDay: [date.getUTCDate()] };
  if (freq === 'MONTHLY') return byDate;
  return freq === 'YEARLY' ? { ...byDate, byMonth: byMonth ?? [date.getUTCMonth() + 1] } : rule;
}

function daysOfMonth(year: number, month: number): number {
  return new Date(wallOfDate(year, month + 1, 0)).getUTCDate();
}

function daysOfYear(year: number): number {
  return (wallOfDate(year + 1, 0) - wallOfDate(year, 0)) / dayMs;
}

/** Whether a list names the `at`th of so many, from the beginning or the end. */
function named(list: readonly number[], at: number, of: number): boolean {
  return list.includes(at) || list.includes(at - of - 1);
}

/** Week 1 is the first with at least four days in the year, so that a week is its fourth day's year's. */
function inWeeks(list: readonly number[], day: Wall, weekday: number, weekStart: number): boolean {
  const fourth = day + (3 - ((weekday - weekStart + 7) % 7)) * dayMs;
  const year = new Date(fourth).getUTCFullYear();
  const first = wallOfDate(year, 0);
  const last = wallOfDate(year + 1, 0) - dayMs;
  const week = Math.floor((fourth - first) / weekMs) + 1;
  return named(list, week, week + Math.floor((last - fourth) / weekMs));
}
