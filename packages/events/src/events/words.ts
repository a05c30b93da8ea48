import type { EventsMessage } from './messages/messages.js';

export type Words = (key: EventsMessage, values?: { readonly [name: string]: string | number }) => string;
