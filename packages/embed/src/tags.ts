import type { Bundle } from './loader.js';

/** Every tag with the module that registers it. */
export const tags: Bundle['tags'] = {
  'kith-avatars': () => import('@kith/people/avatars/define'),
  'kith-community': () => import('@kith/community/define'),
  'kith-directory': () => import('@kith/directory/directory/define'),
  'kith-member-card': () => import('@kith/people/member-card/define'),
  'kith-profile': () => import('@kith/directory/profile/define'),
};

export const connect: Bundle['connect'] = () => import('@kith/community/connect');
