import type { Queryable } from '../database/database.js';
import type { Context } from '../graphql/context.js';
import { readSettings, type DiscussionSettings } from './settings.js';

/** Who reads, and what decides what they see and may do. */
export interface Reader {
  /** Their member; `null` for a guest. */
  readonly viewerId: string | null;
  readonly moderator: boolean;
  /** May read and keep, but write nothing that others see. */
  readonly suspended: boolean;
  /** What this server's own paths are resolved against. */
  readonly origin: string;
  /** Where the site's own pages are, such as `http://localhost:4600`. */
  readonly pages: string;
  readonly settings: DiscussionSettings;
  /** Origins of sites that decide for themselves about guests. */
  readonly guestSites: ReadonlyMap<string, boolean>;
}

const readers = new WeakMap<Context, Promise<Reader>>();

/** Asked for once in a request. */
export function readerOf(context: Context): Promise<Reader> {
  let reader = readers.get(context);
  if (!reader) {
    reader = readReader(context);
    readers.set(context, reader);
  }
  return reader;
}

/** Asked for anew: what is open for long finds out who its reader is each time. */
export async function readReader({
  database,
  viewer,
  origin,
  discussions,
}: Pick<Context, 'database' | 'viewer' | 'origin' | 'discussions'>): Promise<Reader> {
  const settings = await readSettings(database);
  const sites = await database.query<{ origin: string; guests: boolean }>(
    'select origin, guests from sites where guests is not null',
  );
  const suspended = viewer && (await isSuspended(database, viewer.memberId));
  return {
    viewerId: viewer?.memberId ?? null,
    // Who administers may do what moderators may.
    moderator: viewer?.permissions.some((one) => one === 'moderate' || one === 'administer') ?? false,
    suspended: suspended ?? false,
    origin,
    pages: discussions.pagesOf(origin),
    settings,
    guestSites: new Map(sites.map((site) => [site.origin, site.guests])),
  };
}

async function isSuspended(database: Queryable, memberId: string): Promise<boolean> {
  const rows = await database.query(
    'select 1 from suspensions where member_id = $1::bigint and (until is null or until > now())',
    [memberId],
  );
  return rows.length > 0;
}

/** Whether somebody without an account may comment on the pages of a site. */
export function guestsMayComment(reader: Reader, site: string): boolean {
  return reader.guestSites.get(site) ?? reader.settings.guestComments;
}
