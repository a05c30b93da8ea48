export { KithDirectory } from './directory/directory.js';
export { directoryMessages, type DirectoryMessage } from './messages/messages.js';
export { KithMessageRequestEvent } from './profile/events.js';
export { profileMessages, type ProfileMessage } from './profile/messages/messages.js';
export { KithProfile } from './profile/profile.js';
