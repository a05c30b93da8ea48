import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { brokenLines, readCalendar } from '../../test/read-calendar.js';
import type { CommunityEvent } from '../model/event.js';
import { writeCalendar } from './ics.js';

const corpus = new URL('../../../../../shared/corpora/gen-ics-injection.json', import.meta.url);
const payloads = (JSON.parse(readFileSync(corpus, 'utf8')) as readonly { id: string; payload: string }[]).map(
  ({ id, payload }) => ({ id, text: payload }),
);

const plain: CommunityEvent = {
  id: '7',
  title: 'Title',
  startAt: '2026-03-07T18:00',
  endAt: '2026-03-07T20:00',
  timeZone: 'Europe/Berlin',
};
/** What a calendar says of an event that has nothing but a title and a time. */
const always = ['dtend', 'dtstamp', 'dtstart', 'sequence', 'status', 'summary', 'uid'];

/** Each place where a backend's or a person's words come in, and which property may hold them. */
const fields: Readonly<Record<string, readonly [(text: string) => Partial<CommunityEvent>, ...(readonly string[])]>> = {
  id: [(id) => ({ id })],
  uid: [(uid) => ({ uid })],
  title: [(title) => ({ title })],
  summary: [(summary) => ({ summary }), 'description'],
  text: [(text) => ({ description: { text, format: 'text' } }), 'description'],
  markdown: [(text) => ({ description: { text, format: 'markdown' } }), 'description'],
  html: [(text) => ({ description: { text, format: 'html' } }), 'description'],
  'venue name': [(name) => ({ venue: { name } }), 'location'],
  address: [(address) => ({ venue: { address } }), 'location'],
  'venue address': [(url) => ({ venue: { url } })],
  onlineUrl: [(onlineUrl) => ({ onlineUrl }), 'conference', 'description', 'location'],
  'path of onlineUrl': [
    (path) => ({ onlineUrl: `https://example.org/${path}` }),
    'conference',
    'description',
    'location',
  ],
  url: [(url) => ({ url }), 'url'],
  'path of url': [(path) => ({ url: `https://example.org/?${path}` }), 'url'],
  topic: [(name) => ({ topic: { id: name, name } }), 'categories'],
  tags: [(tag) => ({ tags: [tag, tag] }), 'categories'],
  kind: [(kind) => ({ kind: kind as never }), 'categories'],
  status: [(status) => ({ status: status as never })],
  timeZone: [(timeZone) => ({ timeZone })],
  endAt: [(endAt) => ({ endAt })],
  updatedAt: [(updatedAt) => ({ updatedAt }), 'last-modified'],
  revision: [(revision) => ({ revision: revision as never })],
  geo: [(text) => ({ venue: { latitude: text as never, longitude: text as never } })],
  recurrenceId: [(recurrenceId) => ({ uid: 'x', recurrenceId }), 'recurrence-id'],
  rules: [(rule) => ({ recurrence: { rules: [rule, `FREQ=DAILY;UNTIL=${rule}`] } }), 'rrule'],
  dates: [(date) => ({ recurrence: { dates: [date], except: [date] } }), 'rdate', 'exdate'],
  changes: [(text) => ({ recurrence: { changes: [{ recurrenceId: text, title: text, startAt: text }] } })],
  session: [
    (text) => ({ sessions: [{ id: text, title: text, startAt: '2026-03-07T18:00', endAt: text }] }),
    'related-to',
  ],
  speakers: [(name) => ({ speakers: [{ name, url: name }], hosts: [{ name, url: name }] })],
  series: [(name) => ({ series: { id: name, name, url: name } })],
};

describe('Injection into calendars', () => {
  it('knows its corpus', () => assert.equal(payloads.length, 53));

  for (const [field, [put, ...more]] of Object.entries(fields))
    it(`finds no way in through ${field}`, () => {
      const allowed = new Set([...always, ...more]);
      for (const { id, text } of payloads) {
        const calendar = writeCalendar([{ ...plain, ...put(text) }], { name: text, url: text, now: 0 });
        assert.deepEqual(brokenLines(calendar), [], id);
        const { root, events } = readCalendar(calendar);
        assert.equal(events.length, 1, id);
        const [event] = events;
        assert.deepEqual(
          event!.properties.filter((name) => !allowed.has(name)),
          [],
          id,
        );
        assert.equal(new Set(event!.properties).size, event!.properties.length, id);
        assert.equal(event!.component.getAllSubcomponents().length, 0, id);
        const others = root.getAllSubcomponents().filter(({ name }) => name !== 'vevent' && name !== 'vtimezone');
        assert.deepEqual(others, [], id);
        assert.equal(root.getAllProperties().length, 5, id);
        for (const name of ['url', 'conference'])
          assert.match(event!.text(name) ?? 'https://none', /^https?:\/\//, `${id} ${name}`);
      }
    });

  it('keeps the words themselves', () => {
    for (const { id, text } of payloads) {
      const [event] = readCalendar(writeCalendar([{ ...plain, title: text }], { name: '', now: 0 })).events;
      const said = text.replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n').replace(/[\u0000-\u0008\u000e-\u001f\u007f]/g, '');
      assert.equal(event!.text('summary'), said, id);
    }
  });
});
