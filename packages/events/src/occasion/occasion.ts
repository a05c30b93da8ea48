import type { CommunityEvent, EventSession } from '@kith/core';
import { recordsOf, textOf } from '@kith/people';
import { spanOf, type Span } from './span.js';

/** One time at which an event takes place: itself, a date of a series, a session of a course. */
export interface Occasion {
  /** Unique among all occasions, and the same as long as the date is. */
  readonly key: string;
  /** The event as it is on that date. */
  readonly event: CommunityEvent;
  /** `undefined` where it is not known yet when it takes place. */
  readonly span: Span | undefined;
  /** Which session of how many, from 1. */
  readonly session?: { readonly number: number; readonly of: number; readonly title: string | undefined } | undefined;
}

/** An event as one occasion, whatever sessions it has: from the first beginning to the last end. */
export function occasionOf(event: CommunityEvent, zone: string): Occasion {
  return { key: event.id, event, span: spanOf(event, zone) };
}

/** Each session of an event at its own time; the event itself where it has no more than one. */
export function sessionsOf(event: CommunityEvent, zone: string): readonly Occasion[] {
  const sessions = recordsOf(event.sessions);
  return sessions.length < 2
    ? [occasionOf(event, zone)]
    : sessions.map((session, index) => sessionOf(event, session, index, sessions.length, zone));
}

function sessionOf(event: CommunityEvent, session: EventSession, index: number, of: number, zone: string): Occasion {
  const { startAt, endAt } = session;
  return {
    key: `${event.id} ${index}`,
    event: {
      ...event,
      startAt,
      endAt,
      venue: session.venue ?? event.venue,
      onlineUrl: session.onlineUrl ?? event.onlineUrl,
      recordingUrl: session.recordingUrl ?? event.recordingUrl,
    },
    span: spanOf({ startAt, endAt, timeZone: event.timeZone }, zone),
    session: { number: index + 1, of, title: textOf(session.title) },
  };
}
