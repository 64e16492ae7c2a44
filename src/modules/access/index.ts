export { AccountMutations } from './account.mutations.ts';
export { AccountToken, AccountTokenKind } from './account-token.entity.ts';
export { ApiClient } from './api-client.entity.ts';
export { ApiClientMutations } from './api-client.mutations.ts';
export {
  addClient,
  type ClientLine,
  DEFAULT_OVERLAP_HOURS,
  LONGEST_OVERLAP_HOURS,
  listClients,
  type NewClient,
  revokeClient,
  rotateKey,
} from './api-client.service.ts';
export { ApiClientQueries } from './api-client.type.ts';
export { ApiKey, ApiKeyUse } from './api-key.entity.ts';
export { forgetOldAttempts } from './attempts.ts';
export { unauthenticated } from './bearer.ts';
export { BudgetUse } from './budget-use.entity.ts';
export { type BudgetState, Budgets } from './budgets.ts';
export { Credential } from './credential.entity.ts';
export {
  type DemoAccounts,
  ensureDemoAccounts,
  renewDemoAccounts,
  retireDemoAccounts,
} from './demo-accounts.ts';
export { ensureDemoKey, renewDemoKey } from './demo-key.ts';
export { ExternalIdentity } from './external-identity.entity.ts';
export { roleCheck } from './has-role.ts';
export { subjectsOf } from './issuer.ts';
export { KeyUse } from './key-use.ts';
export { ClientScope } from './kinds.type.ts';
export { Membership } from './membership.entity.ts';
export { MembershipApi } from './membership.type.ts';
export { hashPassword } from './password.ts';
export { Person, PersonStatus } from './person.entity.ts';
export { PersonQueries } from './person.resolver.ts';
export { addMember, addPerson, type NewPerson } from './person.service.ts';
export { PersonApi } from './person.type.ts';
export { listPeople, type PersonLine, personWithLogin } from './person-list.ts';
export { SignInAttempt } from './sign-in-attempt.entity.ts';
export { SigningInMutations } from './signing-in.mutations.ts';
export { ViewerQueries } from './viewer.resolver.ts';
export { type ViewerOf, viewersOf } from './viewer-of.ts';
export { ReadersQueries } from './who-could-read.type.ts';
export { invitePerson } from './writes/invite-person.ts';
export { linkIdentity, unlinkIdentity } from './writes/link-identity.ts';
export { addMembership, endMembership } from './writes/memberships.ts';
export { disablePerson, enablePerson } from './writes/person-status.ts';
export { purgePerson } from './writes/purge-person.ts';
export { resetPassword } from './writes/reset-password.ts';

import './access.policy.ts';
