import type { Adapter, Shape } from './adapter.js';
import { distinct, typeOf } from './grammar.js';
import { own, read } from './path.js';

/** What a list gave, page before page. */
interface Given {
  readonly ids: ReadonlySet<unknown>;
  readonly before: Given | undefined;
}

/** How many pages of lists are remembered. */
const remembered = 1000;

/** What one gateway remembers of answers for later ones: entities' other ids, and ids that a list has given. */
export function memoryOf(adapter: Adapter) {
  const carried = new Map<string, object>();
  const pages = new Map<string, Given>();

  return {
    /** Keeps the other ids of an entity; a later, poorer answer takes none away. */
    remember(type: string, record: unknown, entity: unknown): void {
      const ids = Object.entries(adapter.entities?.[type]?.keys ?? {}).map(
        ([key, path]) => [key, read(record, path)] as const,
      );
      if (!ids.length) return;
      const at = `${type}:${String(own(entity, 'id'))}`;
      carried.set(at, Object.assign({}, carried.get(at), Object.fromEntries(ids.filter(([, id]) => id !== undefined))));
    },

    keysOf(shape: Shape, id: unknown): unknown {
      // A mutation may answer with nothing of the entity's type.
      const types = [typeOf(shape), ...Object.keys(adapter.entities ?? {})];
      return types.map((type) => carried.get(`${type}:${String(id)}`)).find((ids) => ids);
    },

    /**
     * Those that neither this page nor one before it has given: offsets shift when something is added meanwhile, and
     * repeat an element.
     */
    fresh(items: readonly unknown[], name: string, input: unknown, next: string | undefined): readonly unknown[] {
      const list =
        name +
        JSON.stringify(input, (key, value: unknown) =>
          /^(?:after|before|around|page)$/.test(key) ? undefined : value,
        );
      const before = pages.get(`${list}${String(own(input, 'after'))}`);
      const kept = distinct(items).filter((item) => {
        for (let one = before; one; one = one.before) if (one.ids.has(own(item, 'id'))) return false;
        return true;
      });
      if (next !== undefined) {
        if (pages.size >= remembered) pages.clear();
        pages.set(list + next, { ids: new Set(kept.map((item) => own(item, 'id'))), before });
      }
      return kept;
    },
  };
}
