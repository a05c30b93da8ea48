import type { Community, Id } from '@kith/core';

/** Where a post is to go, as a composer is told. */
export interface Target {
  readonly topic?: Id | undefined;
  readonly parent?: Id | undefined;
  readonly subject?: string | undefined;
  readonly site?: string | undefined;
  /** The post that is changed. */
  readonly post?: { readonly id: Id } | undefined;
}

/**
 * Names what a draft belongs to. A post is named by the id that it had first, so that a draft stays with one that was on
 * its way when the writing began.
 */
export function placeOf({ topic, parent, subject, site, post }: Target, community: Community | undefined): string {
  const first = (id: Id): Id => community?.entities.view('post', id)?.clientId ?? id;
  if (post) return `edit ${first(post.id)}`;
  if (parent) return `reply ${first(parent)}`;
  if (subject) return `subject ${site ?? ''} ${subject}`;
  return `new ${topic ?? ''}`;
}
