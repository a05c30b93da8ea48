import { readTime, type ReadTime } from './time.js';

/** From seldom to often. */
export const frequencies = ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY', 'MINUTELY', 'SECONDLY'] as const;
export type Frequency = (typeof frequencies)[number];

/** From 0, Sunday. */
export const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;

/** `2MO` is the second Monday, `-1FR` the last Friday, `TU` (`nth` 0) every Tuesday. */
export interface WeekdayRule {
  readonly weekday: number;
  readonly nth: number;
}

/** An RRULE, read (RFC 5545, 3.3.10). Lists are sorted and hold each number once; what is absent was not said. */
export interface Rule {
  readonly freq: Frequency;
  readonly interval: number;
  readonly count?: number;
  readonly until?: ReadTime;
  readonly bySecond?: readonly number[];
  readonly byMinute?: readonly number[];
  readonly byHour?: readonly number[];
  readonly byDay?: readonly WeekdayRule[];
  readonly byMonthDay?: readonly number[];
  readonly byYearDay?: readonly number[];
  readonly byWeekNo?: readonly number[];
  readonly byMonth?: readonly number[];
  readonly bySetPos?: readonly number[];
  /** From 0, Sunday; 1 where the rule does not say. */
  readonly weekStart: number;
}

/** A rule that RFC 5545 does not allow, or that asks for what is not supported. The message names the part and its value. */
export class RuleError extends Error {
  override readonly name = 'RuleError';
}

/** Lists of numbers: the least and the greatest, and whether a minus counts from the end. */
const lists = {
  BYSECOND: ['bySecond', 0, 60, false],
  BYMINUTE: ['byMinute', 0, 59, false],
  BYHOUR: ['byHour', 0, 23, false],
  BYMONTHDAY: ['byMonthDay', 1, 31, true],
  BYYEARDAY: ['byYearDay', 1, 366, true],
  BYWEEKNO: ['byWeekNo', 1, 53, true],
  BYMONTH: ['byMonth', 1, 12, false],
  BYSETPOS: ['bySetPos', 1, 366, true],
} as const;

const others = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'WKST']);

function isList(name: string): name is keyof typeof lists {
  return Object.hasOwn(lists, name);
}

function wholeOf(part: string, value: string, least: number, greatest: number, signed = false): number {
  const number = (signed ? /^[+-]?\d{1,15}$/ : /^\d{1,15}$/).test(value) ? Number(value) : NaN;
  const size = signed ? Math.abs(number) : number;
  if (size >= least && size <= greatest) return number;
  const range =
    greatest === Infinity ? `${least} or more` : `${least} to ${greatest}${signed ? ' or from the end' : ''}`;
  throw new RuleError(`${part}=${value}: expected a whole number, ${range}.`);
}

function listOf(name: keyof typeof lists, value: string): readonly number[] {
  const [, least, greatest, signed] = lists[name];
  const numbers = value.split(',').map((one) => wholeOf(name, one, least, greatest, signed));
  return [...new Set(numbers)].sort((a, b) => a - b);
}

function weekdayOf(part: string, value: string): number {
  const weekday = weekdays.findIndex((one) => one === value);
  if (weekday < 0) throw new RuleError(`${part}=${value}: expected one of ${weekdays.join(', ')}.`);
  return weekday;
}

function weekdayRulesOf(value: string): readonly WeekdayRule[] {
  return value.split(',').map((one) => {
    const [, nth, weekday] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(one) ?? [];
    if (weekday === undefined) throw new RuleError(`BYDAY=${one}: expected days such as MO, 2TU or -1FR.`);
    return {
      weekday: weekdayOf('BYDAY', weekday),
      nth: nth === undefined ? 0 : wholeOf('BYDAY', nth, 1, 53, true),
    };
  });
}

function untilOf(value: string): ReadTime {
  const [, year, month, day, hour, minute, second, zone] =
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z)?)?$/.exec(value) ?? [];
  const date = `${year}-${month}-${day}`;
  const time = readTime(hour === undefined ? date : `${date}T${hour}:${minute}:${second}${zone ?? ''}`);
  if (!time)
    throw new RuleError(`UNTIL=${value}: expected a date such as 20261231 or a time such as 20261231T235959Z.`);
  return time;
}

/**
 * Reads the value of an RRULE, such as `FREQ=WEEKLY;BYDAY=TU`; `RRULE:` before it is passed over.
 * @throws RuleError
 */
export function parseRule(text: string): Rule {
  const parts = new Map<string, string>();
  for (const part of text
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .replace(/;$/, '')
    .split(';')) {
    const [, name, value] = /^([A-Z-]+)=(.+)$/.exec(part) ?? [];
    if (name === undefined || value === undefined)
      throw new RuleError(`“${part}”: expected a part such as FREQ=DAILY.`);
    if (name === 'RSCALE' || name === 'SKIP')
      throw new RuleError(`${name}=${value}: the calendars of RFC 7529 are not supported.`);
    if (!isList(name) && !others.has(name)) throw new RuleError(`${name}=${value}: RFC 5545 knows no such part.`);
    if (parts.has(name)) throw new RuleError(`${name}=${value}: ${name} is there twice.`);
    parts.set(name, value);
  }
  const freqText = parts.get('FREQ');
  const freq = frequencies.find((one) => one === freqText);
  if (!freq) throw new RuleError(`FREQ=${freqText ?? ''}: expected one of ${frequencies.join(', ')}.`);

  const rule: { -readonly [Key in keyof Rule]: Rule[Key] } = { freq, interval: 1, weekStart: 1 };
  for (const [name, value] of parts) {
    if (isList(name)) rule[lists[name][0]] = listOf(name, value);
    else if (name === 'BYDAY') rule.byDay = weekdayRulesOf(value);
    else if (name === 'INTERVAL') rule.interval = wholeOf(name, value, 1, Infinity);
    else if (name === 'COUNT') rule.count = wholeOf(name, value, 1, Infinity);
    else if (name === 'UNTIL') rule.until = untilOf(value);
    else if (name === 'WKST') rule.weekStart = weekdayOf(name, value);
  }
  checkTogether(rule, parts);
  return rule;
}

/** What RFC 5545 forbids beside something else. */
function checkTogether(rule: Rule, parts: ReadonlyMap<string, string>): void {
  const refuse = (name: string, why: string) => {
    throw new RuleError(`${name}=${parts.get(name)}: ${why}`);
  };
  const { freq } = rule;
  if (rule.count !== undefined && rule.until) refuse('COUNT', 'not together with UNTIL.');
  if (rule.byWeekNo && freq !== 'YEARLY') refuse('BYWEEKNO', `not with FREQ=${freq}, only with YEARLY.`);
  if (rule.byYearDay && ['MONTHLY', 'WEEKLY', 'DAILY'].includes(freq)) refuse('BYYEARDAY', `not with FREQ=${freq}.`);
  if (rule.byMonthDay && freq === 'WEEKLY') refuse('BYMONTHDAY', 'not with FREQ=WEEKLY.');
  if (rule.byDay?.some(({ nth }) => nth !== 0)) {
    if (freq !== 'MONTHLY' && freq !== 'YEARLY') refuse('BYDAY', `numbers only with MONTHLY and YEARLY, not ${freq}.`);
    if (rule.byWeekNo) refuse('BYDAY', 'no numbers together with BYWEEKNO.');
  }
  const chosen = [...parts.keys()].some((name) => name.startsWith('BY') && name !== 'BYSETPOS');
  if (rule.bySetPos && !chosen) refuse('BYSETPOS', 'only together with another BY… part.');
}
