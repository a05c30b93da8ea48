import type { Queryable } from '../database/database.js';
import { recount, writePosts, type BulkPost } from '../discussions/bulk-posts.js';
import { toTag } from '../discussions/tags.js';
import { GENERATED_NOW } from './generate-members.js';
import type { Random } from './random.js';
import { questions, replies, topics } from './topics.js';

const THREADS = 320;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Threads with answers, and answers to answers, by an eighth of the members. */
export async function generateDiscussions(database: Queryable, random: Random, members: number): Promise<void> {
  const authors = Array.from({ length: Math.ceil(members / 8) }, (_, index) => index * 8 + 1);
  const posts: BulkPost[] = [];
  for (let number = 1; number <= THREADS; number++) {
    const key = `generated-${number}`;
    const a = random.pick(topics, 1.6);
    const created = GENERATED_NOW - Math.floor(random.next() ** 1.5 * 900 * DAY);
    posts.push({
      key,
      kind: 'discussion',
      depth: 0,
      member_id: random.pick(authors, 1.5),
      title: random.pick(questions).replace('{a}', a.toLowerCase()).replace('{b}', random.pick(topics).toLowerCase()),
      body: `${random.pick(replies)}\n\n${random.pick(replies)}`,
      tags: random.some(topics, random.between(0, 3), 1.6).flatMap((topic) => toTag(topic) ?? []),
      created_at: new Date(created).toISOString(),
    });
    posts.push(...answers(random, key, created, authors));
  }
  await writePosts(database, posts);
  await recount(database);
}

function answers(random: Random, thread: string, created: number, authors: readonly number[]): BulkPost[] {
  const posts: BulkPost[] = [];
  const count = Math.floor(random.next() ** 3 * 40);
  let last = created;
  for (let position = 0; position < count; position++) {
    last = Math.min(GENERATED_NOW - (count - position) * 60_000, last + random.between(1, 60) * HOUR);
    const to = random.chance(0.45) ? posts[Math.floor(random.next() * posts.length)] : undefined;
    posts.push({
      key: `${thread}/${position}`,
      thread,
      parent: to?.key ?? thread,
      kind: 'comment',
      depth: (to?.depth ?? 0) + 1,
      member_id: random.pick(authors, 1.5),
      body: random.pick(replies),
      created_at: new Date(last).toISOString(),
    });
  }
  return posts;
}
