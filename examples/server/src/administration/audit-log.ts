import type { Context } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';
import { Params } from '../members/sql-parts.js';
import { permitted } from './act.js';

export interface ReadAuditLog {
  readonly member?: string | null;
  readonly post?: string | null;
  readonly action?: string | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

interface AuditRow extends Record<string, unknown> {
  readonly id: string;
  readonly at: Date;
  readonly actor: string | null;
  readonly actorId: string | null;
  readonly action: string;
  readonly postId: string | null;
  readonly memberId: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** What was done, the latest first. The cursor is the id of an entry. */
export async function readAuditLog({ database, viewer, budget }: Context, input: ReadAuditLog) {
  permitted(viewer, 'moderate');
  const first = input.first ?? 50;
  if (first < 1 || first > 100) throw badInput('first', 'must be from 1 to 100');
  budget.spend(first);
  const params = new Params();
  const conditions = ['true'];
  for (const [name, column] of [
    ['member', 'l.member_id'],
    ['post', 'l.post_id'],
  ] as const) {
    const id = input[name];
    if (id != null) conditions.push(isNumber(id) ? `${column} = ${params.add(id)}::bigint` : 'false');
  }
  if (input.action != null) conditions.push(`l.action = ${params.add(input.action.replaceAll('\0', ''))}`);
  if (input.after != null) {
    if (!isNumber(input.after)) throw badInput('after', 'is no cursor of this list');
    conditions.push(`l.id < ${params.add(input.after)}::bigint`);
  }
  const rows = await database.query<AuditRow>(
    `select l.id::text, l.at, m.name as actor, l.actor_id::text as "actorId", l.action, l.post_id::text as "postId",
        l.member_id::text as "memberId", l.detail
      from audit_log l left join members m on m.id = l.actor_id
      where ${conditions.join(' and ')} order by l.id desc limit ${params.add(first + 1)}::int`,
    params.values,
  );
  const nodes = rows.slice(0, first).map(({ detail, ...entry }) => ({ ...entry, details: detailsOf(detail) }));
  const hasNextPage = rows.length > first;
  const pageInfo = {
    hasNextPage,
    endCursor: nodes.at(-1)?.id ?? null,
    hasPreviousPage: input.after != null,
    startCursor: nodes[0]?.id ?? null,
  };
  return { nodes, pageInfo };
}

function detailsOf(detail: AuditRow['detail']) {
  return Object.entries(detail).flatMap(([name, value]) =>
    value === null ? [] : [{ name, value: typeof value === 'string' ? value : JSON.stringify(value) }],
  );
}

function isNumber(text: string): boolean {
  return /^\d{1,18}$/.test(text);
}
