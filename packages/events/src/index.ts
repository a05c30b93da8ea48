/** The family's classes and words; `@kith/events/define` registers its elements. */
export { eventOperations } from '@kith/core/events';
