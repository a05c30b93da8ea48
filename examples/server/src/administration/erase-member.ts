import type { Queryable } from '../database/database.js';
import { changed } from '../discussions/news.js';
import type { WriteArguments } from '../discussions/write-once.js';
import { withdrawEverywhere } from '../events/answer-event.js';
import type { Context } from '../graphql/context.js';
import { publishMember } from '../live/changes.js';
import { accountOf, act } from './act.js';

export interface EraseMember extends WriteArguments {
  readonly id: string;
  readonly posts: 'keep' | 'remove';
}

/** So many posts are told about in one statement. */
const BATCH = 500;

/** Erases an account and all that is its own, for good. What they wrote stays as by nobody, or goes too. */
export async function eraseMember(context: Context, input: EraseMember) {
  const { id, posts } = input;
  const files: string[] = [];
  const what = { action: 'erase', memberId: id, detail: { posts } };
  const clientMutationId = await act(context, 'administer', input, what, async (tx, viewer) => {
    await accountOf(tx, id, viewer);
    const touched = new Set([...(await takeBackReactions(tx, id)), ...(await takeBackVotes(tx, id))]);
    for (const post of await takeBackReports(tx, id)) touched.add(post);
    files.push(...(await filesOf(tx, id)));
    const own = posts === 'remove' ? await removePosts(tx, id) : await disownPosts(tx, id);
    for (const post of own) touched.delete(post);
    await withdrawEverywhere(tx, id);
    await tx.query('delete from answers where viewer = $1', [id]);
    // Words about them in the log may name them; that something was done stays.
    await tx.query(`update audit_log set detail = '{}' where member_id = $1::bigint`, [id]);
    await tx.query('delete from members where id = $1::bigint', [id]);
    for (const some of batches(own)) await changed(tx, posts === 'remove' ? 'deleted' : 'changed', some);
    for (const some of batches([...touched])) await changed(tx, 'changed', some);
    await publishMember(tx, id);
  });
  await context.files.remove(files);
  return { memberId: id, clientMutationId };
}

async function takeBackReactions(tx: Queryable, id: string): Promise<string[]> {
  const rows = await tx.query<{ post_id: string }>(
    `with gone as (delete from reactions where member_id = $1::bigint returning post_id, name),
      each as (update reaction_counts c set count = c.count - 1 from gone g where c.post_id = g.post_id and c.name = g.name)
      update posts p set reaction_count = reaction_count - g.count
        from (select post_id, count(*)::int as count from gone group by post_id) g where p.id = g.post_id
        returning p.id::text as post_id`,
    [id],
  );
  return rows.map(({ post_id }) => post_id);
}

async function takeBackVotes(tx: Queryable, id: string): Promise<string[]> {
  const rows = await tx.query<{ post_id: string }>(
    `with gone as (delete from poll_votes where member_id = $1::bigint returning post_id, option_id),
      each as (update poll_options o set votes = o.votes - 1 from gone g where o.id = g.option_id)
      update polls p set voters = voters - 1 from (select distinct post_id from gone) g where p.post_id = g.post_id
        returning p.post_id::text`,
    [id],
  );
  return rows.map(({ post_id }) => post_id);
}

async function takeBackReports(tx: Queryable, id: string): Promise<string[]> {
  const rows = await tx.query<{ post_id: string }>(
    `with gone as (delete from reports where member_id = $1::bigint returning post_id, settled_at)
      update posts p set report_count = report_count - g.count
        from (select post_id, count(*)::int as count from gone where settled_at is null group by post_id) g
        where p.id = g.post_id returning p.id::text as post_id`,
    [id],
  );
  return rows.map(({ post_id }) => post_id);
}

async function filesOf(tx: Queryable, id: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>('delete from attachments where owner_id = $1::bigint returning id', [id]);
  return rows.map((row) => row.id);
}

/** Nobody's from now on; what moderators and others edited in them stays. */
async function disownPosts(tx: Queryable, id: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `update posts set member_id = null, author_handle = null, author_name = null, guest_email = null, client_id = null
      where member_id = $1::bigint returning id::text`,
    [id],
  );
  return rows.map((row) => row.id);
}

/** What is left of each is its place. It counts as deleted long enough ago that nobody can restore it. */
async function removePosts(tx: Queryable, id: string): Promise<string[]> {
  const rows = await tx.query<{ id: string; parent_id: string | null; thread_id: string }>(
    `update posts set member_id = null, author_handle = null, author_name = null, guest_email = null, client_id = null,
        title = null, body = '', format = 'text', lang = null, link = null, tags = '{}', editor_id = null,
        deleted_by = null, deleted_at = least(deleted_at, date_trunc('milliseconds', clock_timestamp()) - interval '1 day'),
        status_note = null
      where member_id = $1::bigint returning id::text, parent_id::text, thread_id::text`,
    [id],
  );
  const ids = rows.map((row) => row.id);
  await tx.query('delete from post_versions where post_id = any($1::bigint[])', [ids]);
  await tx.query('delete from polls where post_id = any($1::bigint[])', [ids]);
  await tx.query(
    `update posts p set
        reply_count = (select count(*) from posts c where c.parent_id = p.id and c.status = 'approved' and c.deleted_at is null),
        comment_count = case when p.depth > 0 then p.comment_count else (select count(*) from posts c
          where c.thread_id = p.id and c.id <> p.id and c.status = 'approved' and c.deleted_at is null) end
      where p.id = any($1::bigint[])`,
    [[...new Set(rows.flatMap((row) => (row.parent_id === null ? [] : [row.parent_id, row.thread_id])))]],
  );
  return ids;
}

function batches(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / BATCH) }, (_, at) => ids.slice(at * BATCH, (at + 1) * BATCH));
}
