import { insertRows, type Json } from '../database/insert-rows.js';
import type { Database, Queryable } from '../database/database.js';
import { toTag } from '../discussions/tags.js';
import { type NewEvent, writeEvents } from '../events/write-events.js';
import { day, fromDay } from './days.js';
import { demoAnswers, demoEvents } from './demo-events.js';
import { cultures } from './places.js';
import { Random } from './random.js';
import { gatherings, replies, topics } from './topics.js';

const SEED = 20_261_103;
const EVENTS = 260;
const MEMBERS = 2_400;
/** Days around today. */
const [EARLIEST, LATEST] = [-300, 200];
const kinds = ['meetup', 'webinar', 'workshop', 'meeting', 'conference', 'course'] as const;
const spaces = ['meetups', 'practice', 'performance', 'design', 'reading', 'questions'] as const;
const DAY_SETTING = 'generated-events-day';

/** Events around today, with who comes. */
export async function generateEvents(database: Queryable): Promise<void> {
  await database.query(`insert into event_series (id, name) values ('tuesday-circle', 'Tuesday circle'),
    ('first-thursday', 'First Thursday meetup') on conflict do nothing`);
  const now = Date.now();
  await writeEvents(database, [...demoEvents(now), ...otherEvents(now)]);
  await writeAnswers(database);
  await keepDay(database, day(now, 0));
}

/**
 * Moves the generated events to today, so that a community that was made long ago does not look it. What members answered
 * stays. An imported community is left as it is.
 */
export async function refreshEvents(database: Database): Promise<void> {
  const rows = await database.query<{ name: string; value: string }>(
    `select name, value from settings where name in ('community', '${DAY_SETTING}')`,
  );
  const set = new Map(rows.map(({ name, value }) => [name, value]));
  if (set.get('community') !== 'generated') return;
  const now = Date.now();
  const today = day(now, 0);
  await database.transaction(async (tx) => {
    // A database that was filled before there were events like these.
    if (!set.has(DAY_SETTING)) return generateEvents(tx);
    if (set.get(DAY_SETTING) !== today) await writeEvents(tx, otherEvents(now));
    await writeEvents(tx, demoEvents(now));
    await keepDay(tx, today);
  });
}

async function keepDay(database: Queryable, today: string): Promise<void> {
  await database.query(
    'insert into settings (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value',
    [DAY_SETTING, today],
  );
}

/** The same every time, but for the day. */
function otherEvents(now: number): NewEvent[] {
  const random = new Random(SEED);
  const cities = cultures.flatMap((culture) => culture.cities);
  return Array.from({ length: EVENTS }, (_, index): NewEvent => {
    const [place, zone] = random.pick(cities);
    const kind = random.pick(kinds, 1.5);
    const online = kind === 'webinar' || random.chance(0.3);
    const onsite = kind !== 'webinar' && (!online || random.chance(0.3));
    const allDay = kind === 'conference' || random.chance(0.05);
    const days = random.between(EARLIEST, LATEST);
    const hour = random.between(8, 19);
    const recurs = !allDay && random.chance(0.08);
    const topic = random.pick(topics, 1.6);
    const price = random.chance(0.2) ? random.between(1, 20) * 10 : null;
    const clock = (at: number) => fromDay(now, days, `${String(at).padStart(2, '0')}:00`);
    const link = random.chance(0.4);
    return {
      uid: `generated-${index + 1}`,
      title: random
        .pick(gatherings)
        .replace('{a}', topic.toLowerCase())
        .replace('{b}', random.pick(topics).toLowerCase())
        .replace(/^./, (first) => first.toUpperCase()),
      kind,
      format: online && onsite ? 'hybrid' : online ? 'online' : 'onsite',
      start_at: allDay ? day(now, days) : clock(hour),
      end_at: allDay ? day(now, days + random.between(1, 3)) : clock(hour + random.between(1, 3)),
      time_zone: zone,
      summary: random.chance(0.7) ? random.pick(replies) : null,
      venue: onsite ? { address: place } : null,
      place: onsite ? place : null,
      online_url: online ? `https://meet.example/${index + 1}` : null,
      topic: random.chance(0.7) ? random.pick(spaces) : null,
      tags: [toTag(topic) ?? 'open-hour'],
      links: link ? [{ url: `https://events.example/${index + 1}` }] : [],
      recurrence: recurs
        ? { rules: [`FREQ=WEEKLY;INTERVAL=${random.between(1, 4)};COUNT=${random.between(4, 20)}`] }
        : null,
      price,
      currency: price === null ? null : random.pick(['EUR', 'USD', 'GBP']),
      statuses: ['going', 'maybe', 'declined'],
      capacity: random.chance(0.5) ? random.between(2, 12) * 10 : null,
      waiting_list: random.chance(0.5),
      max_guests: random.chance(0.3) ? 2 : 0,
      recording_url: days < -1 && online ? `https://video.example/${index + 1}` : null,
      hosts: Array.from({ length: random.between(1, 2) }, (_one, at) => 1 + ((index * 7 + at) % MEMBERS)),
    };
  });
}

/** Members come: to what is shown as full so many as fit, to the others some. */
async function writeAnswers(database: Queryable): Promise<void> {
  const random = new Random(SEED + 1);
  const events = await database.query<{ id: number; uid: string; capacity: number | null; takes: boolean }>(
    'select id::int, uid, capacity, statuses is not null and register_url is null as takes from events order by id',
  );
  const rows: Record<string, Json>[] = [];
  for (const { id, uid, capacity, takes } of events) {
    if (!takes) continue;
    const some = { going: Math.min(capacity ?? 40, random.between(0, 40)), maybe: random.between(0, 5), waiting: 0 };
    const { going, maybe = 0, waiting = 0 } = demoAnswers[uid] ?? some;
    // Steps through all members, from another one for each event.
    let member = random.between(30, MEMBERS - 200);
    const answer = (status: string, count: number) => {
      for (let one = 0; one < count; one++)
        rows.push({
          event_id: id,
          member_id: (member += 1 + ((one % 3) % 2)),
          status,
          queued: status === 'waiting' ? one + 1 : null,
        });
    };
    answer('going', Math.min(going, 120));
    answer('maybe', Math.min(maybe, 20));
    answer('waiting', waiting);
  }
  const columns = { event_id: 'bigint', member_id: 'bigint', status: 'text', queued: 'bigint' };
  await insertRows(database, 'event_answers', columns, rows, 'do nothing');
  await database.query(`update events e set going = c.going, maybe = c.maybe, waiting = c.waiting
    from (select event_id, coalesce(sum(1 + guests) filter (where status = 'going'), 0) as going,
        count(*) filter (where status = 'maybe') as maybe, count(*) filter (where status = 'waiting') as waiting
      from event_answers group by event_id) c where c.event_id = e.id`);
  await database.query(`select setval('event_queue', 1000)`);
}
