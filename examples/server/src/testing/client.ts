import assert from 'node:assert/strict';
import { isRecord } from '../record.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The whole body; an empty object where it is no JSON object. */
  readonly body: Record<string, unknown>;
}

/** Asks `/graphql` of that origin, as a script would. */
export async function ask(
  origin: string,
  query: string,
  variables: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const body: unknown = await response.json().catch(() => undefined);
  return { status: response.status, headers: response.headers, body: isRecord(body) ? body : {} };
}

/** What lies at a path of names and positions, such as `data.members.nodes.0.name`. */
export function at(value: unknown, path: string): unknown {
  let here: unknown = value;
  for (const key of path.split('.'))
    here = Array.isArray(here) ? here[Number(key)] : isRecord(here) ? here[key] : undefined;
  return here;
}

export function list(value: unknown, path: string): readonly unknown[] {
  const found = at(value, path);
  assert.ok(Array.isArray(found), `${path} is no list: ${JSON.stringify(value).slice(0, 400)}`);
  return found;
}

/** One field of every entry of a list. */
export function each(value: unknown, path: string, field: string): readonly unknown[] {
  return list(value, path).map((entry) => at(entry, field));
}

/** Signs in as a member and gives the cookie to send. */
export async function signIn(origin: string, account: string): Promise<string> {
  const response = await fetch(`${origin}/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account }),
  });
  assert.equal(response.status, 200);
  const cookie = response.headers.getSetCookie()[0];
  assert.match(cookie ?? '', /HttpOnly; SameSite=Lax/);
  return cookie?.split(';')[0] ?? '';
}
