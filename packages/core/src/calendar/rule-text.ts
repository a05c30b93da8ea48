import { weekdays, type Rule } from './rrule.js';

/** Writes a rule again, every number as it was read; `until` in the form that the event's beginning asks for. */
export function ruleText(rule: Rule, until?: string): string {
  const days = rule.byDay?.map(({ nth, weekday }) => `${nth || ''}${weekdays[weekday] ?? ''}`);
  const parts: readonly (readonly [string, string | number | undefined])[] = [
    ['FREQ', rule.freq],
    ['UNTIL', until],
    ['COUNT', rule.count],
    ['INTERVAL', rule.interval === 1 ? undefined : rule.interval],
    ['BYSECOND', rule.bySecond?.join()],
    ['BYMINUTE', rule.byMinute?.join()],
    ['BYHOUR', rule.byHour?.join()],
    ['BYDAY', days?.join()],
    ['BYMONTHDAY', rule.byMonthDay?.join()],
    ['BYYEARDAY', rule.byYearDay?.join()],
    ['BYWEEKNO', rule.byWeekNo?.join()],
    ['BYMONTH', rule.byMonth?.join()],
    ['BYSETPOS', rule.bySetPos?.join()],
    ['WKST', rule.weekStart === 1 ? undefined : weekdays[rule.weekStart]],
  ];
  return parts.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`])).join(';');
}
