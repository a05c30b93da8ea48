import { badInput } from '../graphql/errors.js';

/** Where a page ended, as a client carries it: texts that only this list can have made. */
export function encodeKeys(keys: readonly string[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

/**
 * @param argument `after` or `before`, for the complaint.
 * @param patterns what each key must be, the first of them the list's own mark.
 */
export function decodeKeys(cursor: string, argument: string, patterns: readonly RegExp[]): string[] {
  const invalid = () => badInput(argument, 'is not a cursor of this list');
  if (cursor.length > 500 || !/^[\w-]+$/.test(cursor)) throw invalid();
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(cursor, 'base64url')));
  } catch {
    throw invalid();
  }
  if (!Array.isArray(value) || value.length !== patterns.length) throw invalid();
  const keys = value.flatMap((key: unknown, index) =>
    typeof key === 'string' && patterns[index]?.test(key) ? [key] : [],
  );
  if (keys.length !== patterns.length || encodeKeys(keys) !== cursor) throw invalid();
  return keys;
}

/** @throws where a size is out of range or more than one way to page is given. */
export function checkSlice(
  { first, after, before, around, page }: Slice,
  size: { readonly standard: number; readonly most: number },
): number {
  const count = first ?? size.standard;
  if (count < 1 || count > size.most) throw badInput('first', `must be 1 to ${size.most}`);
  const ways = Object.entries({ after, before, around, page }).filter(([, way]) => way != null);
  if (ways.length > 1) throw badInput(ways[1]?.[0] ?? 'page', `cannot be given together with ${ways[0]?.[0]}`);
  if (page != null && (page < 1 || (page - 1) * count > 1_000_000)) throw badInput('page', 'is out of range');
  return count;
}

export interface Slice {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
  readonly around?: string | null;
  readonly page?: number | null;
}

export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
}
