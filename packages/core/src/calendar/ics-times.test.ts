import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import ICAL from 'ical.js';
import { random } from '../../test/random.js';
import { brokenLines, datesAsRead, readCalendar } from '../../test/read-calendar.js';
import type { CommunityEvent } from '../model/event.js';
import { expandRule } from './expand.js';
import { writeCalendar } from './ics.js';
import { occurrencesOf } from './occurrences.js';
import { offsetOf } from './zones.js';

const base: CommunityEvent = { id: '7', startAt: '2026-03-07T17:00:00Z' };
const write = (event: CommunityEvent) => writeCalendar([event], { name: 'Ours', now: 0 });

describe('Series in a calendar', () => {
  const pick = <T>(next: () => number, list: readonly T[]) => list[Math.floor(next() * list.length)]!;

  it('are read by ical.js with the dates that we show, whatever they are', () => {
    const next = random(3339);
    for (let turn = 0; turn < 60; turn += 1) {
      const month = `${1 + Math.floor(next() * 12)}`.padStart(2, '0');
      const startAt = `2026-${month}-${10 + Math.floor(next() * 18)}T${10 + Math.floor(next() * 13)}:30`;
      const rule = `FREQ=${pick(next, ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'])};INTERVAL=${1 + Math.floor(next() * 3)};COUNT=8`;
      const event: CommunityEvent = {
        ...base,
        startAt,
        timeZone: pick(next, [
          'America/New_York',
          'Europe/Berlin',
          'Asia/Jerusalem',
          'Australia/Sydney',
          'Asia/Kolkata',
        ]),
      };
      const window = { from: 0, to: Infinity, zone: 'UTC' };
      const idsOf = (one: CommunityEvent) =>
        occurrencesOf(one, window, expandRule).map(({ recurrenceId }) => recurrenceId!);
      const ids = idsOf({ ...event, recurrence: { rules: [rule] } });
      const recurrence = {
        rules: [rule],
        except: ids.filter(() => next() < 0.2),
        dates: next() < 0.5 ? [] : [startAt.replace('2026', '2027').replace(/T\d\d/, 'T05')],
        changes: ids
          .filter(() => next() < 0.2)
          .map((recurrenceId) => ({ recurrenceId, startAt: recurrenceId.replace(/T\d\d/, 'T07') })),
      };
      const series = { ...event, recurrence };
      const ours = occurrencesOf(series, window, expandRule).map(({ start }) => start);
      assert.deepEqual(datesAsRead(write(series)), ours, JSON.stringify(series));
    }
  });

  it('and single events at the ends of time are written, too', () => {
    for (const startAt of ['0001-01-01T00:00', '9999-12-31T23:59', '9990-06-01T10:00', '0001-01-01', '9999-12-31'])
      for (const timeZone of ['America/New_York', 'Pacific/Kiritimati'])
        for (const recurrence of [null, { rules: ['FREQ=YEARLY'], except: [startAt] }])
          assert.deepEqual(brokenLines(write({ ...base, startAt, timeZone, recurrence })), [], startAt);
  });
});

describe('Zones in a calendar', () => {
  // Rules in spring and autumn, south of the equator, none, irregular, on other days than a Sunday, changed lately.
  const names = [
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kolkata',
    'Africa/Casablanca',
    'Asia/Jerusalem',
    'Africa/Cairo',
    'America/Sao_Paulo',
    'Europe/Dublin',
    'America/Santiago',
  ];
  for (const timeZone of names)
    it(`explain ${timeZone} as it is`, () => {
      const text = write({ ...base, startAt: '2016-02-01T12:00', timeZone, recurrence: { rules: ['FREQ=DAILY'] } });
      assert.deepEqual(brokenLines(text), []);
      const component = readCalendar(text).root.getFirstSubcomponent('vtimezone')!;
      const zone = new ICAL.Timezone(component);
      // Noon of each third day for 20 years; clocks are never changed at noon.
      for (let wall = Date.UTC(2016, 0, 1, 12); wall < Date.UTC(2036, 0, 1); wall += 3 * 86_400_000) {
        const time = ICAL.Time.fromDateTimeString(new Date(wall).toISOString().slice(0, 19));
        assert.equal(zone.utcOffset(time) * 1000, offsetOf(wall - offsetOf(wall, timeZone), timeZone), time.toString());
      }
    });

  it('are rules where they are regular', () => {
    const zoneOf = (timeZone: string) =>
      write({ ...base, startAt: '2026-02-01T12:00', timeZone, recurrence: { rules: ['FREQ=DAILY'] } });
    assert.match(zoneOf('America/New_York'), /RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\r\n[^]*BYMONTH=11;BYDAY=1SU\r\n/);
    assert.match(zoneOf('Asia/Jerusalem'), /RRULE:FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=23,24,25,26,27,28,29;BYDAY=FR/);
    assert.match(zoneOf('Africa/Casablanca'), /RDATE:/);
  });
});
