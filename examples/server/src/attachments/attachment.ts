import type { Queryable } from '../database/database.js';
import { badInput } from '../graphql/errors.js';
import { fileRules } from './file-rules.js';

export interface AttachmentRow extends Record<string, unknown> {
  readonly id: string;
  readonly post_id: string | null;
  readonly owner_id: string;
  readonly name: string;
  readonly media_type: string;
  readonly size: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly alt: string | null;
}

/** An attachment as the contract has it. */
export interface AttachmentView {
  readonly id: string;
  readonly url: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly alt: string | null;
  readonly previewUrl: null;
}

export const attachmentColumns = `id, post_id::text, owner_id::text, name, media_type, size::int, width, height, alt`;

export function toAttachment(row: AttachmentRow, origin: string): AttachmentView {
  const { id, name, media_type: mediaType, size, width, height, alt } = row;
  const url = `${origin}/files/${id}/${encodeURIComponent(name)}`;
  return { id, url, name, mediaType, size, width, height, alt, previewUrl: null };
}

/** The files of some posts in their order. Posts without any have no entry. */
export async function attachmentsOf(
  database: Queryable,
  postIds: readonly string[],
  origin: string,
): Promise<Map<string, AttachmentView[]>> {
  const rows = await database.query<AttachmentRow & { post_id: string }>(
    `select ${attachmentColumns} from attachments where post_id = any($1::bigint[]) order by post_id, position, id`,
    [postIds],
  );
  const byPost = new Map<string, AttachmentView[]>();
  for (const row of rows) {
    const list = byPost.get(row.post_id) ?? [];
    list.push(toAttachment(row, origin));
    byPost.set(row.post_id, list);
  }
  return byPost;
}

/**
 * Makes these the files of a post, in this order: those that it has no more are free again. To be called in the
 * transaction that writes the post.
 *
 * @throws BAD_USER_INPUT where there are too many, and where one is not there, another post's or another member's.
 */
export async function attach(
  transaction: Queryable,
  postId: string,
  ids: readonly string[],
  memberId: string | null,
): Promise<void> {
  const wanted = [...new Set(ids)];
  if (wanted.length > fileRules.maxFiles) throw badInput('attachments', `at most ${fileRules.maxFiles}`);
  await transaction.query(
    'update attachments set post_id = null where post_id = $1::bigint and id <> all($2::text[])',
    [postId, wanted],
  );
  if (wanted.length === 0) return;
  const taken = await transaction.query(
    `update attachments a set post_id = $1::bigint, position = w.position, free_since = null
      from unnest($2::text[]) with ordinality as w (id, position)
      where a.id = w.id and (a.post_id = $1::bigint or (a.post_id is null and a.owner_id = $3::bigint)) returning a.id`,
    [postId, wanted, memberId],
  );
  if (taken.length < wanted.length) throw badInput('attachments', 'there is no such file of yours');
}
