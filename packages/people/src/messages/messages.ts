import { Messages } from '@kith/ui';
import { english } from './en.js';

export type PeopleMessage = keyof typeof english;

/** The words around members. Hosts add a language, or change words, with `add`. */
export const peopleMessages = new Messages<PeopleMessage>(english, {
  de: () => import('./de.js'),
  ar: () => import('./ar.js'),
});
