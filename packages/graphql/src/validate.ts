import { AdapterError } from './parse-adapter.js';
import { answerPath, anything, type Check, dictOf, flag, listOf, oneOf, record, type Report, text } from './checks.js';
import { kinds } from './kinds.js';
import { addDiscussionKinds } from './kinds-discussion.js';
import { addMoreKinds } from './kinds-discussion-more.js';
import { addEventKinds } from './kinds-event.js';
import { isRecord } from './path.js';
import { entryOf, errors, functionCheck, method, paging, rule, watchOf } from './validate-entry.js';

/** Everything that is wrong in an adapter: unknown and missing entries, wrong types, paths and references that cannot be. */
export function problemsOf(value: unknown): readonly AdapterError[] {
  const problems: AdapterError[] = [];
  addDiscussionKinds();
  addMoreKinds();
  addEventKinds();
  const reportFor =
    (operation: string): Report =>
    (path, problem) =>
      problems.push(new AdapterError(operation, path, problem));
  adapter(value, '', reportFor(''));
  const operations = isRecord(value) && isRecord(value['operations']) ? value['operations'] : {};
  for (const [name, entry] of Object.entries(operations)) {
    const report = reportFor(name);
    entryOf(entry, '', report);
    undeclared(entry, isRecord(value) ? value['settings'] : undefined, report);
  }
  const watches = isRecord(value) && isRecord(value['watches']) ? value['watches'] : {};
  for (const [name, entry] of Object.entries(watches)) watchOf(entry, '', reportFor(name));
  if (isRecord(value) && value['grammar'] === 'plain') plainness(value, reportFor(''));
  return problems;
}

const entity: Check = (value, path, report) => {
  record(
    {
      fields: (fields, at) => (Array.isArray(fields) ? listOf(text) : dictOf(rule))(fields, at, report),
      keys: dictOf(answerPath),
    },
    ['fields'],
  )(value, path, report);
  const type = path.split('.').at(-1) ?? '';
  const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  if (!kind) return report(path, `unknown type; known are ${Object.keys(kinds).join(', ')}`);
  const fields = isRecord(value) ? value['fields'] : undefined;
  const names = Array.isArray(fields) ? fields.map(String) : isRecord(fields) ? Object.keys(fields) : [];
  for (const name of names)
    if (!Object.hasOwn(kind, name)) report(`${path}.fields.${name}`, `unknown field of ${type}`);
  if ('id' in kind && names.length && !names.includes('id')) report(`${path}.fields.id`, 'missing');
};

const adapter: Check = record(
  {
    $schema: text,
    name: text,
    description: text,
    grammar: oneOf('plain'),
    settings: dictOf(record({ required: flag, default: text, description: text })),
    auth: record({
      header: text,
      template: text,
      csrf: record({ header: text, meta: text, cookie: text }, ['header']),
    }),
    errors,
    paging,
    method,
    entities: dictOf(entity),
    operations: dictOf(anything),
    watches: dictOf(anything),
    live: oneOf('sse', 'ws'),
    families: record({ discussion: functionCheck, 'discussion-more': functionCheck, event: functionCheck }),
  },
  ['name', 'operations'],
);

/** Settings that are used and not declared: nobody would know that they must be given. */
function undeclared(entry: unknown, settings: unknown, report: Report): void {
  const declared = isRecord(settings) ? Object.keys(settings) : [];
  const used = (JSON.stringify(entry) ?? '').matchAll(/\$settings\.(\w+)/g);
  for (const name of new Set([...used].map(([, one = '']) => one))) {
    if (!declared.includes(name)) report('', `uses $settings.${name}, which settings do not declare`);
  }
}

/** The plain grammar understands less: what it would pass over in silence. */
function plainness(value: Readonly<Record<string, unknown>>, report: Report): void {
  const beyond = (path: string, holds: boolean): void => {
    if (holds) report(path, 'is more than "grammar": "plain" understands');
  };
  for (const key of ['paging', 'errors']) beyond(key, key in value);
  for (const [name, entry] of Object.entries(isRecord(value['operations']) ? value['operations'] : {})) {
    beyond(`operations.${name}`, Array.isArray(entry));
    if (!isRecord(entry)) continue;
    for (const key of ['when', 'paging', 'errors', 'accept', 'then', 'set'])
      beyond(`operations.${name}.${key}`, key in entry);
    for (const [variable, of] of Object.entries(isRecord(entry['variables']) ? entry['variables'] : {})) {
      beyond(`operations.${name}.variables.${variable}`, !isPlainVariable(of));
    }
  }
  for (const [name, entry] of Object.entries(isRecord(value['watches']) ? value['watches'] : {})) {
    beyond(`watches.${name}`, Array.isArray(entry));
    if (!isRecord(entry)) continue;
    for (const key of ['when', 'errors', 'set']) beyond(`watches.${name}.${key}`, key in entry);
    beyond(`watches.${name}.type`, 'type' in entry && typeof entry['type'] !== 'string');
    for (const [variable, of] of Object.entries(isRecord(entry['variables']) ? entry['variables'] : {})) {
      beyond(`watches.${name}.variables.${variable}`, !isPlainVariable(of));
    }
  }
  for (const [type, map] of Object.entries(isRecord(value['entities']) ? value['entities'] : {})) {
    const fields = isRecord(map) && isRecord(map['fields']) ? map['fields'] : {};
    for (const [field, of] of Object.entries(fields))
      beyond(`entities.${type}.fields.${field}`, typeof of !== 'string');
  }
}

function isPlainVariable(of: unknown): boolean {
  return typeof of === 'function' || (typeof of === 'string' && /^\$[\w.]+$/.test(of));
}
