import { randomBytes } from 'node:crypto';
import type { Queryable } from '../database/database.js';
import type { Context } from '../graphql/context.js';
import { checkFilter, type EventFilter } from './event-filter.js';

export const CALENDAR_PATH = '/calendar.ics';

const lists = ['kind', 'format', 'tag', 'place'] as const;
const words = ['topic', 'host', 'series', 'price', 'search'] as const;

/**
 * Where a calendar subscribes to these events. A member's own are behind a key, since calendars sign in nowhere; a guest has
 * none (`null`).
 */
export async function calendarUrl({ database, viewer, origin }: Context, filter: EventFilter): Promise<string | null> {
  checkFilter(filter);
  const url = new URL(CALENDAR_PATH, origin);
  for (const name of lists) for (const value of filter[name] ?? []) url.searchParams.append(name, value);
  for (const name of words) if (filter[name] != null) url.searchParams.set(name, filter[name]);
  if (filter.going !== true) return url.href;
  if (!viewer) return null;
  url.searchParams.set('key', await keyOf(database, viewer.memberId));
  return url.href;
}

/** The filter that an address has, and whose it is. What it does not know in it is passed over. */
export function readAddress(params: URLSearchParams): { readonly filter: EventFilter; readonly key: string | null } {
  const price = params.get('price');
  const key = params.get('key');
  const filter: EventFilter = {
    kind: params.getAll('kind'),
    format: params.getAll('format'),
    tag: params.getAll('tag'),
    place: params.getAll('place'),
    topic: params.get('topic'),
    host: params.get('host'),
    series: params.get('series'),
    price: price === 'free' || price === 'paid' ? price : null,
    search: params.get('search'),
    going: key !== null,
  };
  return { filter, key };
}

/** Made with the first wish for it, and the same from then on. */
async function keyOf(database: Queryable, memberId: string): Promise<string> {
  const rows = await database.query<{ key: string }>(
    `insert into calendar_keys (member_id, key) values ($1::bigint, $2)
      on conflict (member_id) do update set key = calendar_keys.key returning key`,
    [memberId, randomBytes(24).toString('base64url')],
  );
  return rows[0]?.key ?? '';
}

/** The member whose key it is. */
export async function memberByKey(database: Queryable, key: string): Promise<string | undefined> {
  if (!/^[\w-]{20,100}$/.test(key)) return undefined;
  const rows = await database.query<{ id: string }>('select member_id::text as id from calendar_keys where key = $1', [
    key,
  ]);
  return rows[0]?.id;
}
