import type { OperationName, Support } from '@kith/core';
import type { Adapter, Alternative } from './adapter.js';
import { asInputs } from './edges.js';
import { kinds } from './kinds.js';
import { isRecord } from './path.js';

/** What an operation can do, as its alternatives' variables, conditions and documents show. */
export function supportOf<N extends OperationName>(adapter: Adapter, alternatives: readonly Alternative[]): Support<N> {
  const inputs: Record<string, true | readonly string[]> = {};
  const fields = new Set<string>();
  const add = (name: string, values: true | readonly string[]): void => {
    const known = inputs[name] ?? [];
    inputs[name] = known === true || values === true || [...new Set([...known, ...values])];
  };
  for (const one of alternatives) {
    // Tables and conditions give the values that an input takes; any other reference takes all.
    const text = JSON.stringify([one.variables, one.when], (key, value: unknown) => {
      const [, name] = /^\$input\.(\w+)$/.exec(isRecord(value) ? String(value['$from']) : key) ?? [];
      if (isRecord(value) && isRecord(value['$enum']) && name) return void add(name, Object.keys(value['$enum']));
      if (!isRecord(value) && name && value) return void add(name, value === true || [value].flat().map(String));
      return value;
    });
    for (const [, name = '', part] of text.matchAll(/\$input\.(\w+)(?:\.(\w+))?/g))
      add(name, part === undefined || [part]);
    for (const [, name = ''] of text.matchAll(/\$page\.(first|after|before|around|page|offset)/g)) {
      if (name === 'page' || name === 'offset') add('after', true);
      add(name === 'offset' ? 'page' : name, true);
    }
    Object.assign(inputs, one.inputs);
    const then = one.then && 'document' in one.then ? one.then.document : '';
    const words = new Set(`${one.document} ${then}`.match(/\w+/g));
    const type = one.as ?? one.page ?? one.list ?? '';
    const map = adapter.entities?.[type]?.fields ?? Object.keys(kinds[type] ?? {});
    for (const [name, rule] of Object.entries(map))
      if (asked(rule, words)) fields.add(Array.isArray(map) ? String(rule) : name);
  }
  const idempotent = alternatives.every((one) => one.idempotent);
  return {
    inputs: asInputs<N>(inputs),
    ...(fields.size && { fields: [...fields] }),
    ...(idempotent && { idempotent }),
  };
}

/** Whether a document asks for what a rule reads: every step of one of its paths is a word in it. */
function asked(rule: unknown, words: ReadonlySet<string>): boolean {
  if (typeof rule === 'string') {
    const steps = (path: string): readonly string[] => path.match(/[a-z_]\w*/gi) ?? [];
    return rule.split('|').some((path) => steps(path).every((step) => words.has(step)));
  }
  if (Array.isArray(rule)) return rule.some((one) => asked(one, words));
  if (!isRecord(rule)) return false;
  const { value, template, path, each, object = {}, list } = rule;
  if (value !== undefined) return true;
  if (typeof template === 'string') return asked(template.replace(/[^{]*\{([^}]*)\}[^{]*/g, '$1.'), words);
  return asked(path ?? each ?? list ?? Object.values(isRecord(object) ? object : {}), words);
}
