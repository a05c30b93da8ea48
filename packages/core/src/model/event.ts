import type { Slice } from './discussion.js';
import type { FacetValue, Link, RichText } from './member.js';
import type { Id, IsoDate, Page } from './operation.js';
import type { Author, TopicRef } from './post.js';

/**
 * When something begins or ends, in one of the shapes of ISO 8601 that iCalendar's values have (RFC 5545, 3.3.4 and 3.3.5):
 * - `2026-03-07`: a day. As an end it is the first day after (DTEND is exclusive).
 * - `2026-03-07T18:00:00`: what a clock shows on the wall, in the event's `timeZone`; without one it floats: the same
 *   clock time wherever one is.
 * - `2026-03-07T17:00:00Z` or with an offset: an instant. A `timeZone` beside it says whose clock the venue goes by.
 */
export type EventTime = string;

export type EventKind = 'meetup' | 'webinar' | 'workshop' | 'course' | 'conference' | 'meeting';

/** `onsite` is where one goes, in person. */
export type EventFormat = 'onsite' | 'online' | 'hybrid';

/** As schema.org's EventStatusType: `moved` is EventRescheduled, with `previousStartAt`. */
export type EventStatus = 'scheduled' | 'tentative' | 'cancelled' | 'postponed' | 'moved';

/** What the viewer may do with an event; a control that is not allowed is not there. */
export type EventAction = 'rsvp' | 'edit' | 'cancel';

/** Where one goes. The host's map opens by coordinates or by address. */
export interface Venue {
  readonly name?: string | null | undefined;
  /** As one would write it on a letter, on one line. */
  readonly address?: string | null | undefined;
  /** Degrees, WGS 84. */
  readonly latitude?: number | null | undefined;
  readonly longitude?: number | null | undefined;
  readonly url?: string | null | undefined;
}

/** One meeting of an event that has several, such as a course or a workshop of two days. */
export interface EventSession {
  readonly id: Id;
  readonly title?: string | null | undefined;
  readonly startAt: EventTime;
  readonly endAt?: EventTime | null | undefined;
  readonly venue?: Venue | null | undefined;
  readonly onlineUrl?: string | null | undefined;
  readonly speakers?: readonly Author[] | null | undefined;
  readonly recordingUrl?: string | null | undefined;
}

/** One date of a recurring event that differs from the rule (an RFC 5545 component with RECURRENCE-ID). Absent fields stay. */
export interface OccurrenceChange {
  /** When the rule would have had it begin. */
  readonly recurrenceId: EventTime;
  readonly startAt?: EventTime | null | undefined;
  readonly endAt?: EventTime | null | undefined;
  readonly status?: EventStatus | null | undefined;
  readonly title?: string | null | undefined;
  readonly venue?: Venue | null | undefined;
  readonly onlineUrl?: string | null | undefined;
}

/** When an event comes again, where the backend gives the rule; one that expands dates itself gives an event for each. */
export interface Recurrence {
  /** RRULE values without the name, such as `FREQ=WEEKLY;BYDAY=TU` (RFC 5545, 3.3.10). */
  readonly rules?: readonly string[] | null | undefined;
  /** Further beginnings (RDATE). */
  readonly dates?: readonly EventTime[] | null | undefined;
  /** Beginnings that are left out (EXDATE). */
  readonly except?: readonly EventTime[] | null | undefined;
  readonly changes?: readonly OccurrenceChange[] | null | undefined;
}

/** What an event belongs to, such as a monthly meetup. */
export interface EventSeries {
  readonly id: Id;
  readonly name?: string | null | undefined;
  readonly url?: string | null | undefined;
}

/** What it costs. `amount` 0 is free; from `amount` on where `max` is given. */
export interface Price {
  /** In whole units of `currency`, with its decimals. */
  readonly amount: number;
  readonly max?: number | null | undefined;
  /** ISO 4217. */
  readonly currency?: string | null | undefined;
}

/** `waiting` is given by the backend to who says `going` where nothing is left. */
export type RsvpStatus = 'going' | 'maybe' | 'declined' | 'waiting';

/** What the host asks of who comes. */
export interface RsvpQuestion {
  readonly id: Id;
  readonly label: string;
  readonly required?: boolean | null | undefined;
  /** One of these; else free text. */
  readonly options?: readonly string[] | null | undefined;
  /** Graphemes of a free text. */
  readonly maxLength?: number | null | undefined;
}

export interface RsvpAnswer {
  readonly question: Id;
  readonly value: string;
}

/** What the viewer said. */
export interface Rsvp {
  readonly status: RsvpStatus;
  /** Place on the waiting list, from 1. */
  readonly position?: number | null | undefined;
  /** How many they bring, beside themselves. */
  readonly guests?: number | null | undefined;
  readonly answers?: readonly RsvpAnswer[] | null | undefined;
}

/** Why one cannot say that one comes. */
export type RsvpRefusal = 'unauthenticated' | 'forbidden' | 'closed' | 'full' | 'past' | 'cancelled';

/** How one says that one comes; `null` on an event where one does not. */
export interface Registration {
  /** Why not, at present. */
  readonly refused?: RsvpRefusal | null | undefined;
  /** What can be said, in order; `going` alone where absent. */
  readonly statuses?: readonly Exclude<RsvpStatus, 'waiting'>[] | null | undefined;
  /** `null` where there is no limit. */
  readonly capacity?: number | null | undefined;
  readonly left?: number | null | undefined;
  /** Whether one can wait where nothing is left. */
  readonly waitingList?: boolean | null | undefined;
  readonly maxGuests?: number | null | undefined;
  readonly deadline?: IsoDate | null | undefined;
  readonly questions?: readonly RsvpQuestion[] | null | undefined;
  /** Where the backend sells or registers elsewhere: a link takes the place of the form. */
  readonly url?: string | null | undefined;
}

/** Whole numbers of 0 or more. A count that is not known is absent. */
export interface EventCounts {
  /** With their guests. */
  readonly going?: number | null | undefined;
  readonly maybe?: number | null | undefined;
  readonly waiting?: number | null | undefined;
}

/**
 * Something that happens (schema.org Event, RFC 5545 VEVENT). In every field `undefined` means not loaded and `null`
 * means there is none. Named so because the DOM has an `Event`.
 */
export interface CommunityEvent {
  readonly id: Id;
  /** Stable over changes, for calendars (UID, RFC 7986); made of the `id` where absent. */
  readonly uid?: string | null | undefined;
  /** Grows with each change, answers among them: for calendars (SEQUENCE) and for news that come twice, late or out of order. */
  readonly revision?: number | null | undefined;
  readonly title?: string | null | undefined;
  readonly kind?: EventKind | null | undefined;
  readonly format?: EventFormat | null | undefined;
  readonly status?: EventStatus | null | undefined;
  readonly startAt?: EventTime | null | undefined;
  /** Exclusive. Absent: a day for a day, else as long as it takes. */
  readonly endAt?: EventTime | null | undefined;
  /** IANA zone name of the venue or the host. */
  readonly timeZone?: string | null | undefined;
  /** When it was to begin, where it has moved. */
  readonly previousStartAt?: EventTime | null | undefined;
  /** One or two sentences. */
  readonly summary?: string | null | undefined;
  readonly description?: RichText | null | undefined;
  readonly coverUrl?: string | null | undefined;
  readonly coverAlt?: string | null | undefined;
  readonly venue?: Venue | null | undefined;
  /** Where one joins online; a backend may give it to those only who come, or shortly before. */
  readonly onlineUrl?: string | null | undefined;
  readonly hosts?: readonly Author[] | null | undefined;
  readonly speakers?: readonly Author[] | null | undefined;
  /** Some of those who come, for a stack of pictures; `events.attendees` has all. */
  readonly attendees?: readonly Author[] | null | undefined;
  readonly topic?: TopicRef | null | undefined;
  readonly tags?: readonly string[] | null | undefined;
  readonly links?: readonly Link[] | null | undefined;
  readonly series?: EventSeries | null | undefined;
  readonly recurrence?: Recurrence | null | undefined;
  /** Of an event of a series that the backend expands: when the rule would have had it begin. */
  readonly recurrenceId?: EventTime | null | undefined;
  readonly sessions?: readonly EventSession[] | null | undefined;
  readonly price?: Price | null | undefined;
  readonly registration?: Registration | null | undefined;
  /** What the viewer said; `null` where nothing. */
  readonly rsvp?: Rsvp | null | undefined;
  readonly counts?: EventCounts | null | undefined;
  readonly recordingUrl?: string | null | undefined;
  readonly updatedAt?: IsoDate | null | undefined;
  readonly viewerCan?: readonly EventAction[] | null | undefined;
  /** Its page at the backend, used where the host names no `event-url`. */
  readonly url?: string | null | undefined;
}

/** Soonest first, or latest first (for what is past). */
export type EventSort = 'soonest' | 'latest';

/** What events are narrowed by. All that is given must match; within a list any value. */
export interface EventChoice {
  readonly kind?: readonly EventKind[] | undefined;
  readonly format?: readonly EventFormat[] | undefined;
  readonly topic?: Id | undefined;
  readonly tag?: readonly string[] | undefined;
  /** As `events.facets` gives places. */
  readonly place?: readonly string[] | undefined;
  /** Id of a member. */
  readonly host?: Id | undefined;
  readonly series?: Id | undefined;
  readonly price?: 'free' | 'paid' | undefined;
  /** Only what the viewer goes to, may go to or waits for. */
  readonly going?: boolean | undefined;
  /** Words as typed; the backend folds case and accents. */
  readonly search?: string | undefined;
}

/**
 * Events that touch the time from `from` to `to`, each once: one that recurs comes where any of its dates does, sorted by
 * its first date there (`latest`: by its last). Without `from`, from the beginning; without `to`, to the end.
 */
export interface ListEvents extends EventChoice, Slice {
  /** Instant, ISO 8601 with `Z`. */
  readonly from?: IsoDate | undefined;
  /** Instant, exclusive. */
  readonly to?: IsoDate | undefined;
  readonly sort?: EventSort | undefined;
}

export interface ListAttendees extends Slice {
  readonly id: Id;
  readonly status?: RsvpStatus | undefined;
}

export interface Attendee {
  readonly id: Id;
  readonly author?: Author | null | undefined;
  readonly status?: RsvpStatus | null | undefined;
  readonly guests?: number | null | undefined;
}

export type EventFacetName = 'kind' | 'format' | 'topic' | 'tag' | 'place' | 'host';

/** As `Facet`, of events. A value is what `EventChoice` takes. */
export interface EventFacet {
  readonly name: EventFacetName;
  readonly values: readonly FacetValue[];
}

export interface FacetEvents extends EventChoice {
  readonly names: readonly EventFacetName[];
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
  /** At most so many values for each. */
  readonly limit?: number | undefined;
}

/** An address that a calendar subscribes to. */
export interface CalendarFeed {
  readonly url: string;
}

/** Of a recurring event it counts for all of its dates. */
export interface AnswerEvent {
  readonly id: Id;
  readonly status: Exclude<RsvpStatus, 'waiting'>;
  readonly guests?: number | undefined;
  readonly answers?: readonly RsvpAnswer[] | undefined;
}

type Asks<Input, Output> = { input: Input; output: Output };

/**
 * What events can do. `events.rsvp` says one of three words, since a backend counts them alike; `events.withdraw` unsays
 * it. `conflict` where it filled up in between and there is no waiting list.
 */
export interface EventOperations {
  'events.list': Asks<ListEvents, Page<CommunityEvent>>;
  'events.get': Asks<{ readonly id: Id }, CommunityEvent>;
  'events.facets': Asks<FacetEvents, readonly EventFacet[]>;
  'events.attendees': Asks<ListAttendees, Page<Attendee>>;
  'events.calendar': Asks<EventChoice, CalendarFeed | null>;
  'events.rsvp': Asks<AnswerEvent, CommunityEvent>;
  'events.withdraw': Asks<{ readonly id: Id }, CommunityEvent>;
}

/** What happened to an event. Of a deleted one only `id` and `revision` may be there. */
export interface EventChange {
  readonly type: 'created' | 'changed' | 'deleted';
  readonly event: CommunityEvent;
}

/** What a backend can tell of events as it happens: one by `id`, or as a list narrows. */
export interface EventWatches {
  'events.changes': { input: EventChoice & { readonly id?: Id | undefined }; event: EventChange };
}
