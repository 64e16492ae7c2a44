export { Activity } from './activity.entity.ts';
export { ActivityMutations } from './activity.mutations.ts';
export { ActivityQueries } from './activity.resolver.ts';
export { ActivityApi, StoredFileApi } from './activity.type.ts';
export { ActivityDuplicate } from './activity-duplicate.entity.ts';
export { ActivityEvidence } from './activity-evidence.entity.ts';
export * from './activity-kinds.ts';
export { ActivityParticipation } from './activity-participation.entity.ts';
export { seedDemoActivities } from './demo/seed-demo-activities.ts';
export { HelpCentre, HelpCentreCount } from './help-centre.entity.ts';
export { HelpCentreMutations } from './help-centre.mutations.ts';
export { clearOrphanedFiles, OrphanedFiles } from './orphaned-files.ts';
export { StoredFile } from './stored-file.entity.ts';
export { checkFileName, type NewFile, storeFile } from './writes/store-file.ts';

import './demo/end-demo-activities.ts';
import './hand-over-activities.ts';
import './activity-lists.ts';
import './activity.policy.ts';
