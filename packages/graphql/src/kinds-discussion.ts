import type { ModerationStatus, PostAction, PostChange, PostKind, PostRefusal, TopicAction } from '@kith/core';
import { fields, type KindRecord, kinds } from './kinds.js';

/** A word of the model; none for any other. */
const oneOf =
  <W extends string>(...words: readonly W[]) =>
  (value: unknown): W | null =>
    words.find((word) => word === value) ?? null;

/** Words of the model, in the order in which they come; others are left out. */
const someOf =
  <W extends string>(...words: readonly W[]) =>
  (value: unknown): readonly W[] | null =>
    Array.isArray(value) ? [...new Set(value.flatMap((one) => oneOf(...words)(one) ?? []))] : null;

const postKinds = ['discussion', 'question', 'article', 'link', 'resource', 'comment'] as const satisfies PostKind[];
const statuses = ['pending', 'approved', 'rejected', 'hidden'] as const satisfies ModerationStatus[];
const refusals = [
  'unauthenticated',
  'forbidden',
  'suspended',
  'locked',
  'archived',
  'closed',
] as const satisfies PostRefusal[];
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
const topicActions = ['post', 'follow', 'moderate'] as const satisfies TopicAction[];
const changes = ['created', 'changed', 'deleted'] as const satisfies PostChange['type'][];

const author = fields('id handle name avatarUrl headline pronouns url roles:S', {
  badges: [fields('id:s! label:s! imageUrl')],
});
const subject = fields('key:s! site title url');
const reaction = fields('name:s! emoji imageUrl count:n mine:b');
const attachment = fields('id:s! url name mediaType size:n width:n height:n alt previewUrl');
const linkCard = fields('url:s! title description imageUrl siteName');
const report = fields('id:s! reason note createdAt:d', { by: author });
const topicCounts = fields('posts:n followers:n unread:n');

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

const discussionKinds: Readonly<Record<string, KindRecord>> = {
  post,
  author,
  report,
  attachment,
  linkCard,
  topic: fields('id:s! slug name description url following:b', {
    kinds: someOf(...postKinds),
    counts: topicCounts,
    viewerCan: someOf(...topicActions),
  }),
  tag: fields('id:s! name following:b url', { counts: topicCounts }),
  reactor: fields('id:s! reaction:s! createdAt:d', { author }),
  postVersion: fields('title body:r editedAt:d', { editor: author }),
  commentCount: fields('subject:s! count:n!'),
  emoji: fields('name:s! emoji imageUrl'),
  postRules: fields(
    'maxLength:n guests:b moderated:b mediaTypes:S maxFileSize:n maxFiles:n maxPollOptions:n reportReasons:S',
    {
      // A refusal for a reason that we do not know is one all the same.
      refused: (value) => oneOf(...refusals)(value) ?? (typeof value === 'string' && value ? 'forbidden' : null),
      kinds: someOf(...postKinds),
      formats: someOf('text', 'markdown', 'html'),
      reactions: [reaction],
    },
  ),
  typing: fields('until:d', { author }),
  /** Of a change that a backend tells: what happened. */
  change: { type: oneOf(...changes) },
};

/** Makes the types of discussions known to the engine. */
export function addDiscussionKinds(): void {
  Object.assign(kinds, discussionKinds, { member: { ...kinds['member'], muted: 'b' } });
}
