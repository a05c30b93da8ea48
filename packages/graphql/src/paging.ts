import type { Adapter, Paging, PagingName, Shape } from './adapter.js';
import type { Pager, PageScope } from './grammar.js';
import { own, read } from './path.js';

const relay: Paging = {
  style: 'cursor',
  total: 'totalCount',
  next: 'pageInfo.endCursor',
  hasMore: 'pageInfo.hasNextPage',
  previous: 'pageInfo.startCursor',
  hasLess: 'pageInfo.hasPreviousPage',
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
function pagingOf(adapter: Adapter, shape: Shape): Paging {
  const named = shape.paging ?? adapter.paging ?? 'relay-nodes';
  const paging = typeof named === 'string' ? { dialect: named } : named;
  return { ...(paging.dialect && dialects[paging.dialect]), ...paging };
}

export function pagerOf(adapter: Adapter, shape: Shape): Pager {
  const paging = pagingOf(adapter, shape);
  return {
    scope: (input) => scopeOf(paging, input),
    slice(found, scope) {
      const list = read(found, paging.items ?? '');
      const items: readonly unknown[] = Array.isArray(list) ? list : [];
      const total = paging.style === 'none' ? items.length : numberAt(found, paging.total);
      return {
        items,
        total,
        next: nextOf(paging, found, scope, items.length, total),
        previous: previousOf(paging, found, scope),
      };
    },
  };
}

/** From the widget's `first`, `after` (a cursor of ours) and `page` (from 1) to what the dialect asks by. */
function scopeOf({ style, start = 1, size = 24, max = Infinity }: Paging, input: unknown): PageScope {
  const first = Math.min(Number(own(input, 'first')) || size, max);
  const [after, before, around] = ['after', 'before', 'around'].map((name) => {
    const value = own(input, name);
    return typeof value === 'string' ? value : undefined;
  });
  const skipped = Math.max(Number(own(input, 'page')) || 1, 1) - 1;
  // Where the backend has no cursors, ours is the number of the page or of the element that comes next.
  const state = style === 'cursor' ? NaN : Number(after ?? NaN);
  const known = Number.isSafeInteger(state) && state >= 0;
  return {
    first,
    after,
    before,
    around,
    page: known && style === 'page' ? state : skipped + start,
    offset: known && style === 'offset' ? state : skipped * first,
    isFirst: after === undefined && before === undefined && !skipped,
  };
}

function nextOf(
  paging: Paging,
  found: unknown,
  scope: PageScope,
  count: number,
  total: number | undefined,
): string | undefined {
  const { style, start = 1 } = paging;
  const hasMore = paging.hasMore === undefined ? undefined : read(found, paging.hasMore);
  if (hasMore === false || style === 'none') return undefined;
  if (style === 'cursor') {
    const next = paging.next === undefined ? undefined : read(found, paging.next);
    const cursor = typeof next === 'string' || typeof next === 'number' ? String(next) : undefined;
    return cursor === scope.after ? undefined : cursor;
  }
  if (!count) return undefined;
  const { page, offset, first } = scope;
  const seen = page - start + 1;
  const end = style === 'page' ? seen * first : offset + count;
  const pages = numberAt(found, paging.pages);
  const more =
    hasMore === true || (pages !== undefined ? seen < pages : total !== undefined ? end < total : count >= first);
  return more ? String(style === 'page' ? page + 1 : end) : undefined;
}

/** Only where the backend says that there is more before: many say nothing of it while they are read forward. */
function previousOf(paging: Paging, found: unknown, scope: PageScope): string | undefined {
  if (paging.style !== 'cursor' || !paging.previous || read(found, paging.hasLess ?? '') !== true) return undefined;
  const previous = read(found, paging.previous);
  return typeof previous === 'string' && previous !== scope.before ? previous : undefined;
}

function numberAt(found: unknown, path: string | undefined): number | undefined {
  const value = path === undefined ? undefined : read(found, path);
  const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : NaN;
  return Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}
