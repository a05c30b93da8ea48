import type { Queryable } from '../database/database.js';
import { badInput } from '../graphql/errors.js';
import { Params } from '../members/sql-parts.js';
import { checkSlice, decodeKeys, encodeKeys, type PageInfo, type Slice } from './cursor.js';
import { checkFilter, listsReplies, postConditions, type PostFilter } from './post-filter.js';
import { isPostId } from './read-posts.js';
import type { Reader } from './reader.js';

export type PostSort = 'newest' | 'active' | 'top' | 'trending';

export interface ListPosts extends PostFilter, Slice {
  readonly sort?: PostSort | null;
}

export interface IdPage extends PageInfo {
  readonly ids: readonly string[];
}

interface Order {
  readonly column: string;
  /** The key as text that loses nothing, and back. */
  readonly text: string;
  readonly type: string;
  readonly pattern: RegExp;
}

const instant = (column: string): Order => ({
  column,
  text: `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
  type: 'timestamptz',
  pattern: /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/,
});
const number = (column: string): Order => ({
  column,
  text: `${column}::text`,
  type: 'bigint',
  pattern: /^-?\d{1,16}$/,
});

const orders: Readonly<Record<PostSort, Order>> = {
  newest: instant('p.created_at'),
  active: instant('p.active_at'),
  top: number('p.reaction_count'),
  trending: number('p.hot'),
};

const SIZE = { standard: 20, most: 100 } as const;

/** @throws where an argument cannot be taken, whatever of the answer is asked for. */
export function checkPosts(input: ListPosts): number {
  const first = checkSlice(input, SIZE);
  checkFilter(input);
  keysOf(input);
  return first;
}

/** The keys of a cursor with their direction; `undefined` where none was given. */
function keysOf({ after, before, sort }: ListPosts): { keys: string[]; forwards: boolean } | undefined {
  const cursor = after ?? before;
  if (cursor == null) return undefined;
  const mark = new RegExp(`^${sort ?? 'newest'}$`);
  const patterns = [mark, /^[01]$/, orders[sort ?? 'newest'].pattern, /^[1-9]\d{0,15}$/];
  const argument = after != null ? 'after' : 'before';
  const keys = decodeKeys(cursor, argument, patterns);
  if (orders[sort ?? 'newest'].type === 'timestamptz' && !isInstant(keys[2] ?? ''))
    throw badInput(argument, 'is not a cursor of this list');
  return { keys, forwards: after != null };
}

interface Found extends Record<string, unknown> {
  readonly id: string;
  readonly pinned: string;
  readonly key: string;
}

/** A day that there is: not every text of the right form is one. */
function isInstant(text: string): boolean {
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 19) === text.slice(0, 19);
}

/** Ids of one page: pinned ones first, then by the order; by comparing keys, which stays right while posts come and go. */
export async function listPosts(database: Queryable, input: ListPosts, reader: Reader): Promise<IdPage> {
  const first = checkPosts(input);
  const sort = input.sort ?? 'newest';
  const given = keysOf(input);
  if (given) return slice(database, input, reader, { ...given, first });
  if (input.around != null) {
    const found = await findIn(database, input, reader, input.around);
    if (found) return aroundOf(database, input, reader, [sort, found.pinned, found.key, found.id], first);
  }
  const page = input.page ?? 1;
  const { where, params, order } = statement(input, reader);
  const rows = await select(database, where, params, order, false, first + 1, (page - 1) * first);
  return toPage(rows, sort, { first, before: page > 1 });
}

/** The page before or after some keys. */
async function slice(
  database: Queryable,
  input: ListPosts,
  reader: Reader,
  { keys, forwards, first }: { keys: readonly string[]; forwards: boolean; first: number },
): Promise<IdPage> {
  const sort = input.sort ?? 'newest';
  const { where, params, order } = statement(input, reader);
  const [, pinned = '', key = '', id = ''] = keys;
  const values = `(${params.add(pinned)}::int, ${params.add(key)}::${order.type}, ${params.add(id)}::bigint)`;
  where.push(`(p.pinned, ${order.column}, p.id) ${forwards ? '<' : '>'} ${values}`);
  const rows = await select(database, where, params, order, !forwards, first + 1, 0);
  if (forwards) return toPage(rows, sort, { first, before: true });
  const shown = rows.slice(0, first).reverse();
  return { ...toPage(shown, sort, { first, before: rows.length > first }), hasNextPage: true };
}

/** Half of the page before the post, and the rest from it on. */
async function aroundOf(
  database: Queryable,
  input: ListPosts,
  reader: Reader,
  keys: readonly string[],
  first: number,
): Promise<IdPage> {
  const ahead = Math.floor((first - 1) / 2);
  const none = { ids: [], hasPreviousPage: false, hasNextPage: false, startCursor: null, endCursor: null };
  const before = ahead > 0 ? await slice(database, input, reader, { keys, forwards: false, first: ahead }) : none;
  const rest = first - before.ids.length - 1;
  const after = await slice(database, input, reader, { keys, forwards: true, first: Math.max(1, rest) });
  const cursor = encodeKeys(keys);
  const taken = rest > 0 ? after.ids : [];
  return {
    ids: [...before.ids, keys[3] ?? '', ...taken],
    hasPreviousPage: ahead > 0 ? before.hasPreviousPage : true,
    startCursor: before.startCursor ?? cursor,
    hasNextPage: rest > 0 ? after.hasNextPage : after.ids.length > 0,
    endCursor: rest > 0 ? (after.endCursor ?? cursor) : cursor,
  };
}

/** Where a post, or the thread that it belongs to, stands in this list; `undefined` where it does not. */
async function findIn(database: Queryable, input: ListPosts, reader: Reader, id: string): Promise<Found | undefined> {
  if (!isPostId(id)) return undefined;
  const { where, params, order } = statement(input, reader);
  const wanted = params.add(id);
  where.push(
    listsReplies(input)
      ? `p.id = ${wanted}::bigint`
      : `p.id = (select thread_id from posts where id = ${wanted}::bigint
    and (status = 'approved' or depth = 0) and deleted_at is null)`,
  );
  return (await select(database, where, params, order, false, 1, 0))[0];
}

export async function countPosts(database: Queryable, input: ListPosts, reader: Reader): Promise<number> {
  const { where, params } = statement(input, reader);
  const rows = await database.query<{ count: number }>(
    `select count(*)::int as count from ${tables} where ${where.join(' and ')}`,
    params.values,
  );
  return rows[0]?.count ?? 0;
}

const tables = 'posts p join posts r on r.id = p.thread_id';

function statement(input: ListPosts, reader: Reader) {
  const params = new Params();
  return { where: postConditions(input, reader, params), params, order: orders[input.sort ?? 'newest'] };
}

function select(
  database: Queryable,
  where: readonly string[],
  params: Params,
  { column, text }: Order,
  reverse: boolean,
  limit: number,
  offset: number,
): Promise<Found[]> {
  const by = ['p.pinned', column, 'p.id'].map((key) => (reverse ? key : `${key} desc`)).join(', ');
  return database.query<Found>(
    `select p.id::text, p.pinned::text, ${text} as key from ${tables} where ${where.join(' and ')}
      order by ${by} limit ${limit} offset ${offset}`,
    params.values,
  );
}

function toPage(
  rows: readonly Found[],
  sort: PostSort,
  { first, before }: { readonly first: number; readonly before: boolean },
): IdPage {
  const shown = rows.slice(0, first);
  const cursor = (row: Found | undefined) => (row ? encodeKeys([sort, row.pinned, row.key, row.id]) : null);
  return {
    ids: shown.map(({ id }) => id),
    hasNextPage: rows.length > first,
    endCursor: cursor(shown.at(-1)),
    hasPreviousPage: before,
    startCursor: cursor(shown[0]),
  };
}
