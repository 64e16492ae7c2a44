import type { BudgetState } from '../../modules/access/index.ts';
import type { Cost } from './cost.ts';

/** What an operation was charged; goes out as `extensions.cost`. */
export interface Charged extends Cost {
  /** What is left afterwards; missing where nothing is counted. */
  readonly budget?: BudgetState;
}
