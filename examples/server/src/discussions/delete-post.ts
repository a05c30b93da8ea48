import { audit } from './audit.js';
import { countForMember } from './create-post.js';
import { findFor } from './find-post.js';
import { changed, recountAbove } from './news.js';
import { readReason } from './post-input.js';
import type { PostRow } from './post-row.js';
import { memberOf, type Result, type Writing } from './write-once.js';

export interface Decision {
  readonly id: string;
  readonly reason?: string | null;
  readonly note?: string | null;
}

/** Takes a post away; it stays as a mark where others answered to it. */
export async function deletePost({ tx, reader }: Writing, { id, ...why }: Decision): Promise<Result> {
  const { viewerId } = memberOf(reader);
  const { reason, note } = readReason(why.reason, why.note);
  const row = await findFor(tx, id, reader, 'delete');
  await tx.query(
    `update posts set deleted_at = date_trunc('milliseconds', clock_timestamp()), deleted_by = $2::bigint, pinned = 0,
        status_reason = coalesce($3, status_reason), status_note = coalesce($4, status_note) where id = $1::bigint`,
    [id, viewerId, reason, note],
  );
  if (row.member_id !== viewerId) await audit(tx, viewerId, 'delete', row, { reason, note });
  await changed(tx, 'deleted', [id], { words: true });
  await count(tx, row, -1);
  return { type: 'post', id };
}

/** Takes a deletion back: one's own, or as a moderator anybody's. */
export async function restorePost({ tx, reader }: Writing, { id }: { readonly id: string }): Promise<Result> {
  const { viewerId } = memberOf(reader);
  const row = await findFor(tx, id, reader, 'restore');
  await tx.query('update posts set deleted_at = null, deleted_by = null where id = $1::bigint', [id]);
  if (row.member_id !== viewerId) await audit(tx, viewerId, 'restore', row);
  await changed(tx, 'changed', [id], { words: true });
  await count(tx, row, 1);
  return { type: 'post', id };
}

/** What was not approved was counted nowhere. */
async function count(tx: Writing['tx'], row: PostRow, step: 1 | -1): Promise<void> {
  if (row.status !== 'approved') return;
  await recountAbove(tx, row, step);
  if (row.member_id !== null) await countForMember(tx, row.member_id, step);
}
