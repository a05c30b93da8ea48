import type { EventFormat, EventKind, EventStatus, RichText, RsvpStatus } from '@kith/core';
import { authorColumn, type AuthorRow } from '../discussions/post-row.js';

export type { EventStatus };
export type AnswerStatus = RsvpStatus;
export type AnswerChoice = Exclude<AnswerStatus, 'waiting'>;

export interface VenueRow {
  readonly name?: string | null;
  readonly address?: string | null;
  readonly latitude?: number | null;
  readonly longitude?: number | null;
  readonly url?: string | null;
}

export interface RecurrenceRow {
  readonly rules?: readonly string[];
  readonly dates?: readonly string[];
  readonly except?: readonly string[];
  readonly changes?: readonly ChangeRow[];
}

export interface ChangeRow {
  readonly recurrenceId: string;
  readonly startAt?: string | null;
  readonly endAt?: string | null;
  readonly status?: EventStatus | null;
  readonly title?: string | null;
  readonly venue?: VenueRow | null;
  readonly onlineUrl?: string | null;
}

export interface QuestionRow {
  readonly id: string;
  readonly label: string;
  readonly required?: boolean;
  readonly options?: readonly string[] | null;
  readonly maxLength?: number | null;
}

export interface AnswerRow {
  readonly status: AnswerStatus;
  readonly guests: number;
  readonly answers: readonly { readonly question: string; readonly value: string }[];
  readonly position: number | null;
}

/** Somebody beside an event: a member, or a name. */
export interface PersonRow {
  readonly session: string;
  readonly role: 'host' | 'speaker';
  readonly member: AuthorRow | null;
  readonly name: string | null;
  readonly headline: string | null;
  readonly url: string | null;
}

export interface SessionRow {
  readonly key: string;
  readonly title: string | null;
  readonly start_at: string;
  readonly end_at: string | null;
  readonly venue: VenueRow | null;
  readonly online_url: string | null;
  readonly recording_url: string | null;
}

/** An event with what it takes to show it to one viewer and to say what they may do. */
export type EventRow = {
  id: string;
  uid: string;
  revision: number;
  title: string;
  kind: EventKind | null;
  format: EventFormat | null;
  status: EventStatus;
  start_at: string;
  end_at: string | null;
  time_zone: string | null;
  previous_start_at: string | null;
  summary: string | null;
  description: RichText | null;
  cover_url: string | null;
  cover_alt: string | null;
  venue: VenueRow | null;
  place: string | null;
  online_url: string | null;
  online_for: 'going' | 'all';
  topic: string | null;
  topic_name: string | null;
  tags: string[];
  links: { url: string; label?: string | null }[];
  series: { id: string; name: string; url: string | null } | null;
  recurrence: RecurrenceRow | null;
  price: number | null;
  price_max: number | null;
  currency: string | null;
  statuses: AnswerChoice[] | null;
  capacity: number | null;
  waiting_list: boolean;
  max_guests: number;
  deadline: Date | null;
  questions: QuestionRow[];
  register_url: string | null;
  recording_url: string | null;
  going: number;
  maybe: number;
  waiting: number;
  updated_at: Date;
  begin_at: Date;
  first_at: Date;
  last_at: Date | null;
  answer: AnswerRow | null;
  /** Whether the viewer is one of its hosts. */
  hosts: boolean;
};

/** @param viewer placeholder of the viewer's id, which is null for a guest. */
export function eventColumns(viewer: string): string {
  return `e.id::text, e.uid, e.revision, e.title, e.kind, e.format, e.status, e.start_at, e.end_at, e.time_zone, e.previous_start_at,
    e.summary, e.description, e.cover_url, e.cover_alt, e.venue, e.place, e.online_url, e.online_for, e.topic, t.name as topic_name,
    e.tags, e.links, case when s.id is not null then jsonb_build_object('id', s.id, 'name', s.name, 'url', s.url) end as series,
    e.recurrence, e.price::float8 as price, e.price_max::float8 as price_max, e.currency, e.statuses, e.capacity, e.waiting_list,
    e.max_guests, e.deadline, e.questions, e.register_url, e.recording_url, e.going, e.maybe, e.waiting, e.updated_at, e.begin_at,
    e.first_at, e.last_at,
    (select jsonb_build_object('status', a.status, 'guests', a.guests, 'answers', a.answers, 'position',
        case when a.queued is not null then
          (select count(*) from event_answers w where w.event_id = e.id and w.queued <= a.queued) end)
      from event_answers a where a.event_id = e.id and a.member_id = ${viewer}::bigint) as answer,
    exists (select from event_people h where h.event_id = e.id and h.role = 'host' and h.member_id = ${viewer}::bigint) as hosts`;
}

export const eventTables = `events e left join topics t on t.slug = e.topic left join event_series s on s.id = e.series_id`;

/** A person `p`, with their member `m` where they are one. */
export const personColumns = `p.role, p.session, ${authorColumn} as member, p.name, p.headline, p.url`;
