import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CommunityEvent } from '../model/event.js';
import { expandRule } from './expand.js';
import { addLinks, subscribeLinks } from './links.js';
import { occurrencesOf } from './occurrences.js';

const window = { from: 0, to: Infinity, zone: 'Asia/Tokyo', limit: 3 };

function linksOf(event: Partial<CommunityEvent>, index = 0, options = {}) {
  const date = occurrencesOf({ id: '7', title: 'Ours', ...event }, window, expandRule)[index];
  assert.ok(date);
  const links = Object.entries<string>({ ...addLinks(date, options) });
  return Object.fromEntries(links.map(([name, link]) => [name, Object.fromEntries(new URL(link).searchParams)]));
}

const zoned = { startAt: '2026-03-07T18:00', endAt: '2026-03-07T20:00', timeZone: 'America/New_York' };

describe('Links that add an event to a calendar', () => {
  it('lead to the four calendars', () => {
    const [date] = occurrencesOf({ id: '7', ...zoned }, window);
    const hosts = Object.entries<string>({ ...addLinks(date!) }).map(([name, link]) => [name, new URL(link).hostname]);
    assert.deepEqual(Object.fromEntries(hosts), {
      google: 'calendar.google.com',
      outlook: 'outlook.live.com',
      office365: 'outlook.office.com',
      yahoo: 'calendar.yahoo.com',
    });
  });

  it('say when it is, in its zone or in UTC', () => {
    const { google, outlook, office365, yahoo } = linksOf(zoned);
    assert.deepEqual([google!['dates'], google!['ctz']], ['20260307T180000/20260307T200000', 'America/New_York']);
    assert.deepEqual([outlook!['startdt'], outlook!['enddt']], ['2026-03-07T23:00:00Z', '2026-03-08T01:00:00Z']);
    assert.deepEqual([office365!['rru'], office365!['path']], ['addevent', '/calendar/action/compose']);
    assert.deepEqual([yahoo!['st'], yahoo!['et']], ['20260307T230000Z', '20260308T010000Z']);
  });

  it('say an hour where nobody knows how long, and UTC for an instant or an hour that comes twice', () => {
    assert.equal(linksOf({ startAt: '2026-03-07T18:00:00Z' })['google']!['dates'], '20260307T180000Z/20260307T190000Z');
    const twice = { startAt: '2026-11-01T00:30', endAt: '2026-11-01T06:30:00Z', timeZone: 'America/New_York' };
    const { google } = linksOf(twice);
    assert.deepEqual([google!['dates'], google!['ctz']], ['20261101T043000Z/20261101T063000Z', undefined]);
  });

  it('say a floating time without a zone', () => {
    const { google, outlook, yahoo } = linksOf({ startAt: '2026-03-07T18:00' });
    assert.deepEqual([google!['dates'], google!['ctz']], ['20260307T180000/20260307T190000', undefined]);
    assert.equal(outlook!['startdt'], '2026-03-07T18:00:00');
    assert.equal(yahoo!['st'], '20260307T180000');
  });

  it('say days as each calendar counts them', () => {
    const { google, outlook, yahoo } = linksOf({ startAt: '2026-03-07', endAt: '2026-03-09' });
    assert.equal(google!['dates'], '20260307/20260309');
    assert.deepEqual(
      [outlook!['allday'], outlook!['startdt'], outlook!['enddt']],
      ['true', '2026-03-07', '2026-03-09'],
    );
    assert.deepEqual([yahoo!['dur'], yahoo!['st'], yahoo!['et']], ['allday', '20260307', '20260308']);
  });

  it('say all dates where that is asked, the calendar takes a rule and the rule is all', () => {
    const recurrence = { rules: ['FREQ=WEEKLY;UNTIL=20260401'] };
    const { google } = linksOf({ ...zoned, recurrence }, 1, { series: true });
    assert.deepEqual(
      [google!['dates'], google!['recur']],
      ['20260307T180000/20260307T200000', 'RRULE:FREQ=WEEKLY;UNTIL=20260402T035959Z'],
    );
    assert.equal(linksOf({ ...zoned, recurrence }, 1)['google']!['dates'], '20260314T180000/20260314T200000');
    for (const more of [
      { except: ['2026-03-14T18:00'] },
      { rules: ['FREQ=DAILY', 'FREQ=WEEKLY'] },
      { rules: ['FREQ=X'] },
    ])
      assert.equal(
        linksOf({ ...zoned, recurrence: { ...recurrence, ...more } }, 0, { series: true })['google']!['recur'],
        undefined,
      );
  });

  it('encode what was written, with spaces that all of them read', () => {
    const title = 'A&B = 50% + #1 \ud83d “ü”';
    const event = {
      ...zoned,
      title,
      venue: { name: 'Hall & Co' },
      url: 'https://example.org/e?a=1&b=2',
      summary: 'x'.repeat(3000),
    };
    const { google, outlook, yahoo } = linksOf(event);
    const shown = title.replace('\ud83d', '\ufffd');
    assert.deepEqual([google!['text'], outlook!['subject'], yahoo!['title']], [shown, shown, shown]);
    assert.equal(google!['location'], 'Hall & Co');
    assert.ok(google!['details']!.endsWith('…\n\nhttps://example.org/e?a=1&b=2'));
    assert.ok(google!['details']!.length < 1010);
    const [date] = occurrencesOf({ id: '7', ...event }, window);
    for (const link of Object.values<string>({ ...addLinks(date!) })) assert.doesNotMatch(link, /\+/);
  });

  it('are of the date as it was changed', () => {
    const changes = [{ recurrenceId: '2026-03-14T18:00', startAt: '2026-03-15T10:00', title: 'Moved' }];
    const { google } = linksOf({ ...zoned, recurrence: { rules: ['FREQ=WEEKLY'], changes } }, 1);
    assert.deepEqual([google!['text'], google!['dates']], ['Moved', '20260315T100000/20260315T120000']);
  });
});

describe('Links that subscribe to a feed', () => {
  it('are those of programs and of calendars on the web', () => {
    const links = subscribeLinks('https://example.org/feed.ics?topic=a&b', 'Ours & more');
    assert.equal(links?.webcal, 'webcal://example.org/feed.ics?topic=a&b');
    assert.equal(new URL(links.google).searchParams.get('cid'), links.webcal);
    assert.equal(new URL(links.outlook).searchParams.get('name'), 'Ours & more');
  });

  it('are none for another address', () => {
    for (const url of ['javascript:alert(1)', '/feed.ics', '']) assert.equal(subscribeLinks(url, 'x'), undefined);
  });
});
