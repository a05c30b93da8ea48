import { findFor } from './find-post.js';
import { changed } from './news.js';
import { memberOf, type Result, type Writing } from './write-once.js';

/** Settles a question by an answer, or opens it again. The question comes back. */
export function accept(accepted: boolean) {
  return async ({ tx, reader }: Writing, { id }: { readonly id: string }): Promise<Result> => {
    memberOf(reader);
    const row = await findFor(tx, id, reader, 'accept');
    const done = await tx.query(
      accepted
        ? 'update posts set accepted_id = $2::bigint where id = $1::bigint and accepted_id is distinct from $2::bigint returning id'
        : 'update posts set accepted_id = null where id = $1::bigint and accepted_id = $2::bigint returning id',
      [row.thread_id, id],
    );
    if (done.length > 0) await changed(tx, 'changed', [row.thread_id]);
    return { type: 'post', id: row.thread_id };
  };
}
