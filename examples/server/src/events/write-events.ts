import { insertRows, type Json } from '../database/insert-rows.js';
import type { Queryable } from '../database/database.js';
import { isRecord } from '../record.js';
import { settle } from './answer-event.js';
import { boundsOf } from './dates.js';
import type { AnswerChoice, EventStatus, QuestionRow, RecurrenceRow, VenueRow } from './event-row.js';

/** What a file or the generator says of an event; what is absent there is not. */
export interface NewEvent {
  /** What it is found again by. */
  readonly uid: string;
  readonly title: string;
  readonly kind?: string | null;
  readonly format?: 'onsite' | 'online' | 'hybrid' | null;
  readonly status?: EventStatus;
  readonly start_at: string;
  readonly end_at?: string | null;
  readonly time_zone?: string | null;
  readonly previous_start_at?: string | null;
  readonly summary?: string | null;
  readonly description?: { readonly text: string; readonly format: 'text' | 'markdown' | 'html' } | null;
  readonly cover_url?: string | null;
  readonly cover_alt?: string | null;
  readonly venue?: VenueRow | null;
  readonly place?: string | null;
  readonly online_url?: string | null;
  readonly online_for?: 'going' | 'all';
  readonly topic?: string | null;
  readonly tags?: readonly string[];
  readonly links?: readonly { readonly url: string; readonly label?: string }[];
  readonly series_id?: string | null;
  readonly recurrence?: RecurrenceRow | null;
  readonly price?: number | null;
  readonly price_max?: number | null;
  readonly currency?: string | null;
  /** Whether and how one says that one comes. */
  readonly statuses?: readonly AnswerChoice[] | null;
  readonly capacity?: number | null;
  readonly waiting_list?: boolean;
  readonly max_guests?: number;
  readonly deadline?: string | null;
  readonly questions?: readonly QuestionRow[];
  readonly register_url?: string | null;
  readonly recording_url?: string | null;
  readonly hosts?: readonly NewPerson[];
  readonly speakers?: readonly NewPerson[];
  readonly sessions?: readonly NewSession[];
}

/** A member by id, or somebody by name. */
export type NewPerson = number | { readonly name: string; readonly headline?: string; readonly url?: string };

export interface NewSession {
  readonly key: string;
  readonly title?: string;
  readonly start_at: string;
  readonly end_at?: string;
  readonly venue?: VenueRow;
  readonly online_url?: string;
  readonly recording_url?: string;
  readonly speakers?: readonly NewPerson[];
}

const columns = {
  uid: 'text',
  title: 'text',
  kind: 'text',
  format: 'text',
  status: 'text',
  start_at: 'text',
  end_at: 'text',
  time_zone: 'text',
  previous_start_at: 'text',
  summary: 'text',
  description: 'jsonb',
  cover_url: 'text',
  cover_alt: 'text',
  venue: 'jsonb',
  place: 'text',
  online_url: 'text',
  online_for: 'text',
  topic: 'text',
  tags: 'text[]',
  links: 'jsonb',
  series_id: 'text',
  recurrence: 'jsonb',
  price: 'numeric',
  price_max: 'numeric',
  currency: 'text',
  statuses: 'text[]',
  capacity: 'integer',
  waiting_list: 'boolean',
  max_guests: 'integer',
  deadline: 'timestamptz',
  questions: 'jsonb',
  register_url: 'text',
  recording_url: 'text',
  begin_at: 'timestamptz',
  first_at: 'timestamptz',
  last_at: 'timestamptz',
};

const names = Object.keys(columns).filter((name) => name !== 'uid');
const listed = (prefix: string) => names.map((name) => `${prefix}.${name}`).join(', ');
/** An event that is there takes what is said of it now; where nothing differs nothing is written, and nobody is told. */
const again = `(uid) do update set ${names.map((name) => `${name} = excluded.${name}`).join(', ')},
  revision = events.revision + 1, updated_at = date_trunc('milliseconds', clock_timestamp())
  where (${listed('events')}) is distinct from (${listed('excluded')})`;

const absent = {
  kind: null,
  format: null,
  status: 'scheduled',
  end_at: null,
  time_zone: null,
  previous_start_at: null,
  summary: null,
  description: null,
  cover_url: null,
  cover_alt: null,
  venue: null,
  place: null,
  online_url: null,
  online_for: 'going',
  topic: null,
  tags: [],
  links: [],
  series_id: null,
  recurrence: null,
  price: null,
  price_max: null,
  currency: null,
  statuses: null,
  capacity: null,
  waiting_list: false,
  max_guests: 0,
  deadline: null,
  questions: [],
  register_url: null,
  recording_url: null,
} as const;

/**
 * Takes many events, and finds those again that are there: what was answered to them stays.
 *
 * @throws where one has no beginning that can be read.
 */
export async function writeEvents(database: Queryable, events: readonly NewEvent[]): Promise<void> {
  await insertRows(database, 'events', columns, events.map(toRow), again);
  const uids = JSON.stringify(events.map(({ uid }) => uid));
  const rows = await database.query<{ id: number; uid: string; waiting: number }>(
    'select id::int, uid, waiting from events where uid in (select jsonb_array_elements_text($1::jsonb)) order by id',
    [uids],
  );
  const ids = new Map(rows.map(({ uid, id }) => [uid, id]));
  const known = events.flatMap((event) => {
    const event_id = ids.get(event.uid);
    return event_id === undefined ? [] : [{ ...event, event_id }];
  });
  const all = JSON.stringify([...ids.values()]);
  for (const table of ['event_people', 'event_sessions'])
    await database.query(
      `delete from ${table} where event_id in (select value::bigint from jsonb_array_elements_text($1::jsonb))`,
      [all],
    );
  await insertRows(database, 'event_sessions', sessionColumns, known.flatMap(sessionsOf));
  await insertRows(database, 'event_people', peopleColumns, known.flatMap(peopleOf));
  // More places than before may have room for who waits.
  for (const { id, waiting } of rows) if (waiting > 0) await settle(database, String(id));
}

function toRow(event: NewEvent): Record<string, Json> {
  const { hosts: _, speakers: __, sessions: ___, ...row } = { ...absent, ...event };
  const { start_at, end_at, time_zone, recurrence } = row;
  const bounds = boundsOf({ start_at, end_at, time_zone, recurrence });
  if (!bounds) throw new Error(`The event ${event.uid} begins at no time: ${start_at}`);
  const { begin, first, last } = bounds;
  return {
    ...row,
    description: row.description && { ...row.description },
    venue: row.venue && json(row.venue),
    recurrence: recurrence && json(recurrence),
    links: json(row.links),
    questions: json(row.questions),
    begin_at: iso(begin),
    first_at: iso(first),
    last_at: last === null ? null : iso(last),
  };
}

const sessionColumns = {
  event_id: 'bigint',
  key: 'text',
  position: 'integer',
  title: 'text',
  start_at: 'text',
  end_at: 'text',
  venue: 'jsonb',
  online_url: 'text',
  recording_url: 'text',
};

type Known = NewEvent & { readonly event_id: number };

function sessionsOf({ event_id, sessions = [] }: Known): Record<string, Json>[] {
  return sessions.map(({ speakers: _, venue, ...session }, position) => ({
    event_id,
    position,
    ...session,
    venue: json(venue),
  }));
}

const peopleColumns = {
  event_id: 'bigint',
  role: 'text',
  session: 'text',
  position: 'integer',
  member_id: 'bigint',
  name: 'text',
  headline: 'text',
  url: 'text',
};

function peopleOf({ event_id, hosts = [], speakers = [], sessions = [] }: Known): Record<string, Json>[] {
  const people = (role: 'host' | 'speaker', session: string, list: readonly NewPerson[]) =>
    list.map((one, position) => ({
      event_id,
      role,
      session,
      position,
      ...(typeof one === 'number' ? { member_id: one } : one),
    }));
  return [
    ...people('host', '', hosts),
    ...people('speaker', '', speakers),
    ...sessions.flatMap((session) => people('speaker', session.key, session.speakers ?? [])),
  ];
}

/** As JSON has it: what is absent is left out. */
function json(value: unknown): Json {
  if (Array.isArray(value)) return value.map(json);
  if (!isRecord(value))
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => (one === undefined ? [] : [[name, json(one)] as const])),
  );
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
