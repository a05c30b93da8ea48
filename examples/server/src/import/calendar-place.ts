import type { VenueRow } from '../events/event-row.js';

export interface Place {
  readonly venue: VenueRow | null;
  /** What it is found by: a town with its country. */
  readonly place: string | null;
  /** Whether it says that there is nowhere to go. */
  readonly online: boolean;
}

const nowhere = /^(?:online|virtual|remote|worldwide|internet|webinar)(?: event)?$/i;
/** Between a town and its country stands at times what the country is made of. */
const region = /^(?:\p{Lu}{2,3}|England|Scotland|Wales|Northern Ireland)$/u;

/** A place as calendars write it, from the narrow to the wide: `University of Wrocław, Wrocław, Poland`. */
export function readPlace(location: string | null, geo: { latitude: number; longitude: number } | null): Place {
  const text = location?.replace(/\s+/g, ' ') ?? '';
  const online = nowhere.test(text) || /^https?:\/\//i.test(text);
  if (text === '' || online) return { venue: geo && !online ? geo : null, place: null, online };
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const wide = parts.length > 2 && region.test(parts.at(-2) ?? '') ? 3 : 2;
  const town = parts.slice(-wide).join(', ');
  const name = parts.slice(0, -wide).join(', ');
  const venue = parts.length === 1 ? { name: town } : { ...(name && { name }), address: town };
  return { venue: { ...venue, ...geo }, place: town, online: false };
}

const kinds: Readonly<Record<string, string>> = {
  conference: 'conference',
  congress: 'conference',
  summit: 'conference',
  meeting: 'meeting',
  meetup: 'meetup',
  'user group': 'meetup',
  retreat: 'meetup',
  webinar: 'webinar',
  webcast: 'webinar',
  workshop: 'workshop',
  training: 'workshop',
  course: 'course',
  class: 'course',
};

/** The kind that a category stands for. */
export function kindOf(category: string): string | undefined {
  const word = category.trim().toLowerCase();
  return Object.hasOwn(kinds, word) ? kinds[word] : undefined;
}

/** Whether an address is one that a meeting is joined at. */
export function isMeetingRoom(url: string): boolean {
  const { hostname, pathname } = new URL(url);
  return (
    /(?:^|\.)(?:zoom\.us|meet\.google\.com|teams\.microsoft\.com|webex\.com|meet\.jit\.si|whereby\.com|bluejeans\.com)$/.test(
      hostname,
    ) && pathname.length > 1
  );
}
