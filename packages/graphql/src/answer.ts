import type { Adapter, EntityMap, Shape } from './adapter.js';
import { type Grammar, type Scope, typeOf } from './grammar.js';
import { coerce, coerceRecord, kinds } from './kinds.js';
import { isRecord, own, read } from './path.js';

/** What `data` says, in the shape of the model; `null` or `undefined` where it says nothing. */
export function shapeAnswer(
  adapter: Adapter,
  grammar: Grammar,
  name: string,
  shape: Shape,
  data: unknown,
  scope: Scope,
): unknown {
  const found = read(data, shape.result);
  const type = typeOf(shape);
  const over = shape.set && grammar.variables(shape.set, scope);
  if (shape.as) return entity(adapter, grammar, type, found, over) ?? shape.otherwise;
  const make = (items: readonly unknown[]): unknown[] =>
    items.flatMap((item) => {
      const accepted = grammar.accepts?.(shape, item) ?? true;
      return (accepted && entity(adapter, grammar, type, item, over)) || [];
    });
  if (!shape.page) return make(Array.isArray(found) ? found : []);
  const pager = grammar.pager(shape);
  const { input } = scope;
  const { items, total, next, previous } = pager.slice(found, pager.scope(input));
  const fresh = grammar.fresh(make(items), name, input, next);
  return { items: fresh, total: coerce('n', total) ?? undefined, next, previous };
}

/** One of ours from one of the backend's, `over` before the answer; `null` without an id or where it is none. */
function entity(adapter: Adapter, grammar: Grammar, type: string, record: unknown, over: unknown): unknown {
  const fields = adapter.entities?.[type]?.fields;
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
  if (mapped) grammar.remember?.(type, from, mapped);
  return mapped;
}

function isNames(fields: EntityMap['fields']): fields is readonly string[] {
  return Array.isArray(fields);
}
