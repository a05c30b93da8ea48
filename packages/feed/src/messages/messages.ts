import type { Messages } from '@kith/ui';
import { english } from './en.js';
import { firstFeedMessages, type FirstFeedMessage } from './first.js';

export type FeedMessage = FirstFeedMessage | keyof typeof english;

/** The words around discussions. Hosts add a language, or change words, with `add`. */
export const feedMessages: Messages<FeedMessage> = /* @__PURE__ */ firstFeedMessages.with(english);
