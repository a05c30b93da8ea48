import type { Messages } from '@kith/ui';
import { english } from './en.js';
import { firstComposeMessages, type FirstComposeMessage } from './first.js';

export type ComposeMessage = FirstComposeMessage | keyof typeof english;

/** The words of writing. Hosts add a language, or change words, with `add`. */
export const composeMessages: Messages<ComposeMessage> = /* @__PURE__ */ firstComposeMessages.with(english);
