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
SUMMARY:A long
  folded line
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
      ['UID "backwards@x" ends before it starts', 'entry 4 has no UID', 'UID "nonsense@x" is not written as iCalendar'],
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

  it('keeps wall-clock time, zone and rule of events', async () => {
    const rows = await database.query(
      `select uid, title, all_day, starts_local::text, ends_local::text, time_zone, rrule, latitude, longitude, url,
        extract(epoch from starts_at)::int as epoch from events order by uid`,
    );
    assert.deepEqual(rows, [
      {
        uid: 'day@x',
        title: 'All, day',
        all_day: true,
        starts_local: '2024-03-01 00:00:00',
        ends_local: '2024-03-02 00:00:00',
        time_zone: null,
        rrule: null,
        latitude: 10.5,
        longitude: -20.25,
        url: null,
        epoch: Date.UTC(2024, 2, 1) / 1000,
      },
      {
        uid: 'weekly@x',
        title: 'A long folded line',
        all_day: false,
        starts_local: '2026-03-01 09:00:00',
        ends_local: '2026-03-01 10:30:00',
        time_zone: 'America/New_York',
        rrule: 'FREQ=WEEKLY;BYDAY=MO',
        latitude: null,
        longitude: null,
        url: null,
        epoch: Date.UTC(2026, 2, 1, 14) / 1000,
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
