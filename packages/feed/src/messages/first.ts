import { Messages } from '@kith/ui';

/** What posts say before anything of theirs is pressed. The rest of these words loads with what says them. */
const first = {
  guest: 'Guest',
  'former-member': 'Former member',
  moderator: 'Moderator',
  administrator: 'Administrator',
  edited: 'edited',
  deleted: 'This post was deleted.',
  hidden: 'This post is hidden.',
  muted: 'A post by someone you have muted.',
  'hidden-by-you': 'You have hidden this post.',
  'show-anyway': 'Show anyway',
  'show-more': 'Show more',
  'show-less': 'Show less',
  question: 'Question',
  article: 'Article',
  link: 'Link',
  resource: 'Resource',
  pinned: 'Pinned',
  locked: 'Locked',
  archived: 'Archived',
  answered: 'Answered',
  accepted: 'Accepted answer',
  unread: 'New',
  reply: 'Reply',
  answer: 'Answer',
  comments: { one: '{count} comment', other: '{count} comments' },
  'reaction-count': { one: '{name}, {count} person', other: '{name}, {count} people' },
  'more-reactions': { one: '{count} more kind of reaction', other: '{count} more kinds of reactions' },
} as const;

export type FirstFeedMessage = keyof typeof first;

export const firstFeedMessages = new Messages<FirstFeedMessage>(first, {
  de: () => import('./de.js'),
  ar: () => import('./ar.js'),
});
