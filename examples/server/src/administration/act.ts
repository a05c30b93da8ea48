import type { Queryable } from '../database/database.js';
import { writeOnce, type WriteArguments } from '../discussions/write-once.js';
import { clean } from '../discussions/post-filter.js';
import type { Context } from '../graphql/context.js';
import { forbidden, notFound, unauthenticated } from '../graphql/errors.js';
import { isMemberId } from '../members/get-member.js';
import type { Viewer } from '../members/viewer.js';

export type Permission = 'moderate' | 'administer';

/** What an act leaves in the log. */
export interface Act {
  readonly action: string;
  readonly memberId?: string | undefined;
  readonly detail?: Readonly<Record<string, string | null>> | undefined;
}

/** @throws where the viewer may not. Who administers may do what moderators may. */
export function permitted(viewer: Viewer | null, permission: Permission): Viewer {
  if (!viewer) throw unauthenticated();
  const { permissions } = viewer;
  if (!permissions.includes(permission) && !permissions.includes('administer')) {
    throw forbidden(`This takes the permission ${permission}`);
  }
  return viewer;
}

/** Does something once for each `clientMutationId`, in one transaction with its entry in the log. */
export async function act(
  context: Context,
  permission: Permission,
  input: WriteArguments,
  what: Act,
  work: (tx: Queryable, viewer: Viewer) => Promise<void>,
): Promise<string | null> {
  const viewer = permitted(context.viewer, permission);
  const { clientMutationId } = await writeOnce(context, what.action, input, async ({ tx }) => {
    await work(tx, viewer);
    await note(tx, viewer.memberId, what);
    return { type: 'none', id: '' };
  });
  return clientMutationId;
}

export async function note(tx: Queryable, actorId: string, { action, memberId, detail = {} }: Act): Promise<void> {
  const said = Object.fromEntries(
    Object.entries(detail).flatMap(([name, value]) => (value === null ? [] : [[name, clean(value)]])),
  );
  await tx.query(
    'insert into audit_log (actor_id, action, member_id, detail) values ($1::bigint, $2, $3::bigint, $4::jsonb)',
    [actorId, action, memberId ?? null, JSON.stringify(said)],
  );
}

export interface Account {
  readonly id: string;
  readonly permissions: readonly string[];
}

/**
 * The member that an act is about, kept from changing meanwhile.
 *
 * @throws NOT_FOUND; FORBIDDEN where it is oneself, or somebody with more rights.
 */
export async function accountOf(tx: Queryable, id: string, viewer: Viewer): Promise<Account> {
  const rows = isMemberId(id)
    ? await tx.query<{ id: string; permissions: string[] }>(
        'select id::text, permissions from members where id = $1::bigint for update',
        [id],
      )
    : [];
  const account = rows[0];
  if (!account) throw notFound('There is no such member');
  if (account.id === viewer.memberId) throw forbidden('Nobody does this to themselves');
  const above = account.permissions.length > 0 && !viewer.permissions.includes('administer');
  if (above) throw forbidden('Only administrators do this to who has permissions');
  return account;
}
