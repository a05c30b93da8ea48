export { KithDirectory } from './directory/directory.js';
export { directoryMessages, type DirectoryMessage } from './messages/messages.js';
