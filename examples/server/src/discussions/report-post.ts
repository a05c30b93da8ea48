import { badInput } from '../graphql/errors.js';
import { findFor } from './find-post.js';
import { changed, standing } from './news.js';
import { readReason } from './post-input.js';
import { memberOf, type Result, type Writing } from './write-once.js';

/** Once for each member until it is settled; again changes nothing. */
export async function reportPost(
  { tx, reader }: Writing,
  { id, ...why }: { readonly id: string; readonly reason: string; readonly note?: string | null },
): Promise<Result> {
  const { viewerId } = memberOf(reader);
  const { reason, note } = readReason(why.reason, why.note);
  if (reason === null) throw badInput('reason', 'is empty');
  const row = await findFor(tx, id, reader, 'report');
  const added = await tx.query(
    `insert into reports (post_id, member_id, reason, note) values ($1::bigint, $2::bigint, $3, $4)
      on conflict (post_id, member_id) where settled_at is null do nothing returning id`,
    [id, viewerId, reason, note],
  );
  if (added.length === 0) return { type: 'post', id };
  await tx.query('update posts set report_count = report_count + 1 where id = $1::bigint', [id]);
  await changed(tx, 'changed', [id], { before: { [id]: standing(row) } });
  return { type: 'post', id };
}
