import type { DiscussionOperations } from '../model/discussion.js';
import type { OperationTable } from '../model/operation.js';

const page = { kind: 'read', returns: { page: 'post' } } as const;
const set = { kind: 'write', returns: 'post', idempotent: true } as const;

/** What the first view of posts asks for and offers: part of `discussionOperations`. */
export const firstDiscussionOperations = {
  'posts.list': page,
  'posts.replies': page,
  'posts.get': { kind: 'read', returns: 'post' },
  'posts.create': { kind: 'write', returns: 'post' },
  'posts.react': set,
  'posts.vote': set,
} satisfies Partial<OperationTable<DiscussionOperations>>;
