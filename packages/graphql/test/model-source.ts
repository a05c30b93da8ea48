import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

/** What files of the model say of its types, by their source: at run time nothing is left of it. */
export function modelSource(...names: readonly string[]) {
  const model = names
    .map((name) => readFileSync(new URL(`../../core/src/model/${name}.ts`, import.meta.url), 'utf8'))
    .join('\n');

  /** Names of the fields of an interface, its own and those of what it extends. */
  function fieldsOf(type: string): readonly string[] {
    if (type.startsWith('{')) return [...type.matchAll(/readonly (\w+)\??:/g)].map(([, name = '']) => name);
    const [, parents = '', body = ''] =
      new RegExp(`export interface ${type}(?: extends ([^{]*))? \\{(.*?)\\n?\\}`, 's').exec(model) ?? [];
    assert.ok(body || parents, type);
    const own = [...body.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, name = '']) => name);
    return [...own, ...(parents ? parents.split(',').flatMap((parent) => fieldsOf(parent.trim())) : [])];
  }

  /** Values of a union of words. */
  function valuesOf(type: string): readonly string[] {
    const [, body = ''] = new RegExp(`export type ${type} =([^;]*);`, 's').exec(model) ?? [];
    return [...body.matchAll(/'([\w-]+)'/g)].map(([, value = '']) => value);
  }

  /** What each operation is asked with: the name of a type, or the type itself. */
  const asks: Readonly<Record<string, string>> = Object.fromEntries(
    [...model.matchAll(/^ {2}'([\w.]+)': Asks<(\{.*?\}|\w+),/gm)].map(([, name = '', type = '']) => [name, type]),
  );

  return { fieldsOf, valuesOf, asks };
}
