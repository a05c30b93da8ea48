import { Messages } from '@kith/ui';

/** What is said and asked where one says that one comes. */
const english = {
  question: 'Will you come?',
  going: 'Going',
  maybe: 'Maybe',
  declined: 'Not going',
  wait: 'Join the waiting list',
  'you-going': 'You are going.',
  'you-maybe': 'You may go.',
  'you-declined': 'You are not going.',
  'you-waiting': 'You are on the waiting list.',
  'you-waiting-at': 'You are number {position} on the waiting list.',
  'you-bring': { one: 'You bring {count} guest.', other: 'You bring {count} guests.' },
  'all-dates': 'Your answer counts for all dates.',
  withdrawn: 'Your answer is taken back.',
  withdraw: 'Take back',
  undo: 'Undo',
  guests: 'How many guests do you bring?',
  needed: 'This is needed.',
  'too-long': { one: 'At most {count} character.', other: 'At most {count} characters.' },
  'no-choice': 'Choose',
  'answer-for': 'Your answer: {answer}',
  send: 'Send',
  cancel: 'Cancel',
  deadline: 'Answer by {time}.',
  register: 'Register',
  tickets: 'Get tickets',
  'sign-in': 'Sign in to answer',
  'refused-forbidden': 'You cannot answer here.',
  'refused-closed': 'Answers are no longer taken.',
  'refused-full': 'It is full.',
  'refused-past': 'It is over.',
  'refused-cancelled': 'It does not take place.',
  'filled-up': 'It filled up since you opened this. You have no place.',
  'waits-to-be-sent': 'Your answer waits to be sent.',
  'not-sent': 'Your answer was not sent.',
  retry: 'Try again',
  discard: 'Discard',
} as const;

export type RsvpMessage = keyof typeof english;

export type RsvpWords = (key: RsvpMessage, values?: { readonly [name: string]: string | number }) => string;

/** The words of answering an invitation. Hosts add a language, or change words, with `add`. */
export const rsvpMessages = new Messages<RsvpMessage>(english, {
  de: () => import('./de.js'),
  ar: () => import('./ar.js'),
});
