import type { EntityManager } from 'typeorm';
import { fits, policies, singleRules } from '../kernel/access/index.ts';

/**
 * The actions that a transaction's viewer could do to some object: those of whose rules all that is asked of the viewer
 * alone holds. Whether to a given object, the rules say when they are asked about it.
 */
export async function couldDo(transaction: EntityManager): Promise<string[]> {
  const actions = policies.actions();
  const conditions = [
    ...new Set(actions.flatMap(({ rules }) => singleRules(rules)).flatMap(({ viewer }) => viewer ?? [])),
  ];
  const [found]: Record<string, boolean>[] = await transaction.query(
    `SELECT ${conditions.map((condition, no) => `(${condition}) AS rule_${no}`).join(', ')}`,
  );
  const held = new Set(conditions.filter((_, no) => found?.[`rule_${no}`] === true));
  return actions
    .filter(({ rules }) => fits(rules, ({ viewer }) => viewer === undefined || held.has(viewer)))
    .map(({ name }) => name);
}
