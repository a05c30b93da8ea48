import type { Post } from '@kith/core';

/**
 * Posts with those that somebody is writing at, though the list no longer has them: each after what it stood behind.
 * @param written - Such a post as it is now; `undefined` for any other.
 */
export function withWritten(
  posts: readonly Post[],
  before: readonly Post[],
  written: (post: Post) => Post | undefined,
): readonly Post[] {
  const there = new Set(posts.map(nameOf));
  const gone = new Map<string, Post>();
  for (const one of before) {
    const post = there.has(nameOf(one)) ? undefined : written(one);
    if (post) gone.set(nameOf(one), post);
  }
  if (!gone.size) return posts;
  const all = [...posts];
  let at = 0;
  for (const name of before.map(nameOf)) {
    const post = gone.get(name);
    if (post) all.splice(at, 0, post);
    if (post ?? there.has(name)) at = all.findIndex((one) => nameOf(one) === name) + 1;
  }
  return all;
}

/** The name that a post keeps from before the backend had it. */
function nameOf({ id, clientId }: Post): string {
  return clientId ?? id;
}
