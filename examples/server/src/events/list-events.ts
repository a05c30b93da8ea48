import type { Queryable } from '../database/database.js';
import { checkSlice, decodeKeys, encodeKeys, type PageInfo, type Slice } from '../discussions/cursor.js';
import type { Reader } from '../discussions/reader.js';
import { badInput } from '../graphql/errors.js';
import { Params } from '../members/sql-parts.js';
import { firstIn, lastIn, type Window } from './dates.js';
import { checkFilter, eventConditions, type EventFilter } from './event-filter.js';
import type { RecurrenceRow } from './event-row.js';

export interface ListEvents extends EventFilter, Slice {
  readonly from?: Date | null;
  readonly to?: Date | null;
  readonly sort?: 'soonest' | 'latest' | null;
}

export interface EventPage extends PageInfo {
  readonly ids: readonly string[];
}

/** Where an event stands in a list: by its date there, milliseconds since 1970. */
interface Key {
  readonly at: number;
  readonly id: string;
}

const SIZE = { standard: 24, most: 100 } as const;
/** Pages by number are read from the beginning. */
const MOST_SKIPPED = 10_000;

/** @throws where an argument cannot be taken, whatever of the answer is asked for. */
export function checkEvents(input: ListEvents): number {
  const first = checkSlice(input, SIZE);
  checkFilter(input);
  checkWindow(input);
  cursorOf(input);
  if (((input.page ?? 1) - 1) * first > MOST_SKIPPED) throw badInput('page', 'is out of range');
  return first;
}

/** @throws where a window ends before it begins. */
export function checkWindow({ from, to }: Pick<ListEvents, 'from' | 'to'>): void {
  if (from && to && to <= from) throw badInput('to', 'must be after from');
}

function cursorOf({ after, before, sort }: ListEvents): { readonly key: Key; readonly forwards: boolean } | undefined {
  const cursor = after ?? before;
  if (cursor == null) return undefined;
  const argument = after != null ? 'after' : 'before';
  const mark = new RegExp(`^${sort ?? 'soonest'}$`);
  const [, at = '', id = ''] = decodeKeys(cursor, argument, [mark, /^-?\d{1,15}$/, /^[1-9]\d{0,15}$/]);
  // Beyond what a date can be.
  if (Math.abs(Number(at)) > 8e15) throw badInput(argument, 'is not a cursor of this list');
  return { key: { at: Number(at), id }, forwards: after != null };
}

/** One page, by comparing keys, which stays right while events come and go. */
export async function listEvents(database: Queryable, input: ListEvents, reader: Reader): Promise<EventPage> {
  const first = checkEvents(input);
  const list = new EventList(database, input, reader);
  const cursor = cursorOf(input);
  if (cursor) return slice(list, cursor.key, cursor.forwards, first);
  const found = input.around == null ? undefined : await list.find(input.around);
  if (found) return around(list, found, first);
  const skipped = ((input.page ?? 1) - 1) * first;
  const keys = await list.read(undefined, true, skipped + first + 1);
  return list.toPage(keys.slice(skipped, skipped + first), keys.length > skipped + first, skipped > 0);
}

export async function countEvents(database: Queryable, input: ListEvents, reader: Reader): Promise<number> {
  return new EventList(database, input, reader).count();
}

async function slice(list: EventList, key: Key, forwards: boolean, first: number): Promise<EventPage> {
  const keys = await list.read(key, forwards, first + 1);
  const shown = keys.slice(0, first);
  const more = keys.length > first;
  return forwards ? list.toPage(shown, more, true) : list.toPage(shown.reverse(), true, more);
}

/** Half of the page before the event, and the rest from it on. */
async function around(list: EventList, key: Key, first: number): Promise<EventPage> {
  const ahead = Math.floor((first - 1) / 2);
  const before = await list.read(key, false, ahead + 1);
  const shown = before.slice(0, ahead).reverse();
  const rest = first - shown.length - 1;
  const after = await list.read(key, true, rest + 1);
  return list.toPage([...shown, key, ...after.slice(0, rest)], after.length > rest, before.length > ahead);
}

/**
 * The events of one list in their order. Those that do not recur are compared in the database; those that do, few as a rule,
 * are found by their bounds and expanded in the window asked for.
 */
export class EventList {
  readonly #database: Queryable;
  readonly #input: ListEvents;
  readonly #reader: Reader;
  readonly #descends: boolean;
  readonly #window: Window;
  #recurring: Promise<readonly Key[]> | undefined;

  constructor(database: Queryable, input: ListEvents, reader: Reader) {
    this.#database = database;
    this.#input = input;
    this.#reader = reader;
    this.#descends = input.sort === 'latest';
    this.#window = { from: input.from?.getTime(), to: input.to?.getTime() };
  }

  /** Keys beyond one, or from the beginning, in the direction that is read. */
  async read(beyond: Key | undefined, forwards: boolean, limit: number): Promise<Key[]> {
    const ascends = forwards !== this.#descends;
    const [plain, recurring] = [await this.#plain(beyond, ascends, limit), await this.recurring()];
    const order = ascends ? compare : (a: Key, b: Key) => compare(b, a);
    const rest = recurring.filter((key) => !beyond || order(key, beyond) > 0);
    return [...plain, ...rest].sort(order).slice(0, limit);
  }

  async find(id: string): Promise<Key | undefined> {
    const recurring = (await this.recurring()).find((key) => key.id === id);
    if (recurring || !/^[1-9]\d{0,15}$/.test(id)) return recurring;
    const { where, params } = this.#conditions();
    where.push(`e.id = ${params.add(id)}::bigint`);
    return (await this.#select(where, params, ''))[0];
  }

  async count(): Promise<number> {
    const { where, params } = this.#conditions();
    const rows = await this.#database.query<{ count: number }>(
      `select count(*)::int as count from events e where ${where.join(' and ')}`,
      params.values,
    );
    return (rows[0]?.count ?? 0) + (await this.recurring()).length;
  }

  toPage(keys: readonly Key[], hasNextPage: boolean, hasPreviousPage: boolean): EventPage {
    const cursor = (key: Key | undefined) =>
      key ? encodeKeys([this.#input.sort ?? 'soonest', String(key.at), key.id]) : null;
    return {
      ids: keys.map(({ id }) => id),
      hasNextPage,
      endCursor: cursor(keys.at(-1)),
      hasPreviousPage,
      startCursor: cursor(keys[0]),
    };
  }

  /** Those that recur and have a date in the window. */
  recurring(): Promise<readonly Key[]> {
    return (this.#recurring ??= this.#readRecurring());
  }

  async #readRecurring(): Promise<readonly Key[]> {
    const params = new Params();
    const where = ['e.recurrence is not null', ...eventConditions(this.#input, this.#reader, params)];
    const { from, to } = this.#input;
    if (from) where.push(`(e.last_at is null or e.last_at >= ${params.add(from)}::timestamptz)`);
    if (to) where.push(`e.first_at < ${params.add(to)}::timestamptz`);
    const rows = await this.#database.query<RecurringRow>(
      `select e.id::text, e.start_at, e.end_at, e.time_zone, e.recurrence, e.begin_at, e.first_at, e.last_at
        from events e where ${where.join(' and ')}`,
      params.values,
    );
    return rows.flatMap((row) => {
      const bounds = {
        begin: row.begin_at.getTime(),
        first: row.first_at.getTime(),
        last: row.last_at?.getTime() ?? null,
      };
      const at = (this.#descends ? lastIn : firstIn)(row, bounds, this.#window);
      return at === undefined ? [] : [{ at, id: row.id }];
    });
  }

  #conditions() {
    const params = new Params();
    const where = [
      'e.recurrence is null',
      ...windowConditions(this.#input, params),
      ...eventConditions(this.#input, this.#reader, params),
    ];
    return { where, params };
  }

  #plain(beyond: Key | undefined, ascends: boolean, limit: number): Promise<Key[]> {
    const { where, params } = this.#conditions();
    if (beyond)
      where.push(
        `(e.begin_at, e.id) ${ascends ? '>' : '<'} (${params.add(new Date(beyond.at))}::timestamptz, ${params.add(beyond.id)}::bigint)`,
      );
    const direction = ascends ? '' : ' desc';
    return this.#select(where, params, `order by e.begin_at${direction}, e.id${direction} limit ${limit}`);
  }

  async #select(where: readonly string[], params: Params, rest: string): Promise<Key[]> {
    const rows = await this.#database.query<{ id: string; at: number }>(
      `select e.id::text, (extract(epoch from e.begin_at) * 1000)::float8 as at from events e
        where ${where.join(' and ')} ${rest}`,
      params.values,
    );
    return rows.map(({ id, at }) => ({ id, at: Math.round(at) }));
  }
}

/** Those that do not recur and touch the window: what takes no time is in it where it begins there. */
export function windowConditions({ from, to }: Pick<ListEvents, 'from' | 'to'>, params: Params): string[] {
  const conditions: string[] = [];
  if (to) conditions.push(`e.first_at < ${params.add(to)}::timestamptz`);
  if (from) {
    const value = `${params.add(from)}::timestamptz`;
    conditions.push(`e.last_at >= ${value} and (e.last_at > ${value} or e.begin_at >= ${value})`);
  }
  return conditions;
}

interface RecurringRow extends Record<string, unknown> {
  readonly id: string;
  readonly start_at: string;
  readonly end_at: string | null;
  readonly time_zone: string | null;
  readonly recurrence: RecurrenceRow | null;
  readonly begin_at: Date;
  readonly first_at: Date;
  readonly last_at: Date | null;
}

function compare(a: Key, b: Key): number {
  return a.at - b.at || Number(a.id) - Number(b.id);
}
