import type { Reader } from '../discussions/reader.js';
import { isPast } from './dates.js';
import type { EventRow } from './event-row.js';

export type RsvpRefusal = 'unauthenticated' | 'forbidden' | 'closed' | 'full' | 'past' | 'cancelled';

/** Why the viewer cannot say that they come; `null` where they can. What is offered and what is refused are the same. */
export function refusalOf(row: EventRow, reader: Reader, now = Date.now()): RsvpRefusal | null {
  if (row.status === 'cancelled') return 'cancelled';
  if (isPast(row, now)) return 'past';
  if (row.deadline !== null && row.deadline.getTime() <= now) return 'closed';
  if (reader.viewerId === null) return 'unauthenticated';
  if (reader.suspended) return 'forbidden';
  const within = row.answer?.status === 'going' || row.answer?.status === 'waiting';
  return leftOf(row) === 0 && !row.waiting_list && !within ? 'full' : null;
}

/** Places left; `null` where there is no limit. */
export function leftOf({ capacity, going }: Pick<EventRow, 'capacity' | 'going'>): number | null {
  return capacity === null ? null : Math.max(0, capacity - going);
}

/** Whether one says here whether one comes. */
export function registersHere({ statuses, register_url }: EventRow): boolean {
  return statuses !== null && register_url === null;
}

/** Who has said something can take it back for as long as it means anything. */
export function mayAnswer(row: EventRow, reader: Reader): boolean {
  if (!registersHere(row) || reader.viewerId === null || reader.suspended) return false;
  const refusal = refusalOf(row, reader);
  return refusal === null || (row.answer !== null && (refusal === 'closed' || refusal === 'full'));
}

/** Whether the viewer is told where to join online. */
export function mayJoin(row: EventRow, reader: Reader): boolean {
  return row.online_for === 'all' || row.answer?.status === 'going' || row.hosts || reader.moderator;
}
