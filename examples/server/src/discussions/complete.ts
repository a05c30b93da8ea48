import type { Queryable } from '../database/database.js';
import { badInput } from '../graphql/errors.js';
import { clean } from './post-filter.js';
import { authorColumn, type AuthorRow } from './post-row.js';
import { memberAsAuthor, type AuthorView } from './post-view.js';
import { isPostId } from './read-posts.js';
import type { Reader } from './reader.js';

const MAX_LIMIT = 50;

/** @throws where what was typed or the number cannot be taken. */
export function checkCompletion(prefix: string, limit: number): { prefix: string; limit: number } {
  if (prefix.length > 100) throw badInput('prefix', 'is longer than 100 characters');
  if (limit < 1 || limit > MAX_LIMIT) throw badInput('limit', `must be 1 to ${MAX_LIMIT}`);
  return { prefix: clean(prefix), limit };
}

/** Members whose handle, name or a word in it begins so: first those of the thread, then those whom the viewer follows. */
export async function completeMembers(
  database: Queryable,
  prefix: string,
  thread: string | null,
  limit: number,
  reader: Reader,
): Promise<AuthorView[]> {
  const within = thread !== null && isPostId(thread) ? thread : null;
  const rows = await database.query<{ author: AuthorRow }>(
    `select ${authorColumn} as author,
        exists (select from posts p where p.thread_id = (select thread_id from posts where id = $2::bigint)
          and p.member_id = m.id and p.status = 'approved' and p.deleted_at is null) as here,
        exists (select from follows f where f.follower_id = $3::bigint and f.followee_id = m.id) as followed
      from members m where not m.hidden
        and (m.handle like kith_prefix($1) or m.search_name like kith_prefix($1) or m.search_name like '% ' || kith_prefix($1))
        and not exists (select from mutes u where u.member_id = $3::bigint and u.muted_id = m.id)
      order by here desc, followed desc, m.handle like kith_prefix($1) desc, m.search_name, m.id limit ${limit}`,
    [prefix, within, reader.viewerId],
  );
  return rows.flatMap(({ author }) => memberAsAuthor(author, reader) ?? []);
}

export interface EmojiView {
  readonly name: string;
  readonly emoji: string | null;
  readonly imageUrl: string | null;
}

/** The community's own emoji. */
export async function completeEmoji(
  database: Queryable,
  prefix: string,
  limit: number,
  origin: string,
): Promise<EmojiView[]> {
  const rows = await database.query<{ name: string; emoji: string | null; image_url: string | null }>(
    `select name, emoji, image_url from emoji where name like kith_prefix($1) order by name limit ${limit}`,
    [prefix],
  );
  return rows.map(({ name, emoji, image_url: url }) => ({
    name,
    emoji,
    imageUrl: url === null ? null : new URL(url, origin).href,
  }));
}
