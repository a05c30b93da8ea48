import { Messages } from '@kith/ui';

/** What the first view says. The rest of these words loads with what says them. */
const first = {
  events: 'Events',
  undated: 'Date to be announced',
} as const;

export type FirstEventsMessage = keyof typeof first;

export const firstEventsMessages = new Messages<FirstEventsMessage>(first, {
  de: () => import('./de.js'),
  ar: () => import('./ar.js'),
});
