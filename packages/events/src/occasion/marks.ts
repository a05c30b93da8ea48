import type { CommunityEvent } from '@kith/core';
import { isLive, isOver } from './span.js';
import type { Occasion } from './occasion.js';

/** How an event stands, in one word: most telling first. */
export type EventMark =
  | 'cancelled'
  | 'postponed'
  | 'live'
  | 'past'
  | 'moved'
  | 'tentative'
  | 'going'
  | 'maybe'
  | 'waiting'
  | 'full'
  | 'waiting-list';

/** What is to be said of an event at `now` (milliseconds since 1970) beyond when and where. */
export function marksOf({ event, span }: Occasion, now: number): readonly EventMark[] {
  const { status, rsvp } = event;
  // What does not take place is neither live nor full.
  if (status === 'cancelled' || status === 'postponed') return [status];
  if (span && isOver(span, now)) return ['past'];
  const marks: EventMark[] = [];
  // Of whole days nobody knows the hours.
  if (span && span.is !== 'day' && isLive(span, now)) marks.push('live');
  if (status === 'moved' || status === 'tentative') marks.push(status);
  if (rsvp?.status === 'going' || rsvp?.status === 'maybe' || rsvp?.status === 'waiting') marks.push(rsvp.status);
  else if (isFull(event)) marks.push(event.registration?.waitingList ? 'waiting-list' : 'full');
  return marks;
}

export function isFull({ registration }: CommunityEvent): boolean {
  return typeof registration?.left === 'number' && registration.left <= 0;
}
