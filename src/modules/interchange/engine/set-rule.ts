import type { RuleName } from '../report/rules.ts';

/** A check of staged rows `s` against each other or against the hub, in SQL. */
export interface SetRule {
  rule: RuleName;
  field: string;
  /** Condition on `s` under which the rule is met. */
  when: string;
  /** Text expression on `s` that is shown as the value. */
  value: string;
}
