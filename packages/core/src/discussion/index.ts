export { discussionOperations } from './operations.js';
export { discussionPlans } from './plans.js';
