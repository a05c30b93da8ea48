export { readTime, type ReadTime } from './time.js';
