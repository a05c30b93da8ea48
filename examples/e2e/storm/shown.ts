import type { PollOption, Post } from '@kith/core';

/** What is shown of a post: the page's posts and the server's answers in the same words. */
export interface Shown {
  readonly id: string;
  readonly clientId: string | null;
  readonly text: string | null;
  readonly deleted: boolean;
  readonly reactions: readonly string[];
  readonly bookmarked: boolean;
  readonly following: boolean;
  readonly votes: readonly string[];
}

/** A post as the page holds it, and as the server tells it. */
export interface Told extends Pick<Post, 'id' | 'clientId' | 'deletedAt' | 'bookmarked' | 'following' | 'reactions'> {
  readonly body?: { readonly text: string } | null | undefined;
  readonly poll?: { readonly options: readonly Pick<PollOption, 'votes' | 'mine'>[] } | null | undefined;
}

export function shown(post: Told): Shown {
  return {
    id: post.id,
    clientId: post.clientId ?? null,
    text: post.body?.text ?? null,
    deleted: Boolean(post.deletedAt),
    reactions: (post.reactions ?? [])
      .filter(({ count }) => count)
      .map(({ name, count, mine }) => `${name} ${count}${mine ? ' mine' : ''}`)
      .sort(),
    bookmarked: post.bookmarked === true,
    following: post.following === true,
    votes: (post.poll?.options ?? []).map(({ votes, mine }) => `${votes}${mine ? ' mine' : ''}`),
  };
}
