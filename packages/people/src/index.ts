export * from './events/events.js';
export { followButton, followStyles } from './follow/follow-button.js';
export { chipsOf, fact, memberCard, memberName, placeOf } from './member-card/card.js';
export { memberCardStyles } from './member-card/card.styles.js';
export { peopleMessages, type PeopleMessage } from './messages/messages.js';
export { recordsOf, textOf, textsOf } from './people/fields.js';
export { PeopleController, type FollowOffer, type PeopleContext, type PeopleHost } from './people/people-controller.js';
