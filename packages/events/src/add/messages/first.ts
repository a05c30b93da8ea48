import { Messages } from '@kith/ui';

/** What is said where an event goes into a calendar. */
const english = {
  add: 'Add to calendar',
  file: 'Calendar file (.ics)',
  google: 'Google Calendar',
  outlook: 'Outlook.com',
  office365: 'Microsoft 365',
  yahoo: 'Yahoo',
  subscribe: 'Subscribe to these events',
} as const;

export type AddMessage = keyof typeof english;

/** The words of adding to a calendar. Hosts add a language, or change words, with `add`. */
export const addMessages = new Messages<AddMessage>(english, {
  de: () => import('./de.js'),
  ar: () => import('./ar.js'),
});
