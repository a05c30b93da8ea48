import { Messages } from '@kith/ui';

/** What is said of the event that comes next. */
const english = {
  next: 'Next event',
  none: 'Nothing is planned yet.',
  live: 'It has begun.',
  'in-days': { one: 'In {count} day', other: 'In {count} days' },
  'in-time': 'In {time}',
} as const;

export type NextEventMessage = keyof typeof english;

/** The words of the next event. Hosts add a language, or change words, with `add`. */
export const nextEventMessages = new Messages<NextEventMessage>(english, {
  de: () => import('./de.js'),
  ar: () => import('./ar.js'),
});
