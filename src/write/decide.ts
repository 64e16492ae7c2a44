import type { EntityManager } from 'typeorm';
import {
  type Action,
  groundOf,
  holds,
  policies,
  type Rule,
  type Rules,
  singleRules,
} from '../kernel/access/index.ts';
import { type BilingualText, HubError } from '../kernel/errors.ts';

/** What an action is about: a row that is there, or the values that a new one is to have. */
export type Target = { id: string } | { values: Readonly<Record<string, unknown>> };

/** Whether the viewer of a transaction may do something, and by which rules or why not. */
export interface Decision {
  action: string;
  allowed: boolean;
  /** The codes of the rules on which it is allowed. */
  ground: string[];
  /** The codes of all single rules that hold, whether or not they are enough. */
  held: string[];
  /** Those of which one more, or several together, would allow it. */
  missing: Rule[];
}

/**
 * Decides by the declared rules, in the database, under the rights of the transaction's viewer. Null where there is no
 * such row for that viewer: absent and invisible are the same.
 */
export async function decide(
  transaction: EntityManager,
  actionName: string,
  target: Target,
): Promise<Decision | null> {
  const action = policies.action(actionName);
  const rules = singleRules(action.rules);
  const held = await heldRules(transaction, action, rules, target);
  if (held === null) return null;
  const allowed = holds(action.rules, held);
  return {
    action: actionName,
    allowed,
    ground: allowed ? groundOf(action.rules, held) : [],
    held: [...held],
    missing: allowed ? [] : rules.filter(({ code }) => !held.has(code)),
  };
}

async function heldRules(
  transaction: EntityManager,
  { table }: Action,
  rules: readonly Rule[],
  target: Target,
): Promise<Set<string> | null> {
  const metadata = transaction.connection.getMetadata(table());
  const root = metadata.parentEntityMetadata ?? metadata;
  const columnOf = (property: string): string => {
    const column = root.findColumnWithPropertyName(property);
    if (!column) throw new Error(`${root.tableName} has no column for ${property}`);
    return `t."${column.databaseName}"`;
  };
  const conditions = rules.map(({ sql }, position) => `(${sql(columnOf)}) AS rule_${position}`).join(', ');
  // A row that is yet to be stands as a record of the table's own type: its rules read it like any other.
  const [from, value] =
    'id' in target
      ? [`${root.tablePath} t WHERE t.id = $1`, target.id]
      : [
          `json_populate_record(NULL::${root.tablePath}, $1::json) t`,
          JSON.stringify(
            Object.fromEntries(
              Object.entries(target.values).map(([property, given]) => [
                root.findColumnWithPropertyName(property)?.databaseName,
                given,
              ]),
            ),
          ),
        ];
  const [found]: Record<string, boolean | null>[] = await transaction.query(
    `SELECT ${conditions} FROM ${from}`,
    [value],
  );
  if (found === undefined) return null;
  return new Set(rules.filter((_, position) => found[`rule_${position}`] === true).map(({ code }) => code));
}

/** The refusal that a decision amounts to: which rules would allow it, and who can bring them about. */
export function forbidden({ action, missing }: Decision): HubError {
  const { rules } = policies.action(action);
  const say = (part: 'th' | 'en') => wordsOf(rules, part);
  return new HubError(
    'FORBIDDEN',
    { th: `ไม่มีสิทธิ์ทำรายการนี้ ต้อง${say('th')}`, en: `You may not do this: one must ${say('en')}` },
    { rule: missing.map(({ code }) => code).join(' | ') },
  );
}

const OR: BilingualText = { th: ' หรือ', en: '; or ' };
const AND: BilingualText = { th: ' และ', en: ' and ' };

function wordsOf(rules: Rules, part: 'th' | 'en'): string {
  if ('anyOf' in rules) return rules.anyOf.map((each) => wordsOf(each, part)).join(OR[part]);
  if ('allOf' in rules) return rules.allOf.map((each) => wordsOf(each, part)).join(AND[part]);
  return rules.text[part];
}
