import type { Family } from './family.js';
import { host } from './host.js';
import { members } from './members.js';
import { posts } from './posts.js';

/** All that is tried. What a family needs from the page's elements is imported by `main.ts`. */
export const families: readonly Family[] = [members, posts, host];
