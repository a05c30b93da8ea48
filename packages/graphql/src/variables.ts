import { isFunction, type Scope } from './grammar.js';
import { compact, isRecord, own, read } from './path.js';
import type { Condition } from './adapter.js';

const reference = /^\$[a-z][\w.]*$/;

/**
 * Variables from their description: references become values, `{$reference}` fills text, and whatever refers to
 * something absent (nothing, `null`, empty text, an empty list) is left out, and so is what is then empty.
 */
export function resolve(value: unknown, scope: Scope): unknown {
  if (isFunction(value)) return value(scope);
  if (typeof value === 'string') {
    if (reference.test(value)) return compact(read(scope, value.slice(1)));
    let complete = true;
    const text = value.replace(/\{\$([\w.]+)\}/g, (_, path: string) => {
      const found = compact(read(scope, path));
      complete &&= found !== undefined && !isRecord(found);
      return complete ? [found].flat().join(' ') : '';
    });
    return complete ? text : undefined;
  }
  if (Array.isArray(value)) {
    const list = value.map((item) => resolve(item, scope)).filter((item) => item !== undefined);
    return list.length || !value.length ? list : undefined;
  }
  if (!isRecord(value)) return value;
  if ('$from' in value) return special(value, scope);
  if ('$join' in value) {
    const parts = resolve(value['$join'], scope);
    return Array.isArray(parts) ? parts.join(String(value['$with'] ?? ' ')) : parts;
  }
  const entries = Object.entries(value).flatMap(([key, item]) => {
    const resolved = resolve(item, scope);
    return resolved === undefined ? [] : [[key, resolved] as const];
  });
  return entries.length || !Object.keys(value).length ? Object.fromEntries(entries) : undefined;
}

/**
 * `{ $from, $enum?, $each?, $as?, $default? }`: a value taken through a table, element by element, or as another type.
 * `{ $from, $empty: true }`: as it is, also where it is empty.
 */
function special(rule: Scope, scope: Scope): unknown {
  const { $from: from, $enum: table, $each: each, $as: as } = rule;
  if (rule['$empty']) return read(scope, String(from).slice(1)) ?? rule['$default'];
  let value = resolve(from, scope);
  const one = (item: unknown): unknown => {
    const known = table ? own(table, String(item)) : item;
    const made = each === undefined ? known : resolve(each, { ...scope, item: known });
    return as === 'number' ? Number(made) : as === 'string' ? String(made) : made;
  };
  if (value !== undefined) {
    value = Array.isArray(value) ? value.map(one).filter((item) => item !== undefined) : one(value);
    if (as === 'list' && !Array.isArray(value)) value = [value];
  }
  return value ?? rule['$default'];
}

/** Whether one of the conditions holds; no condition always does. */
export function holds(when: Condition | readonly Condition[] | undefined, scope: Scope): boolean {
  if (!when) return true;
  return [when].flat().some((condition) =>
    Object.entries(condition).every(([key, wanted]) => {
      const found = resolve(key, scope);
      if (typeof wanted === 'boolean' && typeof found !== 'boolean') return (found !== undefined) === wanted;
      return [wanted].flat().some((one) => one === found);
    }),
  );
}
