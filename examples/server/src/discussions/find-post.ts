import type { Queryable } from '../database/database.js';
import { abilities, replyRefusal, type PostAction } from './abilities.js';
import type { PostRow } from './post-row.js';
import { sightOf } from './post-view.js';
import { isPostId, readPolls, readRows } from './read-posts.js';
import type { Reader } from './reader.js';
import { noPost, refused } from './refusals.js';

/**
 * A post of which the viewer may do something, held until the transaction ends.
 *
 * @throws `NOT_FOUND` where they may not see it, `FORBIDDEN` with the reason where they may not do that.
 */
export async function findFor(tx: Queryable, id: string, reader: Reader, action: PostAction): Promise<PostRow> {
  const row = await lockPost(tx, id, reader);
  const poll = action === 'vote' ? (await readPolls(tx, [id], reader.viewerId)).get(id) : undefined;
  if (abilities(row, reader, poll).includes(action)) return row;
  throw refused(reasonFor(row, reader));
}

/** A post that the viewer may see, held until the transaction ends. */
export async function lockPost(tx: Queryable, id: string, reader: Reader): Promise<PostRow> {
  if (!isPostId(id)) throw noPost();
  // The thread first, in every write: writes that wait for each other do so in the same order.
  await tx.query('select 1 from posts where id = (select thread_id from posts where id = $1::bigint) for update', [id]);
  await tx.query('select 1 from posts where id = $1::bigint for update', [id]);
  const row = (await readRows(tx, [id], reader.viewerId)).get(id);
  if (!row || sightOf(row, reader, false) === 'none') throw noPost();
  return row;
}

function reasonFor(row: PostRow, reader: Reader) {
  if (reader.viewerId === null) return 'unauthenticated';
  const refusal = replyRefusal(row, reader);
  return refusal === 'suspended' || refusal === 'archived' ? refusal : 'forbidden';
}
