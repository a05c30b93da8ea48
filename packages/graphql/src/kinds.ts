import { isRecord, own } from './path.js';

/**
 * What a field must be: `s` text, `n` a whole number of 0 or more, `b` true or false, `d` a date as text, `r` rich
 * text, `S` a list of text; a record; `[record]` a list of them; a function that says what a value counts as. `!` after
 * a letter, or in a list beside its record: a record without it is no record.
 */
export type Kind = string | readonly [KindRecord, '!'?] | KindRecord | ((value: unknown) => unknown);
export interface KindRecord {
  readonly [field: string]: Kind;
}

/** Fields with their kinds, as words: `handle` is text, `posts:n` is not. */
export function fields(words: string, records: KindRecord = {}): KindRecord {
  const plain = words.split(' ').map((word) => {
    const [field = '', kind = 's'] = word.split(':');
    return [field, kind] as const;
  });
  return { ...Object.fromEntries(plain), ...records };
}

/**
 * The fields of every type that adapters answer with, and with these names where an adapter maps nothing. Those of a family
 * that loads apart are put in with it.
 */
export const kinds: Record<string, KindRecord> = {
  member: fields(
    'id:s! handle name avatarUrl headline pronouns location organisation expertise:S joinedAt:d lastActiveAt:d following:b viewerCan:S url bio:r timeZone languages:S offers:S wants:S',
    {
      badges: [fields('id:s! label:s! imageUrl')],
      counts: fields('posts:n followers:n following:n events:n'),
      links: [fields('url:s! label')],
      fields: [fields('name:s! label:s! value:s!')],
    },
  ),
  facet: fields('name:s!', { values: [fields('value:s! label count:n')] }),
  viewer: fields('key memberId name permissions:S'),
};

/** The value as the kind demands: `undefined` stays, what has another type is `null`. Never throws. */
export function coerce(kind: Kind, value: unknown): unknown {
  if (value === undefined) return value;
  if (typeof kind === 'function') return kind(value);
  if (typeof kind === 'object') {
    if (isList(kind)) return Array.isArray(value) ? present(value.map((item) => coerce(kind[0], item))) : null;
    return isRecord(value) ? coerceRecord(kind, (field) => own(value, field)) : null;
  }
  switch (kind[0]) {
    case 's':
      return text(value);
    case 'S':
      return Array.isArray(value) ? [...new Set(present(value.map(text)))] : null;
    case 'n': {
      const number = typeof value === 'string' && value.trim() ? Number(value) : value;
      return typeof number === 'number' && number >= 0 && number < Infinity ? Math.trunc(number) : null;
    }
    case 'd':
      return typeof value === 'string' && Number.isFinite(Date.parse(value)) ? value : null;
    case 'r':
      return richText(value);
    default:
      return typeof value === 'boolean' ? value : null;
  }
}

/** A record of these kinds from what `at` answers for each field; `null` where a field that must be there is not. */
export function coerceRecord(kind: KindRecord, at: (field: string) => unknown): unknown {
  const entries: [string, unknown][] = [];
  for (const [field, of] of Object.entries(kind)) {
    const value = coerce(of, at(field));
    if (value == null && String(of).endsWith('!')) return null;
    if (value !== undefined) entries.push([field, value]);
  }
  return Object.fromEntries(entries);
}

function isList(kind: Kind): kind is readonly [KindRecord, '!'?] {
  return Array.isArray(kind);
}

function present(list: readonly unknown[]): unknown[] {
  return list.filter((item) => item !== null && item !== undefined);
}

function text(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() ? value : null;
}

function richText(value: unknown): unknown {
  const source = isRecord(value) ? value : { text: value };
  const body = text(own(source, 'text'));
  const format = own(source, 'format');
  const lang = text(own(source, 'lang'));
  return (
    body && { text: body, format: format === 'html' || format === 'markdown' ? format : 'text', ...(lang && { lang }) }
  );
}
