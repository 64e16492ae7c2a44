export { demoParticipations } from './demo/demo-project-parts.ts';
export { type DemoProject, demoProjects } from './demo/demo-projects.ts';
export { seedDemoProjects } from './demo/seed-demo-projects.ts';
export { Project } from './project.entity.ts';
export { ProjectMutations } from './project.mutations.ts';
export { ProjectQueries } from './project.resolver.ts';
export { ProjectApi } from './project.type.ts';
export { ProjectDraft } from './project-draft.entity.ts';
export * from './project-kinds.ts';
export { ProjectPartMutations } from './project-part.mutations.ts';
export { ProjectParticipation } from './project-participation.entity.ts';
export { ProjectTarget } from './project-target.entity.ts';
export { ProjectVisit } from './project-visit.entity.ts';
export { RoleCompliance } from './role-compliance.entity.ts';

import './demo/end-demo-projects.ts';
import './hand-over-projects.ts';
import './project-lists.ts';
import './project.policy.ts';
