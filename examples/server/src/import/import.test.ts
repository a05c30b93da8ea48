import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openCommunity } from '../database/community.js';
import type { Database } from '../database/database.js';
import { importCommunity } from './import-community.js';
import { printReport, type FileReport } from './report.js';

const members = `handle,name,expertise,github,twitter,mastodon,bluesky,linkedin,website,talks,first_talk,last_talk
ada,Ada,"Data; Data;Café",ada-l,@ada,https://social.example/@ada,ada.example,ada-l,https://ada.example,3,2020-01-02,2024-05-06
evil,"=HYPERLINK(""http://x"")","<b>x</b>;@SUM(1)",../../x,a b,javascript:alert(1),x,a/b,"javascript:alert(1)",x,2020-02-31,soon
ada,Again,,,,,,,,1,,
,Nameless,,,,,,,,1,,
bad handle,Somebody,,,,,,,,1,,
empty,,,,,,,,,1,,
broken,"x"y,,,,,,,,1,,
last,Last Row,,,,,,,,,,
open,"never closed
`;

const calendar = `BEGIN:VCALENDAR
BEGIN:VEVENT
UID:day@x
DTSTART;VALUE=DATE:20240301
SUMMARY:All\\, day
GEO:10.5;-20.25
URL:javascript:alert(1)
END:VEVENT
BEGIN:VEVENT
UID:weekly@x
DTSTART;TZID=America/New_York:20260301T090000
DURATION:PT1H30M
RRULE:FREQ=WEEKLY;BYDAY=MO
EXDATE;TZID=America/New_York:20260309T090000
SUMMARY:A long
  folded line
END:VEVENT
BEGIN:VEVENT
UID:weekly@x
RECURRENCE-ID;TZID=America/New_York:20260316T090000
DTSTART:20260317T160000Z
SUMMARY:On a Tuesday
END:VEVENT
BEGIN:VEVENT
UID:backwards@x
DTSTART:20260301T090000Z
DTEND:20260301T080000Z
SUMMARY:Backwards
END:VEVENT
BEGIN:VEVENT
SUMMARY:No UID
DTSTART:20260301T090000Z
END:VEVENT
BEGIN:VEVENT
UID:nonsense@x
DTSTART:tomorrow
SUMMARY:Nonsense
END:VEVENT
END:VCALENDAR
`;

const comment = (author: string | null, body = 'Words') => ({ author, body, createdAt: '2024-01-01T00:00:00Z' });
const threads = [
  {
    number: 1,
    title: 'One',
    state: 'MERGED',
    labels: ['a', { name: 'b' }],
    ...comment('ada'),
    comments: [comment('stranger'), comment(null)],
  },
  { number: 1, title: 'Twice', state: 'OPEN', ...comment('ada'), comments: [] },
  { title: 'No number', ...comment('ada') },
  { number: 2, title: 'No date', body: '', author: 'ada' },
];
const items = [
  {
    id: 'r1',
    title: 'Talk',
    content_text: 'Text',
    url: 'https://x.example/',
    date_published: '2024-01-01T00:00:00Z',
    tags: ['t'],
    _kind: 'talk',
  },
  { id: 'r2', title: 'Link', url: 'javascript:alert(1)' },
  { title: 'No id' },
];

describe('the importer', () => {
  let folder: string;
  let database: Database;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kith-import-'));
    database = await openCommunity({ fill: async () => undefined });
  });
  after(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });
  const write = (name: string, content: string) => writeFile(join(folder, name), content);
  const report = (reports: readonly FileReport[], file: string) => reports.find((entry) => entry.file === file);

  it('refuses a folder without any of the files', async () => {
    await assert.rejects(importCommunity(database, folder), /holds none of members\.csv/);
  });

  it('takes what is good and says what is not, and twice is once', async () => {
    await write('members.csv', members);
    await write('events.ics', calendar.replaceAll('\n', '\r\n'));
    await write('discussions.json', JSON.stringify({ threads }));
    await write('resources.feed.json', JSON.stringify({ items }));
    const first = await importCommunity(database, folder);
    assert.deepEqual(await importCommunity(database, folder), first);

    assert.equal(report(first, 'members.csv')?.taken, 4);
    const reasons = report(first, 'members.csv')?.refused.map(({ where, reason }) => `${where}: ${reason}`) ?? [];
    assert.equal(reasons.length, 5);
    assert.ok(reasons.includes('line 4: handle ada is there twice'));
    assert.ok(reasons.some((reason) => /^line \d+: is not written as CSV/.test(reason)));
    assert.deepEqual(
      report(first, 'events.ics')?.refused.map(({ where, reason }) => `${where} ${reason}`),
      ['entry 5 has no UID', 'UID "nonsense@x" is not written as iCalendar'],
    );
    assert.deepEqual(
      report(first, 'events.ics')?.warnings.map(({ where, reason }) => `${where} ${reason}`),
      ['UID "day@x" URL "javascript:alert(1)" is not a web address', 'UID "backwards@x" ends before it starts'],
    );
    assert.equal(report(first, 'meetings.ics')?.missing, true);
    assert.equal(report(first, 'discussions.json')?.refused.length, 3);
    assert.equal(report(first, 'resources.feed.json')?.taken, 2);
    const lines: string[] = [];
    printReport(first, (line) => lines.push(line));
    assert.ok(lines.includes('  meetings.ics: not there, skipped'));
  });

  it('keeps hostile cells as plain text and makes no link of them', async () => {
    const rows = await database.query<{ name: string; expertise: string[]; links: unknown[]; joined_at: Date | null }>(
      'select name, expertise, links, joined_at from members order by id',
    );
    assert.deepEqual(
      rows.map(({ name }) => name),
      ['Ada', '=HYPERLINK("http://x")', '"x"y', 'Last Row'],
    );
    assert.deepEqual(rows[0]?.expertise, ['Data', 'Café']);
    assert.deepEqual(rows[0]?.links, [
      { url: 'https://ada.example/' },
      { url: 'https://github.com/ada-l', label: 'GitHub' },
      { url: 'https://social.example/@ada', label: 'Mastodon' },
      { url: 'https://bsky.app/profile/ada.example', label: 'Bluesky' },
      { url: 'https://twitter.com/ada', label: 'Twitter' },
      { url: 'https://www.linkedin.com/in/ada-l', label: 'LinkedIn' },
    ]);
    assert.deepEqual(rows[1]?.links, []);
    assert.equal(rows[1]?.joined_at, null);
  });

  it('keeps wall-clock time, zone, rule and changed dates of events', async () => {
    const rows = await database.query(
      `select uid, title, start_at, end_at, time_zone, recurrence, venue, links,
        extract(epoch from begin_at)::int as epoch, last_at is null as endless from events order by uid`,
    );
    const nothing = { venue: null, recurrence: null, links: [], endless: false };
    assert.deepEqual(rows, [
      {
        ...nothing,
        uid: 'backwards@x',
        title: 'Backwards',
        start_at: '2026-03-01T09:00:00Z',
        end_at: null,
        time_zone: null,
        epoch: Date.UTC(2026, 2, 1, 9) / 1000,
      },
      {
        ...nothing,
        uid: 'day@x',
        title: 'All, day',
        start_at: '2024-03-01',
        end_at: null,
        time_zone: null,
        venue: { latitude: 10.5, longitude: -20.25 },
        epoch: Date.UTC(2024, 2, 1) / 1000,
      },
      {
        ...nothing,
        uid: 'weekly@x',
        title: 'A long folded line',
        start_at: '2026-03-01T09:00:00',
        end_at: '2026-03-01T10:30:00',
        time_zone: 'America/New_York',
        recurrence: {
          rules: ['FREQ=WEEKLY;BYDAY=MO'],
          dates: [],
          except: ['2026-03-09T09:00:00'],
          changes: [
            {
              recurrenceId: '2026-03-16T09:00:00',
              startAt: '2026-03-17T16:00:00Z',
              endAt: null,
              status: null,
              title: 'On a Tuesday',
              venue: null,
              onlineUrl: null,
            },
          ],
        },
        epoch: Date.UTC(2026, 2, 1, 14) / 1000,
        endless: true,
      },
    ]);
  });

  it('keeps authors apart from members, and takes a shorter thread', async () => {
    const posts = await database.query(
      `select p.key, p.depth, m.handle, p.author_handle, p.tags, p.topic, p.reply_count from posts p
        left join members m on m.id = p.member_id order by p.key`,
    );
    const place = { handle: null, author_handle: null, tags: [], topic: null, reply_count: 0 };
    assert.deepEqual(posts, [
      { ...place, key: '1', depth: 0, handle: 'ada', tags: ['a', 'b'], topic: 'discussions', reply_count: 2 },
      { ...place, key: '1/0', depth: 1, author_handle: 'stranger' },
      { ...place, key: '1/1', depth: 1 },
    ]);
    await write(
      'discussions.json',
      JSON.stringify({ threads: [{ ...threads[0], comments: [comment('ada', 'Edited')] }] }),
    );
    await importCommunity(database, folder);
    assert.deepEqual(await database.query('select body, revision from posts where depth = 1'), [
      { body: 'Edited', revision: 2 },
    ]);
    const counted = await database.query('select comment_count from posts where depth = 0');
    assert.deepEqual(counted, [{ comment_count: 1 }]);
  });

  it('does not mix with the generated community', async () => {
    await database.query(`update settings set value = 'generated'`);
    await assert.rejects(importCommunity(database, folder), /generated community/);
  });
});
