export { type Action, declarePolicy, type Policy, policies } from './policy.ts';
export { allOf, anyOf, fits, groundOf, holds, type Rule, type Rules, singleRules, sqlOf } from './rule.ts';
export {
  administrator,
  auditor,
  capability,
  coordinator,
  coordinatorOver,
  memberOf,
  oneself,
  overseerOf,
  stewardOf,
  system,
} from './rules.ts';
