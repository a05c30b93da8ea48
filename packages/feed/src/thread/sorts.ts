import type { ReplySort } from '@kith/core';

/** The orders of what answers to something, the first of them where nobody says. */
export const replySorts: readonly ReplySort[] = ['oldest', 'newest', 'top'];
