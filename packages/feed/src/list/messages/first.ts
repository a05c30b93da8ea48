import { Messages } from '@kith/ui';

/** What lists of posts say before anything else is there. The rest of these words loads with what says them. */
const first = {
  posts: 'Discussions',
  comments: 'Comments',
  replies: 'Replies',
  answers: 'Answers',
  'comment-count': { one: '{count} comment', other: '{count} comments' },
  'reply-count': { one: '{count} reply', other: '{count} replies' },
  'answer-count': { one: '{count} answer', other: '{count} answers' },
  'hide-replies': { one: 'Hide {count} reply', other: 'Hide {count} replies' },
  'show-replies': { one: 'Show {count} reply', other: 'Show {count} replies' },
  'continue-thread': 'Continue this thread',
} as const;

export type FirstListMessage = keyof typeof first;

export const firstListMessages = new Messages<FirstListMessage>(first, {
  de: () => import('./de.js'),
  ar: () => import('./ar.js'),
});
