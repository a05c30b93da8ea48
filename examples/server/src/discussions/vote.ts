import { badInput } from '../graphql/errors.js';
import { findFor } from './find-post.js';
import { changed } from './news.js';
import { readPolls } from './read-posts.js';
import { memberOf, type Result, type Writing } from './write-once.js';

/** All that the viewer chooses from now on; none takes the vote back. */
export async function vote(
  { tx, reader }: Writing,
  { id, options }: { readonly id: string; readonly options: readonly string[] },
): Promise<Result> {
  const { viewerId } = memberOf(reader);
  await findFor(tx, id, reader, 'vote');
  const poll = (await readPolls(tx, [id], viewerId)).get(id);
  const chosen = [...new Set(options)];
  if (!poll || chosen.some((option) => !poll.options.some((one) => one.id === option)))
    throw badInput('options', 'is none of this poll');
  if (chosen.length > 1 && !poll.multiple) throw badInput('options', 'only one can be chosen');
  const before = poll.options.filter(({ mine }) => mine).map((option) => option.id);
  const taken = before.filter((option) => !chosen.includes(option));
  const given = chosen.filter((option) => !before.includes(option));
  if (taken.length === 0 && given.length === 0) return { type: 'post', id };
  await tx.query('delete from poll_votes where member_id = $1::bigint and option_id = any($2::bigint[])', [
    viewerId,
    taken,
  ]);
  await tx.query(
    'insert into poll_votes (option_id, member_id, post_id) select unnest($2::bigint[]), $1::bigint, $3::bigint',
    [viewerId, given, id],
  );
  await tx.query(
    `update poll_options set votes = votes + case when id = any($2::bigint[]) then 1 else -1 end
      where post_id = $1::bigint and (id = any($2::bigint[]) or id = any($3::bigint[]))`,
    [id, given, taken],
  );
  const voters = Number(chosen.length > 0) - Number(before.length > 0);
  await tx.query('update polls set voters = voters + $2::int where post_id = $1::bigint', [id, voters]);
  await changed(tx, 'changed', [id]);
  return { type: 'post', id };
}
