import type { CommunityError } from '@kith/core';
import { Messages } from '../localise/messages.js';
import { english } from './en.js';

export type UiMessage = keyof typeof english;

/** The words that primitives use and every family shares. Hosts add a language, or change words, with `add`. */
export const uiMessages = new Messages<UiMessage>(english, {
  de: () => import('./de.js'),
  ar: () => import('./ar.js'),
});

/** Which of `uiMessages` says what happened in a person's words. */
export function errorText(error: Pick<CommunityError, 'kind'>): UiMessage {
  return `error-${error.kind}`;
}
