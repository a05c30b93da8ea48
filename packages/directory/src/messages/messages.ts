import { Messages } from '@kith/ui';
import { english } from './en.js';

export type DirectoryMessage = keyof typeof english;

/** The words of the directory. Hosts add a language, or change words, with `add`. */
export const directoryMessages = new Messages<DirectoryMessage>(english, {
  de: () => import('./de.js'),
  ar: () => import('./ar.js'),
});
