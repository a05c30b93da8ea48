import type { RuleWindow } from './occurrences.js';
import { RuleError, frequencies, parseRule, type Rule } from './rrule.js';
import { dayTest, wallOfDate, withDefaults } from './rule-days.js';
import { dayMs, wallOfClock, wallOfDay, type Wall } from './time.js';
import { instantOf, wallOf } from './zones.js';

/**
 * How much is looked at for one rule and window: days and periods tried, and beginnings given. A rule that needs more (one
 * that never comes, or counts far) ends there. 270 years of days; tens of milliseconds.
 */
const maxSteps = 100_000;

const hourMs = 3_600_000;
const minuteMs = 60_000;
const unitMs = { WEEKLY: 7 * dayMs, DAILY: dayMs, HOURLY: hourMs, MINUTELY: minuteMs, SECONDLY: 1000 };

/**
 * The beginnings that an RRULE makes within a window, in order. Nothing is stepped through that lies before it, unless the
 * rule counts. Nothing for a rule that cannot be read.
 */
export function* expandRule(text: string, window: RuleWindow): Generator<Wall> {
  let rule: Rule;
  try {
    rule = parseRule(text);
  } catch (error) {
    if (error instanceof RuleError) return;
    throw error;
  }
  // A day has no hours to recur by.
  if (window.allDay && often(rule) > often({ freq: 'DAILY' })) return;
  yield* expand(rule, window);
}

function often({ freq }: Pick<Rule, 'freq'>): number {
  return frequencies.indexOf(freq);
}

/** Beginnings of one period, in order, without making them: days by hours by minutes by seconds, or those of BYSETPOS. */
class Beginnings {
  readonly size: number;
  readonly #picked: readonly number[] | undefined;

  constructor(
    private readonly days: readonly Wall[],
    private readonly hours: readonly number[],
    private readonly minutes: readonly number[],
    private readonly seconds: readonly number[],
    positions: readonly number[] | undefined,
  ) {
    const all = days.length * hours.length * minutes.length * seconds.length;
    const picked = positions?.map((one) => (one > 0 ? one - 1 : all + one)).filter((one) => one >= 0 && one < all);
    this.#picked = picked && [...new Set(picked)].sort((a, b) => a - b);
    this.size = this.#picked?.length ?? all;
  }

  at(index: number): Wall {
    let rest = this.#picked?.[index] ?? index;
    const take = (list: readonly number[]) => {
      const value = list[rest % list.length] ?? 0;
      rest = Math.floor(rest / list.length);
      return value;
    };
    return take(this.seconds) * 1000 + take(this.minutes) * minuteMs + take(this.hours) * hourMs + take(this.days);
  }

  /** How many lie before. */
  before(wall: Wall): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.at(middle) < wall) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Periods of a rule by number from 0, the one that holds the beginning. */
interface Periods {
  begin(number: number): Wall;
  /** Of the period that holds a time, or the last one before it. */
  numberAt(wall: Wall): number;
}

function periodsOf({ freq, interval, weekStart }: Rule, start: Wall): Periods {
  if (freq === 'YEARLY' || freq === 'MONTHLY') {
    const months = (freq === 'YEARLY' ? 12 : 1) * interval;
    const monthOf = (wall: Wall) => new Date(wall).getUTCFullYear() * 12 + new Date(wall).getUTCMonth();
    const first = freq === 'YEARLY' ? new Date(start).getUTCFullYear() * 12 : monthOf(start);
    return {
      begin: (number) => wallOfDate(0, first + number * months),
      numberAt: (wall) => Math.floor((monthOf(wall) - first) / months),
    };
  }
  const unit = unitMs[freq];
  const day = start - (((start % dayMs) + dayMs) % dayMs);
  const first =
    freq === 'WEEKLY'
      ? day - ((new Date(day).getUTCDay() - weekStart + 7) % 7) * dayMs
      : start - (((start % unit) + unit) % unit);
  const step = unit * interval;
  return { begin: (number) => first + number * step, numberAt: (wall) => Math.floor((wall - first) / step) };
}

/** The last time that UNTIL allows: the whole of a day. */
function pastUntil({ until }: Rule, { allDay, zone }: RuleWindow): { readonly last: Wall; past(wall: Wall): boolean } {
  if (!until) return { last: Infinity, past: () => false };
  if (until.is === 'day' || allDay) {
    const at = until.is === 'day' ? wallOfDay(until.day) : until.is === 'clock' ? wallOfClock(until.clock) : until.at;
    const last = (Math.floor(at / dayMs) + 1) * dayMs - 1;
    return { last, past: (wall) => wall > last };
  }
  if (until.is === 'clock') {
    const last = wallOfClock(until.clock);
    return { last, past: (wall) => wall > last };
  }
  const around = wallOf(until.at, zone);
  return {
    last: around + dayMs,
    // Where clocks are put back, only the instant says which of two equal times is meant.
    past: (wall) => wall > around - dayMs && (wall > around + dayMs || instantOf(wall, zone) > until.at),
  };
}

/** What a period holds. */
interface Contents {
  /** Where it holds nothing, how far there is nothing either. */
  of(begin: Wall): { readonly beginnings: Beginnings; readonly emptyUntil?: Wall };
  /** How many days are tried to say so. */
  readonly days: number;
}

function contentsOf(rule: Rule, { start, allDay }: RuleWindow): Contents {
  const date = new Date(start);
  const test = dayTest(rule, start);
  const { bySetPos } = rule;
  // RFC 5545: BYHOUR, BYMINUTE and BYSECOND are ignored where the beginning is a day. A leap second is the second before.
  const bySecond = rule.bySecond && [...new Set(rule.bySecond.map((one) => Math.min(one, 59)))];
  const hours = allDay ? [0] : (rule.byHour ?? [date.getUTCHours()]);
  const minutes = allDay ? [0] : (rule.byMinute ?? [date.getUTCMinutes()]);
  const seconds = allDay ? [0] : (bySecond ?? [date.getUTCSeconds()]);
  const nothing = new Beginnings([], [], [], [], undefined);

  if (often(rule) <= often({ freq: 'DAILY' })) {
    const months = withDefaults(rule, start).byMonth;
    const daysIn = (begin: Wall): readonly Wall[] => {
      const year = new Date(begin).getUTCFullYear();
      const month = new Date(begin).getUTCMonth();
      if (rule.freq === 'YEARLY' && months)
        return months.flatMap((one) => daysFrom(wallOfDate(year, one - 1), wallOfDate(year, one)));
      if (rule.freq === 'YEARLY') return daysFrom(begin, wallOfDate(year + 1, 0));
      if (rule.freq === 'MONTHLY') return daysFrom(begin, wallOfDate(year, month + 1));
      return daysFrom(begin, begin + unitMs[rule.freq === 'WEEKLY' ? 'WEEKLY' : 'DAILY']);
    };
    const days = { YEARLY: (months?.length ?? 12) * 31, MONTHLY: 31, WEEKLY: 7 };
    return {
      of: (begin) => ({ beginnings: new Beginnings(daysIn(begin).filter(test), hours, minutes, seconds, bySetPos) }),
      days: rule.freq in days ? days[rule.freq as keyof typeof days] : 1,
    };
  }

  // More often than daily, days are only limits: one that the rule does not name is left at once, and so are its hours.
  let tried = NaN;
  let named = false;
  return {
    of: (begin) => {
      const day = Math.floor(begin / dayMs) * dayMs;
      if (day !== tried) [tried, named] = [day, test(day)];
      if (!named) return { beginnings: nothing, emptyUntil: day + dayMs };
      const hour = Math.floor((begin - day) / hourMs);
      const minute = Math.floor((begin - day) / minuteMs) % 60;
      const second = Math.floor((begin - day) / 1000) % 60;
      if (rule.byHour && !rule.byHour.includes(hour))
        return { beginnings: nothing, emptyUntil: day + (hour + 1) * hourMs };
      if (rule.freq === 'HOURLY') return { beginnings: new Beginnings([day], [hour], minutes, seconds, bySetPos) };
      if (rule.byMinute && !rule.byMinute.includes(minute))
        return { beginnings: nothing, emptyUntil: day + (hour * 60 + minute + 1) * minuteMs };
      if (rule.freq === 'MINUTELY') return { beginnings: new Beginnings([day], [hour], [minute], seconds, bySetPos) };
      if (bySecond && !bySecond.includes(second)) return { beginnings: nothing };
      return { beginnings: new Beginnings([day], [hour], [minute], [second], bySetPos) };
    },
    days: 1,
  };
}

function daysFrom(first: Wall, until: Wall): Wall[] {
  return Array.from({ length: (until - first) / dayMs }, (_, index) => first + index * dayMs);
}

/** Whether each period holds one beginning and no other, so that counting needs no steps. */
function isPlain(rule: Rule): boolean {
  const { byDay, byMonth, byMonthDay, byYearDay, byWeekNo, byHour, byMinute, bySecond } = rule;
  const parts = [byDay, byMonth, byMonthDay, byYearDay, byWeekNo, byHour, byMinute, bySecond];
  return often(rule) >= often({ freq: 'WEEKLY' }) && parts.every((part) => part === undefined);
}

function* expand(rule: Rule, window: RuleWindow): Generator<Wall> {
  const { start, from, to } = window;
  const until = pastUntil(rule, window);
  const last = Math.min(to, until.last);
  const periods = periodsOf(rule, start);
  const contents = contentsOf(rule, window);
  const { count } = rule;

  const first = contents.of(periods.begin(0)).beginnings;
  const skipped = first.before(start);
  // The first date counts as one even if the rule does not make it (RFC 5545, 3.3.10 on COUNT).
  let counted = skipped < first.size && first.at(skipped) === start ? 0 : 1;
  let number = 0;
  if (count === undefined || isPlain(rule)) {
    number = Math.max(0, periods.numberAt(from));
    counted += number;
  }
  for (let steps = maxSteps; steps > 0; steps -= contents.days) {
    const begin = periods.begin(number);
    if (!(begin <= last)) return;
    const { beginnings, emptyUntil } = contents.of(begin);
    const past = beginnings.before(start);
    for (let index = beginnings.before(Math.max(start, from)); index < beginnings.size; index += 1) {
      if (count !== undefined && counted + index - past >= count) return;
      const wall = beginnings.at(index);
      if (wall > to || until.past(wall) || steps-- <= 0) return;
      yield wall;
    }
    counted += beginnings.size - past;
    if (count !== undefined && counted >= count) return;
    number += 1;
    // The period that `emptyUntil` lies in may have begun before it, so that it is empty too: one step more.
    if (emptyUntil !== undefined) number = Math.max(number, periods.numberAt(emptyUntil));
  }
}
