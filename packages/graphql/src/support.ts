import type { OperationName, Support } from '@kith/core';
import type { Adapter, Alternative, EntityMap, Entry } from './adapter.js';
import { asInputs } from './edges.js';
import { kinds } from './kinds.js';
import { pagingOf } from './paging.js';
import { isRecord } from './path.js';

type Inputs = Record<string, true | readonly string[]>;

/** What one entry can do, as its variables, conditions and documents show. */
export function supportOf<N extends OperationName>(adapter: Adapter, entry: Entry): Support<N> {
  if (isFunctionEntry(entry)) return { inputs: asInputs<N>(entry.supports.inputs), fields: entry.supports.fields };
  const alternatives = alternativesOf(entry);
  const inputs: Inputs = {};
  const fields = new Set<string>();
  for (const one of alternatives) {
    collect(one.variables, inputs);
    collectConditions(one.when, inputs);
    if (one.page !== undefined && JSON.stringify(one.variables ?? {}).includes('$page.'))
      addPaging(adapter, one, inputs);
    Object.assign(inputs, one.inputs);
    for (const field of fieldsOf(adapter, one)) fields.add(field);
  }
  return { inputs: asInputs<N>(inputs), ...(fields.size && { fields: [...fields] }) };
}

export function isFunctionEntry(entry: Entry): entry is Extract<Entry, { run: unknown }> {
  return 'run' in entry;
}

export function alternativesOf(entry: Exclude<Entry, { run: unknown }>): readonly Alternative[] {
  return isList(entry) ? entry : [entry];
}

function isList<T>(value: T | readonly T[]): value is readonly T[] {
  return Array.isArray(value);
}

function add(inputs: Inputs, path: string, values: true | readonly string[]): void {
  const [name = '', part] = path.split('.');
  const known = inputs[name];
  const more = part === undefined ? values : [part];
  if (known !== true) inputs[name] = more === true ? true : [...new Set([...(known ?? []), ...more])];
}

/** References in text, wherever they stand in the variables. */
function collect(value: unknown, inputs: Inputs): void {
  if (typeof value === 'string') {
    for (const [, path = ''] of value.matchAll(/\$input\.([\w.]+)/g)) add(inputs, path, true);
  } else if (Array.isArray(value)) {
    for (const item of value) collect(item, inputs);
  } else if (isRecord(value)) {
    const { $from: from, $enum: table, ...rest } = value;
    const path = typeof from === 'string' && isRecord(table) ? /^\$input\.(\w+)$/.exec(from)?.[1] : undefined;
    if (path && isRecord(table)) add(inputs, path, Object.keys(table));
    else collect(from, inputs);
    for (const item of Object.values(rest)) collect(item, inputs);
  }
}

function collectConditions(when: Alternative['when'], inputs: Inputs): void {
  for (const condition of [when ?? []].flat()) {
    for (const [reference, wanted] of Object.entries(condition)) {
      const path = /^\$input\.([\w.]+)$/.exec(reference)?.[1];
      const values = [wanted].flat().filter((one) => typeof one === 'string');
      if (path && (wanted === true || values.length)) add(inputs, path, wanted === true || values);
    }
  }
}

function addPaging(adapter: Adapter, one: Alternative, inputs: Inputs): void {
  const { style } = pagingOf(adapter, one);
  const text = JSON.stringify(one.variables);
  if (text.includes('$page.first')) inputs['first'] = true;
  if (style !== 'none') inputs['after'] = true;
  if (/\$page\.(page|offset)/.test(text)) inputs['page'] = true;
}

/** Fields whose every last step is in the document, and constants. */
function fieldsOf(adapter: Adapter, one: Alternative): string[] {
  const type = one.as ?? one.page ?? one.list ?? '';
  const map: EntityMap['fields'] = adapter.entities?.[type]?.fields ?? Object.keys(kinds[type] ?? {});
  const words = new Set(
    `${one.document} ${isRecord(one.then) && 'document' in one.then ? one.then.document : ''}`.match(/\w+/g),
  );
  const rules: [string, unknown][] = isNames(map) ? map.map((name) => [name, name]) : Object.entries(map);
  return rules.filter(([, rule]) => pathsOf(rule).some((path) => asked(path, words))).map(([name]) => name);
}

function isNames(map: EntityMap['fields']): map is readonly string[] {
  return Array.isArray(map);
}

function asked(path: string, words: ReadonlySet<string>): boolean {
  return path.split('|').some((option) => (option.match(/[A-Za-z_]\w*/g) ?? []).every((step) => words.has(step)));
}

/** The paths of a rule; `''`, which is always there, for a constant. */
function pathsOf(rule: unknown): string[] {
  if (typeof rule === 'string') return [rule];
  if (Array.isArray(rule)) return rule.flatMap(pathsOf);
  if (!isRecord(rule)) return [];
  const { path, value, template, object, list, each } = rule;
  if (value !== undefined) return [''];
  if (typeof each === 'string') return [each];
  if (typeof template === 'string') return [[...template.matchAll(/\{([^}]*)\}/g)].map(([, one]) => one).join('.')];
  if (isRecord(object)) return Object.values(object).flatMap(pathsOf);
  return pathsOf(list ?? path);
}
