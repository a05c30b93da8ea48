import type { Queryable } from '../database/database.js';
import { getMember, isMemberId } from '../members/get-member.js';
import { badInput, forbidden, notFound } from '../graphql/errors.js';
import { lockPost, findFor } from './find-post.js';
import { clean } from './post-filter.js';
import { toTag } from './tags.js';
import { memberOf, type Result, type Writing } from './write-once.js';

interface OnOne {
  readonly id: string;
}

/** Bookmarks are the viewer's own: nobody else is told. */
export function bookmark(keep: boolean) {
  return async ({ tx, reader }: Writing, { id }: OnOne): Promise<Result> => {
    const { viewerId } = memberOf(reader);
    if (keep) await findFor(tx, id, reader, 'bookmark');
    else await lockPost(tx, id, reader);
    await setPair(tx, 'bookmarks', 'post_id', 'bigint', viewerId, id, keep);
    return { type: 'post', id };
  };
}

/** Whatever post of a thread is named, the thread is followed. */
export function followThread(follow: boolean) {
  return async ({ tx, reader }: Writing, { id }: OnOne): Promise<Result> => {
    const { viewerId } = memberOf(reader);
    const row = await lockPost(tx, id, reader);
    await setPair(tx, 'thread_follows', 'post_id', 'bigint', viewerId, row.thread_id, follow);
    return { type: 'post', id };
  };
}

export function followTopic(follow: boolean) {
  return async ({ tx, reader }: Writing, { id }: OnOne): Promise<Result> => {
    const { viewerId } = memberOf(reader);
    const known = await tx.query('select 1 from topics where slug = $1', [clean(id)]);
    if (known.length === 0) throw notFound('There is no such topic');
    await setPair(tx, 'topic_follows', 'topic', 'text', viewerId, clean(id), follow);
    return { type: 'topic', id: clean(id) };
  };
}

export function followTag(follow: boolean) {
  return async ({ tx, reader }: Writing, { id }: OnOne): Promise<Result> => {
    const { viewerId } = memberOf(reader);
    const [known] = await tx.query('select 1 from tags where name = $1', [clean(id)]);
    const tag = known ? clean(id) : toTag(clean(id));
    if (tag === undefined) throw badInput('id', 'is not a tag');
    // Nobody need have used it yet: a tag begins with the first who posts with it or waits for that.
    if (follow) await tx.query('insert into tags (name) values ($1) on conflict do nothing', [tag]);
    await setPair(tx, 'tag_follows', 'tag', 'text', viewerId, tag, follow);
    return { type: 'tag', id: tag };
  };
}

export function mute(muted: boolean) {
  return async ({ tx, reader }: Writing, { id }: OnOne): Promise<Result> => {
    const { viewerId } = memberOf(reader);
    if (id === viewerId) throw forbidden('Nobody mutes themselves');
    if (!isMemberId(id) || !(await getMember(tx, { id }, viewerId))) throw notFound('There is no such member');
    await setPair(tx, 'mutes', 'muted_id', 'bigint', viewerId, id, muted);
    return { type: 'member', id };
  };
}

/** The names are our own words, never input. */
async function setPair(
  tx: Queryable,
  table: string,
  column: string,
  type: string,
  memberId: string,
  value: string,
  on: boolean,
): Promise<void> {
  await tx.query(
    on
      ? `insert into ${table} (member_id, ${column}) values ($1::bigint, $2::${type}) on conflict do nothing`
      : `delete from ${table} where member_id = $1::bigint and ${column} = $2::${type}`,
    [memberId, value],
  );
}

/** The viewer has read a thread, a topic or everything until then; it never goes back, nor beyond now. */
export async function markRead(
  { tx, reader }: Writing,
  { id, topic, until }: { readonly id?: string | null; readonly topic?: string | null; readonly until: Date },
): Promise<Result> {
  const { viewerId } = memberOf(reader);
  if (id != null && topic != null) throw badInput('topic', 'cannot be given together with id');
  let scope = '';
  if (id != null) scope = `post ${(await lockPost(tx, id, reader)).thread_id}`;
  if (topic != null) {
    const known = await tx.query('select 1 from topics where slug = $1', [clean(topic)]);
    if (known.length === 0) throw notFound('There is no such topic');
    scope = `topic ${clean(topic)}`;
  }
  await tx.query(
    `insert into read_marks (member_id, scope, until) values ($1::bigint, $2, least($3::timestamptz, now()))
      on conflict (member_id, scope) do update set until = greatest(read_marks.until, excluded.until)`,
    [viewerId, scope, until],
  );
  return { type: 'none', id: '' };
}
