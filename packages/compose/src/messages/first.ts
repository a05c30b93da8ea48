import { Messages } from '@kith/ui';

/** What an empty composer says. The rest of these words loads with what says them. */
const first = {
  'write-comment': 'Write a comment',
  'write-reply': 'Write a reply',
  'write-answer': 'Write an answer',
  'write-post': 'What would you like to say?',
  'write-question': 'What would you like to know?',
  'write-article': 'Write your article',
  'write-link': 'What makes this worth reading?',
  'write-resource': 'What is it, and who is it for?',
  'edit-post': 'Edit the post',
  post: 'Post',
  comment: 'Comment',
  reply: 'Reply',
  answer: 'Answer',
  ask: 'Ask',
  share: 'Share',
  save: 'Save',
  cancel: 'Cancel',
  view: 'View',
  write: 'Write',
  preview: 'Preview',
  required: 'Please write something.',
} as const;

export type FirstComposeMessage = keyof typeof first;

export const firstComposeMessages = new Messages<FirstComposeMessage>(first, {
  de: () => import('./de.js'),
  ar: () => import('./ar.js'),
});
