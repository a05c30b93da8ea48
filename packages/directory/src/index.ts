export { KithDirectory } from './directory/directory.js';
export { directoryMessages, type DirectoryMessage } from './messages/messages.js';
export { KithMessageRequestEvent } from './profile/events.js';
export { KithProfile } from './profile/profile.js';
