import type { CommunityEvent, Venue } from '../model/event.js';
import { webAddress } from './ics-lines.js';
import { plainText } from './plain-text.js';

/** Where it is, on one line; empty where nobody said. */
export function placeOf(venue: Venue | null | undefined): string {
  return [venue?.name, venue?.address].filter((part) => part).join(', ');
}

/** What is told about an event, as text: for calendars, which know of no summary and often of no place online. */
export function toldOf({ summary, description, onlineUrl }: CommunityEvent): readonly string[] {
  return [summary, description && plainText(description), webAddress(onlineUrl)].filter(
    (part): part is string => !!part,
  );
}
