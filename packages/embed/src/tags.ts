import type { Bundle } from './loader.js';

/** Every tag with the module that registers it. */
export const tags: Bundle['tags'] = {
  'kith-community': () => import('@kith/community/define'),
  'kith-directory': () => import('@kith/directory/directory/define'),
};

export const connect: Bundle['connect'] = () => import('@kith/community/connect');
