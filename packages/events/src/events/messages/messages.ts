import type { Messages } from '@kith/ui';
import { english } from './en.js';
import { firstEventsMessages, type FirstEventsMessage } from './first.js';

export type EventsMessage = FirstEventsMessage | keyof typeof english;

/** The words of lists of events. Hosts add a language, or change words, with `add`. */
export const eventsMessages: Messages<EventsMessage> = /* @__PURE__ */ firstEventsMessages.with(english);
