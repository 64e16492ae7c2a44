import type { TableClass } from '../listing/index.ts';
import { anyOf, type Rules } from './rule.ts';

/** Something that can be done to rows of a table, under rules. */
export interface Action {
  /** Such as `renamePartner`: the mutation by which it is done. */
  readonly name: string;
  readonly table: () => TableClass;
  readonly rules: Rules;
  /** Whether there is no row yet: the rules are then asked of the values that it is to have. */
  readonly creates: boolean;
}

/** Who may read and write the rows of one table. */
export interface Policy {
  readonly table: () => TableClass;
  /** SHARED is everybody with a key; else row-level security holds by these rules. */
  readonly reading: 'SHARED' | Rules;
  /** Who beside the system may add rows, and change them: whoever may do one of its actions. NOBODY where there are none. */
  readonly inserting: Rules | undefined;
  readonly updating: Rules | undefined;
  readonly actions: readonly Action[];
}

interface PolicyDeclaration {
  reading: 'SHARED' | Rules;
  /** What makes a row of this table. */
  creating?: Record<string, Rules>;
  /** What changes one. */
  changing?: Record<string, Rules>;
  /** Rows that are added and changed by the actions on another table, under rules of their own. */
  alongside?: { inserting?: Rules; updating?: Rules };
}

class Policies {
  readonly #policies = new Map<() => TableClass, Policy>();
  readonly #actions = new Map<string, Action>();

  add(table: () => TableClass, declaration: PolicyDeclaration): Policy {
    const { reading, creating = {}, changing = {}, alongside = {} } = declaration;
    const actionsOf = (rules: Record<string, Rules>, creates: boolean): Action[] =>
      Object.entries(rules).map(([name, rule]) => ({ name, table, rules: rule, creates }));
    const actions = [...actionsOf(creating, true), ...actionsOf(changing, false)];
    for (const action of actions) {
      if (this.#actions.has(action.name)) throw new Error(`two rules for ${action.name}`);
      this.#actions.set(action.name, action);
    }
    const oneOf = (rules: Record<string, Rules>, more: Rules | undefined): Rules | undefined => {
      const all = [...Object.values(rules), ...(more ? [more] : [])];
      return all.length > 0 ? anyOf(...all) : undefined;
    };
    const policy = {
      table,
      reading,
      inserting: oneOf(creating, alongside.inserting),
      updating: oneOf(changing, alongside.updating),
      actions,
    };
    this.#policies.set(table, policy);
    return policy;
  }

  /** The rules of an action. */
  action(name: string): Action {
    const found = this.#actions.get(name);
    if (!found) throw new Error(`no rule is declared for ${name}`);
    return found;
  }

  /** Every action, in the order of declaration. */
  actions(): Action[] {
    return [...this.#actions.values()];
  }

  /** The policy of a table, or of the one that its class extends. */
  of(table: TableClass | undefined): Policy | undefined {
    if (table === undefined) return undefined;
    return this.all().find((policy) => {
      const governed = policy.table();
      return governed === table || Object.prototype.isPrototypeOf.call(governed, table);
    });
  }

  all(): Policy[] {
    return [...this.#policies.values()];
  }
}

/** What the modules have declared; complete once every module is loaded. */
export const policies = new Policies();

/** Declares who may read and write the rows of a table. Everything that is not declared is forbidden. */
export const declarePolicy = (table: () => TableClass, declaration: PolicyDeclaration): Policy =>
  policies.add(table, declaration);
