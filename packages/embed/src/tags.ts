import type { Bundle } from './loader.js';

/** Every tag with the module that registers it. */
export const tags: Bundle['tags'] = {};

export const connect: Bundle['connect'] = () => import('@kith/ui');
