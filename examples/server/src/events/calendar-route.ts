import { createHash } from 'node:crypto';
import type { CommunityEvent } from '@kith/core';
import { writeCalendar } from '@kith/core/calendar/ics';
import { GraphQLError } from 'graphql';
import type { Database } from '../database/database.js';
import { readReader } from '../discussions/reader.js';
import type { Discussions } from '../discussions/services.js';
import type { Exchange } from '../http/exchange.js';
import { memberByKey, readAddress } from './calendar-address.js';
import { checkFilter } from './event-filter.js';
import type { EventView } from './event-view.js';
import { EventList } from './list-events.js';
import { readEvents } from './read-events.js';

export interface CalendarOptions {
  readonly database: Database;
  readonly discussions: Discussions;
}

const DAY = 86_400_000;
/** What is older is in no calendar that subscribes. */
const KEPT = 90 * DAY;
const MOST = 1_000;
const AT_A_TIME = 100;
/** Seconds for which a calendar need not ask again. */
const FRESH = 300;

/**
 * `/calendar.ics`: the events of a filter as an iCalendar feed (RFC 5545), soonest first: as a guest sees them, or with a key
 * those that its member goes to, as they see them.
 */
export async function calendarRoute({ request, url }: Exchange, options: CalendarOptions): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
  }
  const { filter, key } = readAddress(url.searchParams);
  try {
    checkFilter(filter);
  } catch (error) {
    if (error instanceof GraphQLError) return plain(400, error.message);
    throw error;
  }
  const { database, discussions } = options;
  const memberId = key === null ? undefined : await memberByKey(database, key);
  if (key !== null && memberId === undefined) return plain(404, 'There is no such calendar');
  const viewer = memberId === undefined ? null : { memberId, permissions: [] };
  const reader = await readReader({ database, viewer, origin: url.origin, discussions });
  // By whole days, so that the feed is the same until something in it changes.
  const from = new Date(Math.floor((Date.now() - KEPT) / DAY) * DAY);
  const keys = await new EventList(database, { ...filter, from }, reader).read(undefined, true, MOST);
  const events: EventView[] = [];
  for (let at = 0; at < keys.length; at += AT_A_TIME) {
    const ids = keys.slice(at, at + AT_A_TIME).map(({ id }) => id);
    events.push(...(await readEvents(database, ids, reader)));
  }
  const now = Math.max(0, ...events.map(({ updatedAt }) => updatedAt.getTime()));
  const body = writeCalendar(events.map(toCommunityEvent), {
    name: viewer ? 'My events' : 'Events',
    url: reader.pages,
    now,
  });
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  const headers = {
    etag,
    'cache-control': `${viewer ? 'private' : 'public'}, max-age=${FRESH}`,
    'x-content-type-options': 'nosniff',
  };
  if (isKnown(request, etag)) return new Response(null, { status: 304, headers });
  return new Response(body, {
    headers: {
      ...headers,
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="events.ics"',
    },
  });
}

function toCommunityEvent(view: EventView): CommunityEvent {
  // What is the viewer's alone, and how one registers, is no part of a calendar.
  const { updatedAt, registration: _, rsvp: __, viewerCan: ___, ...event } = view;
  return { ...event, updatedAt: updatedAt.toISOString() };
}

function isKnown(request: Request, etag: string): boolean {
  const known = request.headers.get('if-none-match') ?? '';
  return known.split(',').some((one) => one.trim().replace(/^W\//, '') === etag || one.trim() === '*');
}

function plain(status: number, text: string): Response {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' };
  return new Response(`${text}\n`, { status, headers });
}
