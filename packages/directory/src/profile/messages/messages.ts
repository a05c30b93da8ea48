import { Messages } from '@kith/ui';
import { english } from './en.js';

export type ProfileMessage = keyof typeof english;

export type ProfileWords = (key: ProfileMessage, values?: { readonly [name: string]: string | number }) => string;

/** The words of the profile. Hosts add a language, or change words, with `add`. */
export const profileMessages = new Messages<ProfileMessage>(english, {
  de: () => import('./de.js'),
  ar: () => import('./ar.js'),
});
