/** Anything that JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export type UnknownRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is UnknownRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own property: `undefined` where the record has none, `null` where what should be a record is not. */
export function own(record: unknown, key: string): unknown {
  return isRecord(record)
    ? Object.hasOwn(record, key)
      ? record[key]
      : undefined
    : record === undefined
      ? record
      : null;
}

/**
 * What lies at a path: `profile.name`, `tags[].label` (every element), `emails[0]`, `name|login` (the first that is
 * there), `''` (the value itself). `undefined` where it was not in the answer, `null` where there is none or where a
 * step met another type. Inherited properties are never read.
 */
export function read(value: unknown, path: string): unknown {
  let none: null | undefined;
  for (const option of path.split('|')) {
    const found = walk(value, option ? option.split('.') : []);
    if (found === null || found === '') none = null;
    else if (found !== undefined) return found;
  }
  return none;
}

function walk(value: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined || value === undefined || value === null) return value;
  const [key = '', index] = step.split(/\[|\]/);
  const next = key ? own(value, key) : value;
  if (index === undefined) return walk(next, rest);
  if (!Array.isArray(next)) return next === undefined ? next : null;
  if (index) return walk(next[Number(index)] ?? null, rest);
  return next.flatMap((item) => walk(item, rest)).filter((item) => item !== undefined && item !== null);
}

/** Without what is absent (nothing, `null`, empty text, what is then empty), at any depth. */
export function compact(value: unknown): unknown {
  if (value === null || value === '') return undefined;
  if (typeof value !== 'object') return value;
  const kept = Object.entries(value).flatMap(([key, item]) => {
    const some = compact(item);
    return some === undefined ? [] : [[key, some] as const];
  });
  if (!kept.length) return undefined;
  return Array.isArray(value) ? kept.map(([, item]) => item) : Object.fromEntries(kept);
}
