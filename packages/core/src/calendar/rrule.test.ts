import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { expandRule } from './expand.js';
import { parseRule } from './rrule.js';
import { ruleText } from './rule-text.js';

const wall = (text: string) => Date.parse(`${text}Z`);
const nineAm = '1997-09-02T09:00:00';

interface Options {
  readonly start?: string;
  readonly from?: string;
  readonly length?: number;
  readonly allDay?: boolean;
}

/** The first dates of a rule, as days, with the hour where asked. */
function datesOf(rule: string, most: number, options: Options = {}): string[] {
  const { start = nineAm, length = 10, allDay = false } = options;
  const { from = start } = options;
  const window = {
    start: wall(start),
    from: wall(from),
    to: wall('2040-01-01T00:00:00'),
    zone: 'America/New_York',
    allDay,
  };
  const found: string[] = [];
  for (const date of expandRule(rule, window)) {
    found.push(new Date(date).toISOString().slice(0, length));
    if (found.length === most) break;
  }
  return found;
}

describe('Rules as they are read', () => {
  it('have every part, in any order and case', () => {
    const text =
      'FREQ=YEARLY;COUNT=3;INTERVAL=2;BYSECOND=0,59;BYMINUTE=30;BYHOUR=9;BYDAY=MO,2TU,-1FR;BYMONTHDAY=-1,1;BYYEARDAY=-366,366;BYMONTH=1,12;BYSETPOS=-1;WKST=SU';
    assert.equal(ruleText(parseRule(text)), text);
    assert.equal(ruleText(parseRule(`rrule:${text.toLowerCase().split(';').reverse().join(';')};`)), text);
    assert.deepEqual(parseRule('FREQ=DAILY;UNTIL=20261231').until, { is: 'day', day: '2026-12-31' });
    assert.equal(parseRule('FREQ=DAILY;UNTIL=20261231T235959').until?.is, 'clock');
    assert.equal(parseRule('FREQ=DAILY;UNTIL=20261231T235959Z').until?.is, 'instant');
  });

  const wrong: Readonly<Record<string, RegExp>> = {
    '': /“”/,
    FREQ: /“FREQ”/,
    'COUNT=3': /^RuleError: FREQ=:/,
    'FREQ=FORTNIGHTLY': /FREQ=FORTNIGHTLY/,
    'FREQ=DAILY;FREQ=DAILY': /FREQ is there twice/,
    'FREQ=DAILY;INTERVAL=0': /INTERVAL=0/,
    'FREQ=DAILY;INTERVAL=1.5': /INTERVAL=1\.5/,
    'FREQ=DAILY;INTERVAL=-1': /INTERVAL=-1/,
    'FREQ=DAILY;COUNT=0': /COUNT=0/,
    'FREQ=DAILY;COUNT=2;UNTIL=20261231': /COUNT=2: not together with UNTIL/,
    'FREQ=DAILY;UNTIL=20260230': /UNTIL=20260230/,
    'FREQ=DAILY;UNTIL=tomorrow': /UNTIL=TOMORROW/,
    'FREQ=DAILY;BYHOUR=24': /BYHOUR=24: .*0 to 23/,
    'FREQ=DAILY;BYHOUR=-1': /BYHOUR=-1/,
    'FREQ=MONTHLY;BYMONTHDAY=0': /BYMONTHDAY=0/,
    'FREQ=MONTHLY;BYMONTHDAY=-32': /BYMONTHDAY=-32/,
    'FREQ=MONTHLY;BYMONTHDAY=1,': /BYMONTHDAY=/,
    'FREQ=MONTHLY;BYDAY=XX': /BYDAY=XX/,
    'FREQ=MONTHLY;BYDAY=0MO': /BYDAY=0/,
    'FREQ=WEEKLY;BYDAY=2MO': /BYDAY=2MO: numbers only with MONTHLY and YEARLY/,
    'FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO': /BYDAY=1MO: no numbers together with BYWEEKNO/,
    'FREQ=MONTHLY;BYWEEKNO=20': /BYWEEKNO=20/,
    'FREQ=DAILY;BYYEARDAY=1': /BYYEARDAY=1/,
    'FREQ=WEEKLY;BYMONTHDAY=1': /BYMONTHDAY=1/,
    'FREQ=DAILY;BYSETPOS=1': /BYSETPOS=1/,
    'FREQ=MONTHLY;RSCALE=CHINESE': /RSCALE=CHINESE.*7529/,
    'FREQ=MONTHLY;SKIP=FORWARD': /SKIP=FORWARD.*7529/,
    'FREQ=DAILY;BYEASTER=0': /BYEASTER=0/,
    'FREQ=DAILY;__PROTO__=1': /__PROTO__/,
    'FREQ=DAILY\r\nATTENDEE:x': /ATTENDEE/,
  };
  for (const [text, message] of Object.entries(wrong))
    it(`refuse ${JSON.stringify(text)} and say why`, () => {
      assert.throws(() => parseRule(text), message);
      assert.deepEqual(datesOf(text, 3), []);
    });
});

// The examples of RFC 5545, 3.8.5.3, with the dates that it gives.
describe('Rules as RFC 5545 has them', () => {
  const examples: readonly (readonly [string, readonly string[]])[] = [
    ['FREQ=DAILY;INTERVAL=10;COUNT=5', ['09-02', '09-12', '09-22', '10-02', '10-12']],
    [
      'FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH',
      ['09-02', '09-04', '09-16', '09-18', '09-30', '10-02', '10-14', '10-16'],
    ],
    [
      'FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH',
      ['09-02', '09-04', '09-09', '09-11', '09-16', '09-18', '09-23', '09-25', '09-30', '10-02'],
    ],
    ['FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=4', ['09-02', '09-28', '10-29', '11-28']],
    ['FREQ=MONTHLY;INTERVAL=18;COUNT=3;BYMONTHDAY=10,11', ['09-02', '09-10', '09-11']],
    [
      'FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200',
      [
        '09-02',
        '2000-01-01',
        '2000-04-09',
        '2000-07-18',
        '2003-01-01',
        '2003-04-10',
        '2003-07-19',
        '2006-01-01',
        '2006-04-10',
        '2006-07-19',
      ],
    ],
    ['FREQ=YEARLY;BYDAY=20MO', ['1998-05-18', '1999-05-17', '2000-05-15']],
    ['FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO', ['1998-05-11', '1999-05-17', '2000-05-15']],
    ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', ['1998-02-13', '1998-03-13', '1998-11-13', '1999-08-13', '2000-10-13']],
    ['FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3', ['09-02', '09-04', '10-07']],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2', ['09-29', '10-30', '11-27', '12-30', '1998-01-29']],
    ['FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8', ['1997-11-04', '2001-11-06']],
  ];
  for (const [rule, expected] of examples)
    it(rule, () => {
      const dates = expected.map((date) => (date.length === 5 ? `1997-${date}` : date));
      // The window holds what the rule makes; the first date is the caller's, and counted.
      assert.deepEqual(
        datesOf(rule, expected.length),
        rule.includes('COUNT') && !datesOf(rule, 1).includes('1997-09-02') ? dates.slice(1) : dates,
      );
    });

  it('weeks that begin on another day', () => {
    const start = '1997-08-05T09:00:00';
    assert.deepEqual(datesOf('FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO', 9, { start }), [
      '1997-08-05',
      '1997-08-10',
      '1997-08-19',
      '1997-08-24',
    ]);
    assert.deepEqual(datesOf('FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU', 9, { start }), [
      '1997-08-05',
      '1997-08-17',
      '1997-08-19',
      '1997-08-31',
    ]);
  });

  it('dates that a month does not have are none', () => {
    const options = { start: '2007-01-15T09:00:00' };
    assert.deepEqual(datesOf('FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5', 9, options), [
      '2007-01-15',
      '2007-01-30',
      '2007-02-15',
      '2007-03-15',
      '2007-03-30',
    ]);
    assert.deepEqual(datesOf('FREQ=YEARLY', 3, { start: '2024-02-29T09:00:00' }), [
      '2024-02-29',
      '2028-02-29',
      '2032-02-29',
    ]);
  });

  it('hours, minutes and seconds', () => {
    const length = 19;
    const rule = 'FREQ=MINUTELY;INTERVAL=90;COUNT=4';
    assert.deepEqual(
      datesOf(rule, 9, { length }),
      ['09:00:00', '10:30:00', '12:00:00', '13:30:00'].map((time) => `1997-09-02T${time}`),
    );
    const daily = datesOf('FREQ=DAILY;BYHOUR=9,10;BYMINUTE=0,20,40', 7, { length });
    const minutely = datesOf('FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10', 7, { length });
    assert.deepEqual(daily, minutely);
    assert.deepEqual(datesOf('FREQ=HOURLY;BYMINUTE=0,30;BYSETPOS=-1;BYDAY=WE', 2, { length }), [
      '1997-09-03T00:30:00',
      '1997-09-03T01:30:00',
    ]);
    assert.deepEqual(datesOf('FREQ=SECONDLY;BYSECOND=60;BYMINUTE=0', 1, { length }), ['1997-09-02T09:00:59']);
  });

  it('days have no hours', () => {
    const options = { start: '1997-09-02T00:00:00', allDay: true };
    assert.deepEqual(datesOf('FREQ=DAILY;BYHOUR=9,10;COUNT=2', 9, options), ['1997-09-02', '1997-09-03']);
    assert.deepEqual(datesOf('FREQ=HOURLY', 9, options), []);
    assert.deepEqual(datesOf('FREQ=DAILY;UNTIL=19970903T000000Z', 9, options), ['1997-09-02', '1997-09-03']);
  });
});

describe('Work for a rule', () => {
  const weeks = 'FREQ=WEEKLY';

  it('begins at the window, with the same dates as from the beginning', () => {
    for (const rule of [
      weeks,
      'FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,FR',
      'FREQ=MONTHLY;BYDAY=-1FR',
      'FREQ=YEARLY;INTERVAL=2;BYMONTH=2,9',
      'FREQ=DAILY;INTERVAL=5',
      'FREQ=WEEKLY;COUNT=1500',
      'FREQ=WEEKLY;COUNT=3000;BYDAY=TU,FR',
      'FREQ=HOURLY;INTERVAL=7;BYDAY=MO',
    ]) {
      const from = '2025-06-01T00:00:00';
      const late = datesOf(rule, 20, { from, length: 19 });
      const all = datesOf(rule, Infinity, { length: 19 }).filter((date) => date >= from);
      assert.deepEqual(late, all.slice(0, 20), rule);
      assert.ok(late.length > 0, rule);
    }
  });

  // Each of these would run for hours, or for ever, one date after the other.
  const endless = [
    'FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31',
    'FREQ=SECONDLY;COUNT=1000000000;BYSECOND=1',
    'FREQ=SECONDLY;COUNT=100000000000000',
    'FREQ=MINUTELY;INTERVAL=2;BYMINUTE=1',
    'FREQ=YEARLY;INTERVAL=999999999999999',
    'FREQ=DAILY;UNTIL=99991231;BYSETPOS=366;BYHOUR=1',
    'FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1',
  ];
  for (const rule of endless)
    it(`ends for ${rule}`, () => {
      const window = {
        start: wall(nineAm),
        from: wall('2026-01-01T00:00:00'),
        to: wall('9999-12-31T00:00:00'),
        zone: 'UTC',
        allDay: false,
      };
      let dates = 0;
      for (const _ of expandRule(rule, window)) dates += 1;
      assert.ok(dates <= 100_000);
    });

  it('ends at a bound where all hours of all days are named', () => {
    const list = (length: number) => Array.from({ length }, (_, index) => index).join();
    const rule = `FREQ=YEARLY;BYDAY=MO,TU;BYHOUR=${list(24)};BYMINUTE=${list(60)};BYSECOND=${list(60)}`;
    assert.equal(datesOf(`${rule};BYSETPOS=-1`, 2, { length: 19 })[0], '1997-12-30T23:59:59');
    assert.ok(datesOf(rule, Infinity).length <= 100_000);
  });
});
