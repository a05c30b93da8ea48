import type { CommunityError, OperationName, Support } from '@kith/core';
import type { Alternative, Rule, Shape, WatchEntry } from './adapter.js';
import { asInputs } from './edges.js';
import { compact, isRecord, own, read } from './path.js';

/**
 * What references begin with: `$input`, `$settings`, `$viewer`, `$page`, `$keys`, `$item`, `$result`; and `$writeId`, a
 * write's own id, the same on every try.
 */
export type Scope = Readonly<Record<string, unknown>>;

/** What `$page` is for one request. */
export interface PageScope {
  readonly first: number;
  /** The backend's cursor. */
  readonly after: unknown;
  /** The backend's cursor of what the page goes before. */
  readonly before: unknown;
  /** Id of what the page must hold. */
  readonly around: unknown;
  readonly page: number;
  readonly offset: number;
  /** Whether this is the first page: what rides along with a list need ride once only. */
  readonly isFirst: boolean;
}

/** Constants of the host, by the names under which the adapter declares them. */
export type Settings = { readonly [name: string]: string };

export interface Slice {
  readonly items: readonly unknown[];
  readonly total: unknown;
  /** The opaque cursor for what follows; `undefined` at the end. */
  readonly next: string | undefined;
  /** The opaque cursor for what goes before; `undefined` at the beginning, and where it cannot be said. */
  readonly previous: string | undefined;
}

/** One paging dialect. */
export interface Pager {
  scope(input: unknown): PageScope;
  slice(found: unknown, scope: PageScope): Slice;
}

/**
 * How an adapter's descriptions are understood. There are two: the plain one, which first views of our own contract
 * need, and the full one, which loads for every adapter that does not say `"grammar": "plain"` or has settings.
 */
export interface Grammar {
  /**
   * What the host gave, and defaults for what it did not.
   * @throws AdapterError where a setting that the adapter requires is missing
   */
  settings(given: Settings): Settings;
  support<N extends OperationName>(alternatives: readonly Alternative[]): Support<N>;
  choose<A extends WatchEntry>(alternatives: readonly A[], scope: (one: A) => Scope): A | undefined;
  variables(description: unknown, scope: Scope): unknown;
  value(rule: Rule, record: unknown): unknown;
  pager(shape: Shape): Pager;
  accepts?(shape: Shape, item: unknown): boolean;
  /** What the payload of an answer says went wrong. */
  refusal?(one: Alternative, data: unknown): CommunityError | undefined;
  /** Other ids that the entity with this id was seen to carry, for `$keys`. */
  keysOf?(shape: Shape, id: unknown): unknown;
  remember?(type: string, record: unknown, entity: unknown): void;
  /** The items of a page of `name`, asked with `input`, that none before it has given. `next` is a cursor of ours. */
  fresh(items: readonly unknown[], name: string, input: unknown, next: string | undefined): readonly unknown[];
}

/** Every variable a reference, every field a path, pages as Relay's nodes, failures as `errors[]`. */
export const plain: Grammar = {
  settings: (given) => given,
  support<N extends OperationName>([one]: readonly Alternative[]) {
    const { variables, inputs, idempotent } = one ?? {};
    const taken: Record<string, true> = {};
    for (const [, name = ''] of JSON.stringify(variables ?? {}).matchAll(/\$(?:input|page)\.(?!is)(\w+)/g))
      taken[name] = true;
    return { inputs: asInputs<N>({ ...taken, ...inputs }), idempotent };
  },
  choose: ([one]) => one,
  variables: (description, scope) =>
    Object.fromEntries(
      Object.entries(isRecord(description) ? description : {})
        .map(([name, of]): [string, unknown] => [
          name,
          isFunction(of) ? of(scope) : compact(read(scope, String(of).slice(1))),
        ])
        .filter(([, value]) => value !== undefined),
    ),
  value: (rule, record) => (typeof rule === 'string' ? read(record, rule) : undefined),
  pager: () => relay,
  fresh: distinct,
};

/** Of a variable in a module: what it is, as it is, from what is referred to. */
export function isFunction(value: unknown): value is (scope: Scope) => unknown {
  return typeof value === 'function';
}

/** Each id once. */
export function distinct(items: readonly unknown[]): readonly unknown[] {
  const ids = new Set<unknown>();
  return items.filter((item) => ids.size < ids.add(own(item, 'id')).size);
}

export function typeOf({ as, page, list }: Shape): string {
  return as ?? page ?? list ?? '';
}

const relay: Pager = {
  scope(input) {
    const { first, after, before, around, page = 1 }: Readonly<Record<string, unknown>> = isRecord(input) ? input : {};
    return {
      first: Number(first) || 24,
      after,
      before,
      around,
      page: Number(page),
      offset: 0,
      isFirst: !after && !before && Number(page) < 2,
    };
  },
  slice(found, { after, before }) {
    const items = read(found, 'nodes');
    return {
      items: Array.isArray(items) ? items : [],
      total: read(found, 'totalCount'),
      next: cursor(read(found, 'pageInfo.hasNextPage') !== false, read(found, 'pageInfo.endCursor'), after),
      previous: cursor(read(found, 'pageInfo.hasPreviousPage') === true, read(found, 'pageInfo.startCursor'), before),
    };
  },
};

/** Where a list goes on, unless it would go on with the same. */
function cursor(more: boolean, at: unknown, last: unknown): string | undefined {
  return more && typeof at === 'string' && at !== last ? at : undefined;
}
