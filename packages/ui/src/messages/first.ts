import { Messages } from '../localise/messages.js';

/** What may be said before anything else is there. The rest of these words loads with what says them. */
const first = { loading: 'Loading' } as const;

export type FirstUiMessage = keyof typeof first;

export const firstUiMessages = new Messages<FirstUiMessage>(first, {
  de: () => import('./de.js'),
  ar: () => import('./ar.js'),
});
