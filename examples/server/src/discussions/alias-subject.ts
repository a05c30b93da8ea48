import type { Context } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';
import { publishMoved } from '../live/changes.js';
import { audit } from './audit.js';
import { changed } from './news.js';
import { noPost, refused } from './refusals.js';
import { checkKey, ensureThread, keptAs, threadsOf } from './subjects.js';
import { memberOf, type Result, type Writing } from './write-once.js';

/** A page has moved: what stands under its old key stands under the new one, and later comments with either key too. */
export async function aliasSubject(
  context: Context,
  { tx, reader }: Writing,
  input: { readonly from: string; readonly to: string; readonly site?: string | null },
): Promise<Result> {
  const { viewerId, moderator } = memberOf(reader);
  if (!moderator) throw refused('forbidden');
  const from = checkKey(input.from, 'from');
  const to = checkKey(input.to, 'to');
  if (from === to) throw badInput('to', 'is the same as from');
  const site = await context.discussions.sites.resolve(tx, input.site, context.origin);
  // One at a time: two that cross would lead in a circle.
  await tx.query('lock table subject_aliases in share row exclusive mode');
  // A page that moves back to where it was: its own key leads there, which must not lead away from itself any more.
  await tx.query(
    `delete from subject_aliases where site = $1 and key = $3
      and subject_id = (select id from subjects where site = $1 and key = $2)`,
    [site, from, to],
  );
  const threads = await threadsOf(tx, site, [from, to]);
  const old = threads.get(from);
  if (!old && !threads.has(to)) throw noPost();
  const places = await Promise.all([from, to].map((key) => keptAs(tx, site, key)));
  const id = await ensureThread(tx, { site, key: to });
  if (old && old.id !== id) await moveThread(tx, old.id, id);
  await tx.query(
    `insert into subject_aliases (site, key, subject_id)
      select $1, $2, subject_id from posts where id = $3::bigint
      on conflict (site, key) do update set subject_id = excluded.subject_id`,
    [site, from, id],
  );
  for (const key of new Set(places)) await publishMoved(tx, { site, key });
  await audit(tx, viewerId, 'alias', undefined, { from, to, site });
  return { type: 'post', id };
}

/** All comments of one page's thread go to the other's, each as deep as it was. */
async function moveThread(tx: Writing['tx'], from: string, to: string): Promise<void> {
  await tx.query('select 1 from posts where id in ($1::bigint, $2::bigint) order by id for update', [from, to]);
  const moved = await tx.query<{ id: string }>(
    `update posts set thread_id = $2::bigint, parent_id = case when parent_id = $1::bigint then $2::bigint else parent_id end,
        subject_id = (select subject_id from posts where id = $2::bigint)
      where thread_id = $1::bigint and id <> $1::bigint returning id::text`,
    [from, to],
  );
  await tx.query(
    `update subject_aliases set subject_id = (select subject_id from posts where id = $2::bigint)
      where subject_id = (select subject_id from posts where id = $1::bigint)`,
    [from, to],
  );
  await tx.query(
    `insert into thread_follows (member_id, post_id) select member_id, $2::bigint from thread_follows where post_id = $1::bigint
      on conflict do nothing`,
    [from, to],
  );
  const [old] = await tx.query<{ locked: boolean; archived: boolean; created_at: Date }>(
    'select locked, archived, created_at from posts where id = $1::bigint',
    [from],
  );
  await tx.query(
    `insert into read_marks (member_id, scope, until, since) select member_id, 'post ' || $2::bigint, until, since
      from read_marks where scope = 'post ' || $1::bigint
      on conflict (member_id, scope) do update set until = least(read_marks.until, excluded.until)`,
    [from, to],
  );
  await tx.query(`delete from read_marks where scope = 'post ' || $1::bigint`, [from]);
  await tx.query('delete from subjects where id = (select subject_id from posts where id = $1::bigint)', [from]);
  await tx.query('delete from posts where id = $1::bigint', [from]);
  await tx.query(
    `update posts set reply_count = (select count(*) from posts c where c.parent_id = $1::bigint and c.status = 'approved' and c.deleted_at is null),
        comment_count = (select count(*) from posts c where c.thread_id = $1::bigint and c.id <> $1::bigint and c.status = 'approved' and c.deleted_at is null),
        -- What held for the old page still does: closed to replies by whatever made it so, and as old as it is.
        locked = locked or $2::boolean, archived = archived or $3::boolean, created_at = least(created_at, $4::timestamptz),
        active_at = greatest(active_at, (select max(created_at) from posts c where c.thread_id = $1::bigint))
      where id = $1::bigint`,
    [to, old?.locked ?? false, old?.archived ?? false, old?.created_at ?? null],
  );
  await changed(tx, 'changed', [to, ...moved.map(({ id }) => id)]);
}
