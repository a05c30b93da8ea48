import type { Messages } from '@kith/ui';
import { english } from './en.js';
import { firstPeopleMessages, type FirstPeopleMessage } from './first.js';

export type PeopleMessage = FirstPeopleMessage | keyof typeof english;

/** The words around members. Hosts add a language, or change words, with `add`. */
export const peopleMessages: Messages<PeopleMessage> = /* @__PURE__ */ firstPeopleMessages.with(english);
