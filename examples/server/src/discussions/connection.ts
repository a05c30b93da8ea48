import type { PageInfo } from './cursor.js';

/** Reads a page once, whichever of its parts are asked for, and each part only then. */
export function connection<P extends PageInfo, T>(
  read: () => Promise<P>,
  nodes: (page: P) => Promise<readonly T[]> | readonly T[],
  total: (page: P) => Promise<number> | number,
) {
  let reading: Promise<P> | undefined;
  const once = () => (reading ??= read());
  return {
    nodes: async () => nodes(await once()),
    pageInfo: once,
    totalCount: async () => total(await once()),
  };
}
