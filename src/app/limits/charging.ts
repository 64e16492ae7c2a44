import { HeaderMap } from '@apollo/server';
import type { DocumentNode, GraphQLError, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { HubError } from '../../kernel/errors.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { Budgets } from '../../modules/access/index.ts';
import { withStatus } from '../graphql/with-status.ts';
import type { Charged } from './charged.ts';
import { type Cost, costOf, type Variables } from './cost.ts';
import { LIMITS } from './limits.ts';
import { listCheckOf } from './list-lengths.ts';

/** Who asks, and from where. */
export interface Payer {
  readonly viewer: Viewer;
  readonly address: string;
}

/** A valid operation with its variables as they came. */
export interface Chargeable {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Variables;
}

interface Measure {
  readonly cost: (variables: Variables) => Cost;
  readonly checkLists: (variables: Variables) => void;
}

const tooCostly = (what: keyof Cost & keyof typeof LIMITS, th: string, en: string, cost: Cost): HubError => {
  const rule = `${what} <= ${LIMITS[what]}`;
  return new HubError('BAD_INPUT', { th, en }, { field: 'query', rule, value: String(cost[what]) });
};

function checkCost(cost: Cost): void {
  const { nodes, points } = LIMITS;
  if (cost.nodes > nodes) {
    const th = `คำสั่งขอข้อมูลได้ถึง ${cost.nodes} รายการ เกิน ${nodes} รายการ ให้ขอหน้าที่เล็กลง`;
    const en = `The operation may ask for ${cost.nodes} rows, more than ${nodes}; ask for smaller pages`;
    throw tooCostly('nodes', th, en, cost);
  }
  if (cost.points > points) {
    const th = `คำสั่งใช้ ${cost.points} แต้ม เกิน ${points} แต้ม ให้แบ่งเป็นหลายคำสั่ง`;
    const en = `The operation costs ${cost.points} points, more than ${points}; split it`;
    throw tooCostly('points', th, en, cost);
  }
}

const isRefusal = (fault: unknown): fault is HubError =>
  fault instanceof HubError && (fault.code === 'THROTTLED' || fault.code === 'BAD_INPUT');

/** The refusal with its HTTP status: 429 with the time to wait, or that of a document that can't be run. */
function asAnswer(fault: unknown): GraphQLError | unknown {
  if (!isRefusal(fault)) return fault;
  if (fault.code === 'BAD_INPUT') return withStatus(fault, 400, new HeaderMap());
  return withStatus(fault, 429, new HeaderMap([['retry-after', String(fault.detail.retryAfter)]]));
}

/** What a refused document costs: it was read. */
const REFUSED_POINTS = 1;

/** Charges operations before they are run, and refuses what is too much. */
export class Charging {
  readonly #schema: GraphQLSchema;
  readonly #budgets: Budgets | undefined;
  /** By the node of the operation, which outlives the request as long as its document is remembered. */
  readonly #measures = new WeakMap<OperationDefinitionNode, Measure>();

  /** @param budgets missing where nothing is counted */
  constructor(schema: GraphQLSchema, budgets?: Budgets) {
    this.#schema = schema;
    this.#budgets = budgets;
  }

  /**
   * Refuses who has nothing left.
   * @throws GraphQLError THROTTLED with its status
   */
  refuseIfSpent({ viewer, address }: Payer): void {
    try {
      this.#budgets?.refuseIfSpent(viewer, address);
    } catch (fault) {
      throw asAnswer(fault);
    }
  }

  /**
   * Charges an operation, without a statement where enough is leased.
   * @throws GraphQLError with its status for lists that are too long, too many nodes or points, and a spent budget
   */
  charge({ viewer, address }: Payer, asked: Chargeable): Charged | Promise<Charged> {
    try {
      const { cost: costBy, checkLists } = this.#measure(asked);
      checkLists(asked.variables);
      const cost = costBy(asked.variables);
      checkCost(cost);
      const budget = this.#budgets?.spend(viewer, address, cost.points);
      if (budget === undefined) return cost;
      if (!(budget instanceof Promise)) return { ...cost, budget };
      return budget.then(
        (leased) => ({ ...cost, budget: leased }),
        (fault) => {
          throw asAnswer(fault);
        },
      );
    } catch (fault) {
      throw asAnswer(fault);
    }
  }

  /**
   * Charges what is no operation, such as a file.
   * @throws HubError THROTTLED, with the seconds to wait
   */
  async chargePoints({ viewer, address }: Payer, points: number): Promise<Charged> {
    const cost = { points, nodes: 0 };
    const budget = await this.#budgets?.spend(viewer, address, points);
    return budget === undefined ? cost : { ...cost, budget };
  }

  /** Charges what was refused before its cost was known; who can't pay is refused the next time. */
  async chargeRefused({ viewer, address }: Payer): Promise<void> {
    // The request has its answer already: a database that is away must not turn it into another one.
    await Promise.resolve(this.#budgets?.spend(viewer, address, REFUSED_POINTS)).catch(() => {});
  }

  #measure({ document, operation }: Chargeable): Measure {
    const known = this.#measures.get(operation);
    if (known) return known;
    const measure = {
      cost: costOf(this.#schema, document, operation),
      checkLists: listCheckOf(document, operation),
    };
    this.#measures.set(operation, measure);
    return measure;
  }
}
