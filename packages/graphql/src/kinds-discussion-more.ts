import type { PostChange, PostRefusal, TopicAction } from '@kith/core';
import { fields, kinds } from './kinds.js';
import { attachment, author, linkCard, postKinds, reaction, report } from './kinds-discussion.js';
import { oneOf, someOf } from './words.js';

const refusals = [
  'unauthenticated',
  'forbidden',
  'suspended',
  'locked',
  'archived',
  'closed',
] as const satisfies PostRefusal[];
const topicActions = ['post', 'follow', 'moderate'] as const satisfies TopicAction[];
const changes = ['created', 'changed', 'deleted'] as const satisfies PostChange['type'][];
const topicCounts = fields('posts:n followers:n unread:n');

const moreKinds = {
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

/** Makes the types of discussions known to the engine that no list of posts has. */
export function addMoreKinds(): void {
  Object.assign(kinds, moreKinds);
}
