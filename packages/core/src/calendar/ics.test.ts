import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { random } from '../../test/random.js';
import { brokenLines, datesAsRead, readCalendar } from '../../test/read-calendar.js';
import type { CommunityEvent } from '../model/event.js';
import { expandRule } from './expand.js';
import { uidOf, writeCalendar } from './ics.js';
import { occurrencesOf } from './occurrences.js';

const now = Date.UTC(2026, 10, 23, 1, 2, 3);
const write = (...events: CommunityEvent[]) => writeCalendar(events, { name: 'Ours', now });

/** The first event as its lines, unfolded. */
function linesOf(event: CommunityEvent): readonly string[] {
  const text = write(event).replaceAll('\r\n ', '');
  return text.slice(text.indexOf('BEGIN:VEVENT'), text.indexOf('END:VEVENT')).split('\r\n');
}

function has(event: CommunityEvent, ...lines: string[]) {
  const all = linesOf(event);
  for (const line of lines) assert.ok(all.includes(line), `${line} in ${all.join('\n')}`);
}

const base: CommunityEvent = { id: '7', startAt: '2026-03-07T17:00:00Z' };

describe('A calendar file', () => {
  it('says what it is called, and where it is if that is on the web', () => {
    const text = writeCalendar([], { name: 'A, b', url: 'https://example.org/feed.ics', now });
    assert.match(text, /^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:[^\r]+\r\n/);
    assert.match(text, /NAME:A\\, b\r\nX-WR-CALNAME:A\\, b\r\nURL:https:\/\/example.org\/feed.ics\r\n/);
    assert.doesNotMatch(writeCalendar([], { name: 'A', url: 'javascript:alert(1)', now }), /URL/);
  });

  it('is the same text for the same events at the same time', () => {
    const event = { ...base, updatedAt: '2026-02-01T00:00:00Z' };
    assert.equal(write(event), write(event));
    assert.equal(
      writeCalendar([event], { name: 'Ours', now: 0 }),
      write(event),
      'a feed does not change while its events do not',
    );
  });

  it('leaves out what has no beginning', () => {
    assert.doesNotMatch(write({ id: '1' }, { id: '2', startAt: 'soon' }), /VEVENT/);
  });
});

describe('An event in a calendar', () => {
  it('is told from others by its uid, or by its id and site', () => {
    assert.equal(uidOf({ id: '7', uid: 'abc@x' }), 'abc@x');
    assert.equal(uidOf({ id: '7', url: 'https://example.org/e/7' }), '7@example.org');
    assert.equal(uidOf({ id: '7' }, 'https://example.org/feed'), '7@example.org');
    assert.equal(uidOf({ id: '7', url: 'javascript:1' }), '7@kith');
    has({ ...base, revision: 4 }, 'UID:7@kith', 'SEQUENCE:4', 'DTSTAMP:20261123T010203Z');
    for (const revision of [undefined, null, NaN, -3]) has({ ...base, revision }, 'SEQUENCE:0');
  });

  it('has each kind of time in its own form', () => {
    has({ ...base, endAt: '2026-03-07T18:00:00Z' }, 'DTSTART:20260307T170000Z', 'DTEND:20260307T180000Z');
    has({ ...base, timeZone: 'Europe/Berlin' }, 'DTSTART:20260307T170000Z');
    has(
      { ...base, startAt: '2026-03-07', endAt: '2026-03-09' },
      'DTSTART;VALUE=DATE:20260307',
      'DTEND;VALUE=DATE:20260309',
    );
    has({ ...base, startAt: '2026-03-07' }, 'DTEND;VALUE=DATE:20260308');
    has({ ...base, startAt: '2026-03-07T18:00' }, 'DTSTART:20260307T180000');
    has({ ...base, startAt: '2026-03-07T18:00', timeZone: 'UTC' }, 'DTSTART:20260307T180000Z');
    has(
      { ...base, startAt: '2026-03-07T18:00', endAt: '2026-03-07T20:00', timeZone: 'America/New_York' },
      'DTSTART;TZID=America/New_York:20260307T180000',
      'DTEND;TZID=America/New_York:20260307T200000',
    );
  });

  it('writes an hour that is skipped as what it becomes, and one that comes twice in UTC if it is the second', () => {
    const timeZone = 'Europe/Berlin';
    has({ ...base, startAt: '2026-03-29T02:30', timeZone }, 'DTSTART;TZID=Europe/Berlin:20260329T033000');
    const late = { ...base, startAt: '2026-10-25T01:30', endAt: '2026-10-25T01:30:00Z', timeZone };
    has(late, 'DTSTART;TZID=Europe/Berlin:20261025T013000', 'DTEND:20261025T013000Z');
  });

  it('has a status that keeps nobody waiting at an old date', () => {
    const word = {
      scheduled: 'CONFIRMED',
      moved: 'CONFIRMED',
      tentative: 'TENTATIVE',
      cancelled: 'CANCELLED',
      postponed: 'CANCELLED',
    } as const;
    for (const [status, said] of Object.entries(word))
      has({ ...base, status: status as keyof typeof word }, `STATUS:${said}`);
    has({ ...base, status: 'constructor' as never }, 'STATUS:CONFIRMED');
  });

  it('tells what it is and where', () => {
    has(
      {
        ...base,
        title: 'Ours; all, of\\it\r\nand more',
        summary: 'In short.',
        description: {
          format: 'html',
          text: '<p>Tom &amp; <b>Eve</b></p><script>alert(1)</script><ul><li>one</li></ul>',
        },
        venue: { name: 'Hall', address: 'Street 1, Town', latitude: 52.5, longitude: -0.0000001 },
        onlineUrl: 'https://meet.example/a;b,c',
        url: 'https://example.org/e/7',
        kind: 'meetup',
        tags: ['a,b', 'meetup', ''],
        topic: { id: 't', name: 'Topic' },
        updatedAt: '2026-02-01T10:00:00Z',
      },
      'SUMMARY:Ours\\; all\\, of\\\\it\\nand more',
      'DESCRIPTION:In short.\\n\\nTom & Eve\\n- one\\n\\nhttps://meet.example/a\\;b\\,c',
      'LOCATION:Hall\\, Street 1\\, Town',
      'GEO:52.500000;-0.000000',
      'CONFERENCE;VALUE=URI:https://meet.example/a;b,c',
      'URL:https://example.org/e/7',
      'CATEGORIES:meetup,Topic,a\\,b',
      'LAST-MODIFIED:20260201T100000Z',
      'DTSTAMP:20260201T100000Z',
    );
    has({ ...base, onlineUrl: 'https://meet.example/a' }, 'LOCATION:https://meet.example/a');
    const text = write({ ...base, venue: { latitude: NaN, longitude: 7 }, url: 'data:text/html,x', onlineUrl: 'x' });
    assert.doesNotMatch(text, /GEO|URL|CONFERENCE|LOCATION/);
  });

  it('with sessions is one for each of them', () => {
    const event: CommunityEvent = {
      ...base,
      title: 'Course',
      sessions: [
        { id: 'a', title: 'One', startAt: '2026-03-07T10:00', endAt: '2026-03-07T12:00' },
        { id: 'b', startAt: '2026-03-14', venue: { name: 'Elsewhere' } },
        { id: 'c', startAt: 'later' },
      ],
    };
    const { events } = readCalendar(write(event));
    assert.deepEqual(
      events.map(({ text }) => [text('uid'), text('related-to'), text('summary'), text('dtstart'), text('location')]),
      [
        ['a.7@kith', '7@kith', 'Course: One', '2026-03-07T10:00:00', null],
        ['b.7@kith', '7@kith', 'Course', '2026-03-14', 'Elsewhere'],
      ],
    );
    assert.equal(readCalendar(write({ ...event, sessions: [{ id: 'c', startAt: 'later' }] })).events.length, 1);
  });

  it('of a series that the backend expands names its date if the uid is theirs together', () => {
    const date = { ...base, recurrenceId: '2026-03-07T16:00:00Z' };
    has({ ...date, uid: 'x' }, 'RECURRENCE-ID:20260307T160000Z');
    const session = { ...date, uid: 'x', sessions: [{ id: 'a', startAt: '2026-03-07T17:00:00Z' }] };
    for (const one of [date, session]) assert.ok(!linesOf(one).some((line) => line.startsWith('RECURRENCE-ID')));
  });
});

describe('An event that recurs, in a calendar', () => {
  const weekly: CommunityEvent = {
    ...base,
    title: 'Weekly',
    startAt: '2026-03-17T18:00',
    endAt: '2026-03-17T20:00',
    timeZone: 'Europe/Berlin',
    recurrence: {
      rules: ['freq=weekly;until=20260601', 'FREQ=NEVER\r\nATTENDEE:x'],
      dates: ['2026-03-19T09:00'],
      except: ['2026-03-24T17:00:00Z', '2026-04-07'],
      changes: [{ recurrenceId: '2026-03-31T18:00', startAt: '2026-04-01T19:00', title: 'Moved' }],
    },
  };

  it('has its rule, its exceptions, and its changed dates beside it', () => {
    has(
      weekly,
      'RRULE:FREQ=WEEKLY;UNTIL=20260601T215959Z',
      'RDATE;TZID=Europe/Berlin:20260319T090000',
      'EXDATE;TZID=Europe/Berlin:20260324T180000,20260407T180000',
    );
    const { events } = readCalendar(write(weekly));
    assert.equal(events.length, 2);
    assert.deepEqual(
      ['uid', 'recurrence-id', 'dtstart', 'dtend', 'summary', 'rrule'].map((name) => events[1]!.text(name)),
      ['7@kith', '2026-03-31T18:00:00', '2026-04-01T19:00:00', '2026-04-01T21:00:00', 'Moved', null],
    );
  });

  it('has an end in the form of its beginning', () => {
    const rules = ['FREQ=DAILY;UNTIL=20260401T120000Z'];
    has({ ...base, startAt: '2026-03-07', recurrence: { rules } }, 'RRULE:FREQ=DAILY;UNTIL=20260401');
    has({ ...base, startAt: '2026-03-07T09:00', recurrence: { rules } }, 'RRULE:FREQ=DAILY;UNTIL=20260401T120000');
    has({ ...base, recurrence: { rules } }, 'RRULE:FREQ=DAILY;UNTIL=20260401T120000Z');
  });

  it('goes by the clock of the zone beside an instant, and by a fixed offset', () => {
    const recurrence = { rules: ['FREQ=DAILY'] };
    has({ ...base, timeZone: 'Europe/Berlin', recurrence }, 'DTSTART;TZID=Europe/Berlin:20260307T180000');
    const india = { ...base, startAt: '2026-03-07T00:30:00+05:30', recurrence };
    has(india, 'DTSTART;TZID=UTC+0530:20260307T003000');
    assert.match(write(india), /TZID:UTC\+0530\r\n[^]*TZOFFSETTO:\+0530/);
  });

  it('is read by ical.js with the dates that we show', () => {
    const dates = datesAsRead(write(weekly));
    const window = { from: 0, to: Infinity, zone: 'UTC' };
    const ours = occurrencesOf(weekly, window, expandRule).map(({ start }) => start);
    assert.deepEqual(dates, ours);
  });
});

describe('Text in a calendar', () => {
  const pieces = [
    'a',
    ' ',
    '\t',
    ',',
    ';',
    '\\',
    ':',
    '"',
    '\r\n',
    '\n',
    '\r',
    '\u2028',
    '\u0085',
    '\v',
    '\u0000',
    '\u001b',
    '\ud83d',
    '\udc69',
    '👩‍🚀',
    'é',
    'ß',
    'שלום',
    '中文字符',
    'BEGIN:VEVENT',
    'END:VEVENT',
    '\\n',
    '%0a',
    '=',
    '^n',
    'x'.repeat(80),
  ];
  const chosen = (next: () => number) =>
    Array.from({ length: Math.floor(next() * 40) }, () => pieces[Math.floor(next() * pieces.length)]).join('');
  const asRead = (text: string) =>
    Buffer.from(text, 'utf8')
      .toString('utf8')
      .replace(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/g, '\n')
      .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g, '');

  it('comes back as it was, whatever it was, in lines of 75 octets', () => {
    const next = random(5545);
    for (let turn = 0; turn < 400; turn += 1) {
      const [title, place, tag, id] = [chosen(next), chosen(next), chosen(next), `${chosen(next)}x`];
      const event = { ...base, id, title, venue: { name: place }, tags: [tag] };
      const text = write(event);
      assert.deepEqual(brokenLines(text), [], JSON.stringify(event));
      const { events } = readCalendar(text);
      assert.equal(events.length, 1);
      const read = (name: string) => events[0]!.text(name) ?? '';
      assert.equal(read('summary'), asRead(title));
      assert.equal(read('location'), asRead(place));
      assert.equal(read('categories'), asRead(tag));
      assert.equal(read('uid'), `${asRead(id)}@kith`);
    }
  });
});
