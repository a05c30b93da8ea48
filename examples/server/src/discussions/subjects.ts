import type { Queryable } from '../database/database.js';
import { badInput } from '../graphql/errors.js';
import { clean } from './post-filter.js';

export interface SubjectPlace {
  readonly site: string;
  readonly key: string;
  readonly title?: string | null;
  readonly url?: string | null;
}

const MAX_KEY = 1_000;

/** @throws where it cannot be a page's key. */
export function checkKey(key: string, argument = 'subject'): string {
  const plain = clean(key).trim();
  if (plain === '') throw badInput(argument, 'is empty');
  if (plain.length > MAX_KEY) throw badInput(argument, `is longer than ${MAX_KEY} characters`);
  return plain;
}

/** The key that a page has now, where it has moved. */
export async function keptAs(database: Queryable, site: string, key: string): Promise<string> {
  const moved = await database.query<{ key: string }>(
    `select s.key from subject_aliases a join subjects s on s.id = a.subject_id where a.site = $1 and a.key = $2`,
    [site, key],
  );
  return moved[0]?.key ?? key;
}

/** The threads under these pages, by key; pages where nobody has commented have none. A page that has moved counts as its new one. */
export async function threadsOf(
  database: Queryable,
  site: string,
  keys: readonly string[],
): Promise<Map<string, { id: string; comments: number; status: string }>> {
  const rows = await database.query<{ key: string; id: string; comments: number; status: string }>(
    `select w.key, p.id::text, p.comment_count as comments, p.status from unnest($2::text[]) as w (key)
      left join subject_aliases a on a.site = $1 and a.key = w.key
      join subjects s on s.id = coalesce(a.subject_id, (select id from subjects where site = $1 and key = w.key))
      join posts p on p.subject_id = s.id and p.depth = 0`,
    [site, keys],
  );
  return new Map(rows.map(({ key, ...thread }) => [key, thread]));
}

/**
 * The thread under a page, begun here where there is none yet. However many begin it at a time, it is one: the database
 * keeps a page and its thread unique, and the others wait for whoever is first.
 */
export async function ensureThread(tx: Queryable, { site, key, title, url }: SubjectPlace): Promise<string> {
  const existing = (await threadsOf(tx, site, [key])).get(key);
  if (existing) return existing.id;
  await tx.query('insert into subjects (site, key, title, url) values ($1, $2, $3, $4) on conflict do nothing', [
    site,
    key,
    title ?? null,
    url ?? null,
  ]);
  await tx.query(
    `with subject as (select id, title from subjects where site = $1 and key = $2),
      numbered as (select nextval(pg_get_serial_sequence('posts', 'id')) as post, subject.* from subject)
      insert into posts (id, thread_id, kind, subject_id, title) select post, post, 'discussion', id, title from numbered
      on conflict (subject_id) where depth = 0 do nothing`,
    [site, key],
  );
  const begun = (await threadsOf(tx, site, [key])).get(key);
  if (!begun) throw new Error('A page has no thread');
  return begun.id;
}
