import { describe } from './parse-adapter.js';
import { isRecord } from './path.js';

export type Report = (path: string, problem: string) => void;
/** Reports what is wrong with a value at a path. */
export type Check = (value: unknown, path: string, report: Report) => void;

export const text: Check = (value, path, report) => expect(typeof value === 'string', 'text', value, path, report);
export const flag: Check = (value, path, report) =>
  expect(typeof value === 'boolean', 'true or false', value, path, report);
export const count: Check = (value, path, report) =>
  expect(typeof value === 'number' && Number.isInteger(value) && value >= 0, 'a whole number', value, path, report);
export const anything: Check = () => {};

/** `name|profile.name`, `tags[].label`, `emails[0]`, `''`. */
export const answerPath: Check = (value, path, report) => {
  if (typeof value !== 'string') return text(value, path, report);
  const step = '([\\w-]+(\\[\\d*\\])?|\\[\\d*\\])';
  if (value && !new RegExp(`^${step}(\\.${step})*(\\|${step}(\\.${step})*)*$`).test(value))
    report(path, `"${value}" is no path`);
};

export const oneOf =
  (...words: readonly string[]): Check =>
  (value, path, report) =>
    expect(
      words.some((word) => word === value),
      `one of ${words.join(', ')}`,
      value,
      path,
      report,
    );

export const listOf =
  (check: Check): Check =>
  (value, path, report) => {
    if (!Array.isArray(value)) return expect(false, 'a list', value, path, report);
    value.forEach((item, index) => check(item, `${path}[${index}]`, report));
  };

export const dictOf =
  (check: Check): Check =>
  (value, path, report) => {
    if (!isRecord(value)) return expect(false, 'a record', value, path, report);
    for (const [key, item] of Object.entries(value)) check(item, join(path, key), report);
  };

export const record =
  (entries: { readonly [key: string]: Check }, required: readonly string[] = []): Check =>
  (value, path, report) => {
    if (!isRecord(value)) return expect(false, 'a record', value, path, report);
    for (const key of required) if (!Object.hasOwn(value, key)) report(join(path, key), 'missing');
    for (const [key, item] of Object.entries(value)) {
      const check = Object.hasOwn(entries, key) ? entries[key] : undefined;
      if (check) check(item, join(path, key), report);
      else report(join(path, key), `unknown; known are ${Object.keys(entries).join(', ')}`);
    }
  };

/** Text for a shorthand, else the record that it stands for. */
export const named =
  (names: Check, full: Check): Check =>
  (value, path, report) =>
    (typeof value === 'string' ? names : full)(value, path, report);

export function expect(fits: boolean, wanted: string, found: unknown, path: string, report: Report): void {
  if (!fits) report(path, `expected ${wanted}, found ${typeof found === 'string' ? `"${found}"` : describe(found)}`);
}

export function join(path: string, key: string): string {
  return path ? `${path}.${key}` : key;
}
