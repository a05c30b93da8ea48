import type { Messages } from '@kith/ui';
import { english } from './en.js';
import { firstDirectoryMessages, type FirstDirectoryMessage } from './first.js';

export type DirectoryMessage = FirstDirectoryMessage | keyof typeof english;

/** The words of the directory. Hosts add a language, or change words, with `add`. */
export const directoryMessages: Messages<DirectoryMessage> = /* @__PURE__ */ firstDirectoryMessages.with(english);
