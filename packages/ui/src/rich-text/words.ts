import { Messages } from '../localise/messages.js';
import { english } from './words.en.js';

/** What is said about rich text where it says nothing itself. */
export const richTextMessages = new Messages<keyof typeof english>(english, {
  de: () => import('./words.de.js'),
  ar: () => import('./words.ar.js'),
});
