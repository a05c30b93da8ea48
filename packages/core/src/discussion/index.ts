export { firstDiscussionOperations } from './first-operations.js';
export { discussionOperations } from './operations.js';
export { discussionPlans } from './plans.js';
