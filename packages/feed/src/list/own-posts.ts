import type { Community, CreatePost, Post } from '@kith/core';
import type { OutboxEntry } from '@kith/core/outbox';

/** A new post of the viewer's own: as it waits, or as the backend took it in. */
export interface OwnPost {
  readonly post: Post;
  readonly entry: OutboxEntry<'posts.create'>;
}

/** The viewer's own new posts for a place, the newest first; what was deleted since is not among them. */
export function ownPosts(
  community: Community,
  entries: readonly OutboxEntry[],
  belongs: (input: CreatePost) => boolean,
): readonly OwnPost[] {
  const found: OwnPost[] = [];
  for (const entry of entries) {
    if (!isCreate(entry) || !belongs(entry.input)) continue;
    const post = community.entities.view('post', entry.id);
    if (post) found.push({ post, entry });
  }
  return found.sort((a, b) => b.entry.at - a.entry.at);
}

function isCreate(entry: OutboxEntry): entry is OutboxEntry<'posts.create'> {
  return entry.name === 'posts.create';
}

/** The posts of a list without those that stand here as one's own, whichever id they are known by. */
export function withoutOwn(posts: readonly Post[], own: readonly OwnPost[]): readonly Post[] {
  if (!own.length) return posts;
  const ids = new Set(own.flatMap(({ post, entry }) => [post.id, entry.id]));
  return posts.filter(({ id, clientId }) => !ids.has(id) && !(clientId != null && ids.has(clientId)));
}
