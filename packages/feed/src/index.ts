export * from './events/events.js';
export { firstFeedMessages, type FirstFeedMessage } from './messages/first.js';
export { feedMessages, type FeedMessage } from './messages/messages.js';
export { KithPost } from './post/kith-post.js';
export { postCard, type PostOptions } from './post/post.js';
export { postStyles } from './post/post.styles.js';
export { PostsController, postProperties, type PostSettings, type PostView } from './post/posts-controller.js';
