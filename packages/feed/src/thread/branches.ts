import type { Id, Post } from '@kith/core';

/** One post of a discussion, where it stands among the others. */
export interface Branch {
  readonly post: Post;
  /** How deep, from 0. */
  readonly level: number;
  /** How deep its heading stands, from 0: as deep as the post, where that leaves out no level. */
  readonly rank: number;
  /** How many of those that are loaded answer to it, at any depth. */
  readonly replies: number;
  /** Whether those are not shown. */
  readonly collapsed: boolean;
  /** Whether what answers to it is too deep to be shown here. */
  readonly beyond: boolean;
}

interface Options {
  /** Keys of the posts whose answers are not shown. */
  readonly collapsed?: ReadonlySet<string> | undefined;
  /** How many levels are shown. */
  readonly levels: number;
  /** `depth` of the posts of the first level. */
  readonly base?: number | undefined;
  /** The post whose branch comes first. */
  readonly first?: Id | null | undefined;
}

interface Knot {
  readonly post: Post;
  readonly level: number;
  /** Index of what it answers to; -1 on the first level. */
  readonly parent: number;
  replies: number;
}

/** A post under the name that it keeps from before the backend had it. */
export function keyOf({ id, clientId }: Post): string {
  return clientId ?? id;
}

/**
 * A discussion in reading order, each post after what it answers to, flat: however deep it goes, no step of this calls
 * itself. Siblings keep the order in which they come in.
 */
export function branches(posts: readonly Post[], { collapsed, levels, base = 0, first }: Options): readonly Branch[] {
  const knots = untangled(posts, base, first);
  for (let at = knots.length - 1; at >= 0; at -= 1) {
    const { parent = -1, replies = 0 } = knots[at] ?? {};
    const above = knots[parent];
    if (above) above.replies += replies + 1;
  }
  const shown: Branch[] = [];
  let hiddenFrom = Infinity;
  for (const { post, level, replies } of knots) {
    if (level > hiddenFrom) continue;
    hiddenFrom = Infinity;
    const isCollapsed = replies > 0 && collapsed?.has(keyOf(post)) === true;
    const deepest = level >= levels - 1;
    const beyond = deepest && (replies > 0 || (post.counts?.replies ?? 0) > 0);
    if (isCollapsed || deepest) hiddenFrom = level;
    const rank = Math.min(level, (shown.at(-1)?.rank ?? -1) + 1);
    shown.push({ post, level, rank, replies, collapsed: isCollapsed, beyond });
  }
  return shown;
}

function untangled(posts: readonly Post[], base: number, first: Id | null | undefined): readonly Knot[] {
  const names = new Map<Id, string>();
  for (const post of posts) for (const name of [post.id, post.clientId]) if (name != null) names.set(name, keyOf(post));
  const answers = new Map<string, Post[]>();
  const roots: Post[] = [];
  for (const post of posts) {
    const parent = post.parentId == null ? undefined : names.get(post.parentId);
    if (parent === undefined || parent === keyOf(post)) roots.push(post);
    else if (answers.get(parent)?.push(post) === undefined) answers.set(parent, [post]);
  }
  const knots: Knot[] = [];
  const seen = new Set<string>();
  const walk = (root: Post): void => {
    const level = Math.max(0, Math.trunc((root.depth ?? base) - base) || 0);
    const stack: { readonly post: Post; readonly level: number; readonly parent: number }[] = [
      { post: root, level, parent: -1 },
    ];
    for (let next = stack.pop(); next; next = stack.pop()) {
      const key = keyOf(next.post);
      if (seen.has(key)) continue; // a backend may contradict itself
      seen.add(key);
      const parent = knots.push({ ...next, replies: 0 }) - 1;
      for (const post of (answers.get(key) ?? []).toReversed()) stack.push({ post, level: next.level + 1, parent });
    }
  };
  const lead = first == null ? undefined : rootOf(first, roots, answers, names);
  if (lead) walk(lead);
  roots.forEach(walk);
  // What answers to itself, round about, is shown all the same.
  if (seen.size < names.size) for (const post of posts) if (!seen.has(keyOf(post))) walk(post);
  return knots;
}

/** The post of the first level below which another one stands. */
function rootOf(
  id: Id,
  roots: readonly Post[],
  answers: ReadonlyMap<string, readonly Post[]>,
  names: ReadonlyMap<Id, string>,
): Post | undefined {
  const parents = new Map<string, string>();
  for (const [parent, children] of answers) for (const child of children) parents.set(keyOf(child), parent);
  let key = names.get(id);
  for (let steps = parents.size; steps >= 0 && key !== undefined && parents.has(key); steps -= 1)
    key = parents.get(key);
  return roots.find((root) => keyOf(root) === key);
}
