import { insertRows, type Json } from '../database/insert-rows.js';
import type { Queryable } from '../database/database.js';
import { memberColumnTypes } from '../members/member-columns.js';
import { generateDiscussions } from './generate-discussions.js';
import { generateEvents } from './generate-events.js';
import { GENERATED_NOW, generateMembers } from './generate-members.js';
import { Random } from './random.js';
import { badges, questions, replies, topics } from './topics.js';

const SEED = 20_261_101;
const MEMBERS = 2_400;
const RESOURCES = 180;
const DAY = 86_400_000;

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
  await generateResources(database, random);
  await database.query(`update members m set posts_count = p.n
    from (select member_id, count(*)::int as n from posts where status = 'approved' group by member_id) p
    where p.member_id = m.id`);
  await generateEvents(database);
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
