import type { CommunityError } from '@kith/core';
import type { Messages } from '../localise/messages.js';
import { english } from './en.js';
import { firstUiMessages, type FirstUiMessage } from './first.js';

export type UiMessage = FirstUiMessage | keyof typeof english;

/** The words that primitives use and every family shares. Hosts add a language, or change words, with `add`. */
export const uiMessages: Messages<UiMessage> = /* @__PURE__ */ firstUiMessages.with(english);

/** Which of `uiMessages` says what happened in a person's words. */
export function errorText(error: Pick<CommunityError, 'kind'>): UiMessage {
  return `error-${error.kind}`;
}
