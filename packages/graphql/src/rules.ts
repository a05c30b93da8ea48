import type { Conversion, Rule, RuleObject } from './adapter.js';
import { own, read } from './path.js';

/** What a rule gives for one record: `undefined` where the answer did not have it, `null` for none. */
export function evaluate(rule: Rule, record: unknown): unknown {
  if (typeof rule === 'string') return read(record, rule);
  if (isFallback(rule)) {
    let none: null | undefined;
    for (const option of rule) {
      const value = evaluate(option, record);
      if (value === null) none = null;
      else if (value !== undefined) return value;
    }
    return none;
  }
  const found = source(rule, record);
  if (found === undefined || found === null) return found;
  const value = rule.as === 'list' ? listOf(found) : found;
  return Array.isArray(value) ? value.map((item) => convert(rule, item)) : convert(rule, value);
}

function isFallback(rule: Rule): rule is readonly Rule[] {
  return Array.isArray(rule);
}

function source(rule: RuleObject, record: unknown): unknown {
  const { value, template, object, list, each } = rule;
  if (value !== undefined) return value;
  if (template !== undefined) return fill(template, record);
  if (list) return list.flatMap((item) => evaluate(item, record) ?? []);
  if (!object) return read(record, rule.path ?? '');
  const make = (one: unknown): unknown =>
    Object.fromEntries(Object.entries(object).map(([field, of]) => [field, evaluate(of, one)]));
  if (each === undefined) return make(record);
  const items = read(record, each);
  return Array.isArray(items) ? items.map(make) : items;
}

function fill(template: string, record: unknown): string | null {
  let complete = true;
  const text = template.replace(/\{([^}]*)\}/g, (_, path: string) => {
    const value = read(record, path);
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    complete = false;
    return '';
  });
  return complete ? text : null;
}

function convert({ enum: table, as }: RuleObject, value: unknown): unknown {
  if (!table && (!as || as === 'list')) return value;
  // Only scalars have a word or a conversion; `String` of a hostile record would throw.
  if (typeof value === 'object') return null;
  const known = table ? (own(table, String(value)) ?? null) : value;
  return as && as !== 'list' && known !== null ? conversions[as](known) : known;
}

function listOf(value: unknown): unknown[] {
  return typeof value === 'string' ? value.split(/\s*[,;\n]\s*/) : [value].flat();
}

const rich = (format: string) => (text: unknown) => ({ text, format });

const conversions: { readonly [C in Exclude<Conversion, 'list'>]: (value: unknown) => unknown } = {
  html: rich('html'),
  markdown: rich('markdown'),
  text: rich('text'),
  string: String,
  number: Number,
  boolean: (value) => value === true || value === 1 || /^(true|yes|1)$/i.test(String(value)),
  /** A host name alone becomes an address. */
  url: (value) => (typeof value === 'string' && !/^([\w+.-]+:|\/)/.test(value) ? `https://${value}` : value),
  date,
};

/** ISO 8601 text stays, without an offset it is UTC; numbers and digits are seconds or milliseconds since 1970. */
function date(value: unknown): string | null {
  const text = String(value);
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return text;
  const number = Number(text);
  const naive = /^\d{4}-\d\d-\d\d[T ][\d:.]+$/.test(text);
  const time = new Date(
    naive ? `${text.replace(' ', 'T')}Z` : number ? number * (Math.abs(number) < 1e11 ? 1000 : 1) : text,
  );
  return Number.isFinite(time.getTime()) ? time.toISOString() : null;
}
