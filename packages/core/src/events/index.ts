export { eventOperations } from './operations.js';
export { eventPlans } from './plans.js';
