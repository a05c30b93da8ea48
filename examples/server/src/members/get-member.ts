import type { Queryable } from '../database/database.js';
import { memberColumns, type MemberRow } from './member-row.js';

/** A member by id or handle, unless hidden from this viewer. An id that is none of ours finds nobody. */
export async function getMember(
  database: Queryable,
  by: { readonly id: string } | { readonly handle: string },
  viewerId: string | null,
): Promise<MemberRow | undefined> {
  const byId = 'id' in by;
  const value = byId ? by.id : by.handle;
  if (byId && !isMemberId(value)) return undefined;
  const rows = await database.query<MemberRow>(
    `select ${memberColumns('$1')} from members m
      where ${byId ? 'm.id = $2::bigint' : 'm.handle = $2'} and (not m.hidden or m.id = $1::bigint)`,
    [viewerId, value.replaceAll('\0', '')],
  );
  return rows[0];
}

export function isMemberId(id: string): boolean {
  return /^[1-9]\d{0,15}$/.test(id);
}
