export { seedDemoResources } from './demo/seed-demo-resources.ts';
export { ResourceDistributionMutations } from './distribution.mutations.ts';
export { KnowledgeResource } from './knowledge-resource.entity.ts';
export { ResourceMutations } from './resource.mutations.ts';
export { ResourceQueries } from './resource.resolver.ts';
export { KnowledgeResourceApi } from './resource.type.ts';
export { ResourceAcknowledgement } from './resource-acknowledgement.entity.ts';
export { ResourceAddressee } from './resource-addressee.entity.ts';
export { ResourceDistribution } from './resource-distribution.entity.ts';
export { ResourceDraft } from './resource-draft.entity.ts';
export * from './resource-kinds.ts';
export { ResourceVersion } from './resource-version.entity.ts';
export {
  type Addressees,
  addresseesNamed,
  checkCount,
  isByRule,
  MOST_ADDRESSEES,
  reachOf,
} from './writes/distribute.ts';
export { clauseNamed } from './writes/facts.input.ts';
export { codesOfAreas } from './writes/resource-to-change.ts';

import './demo/end-demo-resources.ts';
import './hand-over-resources.ts';
import './resource-lists.ts';
import './resource.policy.ts';
