import type { WriteArguments } from '../discussions/write-once.js';
import type { Context } from '../graphql/context.js';
import { badInput, notFound } from '../graphql/errors.js';
import { accountOf, act, permitted } from './act.js';

export interface SuspendMember extends WriteArguments {
  readonly id: string;
  readonly reason: string;
  readonly until?: Date | null;
}

export interface SuspensionView {
  readonly memberId: string;
  readonly reason: string | null;
  readonly until: Date | null;
  readonly by: string | null;
  readonly createdAt: Date;
}

export async function suspendMember(context: Context, input: SuspendMember) {
  const { id, until } = input;
  const reason = checkReason(input.reason);
  if (reason === null) throw badInput('reason', 'is empty');
  if (until && until.getTime() <= Date.now()) throw badInput('until', 'has passed');
  const detail = { reason, until: until?.toISOString() ?? null };
  const what = { action: 'suspend', memberId: id, detail };
  const clientMutationId = await act(context, 'moderate', input, what, async (tx, viewer) => {
    await accountOf(tx, id, viewer);
    await tx.query(
      `insert into suspensions (member_id, reason, until, by_id) values ($1::bigint, $2, $3::timestamptz, $4::bigint)
        on conflict (member_id) do update set reason = excluded.reason, until = excluded.until, by_id = excluded.by_id,
          created_at = clock_timestamp()`,
      [id, reason, until ?? null, viewer.memberId],
    );
  });
  const suspension = await readSuspension(context, id);
  if (!suspension) throw notFound('The suspension was lifted meanwhile');
  return { suspension, clientMutationId };
}

export async function liftSuspension(
  context: Context,
  input: WriteArguments & { readonly id: string; readonly reason?: string | null },
) {
  const { id } = input;
  const what = { action: 'lift', memberId: id, detail: { reason: checkReason(input.reason) } };
  const clientMutationId = await act(context, 'moderate', input, what, async (tx, viewer) => {
    await accountOf(tx, id, viewer);
    await tx.query('delete from suspensions where member_id = $1::bigint', [id]);
  });
  return { memberId: id, clientMutationId };
}

/** @returns `null` where there is none, or it has run out. */
export async function readSuspension(
  { database, viewer, budget }: Context,
  id: string,
): Promise<SuspensionView | null> {
  budget.spend(1);
  permitted(viewer, 'moderate');
  const rows = await database.query<{ [Name in keyof SuspensionView]: SuspensionView[Name] }>(
    `select s.member_id::text as "memberId", s.reason, s.until, m.name as by, s.created_at as "createdAt"
      from suspensions s left join members m on m.id = s.by_id
      where s.member_id::text = $1 and (s.until is null or s.until > now())`,
    [id.replaceAll('\0', '')],
  );
  return rows[0] ?? null;
}

function checkReason(reason: string | null | undefined): string | null {
  const plain = reason?.replaceAll('\0', '').trim() ?? '';
  if (plain.length > 2_000) throw badInput('reason', 'is longer than 2000 characters');
  return plain === '' ? null : plain;
}
