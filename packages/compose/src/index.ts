export { KithComposer } from './composer/composer.js';
export { KithComposerCancelEvent, KithPostSubmitEvent, KithPostSubmittedEvent } from './composer/events.js';
export { composeMessages, type ComposeMessage } from './messages/messages.js';
