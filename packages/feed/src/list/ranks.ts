import type { Post, PostSort } from '@kith/core';

const hourMs = 3_600_000;

const scores: { readonly [S in PostSort]: (post: Post, now: number) => number } = {
  newest: ({ createdAt }) => time(createdAt),
  active: ({ lastActiveAt, createdAt }) => time(lastActiveAt ?? createdAt),
  top: (post) => approval(post),
  // As news sites do: what was approved and answered lately, and less so with every hour.
  trending: (post, now) =>
    (approval(post) + 2 * (post.counts?.comments ?? 0) + 1) / ((now - time(post.createdAt)) / hourMs + 2) ** 1.5,
};

/** These posts in an order that the backend does not know: a ranking of what is loaded, no more. */
export function ranked(posts: readonly Post[], sort: PostSort, now = Date.now()): readonly Post[] {
  return posts
    .map((post) => ({ post, score: scores[sort](post, now) }))
    .sort((a, b) => b.score - a.score)
    .map(({ post }) => post);
}

function approval({ reactions, counts }: Post): number {
  return counts?.reactions ?? (reactions ?? []).reduce((sum, { count }) => sum + (count ?? 0), 0);
}

function time(value: string | null | undefined): number {
  const at = Date.parse(value ?? '');
  return Number.isNaN(at) ? 0 : at;
}
