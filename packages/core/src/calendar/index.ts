export {
  eventAt,
  hasRules,
  occurrencesOf,
  type ExpandRule,
  type Occurrence,
  type OccurrenceWindow,
  type RuleWindow,
} from './occurrences.js';
export { addDays, dayOf, readTime, wallOfDay, type Day, type Instant, type ReadTime, type Wall } from './time.js';
export { instantOf, isZone, offsetOf, startOfDay, viewerZone, wallOf, type ZoneName } from './zones.js';
