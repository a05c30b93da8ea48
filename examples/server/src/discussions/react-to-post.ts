import { findFor } from './find-post.js';
import { badInput } from '../graphql/errors.js';
import { changed } from './news.js';
import { toReaction } from './reactions.js';
import { memberOf, type Result, type Writing } from './write-once.js';

/** Different reactions of one member to one post. */
const MAX_EACH = 20;

interface Reaction {
  readonly id: string;
  readonly reaction: string;
}

export async function addReaction({ tx, reader }: Writing, { id, reaction }: Reaction): Promise<Result> {
  const { viewerId } = memberOf(reader);
  const name = toReaction(reaction);
  await findFor(tx, id, reader, 'react');
  const mine = await tx.query<{ count: number }>(
    'select count(*)::int as count from reactions where post_id = $1::bigint and member_id = $2::bigint',
    [id, viewerId],
  );
  if ((mine[0]?.count ?? 0) >= MAX_EACH) throw badInput('reaction', `at most ${MAX_EACH} to one post`);
  const added = await tx.query(
    'insert into reactions (post_id, name, member_id) values ($1::bigint, $2, $3::bigint) on conflict do nothing returning id',
    [id, name, viewerId],
  );
  if (added.length === 0) return { type: 'post', id };
  await tx.query(
    `insert into reaction_counts (post_id, name, count) values ($1::bigint, $2, 1)
      on conflict (post_id, name) do update set count = reaction_counts.count + 1`,
    [id, name],
  );
  return count({ tx }, id, 1);
}

export async function removeReaction({ tx, reader }: Writing, { id, reaction }: Reaction): Promise<Result> {
  const { viewerId } = memberOf(reader);
  const name = toReaction(reaction);
  await findFor(tx, id, reader, 'react');
  const removed = await tx.query(
    'delete from reactions where post_id = $1::bigint and name = $2 and member_id = $3::bigint returning id',
    [id, name, viewerId],
  );
  if (removed.length === 0) return { type: 'post', id };
  await tx.query('update reaction_counts set count = count - 1 where post_id = $1::bigint and name = $2', [id, name]);
  return count({ tx }, id, -1);
}

async function count({ tx }: Pick<Writing, 'tx'>, id: string, step: 1 | -1): Promise<Result> {
  await tx.query('update posts set reaction_count = reaction_count + $2::int where id = $1::bigint', [id, step]);
  await changed(tx, 'changed', [id]);
  return { type: 'post', id };
}
