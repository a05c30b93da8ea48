import type { Bundle } from './loader.js';

/** Every tag with the module that registers it. */
export const tags: Bundle['tags'] = {
  'kith-avatars': () => import('@kith/people/avatars/define'),
  'kith-comment-count': () => import('@kith/feed/comment-count/define'),
  'kith-comments': () => import('@kith/feed/comments/define'),
  'kith-community': () => import('@kith/community/define'),
  'kith-composer': () => import('@kith/compose/composer/define'),
  'kith-directory': () => import('@kith/directory/directory/define'),
  'kith-event': () => import('@kith/events/event/define'),
  'kith-events': () => import('@kith/events/events/define'),
  'kith-feed': () => import('@kith/feed/feed/define'),
  'kith-member-card': () => import('@kith/people/member-card/define'),
  'kith-next-event': () => import('@kith/events/next-event/define'),
  'kith-post': () => import('@kith/feed/post/define'),
  'kith-profile': () => import('@kith/directory/profile/define'),
  'kith-thread': () => import('@kith/feed/thread/define'),
};

export const connect: Bundle['connect'] = () => import('@kith/community/connect');
