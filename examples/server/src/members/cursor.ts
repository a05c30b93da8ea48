import { badInput } from '../graphql/errors.js';
import type { MemberSort } from './sorting.js';

/** Where a page ended: the sort it belongs to, the last member's keys in that sort, and their id. */
export interface Cursor {
  readonly sort: MemberSort;
  readonly keys: readonly string[];
}

export function encodeCursor({ sort, keys }: Cursor): string {
  return Buffer.from(JSON.stringify([sort, ...keys])).toString('base64url');
}

/**
 * Cursors come back from outside: one of another sort, or one that this server cannot have made, is refused.
 *
 * @param kinds what each key must be; the last is the id.
 */
export function decodeCursor(cursor: string, sort: MemberSort, kinds: readonly ('number' | 'text')[]): Cursor {
  const invalid = () => badInput('after', 'is not a cursor of this list');
  if (cursor.length > 2_000 || !/^[\w-]+$/.test(cursor)) throw invalid();
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(cursor, 'base64url')));
  } catch {
    throw invalid();
  }
  if (!Array.isArray(value) || value.length !== kinds.length + 1 || value[0] !== sort) throw invalid();
  const keys: unknown[] = value.slice(1);
  if (!keys.every((key, index) => isKey(key, kinds[index])) || !keys.every((key) => typeof key === 'string'))
    throw invalid();
  if (encodeCursor({ sort, keys }) !== cursor) throw invalid();
  return { sort, keys };
}

function isKey(key: unknown, kind: 'number' | 'text' | undefined): boolean {
  if (typeof key !== 'string' || key.includes('\0')) return false;
  return kind === 'text' || /^-?\d{1,16}$/.test(key);
}
