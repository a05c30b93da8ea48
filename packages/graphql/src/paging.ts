import type { Adapter, Paging, PagingName, Shape } from './adapter.js';
import { own, read } from './path.js';

const relay: Paging = {
  style: 'cursor',
  total: 'totalCount',
  next: 'pageInfo.endCursor',
  hasMore: 'pageInfo.hasNextPage',
};

const dialects: { readonly [N in PagingName]: Paging } = {
  'relay-edges': { ...relay, items: 'edges[].node' },
  'relay-nodes': { ...relay, items: 'nodes' },
  items: { style: 'offset', items: 'items', total: 'total', hasMore: 'hasMore' },
  elements: { style: 'page', items: 'elements', total: 'total' },
  offset: { style: 'offset' },
  page: { style: 'page' },
  strapi: { style: 'page', items: 'data', total: 'meta.pagination.total', pages: 'meta.pagination.pageCount' },
  'page-wrapper': {
    style: 'page',
    total: 'pageInfo.total',
    hasMore: 'pageInfo.hasNextPage',
    pages: 'pageInfo.lastPage',
  },
  list: { style: 'none' },
};

/** The dialect of one alternative: its own, else the backend's, else Relay's nodes. */
export function pagingOf(adapter: Adapter, shape: Shape): Paging {
  const named = shape.paging ?? adapter.paging ?? 'relay-nodes';
  const paging = typeof named === 'string' ? { dialect: named } : named;
  return { ...(paging.dialect && dialects[paging.dialect]), ...paging };
}

/** What `$page` is for one request. */
export interface PageScope {
  readonly first: number;
  readonly after: string | undefined;
  readonly page: number;
  readonly offset: number;
  /** Whether this is the first page: what rides along with a list need ride once only. */
  readonly isFirst: boolean;
}

/** From the widget's `first`, `after` (what `nextOf` gave) and `page` (from 1) to what the dialect asks by. */
export function pageScope(paging: Paging, input: unknown): PageScope {
  const { style, start = 1, size = 24, max = Infinity } = paging;
  const first = Math.min(Number(own(input, 'first')) || size, max);
  const cursor = own(input, 'after');
  const after = typeof cursor === 'string' ? cursor : undefined;
  const skipped = Math.max(Number(own(input, 'page')) || 1, 1) - 1;
  const state = style === 'cursor' ? NaN : Number(after ?? NaN);
  const known = Number.isSafeInteger(state) && state >= 0;
  return {
    first,
    after,
    page: known && style === 'page' ? state : skipped + start,
    offset: known && style === 'offset' ? state : skipped * first,
    isFirst: after === undefined && !skipped,
  };
}

/** The list that a page holds; empty where the answer has none. */
export function itemsOf(paging: Paging | undefined, result: unknown): readonly unknown[] {
  const items = read(result, paging?.items ?? '');
  return Array.isArray(items) ? items : [];
}

export function totalOf(paging: Paging, result: unknown): number | undefined {
  const total = Number(paging.total === undefined ? NaN : (read(result, paging.total) ?? NaN));
  return total >= 0 && total < Infinity ? total : paging.style === 'none' ? itemsOf(paging, result).length : undefined;
}

/** The opaque cursor for what follows; `undefined` at the end. `count`: how many elements the page held as sent. */
export function nextOf(paging: Paging, result: unknown, scope: PageScope, count: number): string | undefined {
  const hasMore = paging.hasMore === undefined ? undefined : read(result, paging.hasMore);
  if (hasMore === false || paging.style === 'none') return undefined;
  if (paging.style === 'cursor') {
    const next = paging.next === undefined ? undefined : read(result, paging.next);
    const cursor = typeof next === 'string' || typeof next === 'number' ? String(next) : undefined;
    return cursor === scope.after ? undefined : cursor;
  }
  if (!count) return undefined;
  const { page, offset, first } = scope;
  const { start = 1 } = paging;
  const pages = Number(paging.pages === undefined ? NaN : (read(result, paging.pages) ?? NaN));
  const total = totalOf(paging, result);
  const end = paging.style === 'page' ? (page - start + 1) * first : offset + count;
  const more =
    hasMore === true || (pages >= 0 ? page - start + 1 < pages : total === undefined ? count >= first : end < total);
  return more ? String(paging.style === 'page' ? page + 1 : end) : undefined;
}
