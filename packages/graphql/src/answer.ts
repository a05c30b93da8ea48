import type { Adapter, EntityMap, Shape } from './adapter.js';
import type { Grammar, PageScope, Scope } from './grammar.js';
import { coerce, coerceRecord, kinds } from './kinds.js';
import { isRecord, own, read } from './path.js';

/** What a list gave, page before page: offsets shift when something is added meanwhile, and repeat an element. */
interface Given {
  readonly ids: ReadonlySet<unknown>;
  readonly before: Given | undefined;
}

export interface Answers {
  /** What `data` says, in the shape of the model; `null` or `undefined` where it says nothing. */
  shape(grammar: Grammar, name: string, shape: Shape, data: unknown, scope: Scope, page?: PageScope): unknown;
  /** Other ids that an entity was seen to carry, for `$keys`. */
  keysOf(shape: Shape, id: unknown): unknown;
}

/** How many pages of lists are remembered. */
const remembered = 1000;

/** Makes answers of one gateway, and remembers what later ones need: entities' other ids, and ids already given. */
export function answersOf(adapter: Adapter): Answers {
  const carried = new Map<string, unknown>();
  const pages = new Map<string, Given>();

  /** One of ours from one of the backend's, `over` before the answer; `null` without an id or where it is none. */
  function entity(grammar: Grammar, type: string, record: unknown, over: unknown): unknown {
    const { fields, keys } = (Object.hasOwn(adapter.entities ?? {}, type) && adapter.entities?.[type]) || {
      fields: undefined,
    };
    const kind = kinds[type];
    const exists = isRecord(record);
    if (!kind || !(exists || over)) return null;
    const from = exists ? record : undefined;
    const mapped = coerceRecord(kind, (field) => {
      const laid = own(over, field);
      if (laid !== undefined) return laid;
      if (!fields || isNames(fields)) return fields && !fields.includes(field) ? undefined : own(from, field);
      const rule = Object.hasOwn(fields, field) ? fields[field] : undefined;
      return rule === undefined ? undefined : grammar.value(rule, from);
    });
    if (keys && mapped) {
      // A later, poorer answer takes none away.
      const ids = Object.entries(keys).map(([key, path]) => [key, read(from, path)] as const);
      const at = `${type}:${String(own(mapped, 'id'))}`;
      carried.set(at, Object.assign({}, carried.get(at), Object.fromEntries(ids.filter(([, id]) => id !== undefined))));
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
    const before = pages.get(list + after);
    const ids = new Set<unknown>();
    const kept = items.filter((item) => {
      const id = own(item, 'id');
      for (let one = before; one; one = one.before) if (one.ids.has(id)) return false;
      return !ids.has(id) && ids.add(id);
    });
    if (next !== undefined) {
      if (pages.size >= remembered) pages.clear();
      pages.set(list + next, { ids, before });
    }
    return kept;
  }

  return {
    keysOf(shape, id) {
      // A mutation may answer with nothing of the entity's type.
      const types = [typeOf(shape), ...Object.keys(adapter.entities ?? {})];
      return types.map((type) => carried.get(`${type}:${String(id)}`)).find((ids) => ids);
    },
    shape(grammar, name, shape, data, scope, page) {
      const found = read(data, shape.result);
      const type = typeOf(shape);
      const over = shape.set && grammar.variables(shape.set, scope);
      if (shape.as) return entity(grammar, type, found, over) ?? shape.otherwise;
      const make = (items: readonly unknown[]): unknown[] =>
        items.flatMap((item) => (grammar.accepts(shape, item) && entity(grammar, type, item, over)) || []);
      if (!page || !shape.page) return make(Array.isArray(found) ? found : []);
      const { items, total, next } = grammar.pager(shape).slice(found, page);
      const list = name + JSON.stringify({ ...asRecord(scope['input']), after: 0, page: 0 });
      return {
        items: fresh(list, page.after, next, make(items)),
        total: coerce('n', total) ?? undefined,
        next,
      };
    },
  };
}

function typeOf({ as, page, list }: Shape): string {
  return as ?? page ?? list ?? '';
}

function isNames(fields: EntityMap['fields']): fields is readonly string[] {
  return Array.isArray(fields);
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}
