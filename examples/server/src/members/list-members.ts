import type { Queryable } from '../database/database.js';
import { badInput } from '../graphql/errors.js';
import { decodeCursor, encodeCursor, type Cursor } from './cursor.js';
import { conditions, type FacetChoice } from './filter.js';
import { memberColumns, type MemberRow } from './member-row.js';
import { searchWords } from './search-words.js';
import { sortingOf, type MemberSort, type Sorting } from './sorting.js';
import { Params } from './sql-parts.js';

export interface ListMembers {
  readonly search?: string | null;
  readonly facets?: FacetChoice | null;
  readonly sort?: MemberSort | null;
  readonly first?: number | null;
  readonly after?: string | null;
  readonly page?: number | null;
}

export interface MemberPage {
  readonly rows: readonly MemberRow[];
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

export const DEFAULT_FIRST = 24;
const MAX_FIRST = 100;
const MAX_OFFSET = 1_000_000;

/** @throws where an argument cannot be taken, whatever of the answer is asked for. */
export function checkListing({ search, first, after, page, sort, facets }: ListMembers): void {
  const size = first ?? DEFAULT_FIRST;
  if (size < 1 || size > MAX_FIRST) throw badInput('first', `must be 1 to ${MAX_FIRST}`);
  if (after != null && page != null) throw badInput('page', 'cannot be given together with after');
  if (page != null && (page < 1 || (page - 1) * size > MAX_OFFSET)) throw badInput('page', 'is out of range');
  const words = searchWords(search);
  conditions(words, facets ?? {}, new Params());
  if (after != null) cursorOf(after, sortOf(sort, words), sortingOf(sortOf(sort, words), words, new Params()));
}

function sortOf(sort: MemberSort | null | undefined, words: readonly string[]): MemberSort {
  return sort ?? (words.length > 0 ? 'relevance' : 'name');
}

function cursorOf(after: string, sort: MemberSort, { keys }: Sorting): Cursor {
  return decodeCursor(
    after,
    sort,
    keys.map(({ kind }) => kind),
  );
}

/** One page: after a cursor by comparing keys, which stays right while members come and go, or by its number. */
export async function listMembers(
  database: Queryable,
  input: ListMembers,
  viewerId: string | null,
): Promise<MemberPage> {
  checkListing(input);
  const words = searchWords(input.search);
  const first = input.first ?? DEFAULT_FIRST;
  const page = input.page ?? 1;
  const sort = sortOf(input.sort, words);
  const params = new Params();
  const viewer = params.add(viewerId);
  const where = conditions(words, input.facets ?? {}, params);
  const sorting = sortingOf(sort, words, params);
  const { keys, descending } = sorting;
  if (input.after != null) {
    const cursor = cursorOf(input.after, sort, sorting);
    const values = cursor.keys.map(
      (key, index) => `${params.add(key)}::${keys[index]?.kind === 'text' ? 'text' : 'bigint'}`,
    );
    where.push(`(${keys.map(({ sql }) => sql).join(', ')}) ${descending ? '<' : '>'} (${values.join(', ')})`);
  }
  const order = keys.map(({ sql }) => `${sql}${descending ? ' desc' : ''}`).join(', ');
  const rows = await database.query<MemberRow & { cursor_keys: string[] }>(
    `select ${memberColumns(viewer)}, array[${keys.map(({ sql }) => `${sql}::text`).join(', ')}] as cursor_keys
      from members m where ${where.join(' and ')} order by ${order}
      limit ${first + 1} offset ${(page - 1) * first}`,
    params.values,
  );
  const shown = rows.slice(0, first);
  const last = shown.at(-1);
  return {
    rows: shown,
    hasNextPage: rows.length > first,
    endCursor: last ? encodeCursor({ sort, keys: last.cursor_keys }) : null,
  };
}

/** How many members the whole list has. */
export async function countMembers(database: Queryable, input: ListMembers): Promise<number> {
  const params = new Params();
  const where = conditions(searchWords(input.search), input.facets ?? {}, params);
  const rows = await database.query<{ count: number }>(
    `select count(*)::int as count from members m where ${where.join(' and ')}`,
    params.values,
  );
  return rows[0]?.count ?? 0;
}
