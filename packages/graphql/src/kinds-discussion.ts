import type { ModerationStatus, PostAction, PostKind } from '@kith/core';
import { fields, kinds } from './kinds.js';
import { oneOf, someOf } from './words.js';

export const postKinds = [
  'discussion',
  'question',
  'article',
  'link',
  'resource',
  'comment',
] as const satisfies PostKind[];
const statuses = ['pending', 'approved', 'rejected', 'hidden'] as const satisfies ModerationStatus[];
const postActions = [
  'reply',
  'react',
  'vote',
  'bookmark',
  'follow',
  'report',
  'edit',
  'delete',
  'restore',
  'accept',
  'approve',
  'reject',
  'hide',
  'pin',
  'lock',
  'archive',
] as const satisfies PostAction[];

export const author = fields('id handle name avatarUrl headline pronouns url roles:S', {
  badges: [fields('id:s! label:s! imageUrl')],
});
const subject = fields('key:s! site title url');
export const reaction = fields('name:s! emoji imageUrl count:n mine:b');
export const attachment = fields('id:s! url name mediaType size:n width:n height:n alt previewUrl');
export const linkCard = fields('url:s! title description imageUrl siteName');
export const report = fields('id:s! reason note createdAt:d', { by: author });

const post = fields(
  'id:s! clientId revision:n title body:r createdAt:d editedAt:d deletedAt:d lastActiveAt:d threadId parentId depth:n tags:S pinned:b locked:b archived:b acceptedAnswerId bookmarked:b following:b unread:b lastReadAt:d url',
  {
    kind: oneOf(...postKinds),
    author,
    subject,
    topic: fields('id:s! name url'),
    moderation: fields('reason note by at:d', { status: oneOf(...statuses) }),
    reports: [report],
    reactions: [reaction],
    counts: fields('replies:n comments:n reactions:n unread:n views:n edits:n reports:n'),
    attachments: [attachment],
    links: [linkCard],
    poll: fields('question multiple:b closesAt:d closed:b voters:n', {
      options: [fields('id:s! label:s! votes:n mine:b'), '!'],
    }),
    viewerCan: someOf(...postActions),
  },
);

/** Makes posts known to the engine. */
export function addDiscussionKinds(): void {
  Object.assign(kinds, { post, member: { ...kinds['member'], muted: 'b' } });
}
