import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CommunityEvent, Recurrence } from '../model/event.js';
import { expandRule } from './expand.js';
import { eventAt, occurrencesOf, type OccurrenceWindow } from './occurrences.js';

const berlin = 'Europe/Berlin';
const at = (text: string) => Date.parse(text);
const iso = (time: number) => new Date(time).toISOString().slice(0, 16);
const year = (zone = berlin): OccurrenceWindow => ({
  from: at('2026-01-01T00:00Z'),
  to: at('2027-01-01T00:00Z'),
  zone,
});

function event(startAt: string, more: Partial<CommunityEvent> = {}): CommunityEvent {
  return { id: 'e', startAt, ...more };
}

function datesOf(one: CommunityEvent, window: OccurrenceWindow = year()) {
  return occurrencesOf(one, window, expandRule);
}

function starts(one: CommunityEvent, window?: OccurrenceWindow): string[] {
  return datesOf(one, window).map(({ start }) => iso(start));
}

describe('The date of a single event', () => {
  it('is by the clock of its zone, whatever the zone that is asked for', () => {
    const one = event('2026-03-07T18:00', { endAt: '2026-03-07T20:00', timeZone: 'America/New_York' });
    const [date] = datesOf(one, year('Asia/Tokyo'));
    assert.equal(iso(date!.start), '2026-03-07T23:00');
    assert.equal(iso(date!.end), '2026-03-08T01:00');
    assert.deepEqual([date!.allDay, date!.floating, date!.startDay], [false, false, undefined]);
  });

  it('floats without a zone, or with one that nobody knows', () => {
    for (const timeZone of [undefined, null, 'Mars/Base']) {
      const [date] = datesOf(event('2026-07-01T09:00', { timeZone }), year('Asia/Tokyo'));
      assert.equal(date!.floating, true);
      assert.equal(iso(date!.start), '2026-07-01T00:00');
    }
  });

  it('is an instant where one is written', () => {
    const [date] = datesOf(event('2026-07-01T09:00:00+05:30', { timeZone: 'America/New_York' }));
    assert.equal(iso(date!.start), '2026-07-01T03:30');
    assert.equal(date!.floating, false);
  });

  it('is whole days in the zone that is asked for', () => {
    const [date] = datesOf(event('2026-03-28', { endAt: '2026-03-30' }));
    assert.deepEqual([date!.startDay, date!.endDay, date!.allDay], ['2026-03-28', '2026-03-30', true]);
    // 47 hours: clocks are put forward in the night between.
    assert.deepEqual([iso(date!.start), iso(date!.end)], ['2026-03-27T23:00', '2026-03-29T22:00']);
  });

  it('is one day where a day has no end, or one before it', () => {
    for (const endAt of [undefined, '2026-03-28', '2026-03-01'])
      assert.equal(datesOf(event('2026-03-28', { endAt }))[0]!.endDay, '2026-03-29');
    assert.equal(datesOf(event('2026-03-28', { endAt: '2026-03-29T12:00' }))[0]!.endDay, '2026-03-30');
  });

  it('takes no time where its end is missing or before it', () => {
    for (const endAt of [undefined, null, 'soon', '2026-03-01T00:00:00Z']) {
      const [date] = datesOf(event('2026-03-28T10:00:00Z', { endAt }));
      assert.equal(date!.end, date!.start);
    }
  });

  it('is in a window that it touches, and not in one that it ends with', () => {
    const night = event('2026-03-07T22:00:00Z', { endAt: '2026-03-08T02:00:00Z' });
    const within = (from: string, to: string) =>
      occurrencesOf(night, { from: at(from), to: at(to), zone: 'UTC' }).length > 0;
    assert.equal(within('2026-03-08T00:00Z', '2026-03-09T00:00Z'), true);
    assert.equal(within('2026-03-08T02:00Z', '2026-03-09T00:00Z'), false);
    assert.equal(within('2026-03-07T00:00Z', '2026-03-07T22:00Z'), false);
    const moment = event('2026-03-07T22:00:00Z');
    assert.equal(occurrencesOf(moment, { from: at('2026-03-07T22:00Z'), to: Infinity, zone: 'UTC' }).length, 1);
  });

  it('is none without a beginning', () => {
    for (const startAt of [undefined, null, '', 'soon', '2026-02-30'])
      assert.deepEqual(occurrencesOf({ id: 'e', startAt }, year()), []);
  });

  it('survives the ends of time', () => {
    for (const text of [
      '0001-01-01',
      '9999-12-31',
      '0001-01-01T00:00',
      '9999-12-31T23:59:59',
      '9999-12-31T23:59:59-12:00',
    ])
      for (const zone of ['Pacific/Kiritimati', 'America/Los_Angeles']) {
        const window = { from: -Infinity, to: Infinity, zone };
        const recurrence = { rules: ['FREQ=YEARLY', 'FREQ=WEEKLY;COUNT=3'], dates: [text], except: [text] };
        assert.equal(datesOf(event(text, { endAt: text, timeZone: zone }), window).length, 1, text);
        datesOf(event(text, { endAt: text, timeZone: zone, recurrence }), { ...window, limit: 5 });
      }
  });
});

describe('The dates of an event that recurs', () => {
  const weekly = (recurrence: Recurrence, startAt = '2026-03-17T18:00', more: Partial<CommunityEvent> = {}) =>
    event(startAt, { endAt: `${startAt.slice(0, 11)}20:00`, timeZone: berlin, recurrence, ...more });

  it('keep to the clock over a change of clocks', () => {
    assert.deepEqual(starts(weekly({ rules: ['FREQ=WEEKLY;COUNT=3'] })), [
      '2026-03-17T17:00',
      '2026-03-24T17:00',
      '2026-03-31T16:00',
    ]);
  });

  it('go by the zone that stands beside an instant, else by the offset that it is written with', () => {
    const rules = ['FREQ=WEEKLY;COUNT=3'];
    assert.deepEqual(starts(event('2026-03-17T17:00:00Z', { timeZone: berlin, recurrence: { rules } })), [
      '2026-03-17T17:00',
      '2026-03-24T17:00',
      '2026-03-31T16:00',
    ]);
    const india = event('2026-03-17T00:30:00+05:30', { recurrence: { rules: ['FREQ=WEEKLY;BYDAY=TU;COUNT=2'] } });
    assert.deepEqual(starts(india), ['2026-03-16T19:00', '2026-03-23T19:00']);
  });

  it('are added, left out and changed', () => {
    const dates = datesOf(
      weekly({
        rules: ['FREQ=WEEKLY;COUNT=5'],
        dates: ['2026-04-02T10:00', '2026-03-24T18:00'],
        except: ['2026-03-31T18:00', '2026-04-07T16:00:00Z'],
        changes: [
          { recurrenceId: '2026-03-24T18:00', startAt: '2026-03-25T19:00', title: 'Moved' },
          { recurrenceId: '2026-04-14T18:00', status: 'cancelled' },
        ],
      }),
    );
    assert.deepEqual(
      dates.map(({ start, recurrenceId, change }) => [iso(start), recurrenceId, change?.title ?? change?.status]),
      [
        ['2026-03-17T17:00', '2026-03-17T18:00:00', undefined],
        ['2026-03-25T18:00', '2026-03-24T18:00:00', 'Moved'],
        ['2026-04-02T08:00', '2026-04-02T10:00:00', undefined],
        ['2026-04-14T16:00', '2026-04-14T18:00:00', 'cancelled'],
      ],
    );
    assert.equal(dates[1]!.end - dates[1]!.start, 2 * 3_600_000);
    const moved = eventAt(dates[1]!);
    assert.deepEqual(
      [moved.title, moved.startAt, moved.endAt, moved.recurrenceId],
      ['Moved', '2026-03-25T19:00', '2026-03-25T21:00:00', '2026-03-24T18:00:00'],
    );
    const plain = eventAt(dates[2]!);
    assert.deepEqual([plain.startAt, plain.endAt], ['2026-04-02T10:00:00', '2026-04-02T12:00:00']);
  });

  it('come into a window that they are moved into, and leave one that they are moved out of', () => {
    const one = weekly({
      rules: ['FREQ=WEEKLY'],
      changes: [{ recurrenceId: '2026-03-24T18:00', startAt: '2026-05-01', endAt: '2026-05-03' }],
    });
    const window = (from: string, to: string) => ({ from: at(from), to: at(to), zone: berlin });
    assert.deepEqual(starts(one, window('2026-03-23T00:00Z', '2026-03-27T00:00Z')), []);
    const [date] = datesOf(one, window('2026-05-01T00:00Z', '2026-05-02T00:00Z'));
    assert.deepEqual([date!.allDay, date!.startDay, date!.endDay], [true, '2026-05-01', '2026-05-03']);
  });

  it('left out by a bare day are those at the usual hour', () => {
    const one = weekly({ rules: ['FREQ=WEEKLY;COUNT=3'], except: ['2026-03-24'] });
    assert.deepEqual(starts(one), ['2026-03-17T17:00', '2026-03-31T16:00']);
  });

  it('of whole days are days', () => {
    const one = event('2026-03-28', {
      endAt: '2026-03-30',
      recurrence: { rules: ['FREQ=WEEKLY;COUNT=2'], except: ['2026-03-28'] },
    });
    assert.deepEqual(
      datesOf(one).map(({ startDay, endDay, recurrenceId }) => [startDay, endDay, recurrenceId]),
      [['2026-04-04', '2026-04-06', '2026-04-04']],
    );
  });

  it('come at the skipped hour as if clocks had not changed, and at that hour again the next day', () => {
    const one = event('2026-03-28T02:30', { timeZone: berlin, recurrence: { rules: ['FREQ=DAILY;COUNT=3'] } });
    assert.deepEqual(starts(one), ['2026-03-28T01:30', '2026-03-29T01:30', '2026-03-30T00:30']);
    const first = event('2026-03-29T02:30', { timeZone: berlin, recurrence: { rules: ['FREQ=DAILY;COUNT=2'] } });
    assert.deepEqual(starts(first), ['2026-03-29T01:30', '2026-03-30T00:30']);
  });

  it('begin with the first date, whether the rule makes it or not', () => {
    const one = event('2026-03-19T18:00:00Z', { recurrence: { rules: ['FREQ=WEEKLY;BYDAY=TU;COUNT=3'] } });
    assert.deepEqual(starts(one), ['2026-03-19T18:00', '2026-03-24T18:00', '2026-03-31T18:00']);
  });

  it('are those of all its rules, each once', () => {
    const rules = ['FREQ=WEEKLY;COUNT=3', 'FREQ=DAILY;INTERVAL=7;COUNT=4', 'FREQ=NONSENSE'];
    assert.equal(starts(event('2026-03-19T18:00:00Z', { recurrence: { rules } })).length, 4);
  });

  it('are known as far as they go without the code for rules', () => {
    const one = weekly({ rules: ['FREQ=WEEKLY'], dates: ['2026-04-01T10:00'] });
    assert.deepEqual(
      occurrencesOf(one, year()).map(({ start }) => iso(start)),
      ['2026-03-17T17:00', '2026-04-01T08:00'],
    );
  });

  it('that began before the window and last into it are there', () => {
    const camp = event('2026-01-01', { endAt: '2026-01-08', recurrence: { rules: ['FREQ=MONTHLY'] } });
    const window = { from: at('2026-05-05T00:00Z'), to: at('2026-05-06T00:00Z'), zone: 'UTC' };
    assert.deepEqual(
      datesOf(camp, window).map(({ startDay }) => startDay),
      ['2026-05-01'],
    );
  });

  it('are no more than asked for', () => {
    const one = event('1990-01-01T00:00:00Z', { recurrence: { rules: ['FREQ=SECONDLY'] } });
    assert.deepEqual(starts(one, { ...year(), to: Infinity, limit: 2 }), ['2026-01-01T00:00', '2026-01-01T00:00']);
    assert.equal(datesOf(one).length, 1000);
  });
});
