import type { Queryable } from '../database/database.js';
import { publish, type PostNews, type PostStatus } from '../live/changes.js';

interface NewsRow extends Record<string, unknown> {
  readonly id: string;
  readonly thread_id: string;
  readonly revision: number;
  readonly kind: string;
  readonly member_id: string | null;
  readonly topic: string | null;
  readonly tags: string[];
  readonly status: PostStatus;
  readonly report_count: number;
  readonly site: string | null;
  readonly key: string | null;
}

export type Standing = readonly PostStatus[];

export function standing(row: { readonly status: PostStatus; readonly reports: number }): Standing {
  return row.reports > 0 ? [row.status, 'reported'] : [row.status];
}

/**
 * Counts a change that somebody can see, and tells everybody whom it concerns when the transaction commits.
 *
 * @param before where each stood before, by id, for those for which that changed; empty for one that is new.
 */
export async function changed(
  tx: Queryable,
  type: PostNews['type'],
  ids: readonly string[],
  {
    before = {},
    words = false,
  }: { readonly before?: Readonly<Record<string, Standing>>; readonly words?: boolean } = {},
): Promise<void> {
  const rows = await tx.query<NewsRow>(
    `with touched as (
      update posts p set revision = revision + $2::int,
          words_revision = case when $3::boolean then revision + $2::int else words_revision end
        where id = any($1::bigint[]) returning p.*)
      select p.id::text, p.thread_id::text, p.revision, p.kind, p.member_id::text, coalesce(p.topic, r.topic) as topic, p.tags, p.status, p.report_count, s.site, s.key
        from touched p left join posts r on r.id = p.thread_id left join subjects s on s.id = r.subject_id order by p.id`,
    [ids, type === 'created' ? 0 : 1, words],
  );
  for (const row of rows) {
    const status = standing({ status: row.status, reports: row.report_count });
    await publish(tx, {
      type,
      postId: row.id,
      threadId: row.thread_id,
      revision: row.revision,
      kind: row.kind,
      authorId: row.member_id,
      topicId: row.topic,
      tags: row.tags,
      subject: row.site !== null && row.key !== null ? { site: row.site, key: row.key } : null,
      status,
      before: type === 'created' ? [] : (before[row.id] ?? status),
    });
  }
}

/** A post has come into sight for everybody, or gone out of it: what stands above it counts it anew. */
export async function recountAbove(
  tx: Queryable,
  post: { readonly parent_id: string | null; readonly thread_id: string },
  step: 1 | -1,
): Promise<void> {
  if (post.parent_id === null) return;
  await tx.query(
    `update posts set reply_count = reply_count + case when id = $2::bigint then $3::int else 0 end,
        comment_count = comment_count + case when id = $1::bigint then $3::int else 0 end,
        active_at = case when id = $1::bigint then greatest(created_at, (select max(created_at) from posts c
          where c.thread_id = $1::bigint and c.status = 'approved' and c.deleted_at is null)) else active_at end
      where id in ($1::bigint, $2::bigint)`,
    [post.thread_id, post.parent_id, step],
  );
  await changed(tx, 'changed', [...new Set([post.thread_id, post.parent_id])]);
}
