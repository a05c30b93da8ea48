import type { DiscussionOperations } from '../model/discussion.js';
import type { OperationInfo, OperationTable } from '../model/operation.js';
import { firstDiscussionOperations } from './first-operations.js';

const plain = { kind: 'read' } as const;
/** What sets something to what it says: done twice, it is as if done once. */
const set = { kind: 'write', returns: 'post', idempotent: true } as const satisfies OperationInfo;

/** What discussions can do. Not known to a page until something that shows them calls `addOperations` with it. */
export const discussionOperations = {
  ...firstDiscussionOperations,
  'posts.counts': plain,
  'posts.reactions': plain,
  'posts.history': plain,
  'posts.reports': plain,
  'posts.rules': plain,
  'topics.list': { kind: 'read', returns: { page: 'topic' } },
  'topics.get': { kind: 'read', returns: 'topic' },
  'tags.list': { kind: 'read', returns: { page: 'tag' } },
  'members.complete': plain,
  'members.muted': { kind: 'read', returns: { page: 'member' } },
  'tags.complete': plain,
  'emoji.complete': plain,
  'links.card': plain,
  'posts.edit': set,
  'posts.delete': set,
  'posts.restore': set,
  'posts.unreact': set,
  'posts.bookmark': set,
  'posts.unbookmark': set,
  'posts.follow': set,
  'posts.unfollow': set,
  'posts.report': { kind: 'write', returns: 'post' },
  'posts.accept': set,
  'posts.unaccept': set,
  'posts.approve': set,
  'posts.reject': set,
  'posts.hide': set,
  'posts.pin': set,
  'posts.unpin': set,
  'posts.lock': set,
  'posts.unlock': set,
  'posts.archive': set,
  'posts.unarchive': set,
  'posts.markRead': { kind: 'write', idempotent: true },
  'posts.typing': { kind: 'write', idempotent: true },
  'topics.follow': { kind: 'write', returns: 'topic', idempotent: true },
  'topics.unfollow': { kind: 'write', returns: 'topic', idempotent: true },
  'tags.follow': { kind: 'write', returns: 'tag', idempotent: true },
  'tags.unfollow': { kind: 'write', returns: 'tag', idempotent: true },
  'members.mute': { kind: 'write', returns: 'member', idempotent: true },
  'members.unmute': { kind: 'write', returns: 'member', idempotent: true },
  'attachments.create': { kind: 'write' },
  'attachments.describe': { kind: 'write', idempotent: true },
  'attachments.delete': { kind: 'write', idempotent: true },
} satisfies OperationTable<DiscussionOperations>;
