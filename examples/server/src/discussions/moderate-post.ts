import type { Queryable } from '../database/database.js';
import { audit } from './audit.js';
import { countForMember } from './create-post.js';
import type { Decision } from './delete-post.js';
import { findFor } from './find-post.js';
import { changed, recountAbove, standing } from './news.js';
import { readReason } from './post-input.js';
import type { PostRow } from './post-row.js';
import { memberOf, type Result, type Writing } from './write-once.js';

const outcomes = { approve: 'approved', reject: 'rejected', hide: 'hidden' } as const;

/** Decides about a post: that settles its open reports, and its author is told which and why. */
export function decide(action: keyof typeof outcomes) {
  return async ({ tx, reader }: Writing, { id, ...why }: Decision): Promise<Result> => {
    const { viewerId } = memberOf(reader);
    const { reason, note } = readReason(why.reason, why.note);
    const row = await findFor(tx, id, reader, action);
    await tx.query('update reports set settled_at = now() where post_id = $1::bigint and settled_at is null', [id]);
    await tx.query(
      `update posts set status = $2, status_reason = $3, status_note = $4, status_by = $5::bigint,
          status_at = date_trunc('milliseconds', clock_timestamp()), report_count = 0 where id = $1::bigint`,
      [id, outcomes[action], reason, note, viewerId],
    );
    await audit(tx, viewerId, action, row, { reason, note });
    await changed(tx, 'changed', [id], { before: { [id]: standing(row) } });
    await countDecision(tx, row, outcomes[action]);
    return { type: 'post', id };
  };
}

async function countDecision(tx: Queryable, row: PostRow, status: (typeof outcomes)[keyof typeof outcomes]) {
  const was = row.status === 'approved';
  const is = status === 'approved';
  if (was === is || row.deleted_at !== null) return;
  await recountAbove(tx, row, is ? 1 : -1);
  if (row.member_id !== null) await countForMember(tx, row.member_id, is ? 1 : -1);
}

const switches = {
  pin: { action: 'pin', set: 'pinned = 1' },
  unpin: { action: 'pin', set: 'pinned = 0' },
  lock: { action: 'lock', set: 'locked = true' },
  unlock: { action: 'lock', set: 'locked = false' },
  archive: { action: 'archive', set: 'archived = true' },
  unarchive: { action: 'archive', set: 'archived = false' },
} as const;

/** Pins, locks or archives a thread, or takes that back; twice is once. */
export function turn(name: keyof typeof switches) {
  const { action, set } = switches[name];
  return async ({ tx, reader }: Writing, { id, ...why }: Decision): Promise<Result> => {
    const { viewerId } = memberOf(reader);
    const { reason, note } = readReason(why.reason, why.note);
    const row = await findFor(tx, id, reader, action);
    const [column = ''] = set.split(' ');
    const done = await tx.query(
      `update posts set ${set} where id = $1::bigint and ${column} is distinct from ${set.split('= ')[1]} returning id`,
      [id],
    );
    if (done.length === 0) return { type: 'post', id };
    await audit(tx, viewerId, name, row, { reason, note });
    await changed(tx, 'changed', [id]);
    return { type: 'post', id };
  };
}
