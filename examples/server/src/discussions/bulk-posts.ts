import { insertRows, type Json } from '../database/insert-rows.js';
import type { Queryable } from '../database/database.js';
import { upsert } from '../import/upsert.js';

/** What a file or the generator says of a post; further columns may be given beside these. */
export interface BulkPost {
  /** What it is found again by. */
  readonly key: string;
  /** Keys of what began its thread and of what it answers to; absent for what begins one. */
  readonly thread?: string | undefined;
  readonly parent?: string | undefined;
  readonly kind: string;
  readonly depth: number;
  readonly member_id?: number | null;
  readonly author_handle?: string | null;
  readonly author_name?: string | null;
  readonly title?: string | null;
  readonly body: string | null;
  readonly lang?: string | null;
  readonly topic?: string | null;
  readonly tags?: readonly string[];
  readonly link?: string | null;
  readonly subject_id?: number | null;
  readonly created_at: string;
}

const columns = {
  id: 'bigint',
  key: 'text',
  kind: 'text',
  thread_id: 'bigint',
  parent_id: 'bigint',
  depth: 'integer',
  member_id: 'bigint',
  author_handle: 'text',
  author_name: 'text',
  title: 'text',
  body: 'text',
  lang: 'text',
  topic: 'text',
  tags: 'text[]',
  link: 'text',
  subject_id: 'bigint',
  created_at: 'timestamptz',
  active_at: 'timestamptz',
};

/** Written again only where it differs, so that what members and moderators did since is kept. */
const { id: _, active_at: __, ...compared } = columns;

/** Takes many posts, each after what it answers to, and finds those again that are there. Gives their ids by key. */
export async function writePosts(database: Queryable, posts: readonly BulkPost[]): Promise<Map<string, number>> {
  const keys = JSON.stringify(posts.map(({ key }) => key));
  const known = await database.query<{ key: string; id: number }>(
    `with wanted as (select key, position from jsonb_array_elements_text($1::jsonb) with ordinality as k (key, position))
      select w.key, coalesce(p.id, nextval(pg_get_serial_sequence('posts', 'id')))::int as id
      from wanted w left join posts p on p.key = w.key order by w.position`,
    [keys],
  );
  const ids = new Map(known.map(({ key, id }) => [key, id]));
  const rows = posts.map(({ thread, parent, ...post }): Record<string, Json> => ({
    member_id: null,
    author_handle: null,
    author_name: null,
    title: null,
    lang: null,
    topic: null,
    link: null,
    subject_id: null,
    ...post,
    tags: post.tags ?? [],
    id: ids.get(post.key) ?? null,
    thread_id: ids.get(thread ?? post.key) ?? null,
    parent_id: parent === undefined ? null : (ids.get(parent) ?? null),
    active_at: post.created_at,
  }));
  const again = upsert('posts', 'key', compared).replace(' where (', ', revision = posts.revision + 1 where (');
  await insertRows(database, 'posts', columns, rows, again);
  await database.query('insert into tags (name) select distinct unnest(tags) from posts on conflict do nothing');
  return ids;
}

/** Counts anew what posts keep about each other, for all or for these threads, after rows were written past the rules. */
export async function recount(database: Queryable, threads?: readonly number[]): Promise<void> {
  const within = threads ? 'where thread_id = any($1::bigint[])' : '';
  const params = threads ? [threads.map(String)] : [];
  await database.query(
    `with shown as (select id, parent_id, thread_id, created_at from posts
        where status = 'approved' and deleted_at is null ${within ? 'and thread_id = any($1::bigint[])' : ''}),
      direct as (select parent_id, count(*)::int as n from shown group by parent_id),
      below as (select thread_id, count(*)::int - 1 as n, max(created_at) as last from shown group by thread_id),
      counted as (select p.id, coalesce(d.n, 0) as replies, case when p.depth = 0 then coalesce(b.n, 0) else 0 end as comments,
        case when p.depth = 0 then greatest(p.created_at, b.last) else p.created_at end as active
        from posts p left join direct d on d.parent_id = p.id left join below b on b.thread_id = p.id
        ${within.replace('thread_id', 'p.thread_id')})
      update posts p set reply_count = c.replies, comment_count = c.comments, active_at = c.active from counted c
        where c.id = p.id and (p.reply_count, p.comment_count, p.active_at) is distinct from (c.replies, c.comments, c.active)`,
    params,
  );
}
