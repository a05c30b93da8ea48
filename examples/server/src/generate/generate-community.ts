import { insertRows, type Json } from '../database/insert-rows.js';
import type { Queryable } from '../database/database.js';
import { memberColumnTypes } from '../members/member-columns.js';
import { generateDiscussions } from './generate-discussions.js';
import { GENERATED_NOW, generateMembers } from './generate-members.js';
import { Random } from './random.js';
import { badges, gatherings, questions, replies, topics } from './topics.js';
import { cultures } from './places.js';

const SEED = 20_261_101;
const MEMBERS = 2_400;
const EVENTS = 260;
const RESOURCES = 180;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Fills an empty database with the same community every time. */
export async function generateCommunity(database: Queryable): Promise<void> {
  const random = new Random(SEED);
  await insertRows(database, 'badges', { id: 'text', label: 'text' }, badges);
  await insertRows(database, 'members', memberColumnTypes, generateMembers(random, MEMBERS));
  await insertRows(
    database,
    'follows',
    { follower_id: 'bigint', followee_id: 'bigint' },
    follows(random),
    'do nothing',
  );
  // Numbers of their own, so that what is said changes nothing else of the community.
  await generateDiscussions(database, new Random(SEED + 1));
  await generateEvents(database, random);
  await generateResources(database, random);
  await database.query(`update members m set posts_count = p.n
    from (select member_id, count(*)::int as n from posts where status = 'approved' group by member_id) p
    where p.member_id = m.id`);
  await database.query(`insert into settings (name, value) values ('community', 'generated')`);
}

/** Some are followed by many, most by a few. */
function follows(random: Random): { follower_id: number; followee_id: number }[] {
  const pairs = [];
  for (let follower = 1; follower <= MEMBERS; follower++) {
    for (let count = random.between(0, 16); count > 0; count--) {
      const followee = 1 + Math.floor(random.next() ** 2.2 * MEMBERS);
      if (followee !== follower) pairs.push({ follower_id: follower, followee_id: followee });
    }
  }
  return pairs;
}

function filled(random: Random, template: string): string {
  const a = random.pick(topics, 1.6);
  return template.replace('{a}', a.toLowerCase()).replace('{b}', random.pick(topics).toLowerCase());
}

async function generateEvents(database: Queryable, random: Random): Promise<void> {
  const cities = cultures.flatMap(({ cities }) => cities);
  const events: Record<string, Json>[] = [];
  for (let number = 1; number <= EVENTS; number++) {
    const [location, zone] = random.pick(cities);
    const allDay = random.chance(0.2);
    const day = GENERATED_NOW + random.between(-400, 200) * DAY;
    const starts = day + (allDay ? 0 : random.between(8, 19) * HOUR);
    const ends = allDay ? starts + random.between(1, 3) * DAY : starts + random.between(1, 3) * HOUR;
    events.push({
      uid: `generated-${number}@kith.example`,
      title: filled(random, random.pick(gatherings)),
      description: random.chance(0.7) ? random.pick(replies) : null,
      location: random.chance(0.75) ? location : null,
      url: random.chance(0.5) ? `https://events.example/${number}` : null,
      categories: random.some(topics, random.between(0, 2), 1.6),
      all_day: allDay,
      starts_local: local(starts),
      ends_local: local(ends),
      time_zone: allDay ? null : zone,
      rrule: !allDay && random.chance(0.15) ? `FREQ=WEEKLY;INTERVAL=${random.between(1, 4)}` : null,
      // Wall-clock time in the zone becomes an instant in the database, which knows the zones.
      starts_at: `${local(starts)} ${allDay ? 'UTC' : zone}`,
    });
  }
  await insertRows(database, 'events', eventColumns, events);
}

const eventColumns = {
  uid: 'text',
  title: 'text',
  description: 'text',
  location: 'text',
  url: 'text',
  categories: 'text[]',
  all_day: 'boolean',
  starts_local: 'timestamp',
  ends_local: 'timestamp',
  time_zone: 'text',
  rrule: 'text',
  starts_at: 'timestamptz',
};

function local(time: number): string {
  return new Date(time).toISOString().slice(0, 19);
}

async function generateResources(database: Queryable, random: Random): Promise<void> {
  const resources: Record<string, Json>[] = [];
  for (let number = 1; number <= RESOURCES; number++) {
    resources.push({
      key: `generated-${number}`,
      kind: random.pick(['guide', 'talk', 'paper', 'template']),
      title: filled(random, random.pick(questions)),
      body: random.pick(replies),
      url: `https://library.example/${number}`,
      language: random.pick(['en', 'en', 'en', 'es', 'fr', 'ar']),
      tags: random.some(topics, random.between(1, 3), 1.6),
      published_at: new Date(GENERATED_NOW - random.between(1, 1500) * DAY).toISOString(),
    });
  }
  const columns = {
    key: 'text',
    kind: 'text',
    title: 'text',
    body: 'text',
    url: 'text',
    language: 'text',
    tags: 'text[]',
    published_at: 'timestamptz',
  };
  await insertRows(database, 'resources', columns, resources);
}
