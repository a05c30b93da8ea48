import { Temporal } from 'temporal-polyfill';
import { occurrencesOf, offsetOf, startOfDay, wallOf } from '@kith/core/calendar';
import { expandRule } from '@kith/core/calendar/rules';
import type { CommunityEvent } from '../../src/model/event.js';
import type { Tally } from './tally.js';

/** All rules that there are: north and south, by half an hour, on Fridays and Saturdays, at midnight, twice around Ramadan, none. */
export const zones = [
  'Africa/Cairo',
  'Africa/Casablanca',
  'Africa/Johannesburg',
  'Africa/Lagos',
  'America/Anchorage',
  'America/Asuncion',
  'America/Bogota',
  'America/Chicago',
  'America/Denver',
  'America/Havana',
  'America/Los_Angeles',
  'America/Mexico_City',
  'America/New_York',
  'America/Nuuk',
  'America/Santiago',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Antarctica/Troll',
  'Asia/Amman',
  'Asia/Beirut',
  'Asia/Dubai',
  'Asia/Gaza',
  'Asia/Jerusalem',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Shanghai',
  'Asia/Tehran',
  'Asia/Tokyo',
  'Atlantic/Azores',
  'Australia/Lord_Howe',
  'Australia/Sydney',
  'Europe/Berlin',
  'Europe/Chisinau',
  'Europe/Dublin',
  'Europe/Lisbon',
  'Europe/London',
  'Europe/Moscow',
  'Pacific/Apia',
  'Pacific/Auckland',
  'Pacific/Chatham',
] as const;

export const years = Array.from({ length: 10 }, (_, index) => 2018 + index);

const hour = 3_600_000;

/** When a zone's clocks change in a year; where they do not, two days on which others do. */
function edgesOf(zone: string, year: number): readonly Temporal.ZonedDateTime[] {
  const end = Temporal.ZonedDateTime.from(`${year + 1}-01-01T00:00[${zone}]`);
  const edges: Temporal.ZonedDateTime[] = [];
  let next = Temporal.ZonedDateTime.from(`${year}-01-01T00:00[${zone}]`).getTimeZoneTransition('next');
  while (next && Temporal.ZonedDateTime.compare(next, end) < 0) {
    edges.push(next);
    next = next.getTimeZoneTransition('next');
  }
  if (edges.length > 1) return edges;
  return [`${year}-03-29T01:00Z`, `${year}-10-25T01:00Z`].map((text) =>
    Temporal.Instant.from(text).toZonedDateTimeISO(zone),
  );
}

/** Holds times, days and dates that recur around the changes of a zone's clocks in a year to what Temporal says. */
export function checkZone(tally: Tally, zone: string, year: number): void {
  for (const edge of edgesOf(zone, year)) {
    const around = edge.toPlainDateTime();
    checkTimed(tally, zone, edge, around);
    checkDays(tally, zone, around.toPlainDate());
    checkRecurring(tally, zone, around);
  }
}

function datesOf(event: Omit<CommunityEvent, 'id'>, zone: string) {
  return occurrencesOf({ id: 'e', ...event }, { from: -Infinity, to: Infinity, zone }, expandRule);
}

function msOf(clock: Temporal.PlainDateTime, zone: string): number {
  return clock.toZonedDateTime(zone).epochMilliseconds;
}

function checkTimed(tally: Tally, zone: string, edge: Temporal.ZonedDateTime, around: Temporal.PlainDateTime): void {
  for (let minutes = -180; minutes <= 180; minutes += 15) {
    const startAt = around.add({ minutes });
    const endAt = startAt.add({ hours: 2 });
    const expected = [msOf(startAt, zone), msOf(endAt, zone)] as const;
    const text = { startAt: startAt.toString(), endAt: endAt.toString() };
    const name = () => `${zone} ${text.startAt}`;
    // In another viewer's zone, and floating in one's own.
    const [zoned] = datesOf({ ...text, timeZone: zone }, 'Pacific/Honolulu');
    const [floating] = datesOf(text, zone);
    for (const date of [zoned, floating]) {
      tally.equal(date?.start, expected[0], name);
      tally.equal(date?.end, Math.max(...expected), () => `end of ${name()}`);
    }
    const at = edge.epochMilliseconds + minutes * 60_000;
    const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
    tally.equal(offsetOf(at, zone), there.offsetNanoseconds / 1e6, () => `offset of ${zone} ${there.toString()}`);
    const shown = there.toPlainDateTime().toZonedDateTime('UTC').epochMilliseconds;
    tally.equal(wallOf(at, zone), shown, () => `clock of ${zone} ${there.toString()}`);
  }
}

function checkDays(tally: Tally, zone: string, around: Temporal.PlainDate): void {
  for (let before = -2; before <= 2; before += 1)
    for (const length of [1, 3]) {
      const first = around.add({ days: before });
      const after = first.add({ days: length });
      const [date] = datesOf({ startAt: first.toString(), endAt: after.toString(), timeZone: 'Asia/Tokyo' }, zone);
      const name = () => `${first.toString()} in ${zone}`;
      tally.equal(date?.start, first.toZonedDateTime(zone).epochMilliseconds, name);
      tally.equal(date?.end, after.toZonedDateTime(zone).epochMilliseconds, () => `end of ${name()}`);
      tally.check(date?.startDay === first.toString() && date.endDay === after.toString(), name);
      tally.equal(startOfDay(first.toString(), zone), first.toZonedDateTime(zone).epochMilliseconds, name);
    }
}

/** Each date by the clock, and as long as the first (RFC 5545, 3.8.5.3: "the same exact duration"). */
function checkRecurring(tally: Tally, zone: string, around: Temporal.PlainDateTime): void {
  const rules = [
    { rule: 'FREQ=DAILY;COUNT=6', steps: [0, 1, 2, 3, 4, 5], unit: 'days' },
    { rule: 'FREQ=WEEKLY;COUNT=4', steps: [0, 1, 2, 3], unit: 'weeks' },
    { rule: 'FREQ=DAILY;INTERVAL=2;COUNT=4', steps: [0, 2, 4, 6], unit: 'days' },
  ] as const;
  for (const { rule, steps, unit } of rules)
    for (const minutes of [-90, -30, 0, 30, 90]) {
      const first = around.add({ minutes }).subtract({ [unit]: 2 });
      const length = 5 * hour;
      const endAt = Temporal.Instant.fromEpochMilliseconds(msOf(first, zone) + length).toString();
      const recurrence = { rules: [rule] };
      const dates = datesOf({ startAt: first.toString(), endAt, timeZone: zone, recurrence }, 'UTC');
      tally.equal(dates.length, steps.length, () => `number of ${rule} from ${first.toString()} in ${zone}`);
      const days = datesOf({ startAt: first.toPlainDate().toString(), recurrence }, zone);
      steps.forEach((step, index) => {
        const clock = first.add({ [unit]: step });
        const name = () => `${rule} from ${first.toString()} in ${zone}, ${index + 1}.`;
        const expected = msOf(clock, zone);
        tally.equal(dates[index]?.start, expected, name);
        tally.equal(dates[index]?.end, expected + length, () => `end of ${name()}`);
        const day = clock.toPlainDate();
        tally.equal(days[index]?.start, day.toZonedDateTime(zone).epochMilliseconds, () => `day of ${name()}`);
      });
    }
}
