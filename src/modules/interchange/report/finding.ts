import type { BilingualText } from '../../../kernel/errors.ts';
import { RULES, type RuleName } from './rules.ts';

/** What became of the row, or what else the finding speaks of. */
export type FindingOutcome =
  | 'refused'
  | 'warned'
  | 'correction-kept'
  | 'probable-successor'
  | 'ended'
  | 'noted';

/** One thing that an import has to say: where it stands, which rule it met, and the value as published. */
export interface Finding {
  outcome: FindingOutcome;
  rule: RuleName;
  text: BilingualText;
  /** Name of the file, without its folder. */
  file: string | null;
  /** Line of the file, the header being line 1. */
  line: number | null;
  /** The code under which the row identifies itself, where it is legible. */
  key: string | null;
  field: string | null;
  value: string | null;
}

export const finding = (
  outcome: FindingOutcome,
  rule: RuleName,
  where: Partial<Pick<Finding, 'file' | 'line' | 'key' | 'field' | 'value'>>,
): Finding => ({
  outcome,
  rule,
  text: RULES[rule],
  file: where.file ?? null,
  line: where.line ?? null,
  key: where.key ?? null,
  field: where.field ?? null,
  value: where.value ?? null,
});
