import { insertRows, type Json } from '../database/insert-rows.js';
import type { Queryable } from '../database/database.js';
import { recount, writePosts, type BulkPost } from '../discussions/bulk-posts.js';
import { palette } from '../discussions/settings.js';
import { toTag } from '../discussions/tags.js';
import {
  answers,
  conversations,
  openings,
  pageComments,
  queue,
  type Conversation,
  type Said,
} from './conversations.js';
import { GENERATED_NOW } from './generate-members.js';
import type { Random } from './random.js';
import { knownPages, spaces } from './spaces.js';
import { questions, topics } from './topics.js';

const ARCHIVE = 300;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const article = 'page-slow';

interface Draft extends BulkPost {
  readonly likes: number;
}

/** Places, conversations written by hand, an archive of others, and what stands beside them. */
export async function generateDiscussions(database: Queryable, random: Random): Promise<void> {
  // Hosts and demonstration accounts first, so that who signs in has a part in it; hidden members have no name to show.
  const found = await database.query<{ id: number }>(
    'select id::int from members where not hidden and (id <= 6 or id % 8 = 1) order by id',
  );
  const authors = found.map(({ id }) => id);
  const rows = spaces.map((space, position) => ({ ...space, position }));
  const columns = { slug: 'text', name: 'text', description: 'text', kinds: 'text[]', position: 'integer' };
  await insertRows(database, 'topics', columns, rows);
  const cardColumns = { url: 'text', title: 'text', description: 'text', image_url: 'text', site_name: 'text' };
  await insertRows(database, 'link_cards', cardColumns, knownPages);
  const drafts = [
    ...conversations.flatMap((conversation, index) => written(conversation, index, authors)),
    ...(await underPage(database, authors)),
    ...undecided(authors),
    ...archive(random, authors),
  ];
  const ids = await writePosts(
    database,
    drafts.map(({ likes: _, ...post }) => post),
  );
  await standing(database, ids, authors);
  await polls(database, ids, authors);
  await react(database, random, drafts, ids);
  await recount(database);
}

function iso(time: number): string {
  return new Date(Math.floor(time)).toISOString();
}

/** People take turns by conversation, so that not everybody is everywhere. */
function person(authors: readonly number[], conversation: number, by: number): number {
  return authors[(conversation * 5 + by * 3 + (by > 0 ? 1 : 0)) % Math.min(authors.length, 60)] ?? 1;
}

function written(conversation: Conversation, index: number, authors: readonly number[]): Draft[] {
  const { space, kind, title, text, ago, tags = [], link = null, likes = 0, state, replies } = conversation;
  const key = `written-${index}`;
  const at = GENERATED_NOW - ago * DAY;
  const host = state === 'pinned' ? (authors[0] ?? 1) : person(authors, index, 0);
  const tagged = tags.flatMap((tag) => toTag(tag) ?? []);
  const first = { key, kind, depth: 0, member_id: host, title, body: text, topic: space, tags: tagged, link };
  return [
    { ...first, created_at: iso(at), likes },
    ...said(replies, { thread: key, parent: key, depth: 1, at, index, authors }),
  ];
}

interface Under {
  readonly thread: string;
  readonly parent: string;
  readonly depth: number;
  readonly at: number;
  readonly index: number;
  readonly authors: readonly number[];
}

function said(replies: readonly Said[], under: Under): Draft[] {
  return replies.flatMap(({ by, text, after, hearts = 0, replies: below = [] }, position) => {
    const key = `${under.parent}/${position}`;
    const at = Math.min(under.at + after * MINUTE, GENERATED_NOW - (9 - under.depth) * MINUTE);
    const member_id = person(under.authors, under.index, by);
    const { thread, parent, depth } = under;
    const arabic = /\p{Script=Arabic}/u.test(text) ? 'ar' : null;
    const post = {
      key,
      thread,
      parent,
      kind: 'comment',
      depth,
      member_id,
      body: text,
      lang: arabic,
      created_at: iso(at),
    };
    return [{ ...post, likes: hearts }, ...said(below, { ...under, parent: key, depth: depth + 1, at })];
  });
}

/** The comments under an article of the example site. */
async function underPage(database: Queryable, authors: readonly number[]): Promise<Draft[]> {
  const rows = await database.query<{ id: number }>(
    `insert into subjects (site, key, title) values ('', '/journal/slow-page', 'What a slow page is waiting for') returning id::int`,
  );
  const at = GENERATED_NOW - 5 * DAY;
  const page = {
    key: article,
    kind: 'discussion',
    depth: 0,
    title: 'What a slow page is waiting for',
    body: null,
    likes: 0,
  };
  const index = conversations.length;
  return [
    { ...page, subject_id: rows[0]?.id ?? null, created_at: iso(at) },
    ...said(pageComments, { thread: article, parent: article, depth: 1, at, index, authors }),
  ];
}

function archive(random: Random, authors: readonly number[]): Draft[] {
  const drafts: Draft[] = [];
  for (let number = 1; number <= ARCHIVE; number++) {
    const a = random.pick(topics, 1.6);
    const fill = (text: string) =>
      text.replaceAll('{a}', a.toLowerCase()).replaceAll('{b}', random.pick(topics).toLowerCase());
    const space = random.pick(spaces.filter(({ slug }) => slug !== 'announcements'));
    const kind = space.slug === 'questions' ? 'question' : space.slug === 'reading' ? 'article' : 'discussion';
    const thread = `archive-${number}`;
    const created = GENERATED_NOW - (7 + random.next() ** 2 * 890) * DAY;
    drafts.push({
      key: thread,
      kind,
      depth: 0,
      member_id: random.pick(authors, 1.5),
      title: fill(random.pick(questions)),
      body: fill(`${random.pick(openings)}\n\n${random.pick(openings)}`),
      topic: space.slug,
      tags: [a, ...random.some(topics, random.between(0, 2), 1.6)].flatMap((topic) => toTag(topic) ?? []),
      created_at: iso(created),
      likes: Math.floor(random.next() ** 3 * 30),
    });
    const below: Draft[] = [];
    let last = created;
    for (let count = Math.floor(random.next() ** 2 * 18), position = 0; position < count; position++) {
      last = Math.min(GENERATED_NOW - DAY, last + random.between(1, 40) * HOUR);
      const to = random.chance(0.5) ? below[Math.floor(random.next() * below.length)] : undefined;
      below.push({
        key: `${thread}/${position}`,
        thread,
        parent: to?.key ?? thread,
        kind: 'comment',
        depth: (to?.depth ?? 0) + 1,
        member_id: random.pick(authors, 1.5),
        body: fill(random.pick(answers)),
        created_at: iso(last),
        likes: Math.floor(random.next() ** 6 * 12),
      });
    }
    drafts.push(...below);
  }
  return drafts;
}

/** What was decided about some of them, and what waits to be decided. */
async function standing(
  database: Queryable,
  ids: ReadonlyMap<string, number>,
  authors: readonly number[],
): Promise<void> {
  const set = (key: string, what: string) => database.query(`update posts set ${what} where key = $1`, [key]);
  for (const [index, { state, replies }] of conversations.entries()) {
    const key = `written-${index}`;
    if (state === 'pinned') await set(key, 'pinned = 1');
    if (state === 'locked') await set(key, 'locked = true');
    if (state === 'archived') await set(key, 'archived = true');
    const accepted = replies.findIndex((reply) => reply.accepted);
    if (accepted >= 0) await set(key, `accepted_id = ${ids.get(`${key}/${accepted}`)}`);
  }
  await database.query(
    `update posts q set accepted_id = (select max(id) from posts a where a.parent_id = q.id)
      where q.kind = 'question' and q.key like 'archive-%' and q.id % 3 <> 0`,
  );
  for (const [index, { status, reason, reports }] of queue.entries()) {
    const id = ids.get(`queue-${index}`) ?? null;
    await database.query(
      `update posts set status = $2, status_reason = $3, report_count = $4::int,
          status_by = case when $2 = 'rejected' then $5::bigint end,
          status_note = case when $2 = 'rejected' then 'We do not sell lists of addresses here.' end,
          status_at = case when $2 <> 'approved' then created_at end where id = $1::bigint`,
      [id, status, reason, reports.length, authors[0] ?? null],
    );
    for (const { reason: why, note, by, hoursAgo } of reports) {
      await database.query(
        'insert into reports (post_id, member_id, reason, note, created_at) values ($1::bigint, $2::bigint, $3, $4, $5::timestamptz)',
        [id, authors[by] ?? null, why, note, iso(GENERATED_NOW - hoursAgo * HOUR)],
      );
    }
  }
}

/** What waits to be decided, or was. */
function undecided(authors: readonly number[]): Draft[] {
  return queue.map(({ title, text, space, hoursAgo, author }, index) => ({
    key: `queue-${index}`,
    kind: 'discussion',
    depth: 0,
    member_id: authors[author] ?? 1,
    title,
    body: text,
    topic: space,
    created_at: iso(GENERATED_NOW - hoursAgo * HOUR),
    likes: 0,
  }));
}

async function polls(database: Queryable, ids: ReadonlyMap<string, number>, authors: readonly number[]): Promise<void> {
  for (const [index, { poll }] of conversations.entries()) {
    if (!poll) continue;
    const post = ids.get(`written-${index}`) ?? null;
    const rows: Record<string, Json>[] = poll.options.map(([label], position) => ({ post_id: post, position, label }));
    const votes = poll.options.flatMap(([, count], position) =>
      authors
        .slice(6 + position * (poll.multiple ? 5 : 30), 6 + position * (poll.multiple ? 5 : 30) + count)
        .map((member_id) => ({ post_id: post, position, member_id })),
    );
    const voters = new Set(votes.map(({ member_id }) => member_id)).size;
    await database.query(
      'insert into polls (post_id, question, multiple, voters) values ($1::bigint, $2, $3::boolean, $4::int)',
      [post, poll.question, poll.multiple ?? false, voters],
    );
    await insertRows(database, 'poll_options', { post_id: 'bigint', position: 'integer', label: 'text' }, rows);
    await database.query(
      `insert into poll_votes (option_id, member_id, post_id) select o.id, v.member_id, o.post_id
        from jsonb_to_recordset($1::jsonb) as v (post_id bigint, position integer, member_id bigint)
        join poll_options o on o.post_id = v.post_id and o.position = v.position`,
      [JSON.stringify(votes)],
    );
  }
  await database.query(
    'update poll_options o set votes = (select count(*)::int from poll_votes v where v.option_id = o.id)',
  );
}

async function react(
  database: Queryable,
  random: Random,
  drafts: readonly Draft[],
  ids: ReadonlyMap<string, number>,
): Promise<void> {
  const members = (
    await database.query<{ id: number }>('select id::int from members where not hidden order by id limit 400')
  ).map(({ id }) => id);
  const rows = drafts.flatMap(({ key, likes, created_at }) => {
    const fans = random.some(members, likes);
    return fans.map((member_id) => ({
      post_id: ids.get(key) ?? null,
      member_id,
      name: random.pick(palette, 2.4).name,
      created_at: iso(Math.min(GENERATED_NOW, Date.parse(created_at) + random.between(5, 2_000) * MINUTE)),
    }));
  });
  await insertRows(
    database,
    'reactions',
    { post_id: 'bigint', member_id: 'bigint', name: 'text', created_at: 'timestamptz' },
    rows,
    'do nothing',
  );
  await database.query(
    `insert into reaction_counts (post_id, name, count, first_at) select post_id, name, count(*)::int, min(created_at) from reactions group by 1, 2`,
  );
  await database.query(
    `update posts p set reaction_count = r.n from (select post_id, count(*)::int as n from reactions group by 1) r where r.post_id = p.id`,
  );
}
