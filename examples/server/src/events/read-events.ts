import type { Queryable } from '../database/database.js';
import { authorColumn, type AuthorRow } from '../discussions/post-row.js';
import type { Reader } from '../discussions/reader.js';
import { notFound } from '../graphql/errors.js';
import {
  eventColumns,
  type EventRow,
  eventTables,
  personColumns,
  type PersonRow,
  type SessionRow,
} from './event-row.js';
import { type EventView, toEvent } from './event-view.js';

/** So many of those who come are shown with an event. */
const STACK = 5;

export function isEventId(id: string): boolean {
  return /^[1-9]\d{0,15}$/.test(id);
}

export function noEvent() {
  return notFound('There is no such event');
}

export async function readRows(
  database: Queryable,
  ids: readonly string[],
  viewerId: string | null,
): Promise<Map<string, EventRow>> {
  if (ids.length === 0) return new Map();
  const rows = await database.query<EventRow>(
    `select ${eventColumns('$1')} from ${eventTables} where e.id = any($2::bigint[])`,
    [viewerId, ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Events in the order of their ids, in the same few statements for one as for a hundred. */
export async function readEvents(database: Queryable, ids: readonly string[], reader: Reader): Promise<EventView[]> {
  const rows = await readRows(database, ids, reader.viewerId);
  if (rows.size === 0) return [];
  const found = [...rows.keys()];
  const people = grouped(
    await database.query<Beside<PersonRow>>(
      `select p.event_id::text, ${personColumns} from event_people p left join members m on m.id = p.member_id
        where p.event_id = any($1::bigint[]) order by p.event_id, p.role, p.session, p.position`,
      [found],
    ),
  );
  const sessions = grouped(
    await database.query<Beside<SessionRow>>(
      `select event_id::text, key, title, start_at, end_at, venue, online_url, recording_url from event_sessions
        where event_id = any($1::bigint[]) order by event_id, position`,
      [found],
    ),
  );
  const attendees = grouped(
    await database.query<Beside<{ readonly author: AuthorRow }>>(
      `select i.id::text as event_id, a.author from unnest($1::bigint[]) as i (id) cross join lateral (
          select ${authorColumn} as author from event_answers a join members m on m.id = a.member_id
          where a.event_id = i.id and a.status = 'going' and (not m.hidden or m.id = $2::bigint or $3::boolean)
          order by a.answered_at desc, a.id desc limit ${STACK}) a`,
      [found, reader.viewerId, reader.moderator],
    ),
  );
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    return toEvent(row, reader, {
      people: people.get(id) ?? [],
      sessions: sessions.get(id) ?? [],
      attendees: (attendees.get(id) ?? []).map(({ author }) => author),
    });
  });
}

export async function readEvent(database: Queryable, id: string, reader: Reader): Promise<EventView | undefined> {
  return isEventId(id) ? (await readEvents(database, [id], reader))[0] : undefined;
}

/** A row about an event, by its id. */
type Beside<T> = { readonly [K in keyof T]: T[K] } & { readonly event_id: string };

function grouped<T extends { readonly event_id: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.event_id);
    if (group) group.push(row);
    else groups.set(row.event_id, [row]);
  }
  return groups;
}
