import type { Database, Queryable } from '../database/database.js';
import { type NewEvent, writeEvents } from '../events/write-events.js';
import { smallCommunity } from './small-community.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** In a year that tests of lists have to themselves. */
const listed: readonly NewEvent[] = [
  {
    uid: 'day@kith.example',
    title: 'Åpen dag',
    kind: 'conference',
    format: 'onsite',
    start_at: '2031-03-07',
    end_at: '2031-03-09',
    time_zone: 'Asia/Tokyo',
    venue: { name: 'Hall 7', address: '東京', latitude: 35.68, longitude: 139.69 },
    place: 'Tokyo, Japan',
    tags: ['open', 'data'],
    price: 120.5,
    price_max: 300,
    currency: 'EUR',
    register_url: 'https://tickets.example/7',
    hosts: [1, 2],
    speakers: [{ name: 'Guest Speaker', headline: 'From afar', url: 'https://speaker.example/' }],
  },
  {
    uid: 'weekly@kith.example',
    title: 'Weekly circle',
    kind: 'meeting',
    format: 'online',
    start_at: '2031-01-07T18:00:00',
    end_at: '2031-01-07T19:00:00',
    time_zone: 'Europe/Berlin',
    online_url: 'https://meet.example/circle',
    online_for: 'all',
    series_id: 'circle',
    recurrence: {
      rules: ['FREQ=WEEKLY;BYDAY=TU;UNTIL=20310625T000000Z'],
      except: ['2031-03-11T18:00:00'],
      changes: [{ recurrenceId: '2031-03-18T18:00:00', startAt: '2031-03-19T18:00:00', status: 'moved' }],
    },
    hosts: [5],
  },
  {
    uid: 'forever@kith.example',
    title: 'Monthly for ever',
    kind: 'meetup',
    format: 'hybrid',
    start_at: '2031-02-01T10:00:00Z',
    recurrence: { rules: ['FREQ=MONTHLY'] },
    place: 'Łódź, Poland',
    price: 0,
    tags: ['data'],
  },
  {
    uid: 'floating@kith.example',
    title: 'Wherever you are',
    kind: 'workshop',
    start_at: '2031-03-07T12:00:00',
    end_at: '2031-03-07T13:00:00',
    summary: 'A café, at noon',
    hosts: [{ name: 'Zoë Stranger' }],
    sessions: [
      {
        key: 'b',
        title: 'Later',
        start_at: '2031-03-08T12:00:00',
        online_url: 'https://meet.example/later',
        speakers: [4],
      },
      { key: 'a', title: 'Sooner', start_at: '2031-03-07T12:00:00' },
    ],
  },
  {
    uid: 'moment@kith.example',
    title: 'No time at all',
    kind: 'webinar',
    format: 'online',
    start_at: '2031-03-07T12:00:00Z',
  },
];

/** The small community with events whose dates never pass. */
export async function smallEvents(database: Database): Promise<void> {
  await smallCommunity(database);
  await database.query(`insert into event_series (id, name) values ('circle', 'The circle')`);
  await writeEvents(database, listed);
}

let made = 0;

/** An event in a week's time to which one answers, and its id. */
export async function openEvent(database: Queryable, about: Partial<NewEvent> = {}): Promise<string> {
  const uid = `open-${++made}@kith.example`;
  const start = new Date(Date.now() + 7 * DAY);
  const statuses = ['going', 'maybe', 'declined'] as const;
  const end_at = new Date(start.getTime() + 2 * HOUR).toISOString();
  await writeEvents(database, [
    { uid, title: `Open ${made}`, start_at: start.toISOString(), end_at, statuses, ...about },
  ]);
  const rows = await database.query<{ id: string }>('select id::text from events where uid = $1', [uid]);
  return rows[0]?.id ?? '';
}
