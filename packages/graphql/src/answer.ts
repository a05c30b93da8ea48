import type { Adapter, Shape } from './adapter.js';
import { itemsOf, nextOf, type PageScope, pagingOf, totalOf } from './paging.js';
import { isRecord, own, read } from './path.js';
import { mapEntity } from './rules.js';
import { resolve, type Scope } from './variables.js';

/** What a list gave, page before page: offsets shift when something is added meanwhile, and repeat an element. */
interface Given {
  readonly ids: ReadonlySet<unknown>;
  readonly before: Given | undefined;
}

export interface Answers {
  /** What `data` says, in the shape of the model; `null` or `undefined` where it says nothing. */
  shape(name: string, shape: Shape, data: unknown, scope: Scope, page?: PageScope): unknown;
  /** Other ids that an entity was seen to carry, for `$keys`. */
  keysOf(shape: Shape, id: unknown): unknown;
}

/** How many pages of lists are remembered. */
const remembered = 1000;

/** Makes answers of one gateway, and remembers what later ones need: entities' other ids, and ids already given. */
export function answersOf(adapter: Adapter): Answers {
  const carried = new Map<string, unknown>();
  const pages = new Map<string, Given>();

  function entity(type: string, record: unknown, over: unknown): unknown {
    const mapped = mapEntity(adapter, type, record, over);
    const keys = adapter.entities?.[type]?.keys;
    if (keys && isRecord(mapped)) {
      const ids = Object.entries(keys).map(([key, path]) => [key, read(record, path)] as const);
      // A later, poorer answer takes none away.
      const seen = ids.filter(([, id]) => id !== undefined);
      const at = `${type}:${String(mapped['id'])}`;
      if (seen.length) carried.set(at, { ...asRecord(carried.get(at)), ...Object.fromEntries(seen) });
    }
    return mapped;
  }

  /** Those that neither this page nor one before it has given. */
  function fresh(
    list: string,
    after: string | undefined,
    next: string | undefined,
    items: readonly unknown[],
  ): unknown[] {
    const before = after === undefined ? undefined : pages.get(list + after);
    const ids = new Set<unknown>();
    const kept = items.filter((item) => {
      const id = own(item, 'id');
      for (let one = before; one; one = one.before) if (one.ids.has(id)) return false;
      return !ids.has(id) && ids.add(id);
    });
    if (next !== undefined) {
      pages.delete(list + next);
      pages.set(list + next, { ids, before });
      if (pages.size > remembered) pages.delete([...pages.keys()][0] ?? '');
    }
    return kept;
  }

  return {
    keysOf: (shape, id) => carried.get(`${typeOf(shape)}:${String(id)}`),
    shape(name, shape, data, scope, page) {
      const found = read(data, shape.result);
      const type = typeOf(shape);
      const over = shape.set && resolve(shape.set, scope);
      if (shape.as !== undefined) return entity(type, found, over) ?? shape.otherwise;
      const paging = shape.page === undefined ? undefined : pagingOf(adapter, shape);
      const sent = itemsOf(paging, found);
      const { accept, discriminator = '__typename' } = shape;
      const accepted = accept ? sent.filter((item) => accept.some((one) => one === read(item, discriminator))) : sent;
      const items = accepted.map((item) => entity(type, item, over)).filter((item) => item !== null);
      if (!paging || !page) return items;
      const total = totalOf(paging, found);
      const next = nextOf(paging, found, page, sent.length);
      const { after: _after, page: _page, ...rest } = asRecord(scope['input']);
      return {
        items: fresh(name + JSON.stringify(rest), page.after, next, items),
        ...(total !== undefined && { total }),
        ...(next !== undefined && { next }),
      };
    },
  };
}

function typeOf({ as, page, list }: Shape): string {
  return as ?? page ?? list ?? '';
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}
