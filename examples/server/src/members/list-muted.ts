import type { Queryable } from '../database/database.js';
import { checkSlice, decodeKeys, encodeKeys, type PageInfo, type Slice } from '../discussions/cursor.js';
import { memberColumns, type MemberRow } from './member-row.js';

/** Members whom the viewer has muted and who can still be seen. */
export async function listMuted(
  database: Queryable,
  viewerId: string,
  input: Slice,
): Promise<PageInfo & { readonly rows: readonly MemberRow[]; readonly total: number }> {
  const first = checkSlice(input, { standard: 50, most: 100 });
  const after = input.after == null ? undefined : decodeKeys(input.after, 'after', [/^muted$/, /^[1-9]\d{0,15}$/])[1];
  const rows = await database.query<MemberRow>(
    `select ${memberColumns('$1')} from members m join mutes u on u.muted_id = m.id and u.member_id = $1::bigint
      where not m.hidden and ($2::bigint is null or m.id > $2::bigint) order by m.id limit ${first + 1}`,
    [viewerId, after ?? null],
  );
  const count = await database.query<{ count: number }>(
    'select count(*)::int as count from mutes u join members m on m.id = u.muted_id and not m.hidden where u.member_id = $1::bigint',
    [viewerId],
  );
  const shown = rows.slice(0, first);
  const cursor = (row: MemberRow | undefined) => (row ? encodeKeys(['muted', row.id]) : null);
  return {
    rows: shown,
    total: count[0]?.count ?? 0,
    hasNextPage: rows.length > first,
    endCursor: cursor(shown.at(-1)),
    hasPreviousPage: after !== undefined,
    startCursor: cursor(shown[0]),
  };
}
