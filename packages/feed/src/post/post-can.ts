import type { Community, OperationName, Post, PostAction } from '@kith/core';

/** What the community must offer for an action to be there. */
const needs: { readonly [A in PostAction]: OperationName } = {
  reply: 'posts.create',
  react: 'posts.react',
  vote: 'posts.vote',
  bookmark: 'posts.bookmark',
  follow: 'posts.follow',
  report: 'posts.report',
  edit: 'posts.edit',
  delete: 'posts.delete',
  restore: 'posts.restore',
  accept: 'posts.accept',
  approve: 'posts.approve',
  reject: 'posts.reject',
  hide: 'posts.hide',
  pin: 'posts.pin',
  lock: 'posts.lock',
  archive: 'posts.archive',
};

export function supportsAction(community: Community, action: PostAction): boolean {
  const support = community.supports(needs[action]);
  return support !== undefined && (action !== 'reply' || Boolean(Reflect.get(support.inputs, 'parent')));
}

/** What a viewer may do where the backend does not say: their own words are theirs, moderation is nobody's. */
export function defaultCan({ locked, archived }: Post, action: PostAction, own: boolean): boolean {
  switch (action) {
    case 'edit':
    case 'delete':
    case 'restore':
      return own;
    case 'reply':
      return !locked && !archived;
    case 'react':
    case 'vote':
      return !archived;
    case 'report':
      return !own;
    case 'bookmark':
    case 'follow':
      return true;
    default:
      return false;
  }
}
