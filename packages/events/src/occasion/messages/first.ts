import { Messages } from '@kith/ui';

/** What an event says wherever it is shown. */
const first = {
  untitled: 'Untitled event',
  meetup: 'Meetup',
  webinar: 'Webinar',
  workshop: 'Workshop',
  course: 'Course',
  conference: 'Conference',
  meeting: 'Meeting',
  online: 'Online',
  hybrid: 'In person and online',
  cancelled: 'Cancelled',
  postponed: 'Postponed',
  moved: 'New date',
  tentative: 'To be confirmed',
  live: 'Live now',
  past: 'Past',
  full: 'Full',
  'waiting-list': 'Waiting list',
  going: 'You are going',
  maybe: 'You may go',
  waiting: 'You are on the waiting list',
  free: 'Free',
  'price-from': 'From {price}',
  'all-day': 'All day',
  days: { one: '{count} day', other: '{count} days' },
  until: 'until {time}',
  session: 'Session {number} of {of}',
  sessions: { one: '{count} session', other: '{count} sessions' },
  repeats: 'Repeats',
  by: 'by {names}',
  'time-there': '{time} {zone}',
} as const;

export type FirstOccasionMessage = keyof typeof first;

export const firstOccasionMessages = new Messages<FirstOccasionMessage>(first, {
  de: () => import('./de.js'),
  ar: () => import('./ar.js'),
});
