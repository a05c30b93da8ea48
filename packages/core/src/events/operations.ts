import type { EventOperations } from '../model/event.js';
import type { OperationTable } from '../model/operation.js';

/** What events can do. Not known to a page until something that shows them calls `addOperations` with it. */
export const eventOperations = {
  'events.list': { kind: 'read', returns: { page: 'event' } },
  'events.get': { kind: 'read', returns: 'event' },
  'events.facets': { kind: 'read' },
  'events.attendees': { kind: 'read' },
  'events.calendar': { kind: 'read' },
  'events.rsvp': { kind: 'write', returns: 'event', idempotent: true },
  'events.withdraw': { kind: 'write', returns: 'event', idempotent: true },
} satisfies OperationTable<EventOperations>;
