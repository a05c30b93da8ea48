export { expandRule } from './expand.js';
export { parseRule, RuleError, type Frequency, type Rule, type WeekdayRule } from './rrule.js';
