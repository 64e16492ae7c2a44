import { mutationsOf } from './mutation-table.ts';

// Written by hand from what the personas say of themselves (rows.table.ts has their sentences), never from the rules. A
// line names a mutation, on whose objects each persona may carry it out, and what the refusal of the others asks for, by
// the codes of the rules. An object that is out of a persona's sight (rows.table.ts says which) is refused to it as one
// that is not there, which names no rule at all.
//
// A, B, T, C and O are as in the table of fields; O is the account, the apps and the session of the viewer itself.

export const MUTATIONS = mutationsOf(`
                           app    lao    c30    c50    temple analyst auditor anonymous

  # The register is kept by whoever has the duty: of local authorities, the provincial office. Temples are the district's,
  # and agencies nobody's but the administrator's.
  createPartner            -      -      A      B      -      -       -       -
                           | ADMINISTRATOR KEEPER_OF_REGISTER IS_NETWORK_PARTNER CAPABILITY_REGISTER_NETWORK_PARTNER
  movePartner              -      -      A      B      -      -       -       -  | ADMINISTRATOR KEEPER_OF_REGISTER
  changeAuthorityKind      -      -      A      B      -      -       -       -  | ADMINISTRATOR KEEPER_OF_REGISTER
  renamePartner            -      -      A      B      -      -       -       -  | ADMINISTRATOR KEEPER_OF_REGISTER
  endPartner               -      -      A      B      -      -       -       -  | ADMINISTRATOR KEEPER_OF_REGISTER
  mergePartners            -      -      A      B      -      -       -       -  | ADMINISTRATOR KEEPER_OF_REGISTER
  recordSuccession         -      -      A      B      -      -       -       -  | ADMINISTRATOR KEEPER_OF_REGISTER
  addPartnerCode           -      -      A      B      -      -       -       -  | ADMINISTRATOR KEEPER_OF_REGISTER
  endPartnerCode           -      -      A      B      -      -       -       -  | ADMINISTRATOR KEEPER_OF_REGISTER
  setCoverage              -      -      A      B      -      -       -       -  | ADMINISTRATOR KEEPER_OF_REGISTER
  endCoverage              -      -      A      B      -      -       -       -  | ADMINISTRATOR KEEPER_OF_REGISTER
  # Who keeps what is the administrator's to say.
  setRegisterDuty          -      -      -      -      -      -       -       -  | ADMINISTRATOR

  # What a partner says of itself its own officers say too; a mere member does not.
  updatePartner            -      A      A      B      -      -       -       -
                           | ADMINISTRATOR KEEPER_OF_REGISTER STEWARD_OF_PARTNER
  addPartnerAlias          -      A      A      B      -      -       -       -
                           | ADMINISTRATOR KEEPER_OF_REGISTER STEWARD_OF_PARTNER
  endPartnerAlias          -      A      A      B      -      -       -       -
                           | ADMINISTRATOR KEEPER_OF_REGISTER STEWARD_OF_PARTNER
  addContactChannel        -      A      A      B      -      -       -       -
                           | ADMINISTRATOR STEWARD_OF_PARTNER COORDINATOR_OVER_PARTNER
  updateContactChannel     -      A      A      B      -      -       -       -
                           | ADMINISTRATOR STEWARD_OF_PARTNER COORDINATOR_OVER_PARTNER
  endContactChannel        -      A      A      B      -      -       -       -
                           | ADMINISTRATOR STEWARD_OF_PARTNER COORDINATOR_OVER_PARTNER

  # Apps and accounts are managed by the coordinators of the partner and of those above it.
  createApiClient          -      -      A      B      -      -       -       -  | ADMINISTRATOR COORDINATOR_OVER_PARTNER
  updateApiClient          -      -      A      B      -      -       -       -  | ADMINISTRATOR COORDINATOR_OVER_PARTNER
  rotateApiKey             -      -      A      B      -      -       -       -  | ADMINISTRATOR COORDINATOR_OVER_PARTNER
  revokeApiClient          -      -      A      B      -      -       -       -  | ADMINISTRATOR COORDINATOR_OVER_PARTNER
  invitePerson             -      -      A      B      -      -       -       -  | ADMINISTRATOR COORDINATOR_OVER_PARTNER
  addMembership            -      -      A      B      -      -       -       -
                           | ADMINISTRATOR COORDINATOR_OVER_PARTNER OWN_OR_NEW_PERSON
  endMembership            -      -      AO     BO     -      -       -       -
                           | ADMINISTRATOR COORDINATOR_OVER_PARTNER OWN_OR_NEW_PERSON
  disablePerson            -      -      AO     BO     -      -       -       -  | ADMINISTRATOR MANAGER_OF_ALL_MEMBERSHIPS
  enablePerson             -      -      A      B      -      -       -       -  | ADMINISTRATOR MANAGER_OF_ALL_MEMBERSHIPS
  resetPassword            -      -      AO     BO     -      -       -       -  | ADMINISTRATOR MANAGER_OF_ALL_MEMBERSHIPS
  linkIdentity             -      -      AO     BO     -      -       -       -  | ADMINISTRATOR MANAGER_OF_ALL_MEMBERSHIPS
  unlinkIdentity           -      -      AO     BO     -      -       -       -  | ADMINISTRATOR MANAGER_OF_ALL_MEMBERSHIPS
  # Personal data goes for good by an administrator alone.
  purgePerson              -      -      -      -      -      -       -       -  | ADMINISTRATOR

  # What is still worked on is carried on and published by its publisher's officers; nobody else knows of it.
  updateResourceDraft      -      A      -      -      -      -       -       -  | ADMINISTRATOR STEWARD_OF_PARTNER
  discardResourceDraft     -      A      -      -      -      -       -       -  | ADMINISTRATOR STEWARD_OF_PARTNER
  publishResource          -      A      -      -      -      -       -       -  | ADMINISTRATOR STEWARD_OF_PARTNER
  publishResourceVersion   -      A      -      -      -      -       -       -  | ADMINISTRATOR STEWARD_OF_PARTNER
  # Who answers for a partner takes back what it published, and enters by a paper what it has acknowledged.
  withdrawResource         -      A      A      B      -      -       -       -
                           | ADMINISTRATOR STEWARD_OF_PARTNER COORDINATOR_OVER_PARTNER
  acknowledgeResource      -      A      A      B      -      -       -       -
                           | ADMINISTRATOR STEWARD_OF_PARTNER COORDINATOR_OVER_PARTNER

  # One's own account, which only a person has. Signing in and setting a password take what proves who one is, whoever
  # brings it.
  updateMyAccount          -      O      O      O      O      O       O       -  | ONESELF
  changePassword           -      O      O      O      O      O       O       -  | ONESELF
  signOut                  -      O      O      O      O      O       O       -  | ONESELF
  signIn                   A      A      A      A      A      A       A       A  | -
  setPassword              A      A      A      A      A      A       A       A  | -
`);

/**
 * The type of object that a mutation names and not everybody may read, as a table of rows.table.ts: who doesn't see the
 * object is told that there is none.
 */
export const NAMES_RESTRICTED: Readonly<Record<string, string>> = {
  updateResourceDraft: 'resource_draft',
  discardResourceDraft: 'resource_draft',
  publishResource: 'resource_draft',
  publishResourceVersion: 'resource_draft',
  updateContactChannel: 'contact_channel',
  endContactChannel: 'contact_channel',
  updateApiClient: 'api_client',
  rotateApiKey: 'api_client',
  revokeApiClient: 'api_client',
  addMembership: 'person',
  endMembership: 'membership',
  disablePerson: 'person',
  enablePerson: 'person',
  resetPassword: 'person',
  linkIdentity: 'person',
  unlinkIdentity: 'person',
  purgePerson: 'person',
};
