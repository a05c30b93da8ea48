import type { Messages } from '@kith/ui';
import { english } from './en.js';
import { firstListMessages, type FirstListMessage } from './first.js';

export type ListMessage = FirstListMessage | keyof typeof english;

export type ListWords = (key: ListMessage, values?: { readonly [name: string]: string | number }) => string;

/** The words around lists of posts. Hosts add a language, or change words, with `add`. */
export const listMessages: Messages<ListMessage> = /* @__PURE__ */ firstListMessages.with(english);
