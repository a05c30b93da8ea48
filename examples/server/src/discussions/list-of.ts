import { encodeKeys, type PageInfo } from './cursor.js';

export interface ListOf<T> extends PageInfo {
  readonly nodes: readonly T[];
  readonly total: number;
}

/** One page of what was read with one row more than it holds; each row knows how many there are in all. */
export function listOf<R extends { readonly total: number }, T>(
  rows: readonly R[],
  first: number,
  hasPreviousPage: boolean,
  keys: (row: R) => readonly string[],
  view: (row: R) => T,
): ListOf<T> {
  const shown = rows.slice(0, first);
  const cursor = (row: R | undefined) => (row ? encodeKeys(keys(row)) : null);
  return {
    nodes: shown.map(view),
    total: rows[0]?.total ?? 0,
    hasNextPage: rows.length > first,
    endCursor: cursor(shown.at(-1)),
    hasPreviousPage,
    startCursor: cursor(shown[0]),
  };
}
