import { revisionOf, type EntityStore } from '../entities.js';
import type { CommunityEvent, EventChange } from '../model/event.js';
import { isEntity } from '../normalise.js';

const types: readonly unknown[] = ['created', 'changed', 'deleted'];

/**
 * Takes in what happens to an event, by revision: the same twice, late or out of order changes nothing.
 * @returns the change with the event as it stands now; `undefined` where it is nothing new, or no change at all
 */
export function takeEvent(change: unknown, entities: EntityStore): EventChange | undefined {
  if (!isChange(change)) return undefined;
  const { type, event } = change;
  const held = entities.view('event', event.id);
  // Where there are no revisions, the order of arrival decides.
  if (revisionOf(held) >= revisionOf(event)) return undefined;
  if (type !== 'deleted') entities.confirm('event', held ? ofAll(event) : event);
  return { type, event: entities.view('event', event.id) ?? event };
}

/** Without what is the viewer's own: a change that was made before their answer and comes after it would take it back. */
function ofAll(event: CommunityEvent): CommunityEvent {
  return { ...event, rsvp: undefined, viewerCan: undefined, onlineUrl: event.onlineUrl ?? undefined };
}

function isChange(change: unknown): change is EventChange {
  if (typeof change !== 'object' || change === null) return false;
  const { type, event }: { readonly type?: unknown; readonly event?: unknown } = change;
  return types.includes(type) && isEntity(event);
}
