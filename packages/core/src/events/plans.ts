import type { AnswerEvent, CommunityEvent, Rsvp } from '../model/event.js';
import type { Id } from '../model/operation.js';
import type { EntityStore } from '../entities.js';
import { lay, type WritePlans } from '../outbox/plan.js';

/** How events' writes are sent and shown meanwhile. The backend decides who waits: nobody is shown a place that may be gone. */
export const eventPlans = {
  'events.rsvp': {
    target: ({ id }) => `event ${id}`,
    show: ({ id, ...answer }: AnswerEvent, entities: EntityStore) =>
      lay(entities, { type: 'event', id, change: (event) => answered(event, answer) }),
  },
  'events.withdraw': {
    target: ({ id }) => `event ${id}`,
    show: ({ id }: { readonly id: Id }, entities: EntityStore) =>
      lay(entities, { type: 'event', id, change: (event) => answered(event, null) }),
  },
} satisfies WritePlans;

/** What changes on an event when the viewer says something else: their word, and the places that they take or leave. */
function answered(
  { rsvp, counts, registration }: CommunityEvent,
  answer: Omit<AnswerEvent, 'id'> | null,
): Partial<CommunityEvent> {
  const taken = (answer?.status === 'going' ? 1 + (answer.guests ?? 0) : 0) - placesOf(rsvp);
  const left = registration?.left;
  // More than is left: whether one waits is the backend's to say.
  const full = left != null && taken > left;
  const status = answer && (full ? (registration?.waitingList ? 'waiting' : answer.status) : answer.status);
  const change = full ? -placesOf(rsvp) : taken;
  return {
    rsvp: answer && status ? { ...answer, status } : null,
    ...(counts?.going != null && { counts: { ...counts, going: Math.max(0, counts.going + change) } }),
    ...(registration && left != null && { registration: { ...registration, left: Math.max(0, left - change) } }),
  };
}

function placesOf(rsvp: Rsvp | null | undefined): number {
  return rsvp?.status === 'going' ? 1 + (rsvp.guests ?? 0) : 0;
}
