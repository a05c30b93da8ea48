import type {
  EventAction,
  EventChange,
  EventFormat,
  EventKind,
  EventStatus,
  RsvpRefusal,
  RsvpStatus,
} from '@kith/core';
import { readTime } from '@kith/core/calendar';
import { coerce, fields, type KindRecord, kinds } from './kinds.js';
import { own } from './path.js';
import { oneOf, someOf } from './words.js';

const eventKinds = ['meetup', 'webinar', 'workshop', 'course', 'conference', 'meeting'] as const satisfies EventKind[];
const formats = ['onsite', 'online', 'hybrid'] as const satisfies EventFormat[];
const statuses = ['scheduled', 'tentative', 'cancelled', 'postponed', 'moved'] as const satisfies EventStatus[];
const choices = ['going', 'maybe', 'declined'] as const satisfies RsvpStatus[];
const refusals = [
  'unauthenticated',
  'forbidden',
  'closed',
  'full',
  'past',
  'cancelled',
] as const satisfies RsvpRefusal[];
const actions = ['rsvp', 'edit', 'cancel'] as const satisfies EventAction[];
const changes = ['created', 'changed', 'deleted'] as const satisfies EventChange['type'][];

/** A time in one of the three shapes that the model has. */
const time = (value: unknown): string | null => (typeof value === 'string' && readTime(value) ? value : null);
const times = (value: unknown): readonly string[] | null =>
  Array.isArray(value) ? [...new Set(value.flatMap((one) => time(one) ?? []))] : null;

/** A number, as such or as text, within these. */
const number =
  (least: number, most: number) =>
  (value: unknown): number | null => {
    const given = typeof value === 'string' && value.trim() ? Number(value) : value;
    return typeof given === 'number' && given >= least && given <= most ? given : null;
  };
const amount = number(0, Number.MAX_SAFE_INTEGER);

/** A record, or none without this field of it. */
const having =
  (field: string, kind: KindRecord) =>
  (value: unknown): unknown => {
    const made = coerce(kind, value);
    return own(made, field) == null ? null : made;
  };

/** A list of what a kind makes; what it makes nothing of is left out. */
const listOf =
  (kind: (value: unknown) => unknown) =>
  (value: unknown): unknown =>
    Array.isArray(value) ? value.map(kind).filter((one) => one != null) : null;

const author = fields('id handle name avatarUrl headline pronouns url roles:S', {
  badges: [fields('id:s! label:s! imageUrl')],
});
const venue = fields('name address url', { latitude: number(-90, 90), longitude: number(-180, 180) });
const status = oneOf(...statuses);
const answer = oneOf(...choices, 'waiting');

const session = having(
  'startAt',
  fields('id:s! title onlineUrl recordingUrl', { startAt: time, endAt: time, venue, speakers: [author] }),
);
const occurrence = having(
  'recurrenceId',
  fields('title onlineUrl', { recurrenceId: time, startAt: time, endAt: time, status, venue }),
);
const registration = fields('capacity:n left:n waitingList:b maxGuests:n deadline:d url', {
  // A refusal for a reason that we do not know is one all the same.
  refused: (value) => oneOf(...refusals)(value) ?? (typeof value === 'string' && value ? 'forbidden' : null),
  statuses: someOf(...choices),
  questions: [fields('id:s! label:s! required:b options:S maxLength:n')],
});

const event = fields(
  'id:s! uid revision:n title timeZone summary description:r coverUrl coverAlt onlineUrl tags:S recordingUrl updatedAt:d url',
  {
    kind: oneOf(...eventKinds),
    format: oneOf(...formats),
    status,
    startAt: time,
    endAt: time,
    previousStartAt: time,
    recurrenceId: time,
    venue,
    hosts: [author],
    speakers: [author],
    attendees: [author],
    topic: fields('id:s! name url'),
    links: [fields('url:s! label')],
    series: fields('id:s! name url'),
    recurrence: fields('rules:S', { dates: times, except: times, changes: listOf(occurrence) }),
    sessions: listOf(session),
    price: having('amount', fields('currency', { amount, max: amount })),
    registration,
    rsvp: having(
      'status',
      fields('position:n guests:n', { status: answer, answers: [fields('question:s! value:s!')] }),
    ),
    counts: fields('going:n maybe:n waiting:n'),
    viewerCan: someOf(...actions),
  },
);

/** Makes the types of events known to the engine. */
export function addEventKinds(): void {
  Object.assign(kinds, {
    event,
    attendee: fields('id:s! guests:n', { author, status: answer }),
    calendarFeed: fields('url:s!'),
    /** Of a change that a backend tells: what happened. */
    change: { type: oneOf(...changes) },
  });
}
