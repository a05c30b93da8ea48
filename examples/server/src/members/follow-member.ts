import type { Database } from '../database/database.js';
import { forbidden, notFound } from '../graphql/errors.js';
import { getMember, isMemberId } from './get-member.js';
import type { MemberRow } from './member-row.js';

/** Follows or unfollows; either may be done again and changes nothing more. Answers the member as they are afterwards. */
export async function setFollowing(
  database: Database,
  viewerId: string,
  id: string,
  follow: boolean,
): Promise<MemberRow> {
  if (id === viewerId) throw forbidden('Nobody follows themselves');
  return database.transaction(async (tx) => {
    const visible = isMemberId(id) && (await getMember(tx, { id }, viewerId));
    if (!visible) throw notFound('There is no such member');
    await tx.query(
      follow
        ? 'insert into follows (follower_id, followee_id) values ($1::bigint, $2::bigint) on conflict do nothing'
        : 'delete from follows where follower_id = $1::bigint and followee_id = $2::bigint',
      [viewerId, id],
    );
    const after = await getMember(tx, { id }, viewerId);
    if (!after) throw notFound('There is no such member');
    return after;
  });
}
