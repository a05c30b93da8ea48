import type { Database } from '../database/database.js';

/**
 * Makes these members administrators: who starts the server decides who the first ones are.
 *
 * @throws with one plain sentence where nobody has such a handle.
 */
export async function appoint(database: Database, handles: readonly string[]): Promise<void> {
  for (const handle of new Set(handles)) {
    const rows = await database.query(
      `update members set permissions =
          array(select distinct one from unnest(permissions || array['administer', 'moderate']) as one order by one)
        where handle = $1 returning id`,
      [handle],
    );
    if (rows.length === 0) throw new Error(`--admin ${handle} is nobody's handle here`);
    await database.query(
      `insert into audit_log (action, member_id, detail)
        select 'set-permissions', id, jsonb_build_object('permissions', array_to_string(permissions, ' '))
        from members where handle = $1`,
      [handle],
    );
  }
}
