import {
  CommunityError,
  gatewayOf,
  type Author,
  type CommunityEvent,
  type EventChoice,
  type EventFacet,
  type EventFacetName,
  type EventSort,
  type Gateway,
  type GatewayFunctions,
  type Id,
  type Viewer,
} from '@kith/core';
import { readTime } from '@kith/core/calendar';

const names = ['Ada Okafor', 'Björn Lindqvist', '林美華', 'ليلى حدّاد', 'Zoë van den Berg', 'Jo', 'Şule Yıldız'];

/** A member as events name them, the same each time. */
export function someAuthor(index: number, more: Partial<Author> = {}): Author {
  return {
    id: `m${index}`,
    handle: `member-${index}`,
    name: names[index % names.length] ?? 'Ada Okafor',
    avatarUrl: null,
    ...more,
  };
}

export const me: Viewer = { key: 'viewer', memberId: 'm0', name: 'Ada Okafor' };
export const guest: Viewer = { key: null };

const hourMs = 3_600_000;

/** An instant so many hours from now, on the full hour. */
export function inHours(hours: number): string {
  return new Date(Math.floor(Date.now() / hourMs) * hourMs + hours * hourMs).toISOString().replace('.000', '');
}

/** A day so many days from today, in UTC. */
export function inDays(days: number): string {
  return new Date(Date.now() + days * 24 * hourMs).toISOString().slice(0, 10);
}

/** An event with something in every field that a plain one has: in a week, for two hours, in Berlin. */
export function anEvent(more: Partial<CommunityEvent> & Pick<CommunityEvent, 'id'>): CommunityEvent {
  return {
    uid: null,
    revision: 1,
    title: 'Design systems evening',
    kind: 'meetup',
    format: 'onsite',
    status: 'scheduled',
    startAt: inHours(7 * 24),
    endAt: inHours(7 * 24 + 2),
    timeZone: 'Europe/Berlin',
    previousStartAt: null,
    summary: 'Three short talks and time to talk about them.',
    description: { text: 'Doors open **half an hour** before.', format: 'markdown' },
    coverUrl: null,
    coverAlt: null,
    venue: { name: 'Haus am Ufer', address: 'Uferstraße 6, 13357 Berlin', latitude: 52.55, longitude: 13.37 },
    onlineUrl: null,
    hosts: [someAuthor(1)],
    speakers: [],
    attendees: [],
    topic: { id: 't1', name: 'Design' },
    tags: ['design'],
    links: [],
    series: null,
    recurrence: null,
    recurrenceId: null,
    sessions: [],
    price: { amount: 0 },
    registration: { statuses: ['going', 'maybe', 'declined'], capacity: 40, left: 12, waitingList: true },
    rsvp: null,
    counts: { going: 28, maybe: 3, waiting: 0 },
    recordingUrl: null,
    updatedAt: null,
    viewerCan: ['rsvp'],
    url: null,
    ...more,
  };
}

const kinds = ['meetup', 'webinar', 'workshop', 'conference', 'meeting'] as const;
const formats = ['onsite', 'online', 'hybrid'] as const;
const titles = ['Evening of short talks', 'Accessibility clinic', 'Release party', 'Book circle', 'Open office hours'];

/** So many events, one every `apartHours`, from the next hour on. */
export function someEvents(
  count: number,
  more: (index: number) => Partial<CommunityEvent> = () => ({}),
  apartHours = 20,
): readonly CommunityEvent[] {
  return Array.from({ length: count }, (_, index) =>
    anEvent({
      id: `e${index}`,
      title: `${titles[index % titles.length] ?? ''} ${index}`,
      kind: kinds[index % kinds.length],
      format: formats[index % formats.length],
      hosts: [someAuthor(index % 7)],
      startAt: inHours(1 + index * apartHours),
      endAt: inHours(3 + index * apartHours),
      ...more(index),
    }),
  );
}

export interface EventBackend {
  readonly viewer?: Viewer | undefined;
  /** How many to a page where nothing is said. */
  readonly pageSize?: number | undefined;
  readonly more?: GatewayFunctions | undefined;
}

/**
 * A community's events as plain functions: listed, narrowed, counted, read. Series with a rule are taken to touch every
 * time after their beginning.
 */
export function eventGateway(
  events: readonly CommunityEvent[],
  { viewer = me, pageSize = 24, more = {} }: EventBackend = {},
): Gateway {
  return gatewayOf({
    'viewer.get': () => viewer,
    'events.list': ({ from, to, sort, first = pageSize, after, ...choice }) => {
      const found = sorted(
        events.filter((event) => touches(event, from, to) && matches(event, choice)),
        sort,
      );
      const begin = Number(after ?? 0);
      const end = begin + first;
      return {
        items: found.slice(begin, end),
        total: found.length,
        next: end < found.length ? String(end) : undefined,
      };
    },
    'events.get': ({ id }) => {
      const found = events.find((event) => event.id === id);
      if (!found) throw new CommunityError('not-found');
      return found;
    },
    'events.facets': ({ names: wanted, from, to, limit = 50, ...choice }) =>
      wanted.map((name) => {
        const others = { ...choice, [name]: undefined };
        return facetOf(
          name,
          events.filter((event) => touches(event, from, to) && matches(event, others)),
          limit,
        );
      }),
    ...more,
  });
}

function momentOf(time: string | null | undefined): number {
  const read = time ? readTime(time) : undefined;
  if (!read) return NaN;
  return read.is === 'instant' ? read.at : Date.parse(read.is === 'day' ? read.day : `${read.clock}Z`);
}

function touches(
  { startAt, endAt, recurrence }: CommunityEvent,
  from: string | undefined,
  to: string | undefined,
): boolean {
  const start = momentOf(startAt);
  if (Number.isNaN(start)) return true;
  const end = endAt ? momentOf(endAt) : start + hourMs;
  return (!to || start < Date.parse(to)) && (!from || end > Date.parse(from) || recurrence != null);
}

function sorted(events: readonly CommunityEvent[], sort: EventSort | undefined): readonly CommunityEvent[] {
  const soonest = [...events].sort((a, b) => momentOf(a.startAt) - momentOf(b.startAt) || (a.id < b.id ? -1 : 1));
  return sort === 'latest' ? soonest.reverse() : soonest;
}

function matches(event: CommunityEvent, choice: EventChoice): boolean {
  const { kind, format, topic, tag, place, host, series, price, going, search } = choice;
  const any = (chosen: readonly unknown[] | undefined, values: readonly unknown[]): boolean =>
    !chosen?.length || chosen.some((one) => values.includes(one));
  const free = event.price?.amount === 0;
  return (
    any(kind, [event.kind]) &&
    any(format, [event.format]) &&
    any(tag, event.tags ?? []) &&
    any(place, [event.venue?.name]) &&
    (!topic || event.topic?.id === topic) &&
    (!host || (event.hosts ?? []).some(({ id }) => id === host)) &&
    (!series || event.series?.id === series) &&
    (!price || (price === 'free') === free) &&
    (!going || (event.rsvp != null && event.rsvp.status !== 'declined')) &&
    (!search || (event.title ?? '').toLowerCase().includes(search.toLowerCase()))
  );
}

function facetOf(name: EventFacetName, events: readonly CommunityEvent[], limit: number): EventFacet {
  const counts = new Map<string, { label: string | undefined; count: number }>();
  const add = (value: Id | null | undefined, label?: string | null): void => {
    if (!value) return;
    const held = counts.get(value);
    counts.set(value, { label: label ?? undefined, count: (held?.count ?? 0) + 1 });
  };
  for (const { kind, format, topic, tags, venue, hosts } of events) {
    if (name === 'kind') add(kind);
    else if (name === 'format') add(format);
    else if (name === 'topic') add(topic?.id, topic?.name);
    else if (name === 'place') add(venue?.name);
    else if (name === 'tag') for (const tag of tags ?? []) add(tag);
    else for (const host of hosts ?? []) add(host.id, host.name);
  }
  const values = [...counts].map(([value, { label, count }]) => ({ value, label, count }));
  return { name, values: values.sort((a, b) => b.count - a.count).slice(0, limit) };
}
