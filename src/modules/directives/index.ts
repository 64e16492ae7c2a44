export { seedDemoDirectives } from './demo/seed-demo-directives.ts';
export { Directive } from './directive.entity.ts';
export { DirectiveMutations } from './directive.mutations.ts';
export { DirectiveQueries } from './directive.resolver.ts';
export { DirectiveApi } from './directive.type.ts';
export { DirectiveAddressee } from './directive-addressee.entity.ts';
export { DirectiveAnswer } from './directive-answer.entity.ts';
export { DirectiveDistribution } from './directive-distribution.entity.ts';
export { DirectiveDraft } from './directive-draft.entity.ts';
export * from './directive-kinds.ts';
export { DirectiveAction, DirectiveAttachment, DirectiveReference } from './directive-parts.ts';
export { DirectiveRequest, DirectiveTally } from './directive-request.entity.ts';
export { foundingCircularId, seedFoundingCircular } from './founding-circular.ts';

import './demo/end-demo-directives.ts';
import './directive-lists.ts';
import './directive.policy.ts';
import './hand-over-directives.ts';
