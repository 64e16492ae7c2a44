import type { EntityManager } from 'typeorm';
import { type Action, holds, policies, type Rule, singleRules, sqlOf } from '../kernel/access/index.ts';
import type { Asking } from '../kernel/asking.ts';
import { asViewer } from '../kernel/db/transaction.ts';
import { declarations, fromGlobalId, type TableClass } from '../kernel/listing/index.ts';
import { type CarryingRole, carryingRoles } from './carrying-roles.ts';
import { type Decision, decide } from './decide.ts';
import { badInput } from './refusal.ts';

/** A rule as it is explained. */
export interface ExplainedRule {
  code: string;
  textTh: string;
  textEn: string;
  grantedByTh: string;
  grantedByEn: string;
  /** The roles that carry the capability which it asks for; none where it asks for none. */
  mouRoles: CarryingRole[];
}

/** Whether the viewer may do something, by which rules or for want of which. */
export interface AccessExplanation {
  action: string;
  allowed: boolean;
  ground: ExplainedRule[];
  held: ExplainedRule[];
  missing: ExplainedRule[];
}

/** All that the viewer may do with one object. */
export interface ObjectAccess {
  /** Whether it can be read; false also where there is none. */
  readable: boolean;
  /** The rules on which it can be read; empty for what everybody may. */
  readingGround: ExplainedRule[];
  actions: AccessExplanation[];
}

export const explained = ({ code, text, grantedBy }: Rule, mouRoles: CarryingRole[] = []): ExplainedRule => ({
  code,
  textTh: text.th,
  textEn: text.en,
  grantedByTh: grantedBy.th,
  grantedByEn: grantedBy.en,
  mouRoles,
});

/** One after the other: a transaction has one connection. */
async function explainAll(transaction: EntityManager, rules: readonly Rule[]): Promise<ExplainedRule[]> {
  const found: ExplainedRule[] = [];
  for (const rule of rules) {
    const { capability } = rule;
    found.push(explained(rule, capability ? await carryingRoles.of(transaction, capability) : []));
  }
  return found;
}

/** The table of the API type that a global id names. */
function tableOf(typeName: string): (() => TableClass) | undefined {
  const type = declarations.types().find((candidate) => declarations.type(candidate).name === typeName);
  return type && declarations.type(type).table;
}

const rootTable = (transaction: EntityManager, table: () => TableClass): string =>
  transaction.connection.getMetadata(table()).tableName;

const isAbout = (transaction: EntityManager, action: Action, table: () => TableClass): boolean =>
  rootTable(transaction, action.table) === rootTable(transaction, table);

async function explain(
  transaction: EntityManager,
  action: Action,
  target: { id: string } | undefined,
): Promise<AccessExplanation> {
  const rules = singleRules(action.rules);
  const decision = await decide(transaction, action.name, target ?? { values: {} });
  // What isn't there and what the viewer may not know of are explained alike: all rules are missing.
  const { allowed, ground, held, missing }: Omit<Decision, 'action'> = decision ?? {
    allowed: false,
    ground: [],
    held: [],
    missing: rules,
  };
  const among = (codes: readonly string[]) => rules.filter(({ code }) => codes.includes(code));
  return {
    action: action.name,
    allowed,
    ground: await explainAll(transaction, among(ground)),
    held: await explainAll(transaction, among(held)),
    missing: await explainAll(transaction, missing),
  };
}

/** Why the viewer may or may not do something: to an object, or at all where it makes a new one. */
export const explainAccess = (
  { action: name, target }: { action: string; target?: string | null | undefined },
  { dataSource, viewer }: Asking,
): Promise<AccessExplanation> =>
  asViewer(dataSource, viewer, async (transaction) => {
    const action = policies.action(name);
    if (action.creates) return explain(transaction, action, undefined);
    const object = target ? fromGlobalId(target) : undefined;
    const table = object && tableOf(object.type);
    if (!object || !table || !isAbout(transaction, action, table)) throw needsTarget(name);
    return explain(transaction, action, { id: object.id });
  });

const needsTarget = (action: string) =>
  badInput(
    {
      th: `${action} ต้องระบุ target ที่เป็นชนิดที่ทำรายการนี้ได้`,
      en: `${action} needs a target of the type that it is done to`,
    },
    { field: 'target', rule: `an object of ${action}` },
  );

/** What the viewer may read and do of one object. */
export const accessTo = (
  { target }: { target: string },
  { dataSource, viewer }: Asking,
): Promise<ObjectAccess> =>
  asViewer(dataSource, viewer, async (transaction) => {
    const object = fromGlobalId(target);
    const table = tableOf(object.type);
    if (!table) return { readable: false, readingGround: [], actions: [] };
    const actions: AccessExplanation[] = [];
    for (const action of policies.actions()) {
      if (!action.creates && isAbout(transaction, action, table)) {
        actions.push(await explain(transaction, action, { id: object.id }));
      }
    }
    return { ...(await readingOf(transaction, table, object.id)), actions };
  });

async function readingOf(
  transaction: EntityManager,
  table: () => TableClass,
  id: string,
): Promise<Pick<ObjectAccess, 'readable' | 'readingGround'>> {
  const metadata = transaction.connection.getMetadata(table());
  const root = metadata.parentEntityMetadata ?? metadata;
  const policy = policies
    .all()
    .find((candidate) => rootTable(transaction, candidate.table) === metadata.tableName);
  const rules = policy && policy.reading !== 'SHARED' ? policy.reading : undefined;
  const single = rules ? singleRules(rules) : [];
  const columnOf = (property: string) => `t."${root.findColumnWithPropertyName(property)?.databaseName}"`;
  const conditions = single.map((rule, no) => `, (${sqlOf(rule, columnOf)}) AS rule_${no}`).join('');
  const [found]: Record<string, unknown>[] = await transaction.query(
    `SELECT t.id${conditions} FROM ${root.tablePath} t WHERE t.id = $1`,
    [id],
  );
  if (found === undefined) return { readable: false, readingGround: [] };
  const held = single.filter((_, no) => found[`rule_${no}`] === true);
  const readable = rules === undefined || holds(rules, new Set(held.map(({ code }) => code)));
  return { readable, readingGround: await explainAll(transaction, held) };
}
