export { eventCard, marks, placeOf, priceOf, titleOf, type EventCardOptions } from './occasion/event-card.js';
export { eventCardStyles } from './occasion/event-card.styles.js';
export {
  EventsController,
  eventProperties,
  type EventsHost,
  type EventSettings,
} from './occasion/events-controller.js';
export { firstOccasionMessages, type FirstOccasionMessage } from './occasion/messages/first.js';
export { isFull, marksOf, type EventMark } from './occasion/marks.js';
export { occasionOf, sessionsOf, type Occasion } from './occasion/occasion.js';
export { KithEventOpenEvent, type EventOpening } from './occasion/open.js';
export { isLive, isOver, overAt, spanOf, type Span, type Times } from './occasion/span.js';
export { fullWhen, spokenWhen, venueWhen, type Reader, type When } from './occasion/when.js';
export { KithEvent } from './event/event.js';
export { eventMessages, type EventMessage } from './event/messages/first.js';
export { rsvpMessages, type RsvpMessage } from './rsvp/messages/first.js';
export { KithRsvpSubmitEvent, KithRsvpSubmittedEvent } from './rsvp/events.js';
export { addMessages, type AddMessage } from './add/messages/first.js';
export { KithEvents } from './events/events.js';
export { firstEventsMessages, type FirstEventsMessage } from './events/messages/first.js';
export { eventsMessages, type EventsMessage } from './events/messages/messages.js';
export { KithNextEvent } from './next-event/next-event.js';
export { nextEventMessages, type NextEventMessage } from './next-event/messages/first.js';
