import type { ListPosts, PostKind, PostSort, PostStatus, Support } from '@kith/core';
import { wordsIn } from '@kith/ui';

export const sorts: readonly PostSort[] = ['newest', 'active', 'top', 'trending'];
export const kinds: readonly PostKind[] = ['discussion', 'question', 'article', 'link', 'resource', 'comment'];
export const statuses: readonly PostStatus[] = ['pending', 'approved', 'rejected', 'hidden', 'reported'];
export const pagings = ['more', 'scroll', 'pages'] as const;
export const lives = ['pill', 'insert', 'off'] as const;

export type ListSupport = Support<'posts.list'>;

/** What a feed's host narrows it by. */
export interface FeedFilters {
  readonly topic?: string | undefined;
  readonly author?: string | undefined;
  readonly tag?: string | undefined;
  readonly kind?: string | undefined;
  readonly status?: string | undefined;
  readonly search?: string | undefined;
  readonly following: boolean;
  readonly bookmarked: boolean;
}

/** What the reader has chosen. */
export interface FeedChoice {
  readonly sort?: PostSort | undefined;
  /** From 1. */
  readonly page: number;
}

/** Whether the backend can sort so. */
export function sorting({ inputs }: ListSupport, sort: PostSort): boolean {
  return inputs.sort === true || Boolean(inputs.sort?.includes(sort));
}

/** All that narrows a feed, whether or not the backend can. */
export function narrowing(filters: FeedFilters): ListPosts {
  const { topic, author, tag, following, bookmarked, search } = filters;
  const kind = wordsIn(filters.kind, kinds);
  const status = wordsIn(filters.status, statuses);
  return {
    ...(topic && { topic }),
    ...(tag && { tag: tag.replace(/^#/, '') }),
    ...(author && { author }),
    ...(following && { following }),
    ...(bookmarked && { bookmarked }),
    ...(kind.length && { kind }),
    ...(status.length && { status }),
    ...(search?.trim() && { search: search.trim() }),
  };
}

/** What of it the backend does not know. */
export function unknownTo({ inputs }: ListSupport, input: ListPosts): ListPosts {
  return Object.fromEntries(Object.entries(input).filter(([name]) => !inputs[name as keyof ListPosts]));
}

/** What to ask the backend for. Absent inputs stay absent, so that equal questions are one. */
export function feedInput(
  support: ListSupport,
  narrowed: ListPosts,
  sort: PostSort | undefined,
  first: number,
): ListPosts {
  const { inputs } = support;
  return {
    ...Object.fromEntries(Object.entries(narrowed).filter(([name]) => inputs[name as keyof ListPosts])),
    ...(sort && sorting(support, sort) && { sort }),
    ...(inputs.first && { first }),
  };
}
