import type { ListPosts, Post } from '@kith/core';

/** Whether a post is one of those that are asked for, as far as the post itself says. */
export function fits(post: Post, { topic, tag, author, kind, status, bookmarked }: ListPosts): boolean {
  if (topic !== undefined && post.topic?.id !== topic) return false;
  if (tag !== undefined && !post.tags?.includes(tag)) return false;
  if (author !== undefined && post.author?.id !== author) return false;
  if (kind?.length && !kind.some((one) => one === post.kind)) return false;
  if (bookmarked && !post.bookmarked) return false;
  return !status?.length || stands(post, status);
}

/** Whether a post stands with the moderators in one of these ways. */
export function stands({ moderation, reports, counts }: Post, status: NonNullable<ListPosts['status']>): boolean {
  return status.some((one) =>
    one === 'reported'
      ? (reports?.length ?? 0) + (counts?.reports ?? 0) > 0
      : (moderation?.status ?? 'approved') === one,
  );
}
