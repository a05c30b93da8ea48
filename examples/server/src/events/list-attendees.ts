import type { Queryable } from '../database/database.js';
import { checkSlice, decodeKeys, encodeKeys, type PageInfo, type Slice } from '../discussions/cursor.js';
import { authorColumn, type AuthorRow } from '../discussions/post-row.js';
import { memberAsAuthor, type AuthorView } from '../discussions/post-view.js';
import type { Reader } from '../discussions/reader.js';
import type { AnswerStatus, EventRow } from './event-row.js';

export interface ListAttendees extends Slice {
  readonly status?: AnswerStatus | null;
}

export interface AttendeePage extends PageInfo {
  readonly nodes: readonly AttendeeView[];
  readonly total: number;
}

interface AttendeeView {
  readonly id: string;
  readonly author: AuthorView | null;
  readonly status: AnswerStatus;
  readonly guests: number;
}

export const ATTENDEES = { standard: 50, most: 100 } as const;

/**
 * Who answered. Everybody sees who goes and who may; who declined or waits, only hosts, moderators and themselves. Hidden
 * members are nobody here, in the count neither. Those who wait come in their order, others the latest first.
 */
export async function listAttendees(
  database: Queryable,
  event: Pick<EventRow, 'id' | 'hosts'>,
  input: ListAttendees,
  reader: Reader,
): Promise<AttendeePage> {
  const first = checkSlice(input, ATTENDEES);
  const waiting = input.status === 'waiting';
  const mark = new RegExp(`^attendees ${input.status ?? 'all'}$`);
  const cursor = input.after ?? input.before;
  const argument = input.after != null ? 'after' : 'before';
  const key = cursor == null ? null : (decodeKeys(cursor, argument, [mark, /^[1-9]\d{0,15}$/])[1] ?? null);
  const forwards = input.before == null;
  const column = waiting ? 'a.queued' : 'a.id';
  const ascends = waiting === forwards;
  const all = event.hosts || reader.moderator;
  const rows = await database.query<Row>(
    `with seen as (select a.id, a.status, a.guests, ${column} as key, ${authorColumn} as author
        from event_answers a join members m on m.id = a.member_id
        where a.event_id = $1::bigint and ($2::text is null or a.status = $2::text)
          and ($4::boolean or a.member_id = $3::bigint or a.status in ('going', 'maybe'))
          and ($5::boolean or a.member_id = $3::bigint or not m.hidden))
      select a.id::text, a.status, a.guests, a.key::text, a.author, (select count(*)::int from seen) as total from seen a
        where $6::bigint is null or a.key ${ascends ? '>' : '<'} $6::bigint
        order by a.key ${ascends ? '' : 'desc'} limit ${first + 1}`,
    [event.id, input.status ?? null, reader.viewerId, all, reader.moderator, key],
  );
  const shown = forwards ? rows.slice(0, first) : rows.slice(0, first).reverse();
  const more = rows.length > first;
  const at = (row: Row | undefined) => (row ? encodeKeys([`attendees ${input.status ?? 'all'}`, row.key]) : null);
  return {
    nodes: shown.map(({ id, author, status, guests }) => ({
      id,
      author: memberAsAuthor(author, reader),
      status,
      guests,
    })),
    total: rows[0]?.total ?? 0,
    hasNextPage: forwards ? more : true,
    endCursor: at(shown.at(-1)),
    hasPreviousPage: forwards ? key !== null : more,
    startCursor: at(shown[0]),
  };
}

interface Row extends Record<string, unknown> {
  readonly id: string;
  readonly key: string;
  readonly status: AnswerStatus;
  readonly guests: number;
  readonly author: AuthorRow;
  readonly total: number;
}
