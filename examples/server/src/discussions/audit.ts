import type { Queryable } from '../database/database.js';
import type { PostRow } from './post-row.js';

/** Notes what a moderator did. */
export async function audit(
  tx: Queryable,
  actorId: string,
  action: string,
  post: Pick<PostRow, 'id' | 'member_id'> | undefined,
  detail: Readonly<Record<string, string | null>> = {},
): Promise<void> {
  await tx.query(
    'insert into audit_log (actor_id, action, post_id, member_id, detail) values ($1::bigint, $2, $3::bigint, $4::bigint, $5::jsonb)',
    [actorId, action, post?.id ?? null, post?.member_id ?? null, JSON.stringify(detail)],
  );
}
