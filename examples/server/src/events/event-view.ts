import { memberAsAuthor, type AuthorView } from '../discussions/post-view.js';
import type { AuthorRow } from '../discussions/post-row.js';
import type { Reader } from '../discussions/reader.js';
import type { ChangeRow, EventRow, PersonRow, SessionRow, VenueRow } from './event-row.js';
import { leftOf, mayAnswer, mayJoin, refusalOf, registersHere } from './registration.js';

/** What is read about events beside their rows. */
export interface Besides {
  readonly people: readonly PersonRow[];
  readonly sessions: readonly SessionRow[];
  readonly attendees: readonly AuthorRow[];
}

/** An event in the contract's shape, as one viewer may see it. */
export type EventView = ReturnType<typeof toEvent>;

export function toEvent(row: EventRow, reader: Reader, { people, sessions, attendees }: Besides) {
  const joins = mayJoin(row, reader);
  const absolute = (url: string | null) => (url === null ? null : new URL(url, reader.origin).href);
  const named = (role: PersonRow['role'], session = '') =>
    people.flatMap((one) => (one.role === role && one.session === session ? (toPerson(one, reader) ?? []) : []));
  const { answer, recurrence } = row;
  return {
    id: row.id,
    uid: row.uid,
    revision: row.revision,
    title: row.title,
    kind: row.kind,
    format: row.format,
    status: row.status,
    startAt: row.start_at,
    endAt: row.end_at,
    timeZone: row.time_zone,
    previousStartAt: row.previous_start_at,
    summary: row.summary,
    description: row.description,
    coverUrl: absolute(row.cover_url),
    coverAlt: row.cover_alt,
    venue: toVenue(row.venue),
    onlineUrl: joins ? row.online_url : null,
    hosts: named('host'),
    speakers: named('speaker'),
    attendees: attendees.flatMap((one) => memberAsAuthor(one, reader) ?? []),
    topic: row.topic === null ? null : { id: row.topic, name: row.topic_name ?? row.topic, url: null },
    tags: row.tags,
    links: row.links,
    series: row.series,
    recurrence: recurrence && {
      rules: recurrence.rules ?? [],
      dates: recurrence.dates ?? [],
      except: recurrence.except ?? [],
      changes: (recurrence.changes ?? []).map((change) => toChange(change, joins)),
    },
    // Every date of a series here is its own event's: none is given apart.
    recurrenceId: null,
    sessions: sessions.map((one) => toSession(one, joins, named('speaker', one.key))),
    price: row.price === null ? null : { amount: row.price, max: row.price_max, currency: row.currency },
    registration: toRegistration(row, reader),
    rsvp: answer && { ...answer, position: answer.status === 'waiting' ? answer.position : null },
    counts: { going: row.going, maybe: row.maybe, waiting: row.waiting },
    recordingUrl: row.recording_url,
    updatedAt: row.updated_at,
    viewerCan: mayAnswer(row, reader) ? ['rsvp'] : [],
    url: `${reader.pages}/events/${row.id}`,
  };
}

function toVenue(venue: VenueRow | null | undefined) {
  if (!venue) return null;
  const { name = null, address = null, latitude = null, longitude = null, url = null } = venue;
  return { name, address, latitude, longitude, url };
}

function toChange(change: ChangeRow, joins: boolean) {
  return { ...change, venue: toVenue(change.venue), onlineUrl: joins ? (change.onlineUrl ?? null) : null };
}

function toSession(row: SessionRow, joins: boolean, speakers: readonly AuthorView[]) {
  return {
    id: row.key,
    title: row.title,
    startAt: row.start_at,
    endAt: row.end_at,
    venue: toVenue(row.venue),
    onlineUrl: joins ? row.online_url : null,
    speakers,
    recordingUrl: row.recording_url,
  };
}

function toRegistration(row: EventRow, reader: Reader) {
  if (row.register_url !== null) return { ...nothing, url: row.register_url };
  if (!registersHere(row)) return null;
  return {
    refused: refusalOf(row, reader),
    statuses: row.statuses,
    capacity: row.capacity,
    left: leftOf(row),
    waitingList: row.waiting_list,
    maxGuests: row.max_guests,
    deadline: row.deadline,
    questions: row.questions.map(({ id, label, required = false, options = null, maxLength = null }) => ({
      id,
      label,
      required,
      options,
      maxLength: options ? null : (maxLength ?? MAX_ANSWER),
    })),
    url: null,
  };
}

/** Graphemes of an answer where the question does not say. */
export const MAX_ANSWER = 1_000;

const nothing = {
  refused: null,
  statuses: null,
  capacity: null,
  left: null,
  waitingList: null,
  maxGuests: null,
  deadline: null,
  questions: null,
};

/** A member as the viewer may see them, or somebody known by name. */
function toPerson({ member, name, headline, url }: PersonRow, reader: Reader): AuthorView | null {
  if (member) return memberAsAuthor(member, reader);
  if (name === null) return null;
  return { id: null, handle: null, name, avatarUrl: null, headline, pronouns: null, badges: [], url, roles: [] };
}
