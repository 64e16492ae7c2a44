import type { BilingualText } from '../errors.ts';
import type { RowSql } from '../listing/index.ts';

/** One thing that must hold for the viewer and a row. It is decided in the database, by the same words everywhere. */
export interface Rule {
  /** A stable code, such as ADMINISTRATOR: named in refusals, in the audit trail and by `explainAccess`. */
  readonly code: string;
  /** What it asks for. */
  readonly text: BilingualText;
  /** Who can bring it about for somebody who lacks it. */
  readonly grantedBy: BilingualText;
  /** The condition, over a row by the properties of its table's class. */
  readonly sql: (row: RowSql) => string;
  /** What it asks of the viewer whatever the row, as a condition of its own; left out where that is nothing. */
  readonly viewer?: string;
  /** The capability that it asks for, where it asks for one: then roles can be named that carry it. */
  readonly capability?: string;
}

/** Rules of which one must hold, or all. */
export type Rules = Rule | { readonly anyOf: readonly Rules[] } | { readonly allOf: readonly Rules[] };

/** Alternatives within alternatives are taken together, each once. */
export const anyOf = (...rules: Rules[]): Rules => ({
  anyOf: [...new Set(rules.flatMap((each) => ('anyOf' in each ? each.anyOf : [each])))],
});
export const allOf = (...rules: Rules[]): Rules => ({ allOf: rules });

/** The rules as one condition. */
export function sqlOf(rules: Rules, row: RowSql): string {
  if ('anyOf' in rules) return rules.anyOf.map((each) => sqlOf(each, row)).join(' OR ');
  if ('allOf' in rules) return rules.allOf.map((each) => `(${sqlOf(each, row)})`).join(' AND ');
  return rules.sql(row);
}

/** Each single rule once, in the order in which they are written. */
export function singleRules(rules: Rules): Rule[] {
  const found = 'anyOf' in rules ? rules.anyOf : 'allOf' in rules ? rules.allOf : undefined;
  if (found === undefined) return [rules as Rule];
  return [...new Map(found.flatMap(singleRules).map((rule) => [rule.code, rule])).values()];
}

/** Whether the rules hold, given whether a single one does. */
export function fits(rules: Rules, single: (rule: Rule) => boolean): boolean {
  if ('anyOf' in rules) return rules.anyOf.some((each) => fits(each, single));
  if ('allOf' in rules) return rules.allOf.every((each) => fits(each, single));
  return single(rules);
}

/** Whether the rules hold, given by code which single ones do. */
export const holds = (rules: Rules, held: ReadonlySet<string>): boolean =>
  fits(rules, ({ code }) => held.has(code));

/** The first ground on which the rules hold: the codes of what is needed together. */
export function groundOf(rules: Rules, held: ReadonlySet<string>): string[] {
  if ('anyOf' in rules) {
    const first = rules.anyOf.find((each) => holds(each, held));
    return first ? groundOf(first, held) : [];
  }
  if ('allOf' in rules) return rules.allOf.flatMap((each) => groundOf(each, held));
  return [rules.code];
}
