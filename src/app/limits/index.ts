export { chargeOperations, tellBudget } from './charge-plugin.ts';
export type { Charged } from './charged.ts';
export { Charging } from './charging.ts';
export { KnownOperations, loadOperations, sha256Of } from './known-operations.ts';
export { LIMITS } from './limits.ts';
export { listLengths } from './list-lengths.ts';
export { operationLimits } from './operation-limits.ts';
