import type { Community, CreatePost, Post } from '@kith/core';
import type { OutboxEntry } from '@kith/core/outbox';
import { isCreate } from '../post/is-create.js';

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

/** Where a post belongs among others by when it was written; what is pinned, and what answers to something else, is passed over. */
export function placeByAge(
  post: Post,
  count: number,
  at: (index: number) => Post | undefined,
  order: 'oldest' | 'newest',
  age = ageOf(post),
): number {
  const parent = post.parentId ?? null;
  const isBeside = (one: Post | undefined): one is Post => one?.pinned !== true && (one?.parentId ?? null) === parent;
  if (order === 'oldest') {
    let first = count;
    for (let index = count - 1; index >= 0; index -= 1) {
      const other = at(index);
      if (!isBeside(other)) continue;
      if (ageOf(other) <= age) return index + 1;
      first = index;
    }
    return first;
  }
  let end = -1;
  for (let index = 0; index < count; index += 1) {
    const other = at(index);
    if (!isBeside(other)) continue;
    if (ageOf(other) <= age) return index;
    end = index + 1;
  }
  if (end >= 0) return end;
  for (end = 0; end < count && at(end)?.pinned; end += 1);
  return end;
}

/** One's own posts that are in no answer yet, among those that are; what waits to be sent stands at the new end. */
export function withOwn(posts: readonly Post[], own: readonly OwnPost[], order: 'oldest' | 'newest'): readonly Post[] {
  const all = [...posts];
  for (const { post, entry } of own.toReversed()) {
    // On top is where a new post is looked for: no clock that differs puts it below what was there when it was written.
    const age = entry.state !== 'done' ? Infinity : order === 'newest' ? Math.max(ageOf(post), entry.at) : ageOf(post);
    all.splice(
      placeByAge(post, all.length, (index) => all[index], order, age),
      0,
      post,
    );
  }
  return all;
}

/** In milliseconds since 1970; what does not say when it was written is new. */
function ageOf({ createdAt }: Post): number {
  const at = Date.parse(createdAt ?? '');
  return Number.isNaN(at) ? Infinity : at;
}
