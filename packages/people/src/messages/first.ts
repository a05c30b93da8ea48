import { Messages } from '@kith/ui';

/** What a card says. The rest of these words loads with what says them. */
const first = {
  unnamed: 'Someone',
  follow: 'Follow',
  following: 'Following',
  'follow-name': 'Follow {name}',
  'following-name': 'Following {name}',
  'follow-failed': 'That did not work. Please try again.',
  more: '+{count}',
} as const;

export type FirstPeopleMessage = keyof typeof first;

export const firstPeopleMessages = new Messages<FirstPeopleMessage>(first, {
  de: () => import('./de.js'),
  ar: () => import('./ar.js'),
});
