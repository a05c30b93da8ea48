import { CommunityError, type ErrorKind } from '@kith/core';
import type { ErrorRules, ErrorStyle } from './adapter.js';
import { isRecord, own, read, type UnknownRecord } from './path.js';

const styles: { readonly [S in ErrorStyle]: ErrorRules } = {
  graphql: {},
  http: {},
  payload: { list: 'errors' },
  userErrors: { list: 'userErrors' },
  success: { ok: 'success', list: 'errors', code: 'error.code|error|code|extensions.code' },
  union: { types: ['Error'] },
};

/** Where backends put a code, in the order in which it says most. */
const anyCode = 'extensions.code|code|type|extensions.category|extensions.status|status_code|__typename';

const byStatus: { readonly [status: string]: ErrorKind } = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  413: 'invalid',
  422: 'invalid',
  429: 'rate-limited',
};

/** Words in codes, whatever their spelling: `RATE_LIMITED`, `rateLimited`, `rate-limited`. The first that fits. */
const byWord: readonly (readonly [ErrorKind, RegExp])[] = [
  ['backend', /^graphql|internal/],
  ['rate-limited', /ratelimit|throttl|toomany/],
  ['unauthenticated', /unauth|notauth|invalidjwt|needslogin/],
  ['forbidden', /forbid|denied|permission/],
  ['not-found', /notfound|nosuch/],
  ['conflict', /conflict|already/],
  ['invalid', /invalid|validation|userinput|badrequest|taken|blank|unprocessable/],
];

export function kindOfStatus(status: number | undefined): ErrorKind | undefined {
  return byStatus[String(status)];
}

/** A backend's code as one of our kinds; `undefined` for a word that says nothing to us. */
export function kindOfCode(code: string): ErrorKind | undefined {
  const word = code.toLowerCase().replace(/[^a-z]/g, '');
  return kindOfStatus(Number(code)) ?? byWord.find(([, pattern]) => pattern.test(word))?.[0];
}

export function errorRules(style: ErrorStyle | ErrorRules = 'graphql'): ErrorRules {
  const rules = typeof style === 'string' ? { style } : style;
  return { ...(rules.style && styles[rules.style]), ...rules };
}

/** What failed according to the payload of an answer: empty where nothing did. */
export function payloadErrors(rules: ErrorRules, payload: unknown): readonly unknown[] {
  const type = own(payload, '__typename');
  if (rules.types?.some((name) => typeof type === 'string' && type.endsWith(name))) return [payload];
  const listed = rules.list === undefined ? undefined : read(payload, rules.list);
  const errors = Array.isArray(listed) || isRecord(listed) ? [listed].flat() : [];
  return errors.length || rules.ok === undefined || read(payload, rules.ok) !== false ? errors : [payload];
}

export interface Failure {
  readonly errors: readonly unknown[];
  readonly status?: number | undefined;
  readonly retryAfterMs?: number | undefined;
  /** What it is where no code and no status says. */
  readonly kind?: ErrorKind | undefined;
}

/** One `CommunityError` for what a backend reports. Its cause keeps codes, paths and the status, no message. */
export function toError(rules: ErrorRules, { errors, status, retryAfterMs, kind }: Failure): CommunityError {
  const records = errors.filter(isRecord);
  const codes = records.map((error) => codeOf(rules, error));
  const kinds = codes.map((code) => code && (ownKind(rules, code) ?? kindOfCode(code))).filter((found) => !!found);
  const fields = records.flatMap((error, index) => fieldOf(rules, error, codes[index]));
  return new CommunityError(kinds[0] ?? kindOfStatus(status) ?? (fields.length ? 'invalid' : (kind ?? 'backend')), {
    ...(fields.length && { fields: Object.fromEntries(fields) }),
    retryAfterMs,
    cause: {
      status,
      errors: records.map((error, index) => ({ extensions: { code: codes[index] }, path: error['path'] })),
    },
  });
}

function ownKind(rules: ErrorRules, code: string): ErrorKind | undefined {
  return rules.codes && Object.hasOwn(rules.codes, code) ? rules.codes[code] : undefined;
}

function codeOf(rules: ErrorRules, error: UnknownRecord): string | undefined {
  const code = read(error, rules.code ?? anyCode);
  return typeof code === 'string' || typeof code === 'number' ? String(code) : undefined;
}

function fieldOf(rules: ErrorRules, error: UnknownRecord, code = 'invalid'): [string, string][] {
  const found = read(error, rules.field ?? 'field|extensions.field');
  const theirs: unknown = Array.isArray(found) ? found.at(-1) : found;
  if (typeof theirs !== 'string') return [];
  const field = own(rules.fields ?? {}, theirs);
  const message = rules.messages ? [read(error, 'message')].flat()[0] : undefined;
  const word = own(rules.fieldCodes ?? {}, code) ?? (/^[\w.:-]{1,120}$/.test(code) ? code : 'invalid');
  return [[String(field ?? theirs), String(typeof message === 'string' ? message.slice(0, 300) : word)]];
}
