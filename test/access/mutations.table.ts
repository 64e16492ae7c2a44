import { mutationsOf } from './mutation-table.ts';
import { tableOf } from './table.ts';

// Written by hand from what the personas say of themselves (rows.table.ts has their sentences), never from the rules. A
// line names a mutation, on whose objects each persona may carry it out, and what the refusal of the others asks for, by
// the codes of the rules. An object that is out of a persona's sight (rows.table.ts says which) is refused to it as one
// that is not there, which names no rule at all.
//
// A, B, T, C and O are as in the table of fields; O is the account, the apps and the session of the viewer itself, and of
// what an office does, its own: the provincial offices are none of the four.

const ALONE = mutationsOf(`
                           app    lao    c30    c50    temple analyst auditor anonymous

  # The register is kept by whoever has the duty: of local authorities, the provincial office. Temples are the district's,
  # and agencies nobody's but the administrator's.
  createPartner            -      -      A      B      -      -       -       -
                           | ADMINISTRATOR KEEPER_OF_REGISTER IS_NETWORK_PARTNER COORDINATOR CAPABILITY_REGISTER_NETWORK_PARTNER
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

  # An agreement is entered by whoever the MOU gives that right, in its own territory: provincial offices, not authorities.
  # Whoever keeps the record then carries it on; that the wording is that of the paper an administrator says.
  createAgreement          -      -      O      O      -      -       -       -
                           | ADMINISTRATOR IS_NOT_NATIONAL STEWARD_OF_PARTNER CAPABILITY_REGISTER_AGREEMENT
  updateAgreement          -      -      A      B      -      -       -       -  | ADMINISTRATOR COORDINATOR_OVER_PARTNER
  endAgreement             -      -      A      B      -      -       -       -  | ADMINISTRATOR COORDINATOR_OVER_PARTNER
  addAgreementParty        -      -      A      B      -      -       -       -  | ADMINISTRATOR KEEPER_OF_AGREEMENT
  endAgreementParty        -      -      A      B      -      -       -       -  | ADMINISTRATOR KEEPER_OF_AGREEMENT
  addAgreementClause       -      -      A      B      -      -       -       -  | ADMINISTRATOR KEEPER_OF_AGREEMENT
  updateAgreementClause    -      -      A      B      -      -       -       -  | ADMINISTRATOR KEEPER_OF_AGREEMENT
  endAgreementClause       -      -      A      B      -      -       -       -  | ADMINISTRATOR KEEPER_OF_AGREEMENT
  verifyAgreementClause    -      -      -      -      -      -       -       -  | ADMINISTRATOR
  createMouRole            -      -      A      B      -      -       -       -  | ADMINISTRATOR KEEPER_OF_AGREEMENT
  updateMouRole            -      -      A      B      -      -       -       -  | ADMINISTRATOR KEEPER_OF_AGREEMENT
  endMouRole               -      -      A      B      -      -       -       -  | ADMINISTRATOR KEEPER_OF_AGREEMENT
  verifyMouRole            -      -      -      -      -      -       -       -  | ADMINISTRATOR
  grantMouRole             -      -      A      B      -      -       -       -  | ADMINISTRATOR KEEPER_OF_AGREEMENT
  endMouRoleGrant          -      -      A      B      -      -       -       -  | ADMINISTRATOR KEEPER_OF_AGREEMENT

  # Ties: one side says that there is one; the other answers, or whoever answers for it, by a paper.
  claimLink                -      AO     O      O      -      -       -       -
                           | ADMINISTRATOR IS_NO_SUPERVISION STEWARD_OF_CLAIMING_SIDE CAPABILITY_CLAIM_LINK
  answerLink               -      A      A      B      -      -       -       -
                           | ADMINISTRATOR IS_NO_SUPERVISION STEWARD_OF_PARTNER COORDINATOR_OVER_PARTNER KEEPER_OF_REGISTER
  endLink                  -      A      A      B      -      -       -       -
                           | ADMINISTRATOR IS_NO_SUPERVISION STEWARD_OF_PARTNER COORDINATOR_OVER_PARTNER KEEPER_OF_REGISTER

  # Projects: thought over and proposed by the officers of whom the MOU lets propose and host; approved, halted and ended by
  # the provincial office where they lie, unless it owns them. Nobody else knows of what is still thought over.
  createProjectDraft       -      AO     -      -      -      -       -       -
                           | ADMINISTRATOR STEWARD_OF_PARTNER CAPABILITY_PROPOSE_PROJECT CAPABILITY_HOST_PROJECT
  updateProjectDraft       -      A      -      -      -      -       -       -  | ADMINISTRATOR STEWARD_OF_PARTNER
  discardProjectDraft      -      A      -      -      -      -       -       -  | ADMINISTRATOR STEWARD_OF_PARTNER
  proposeProject           -      A      -      -      -      -       -       -  | ADMINISTRATOR STEWARD_OF_PARTNER
  updateProject            -      A      -      -      -      -       -       -  | ADMINISTRATOR STEWARD_OF_PARTNER
  approveProject           -      -      AT     B      -      -       -       -
                           | ADMINISTRATOR COORDINATOR NOT_OWN_PROJECT CAPABILITY_APPROVE_PROJECT
  startProject             -      A      -      -      -      -       -       -  | ADMINISTRATOR STEWARD_OF_PARTNER
  operateProject           -      A      -      -      -      -       -       -  | ADMINISTRATOR STEWARD_OF_PARTNER
  suspendProject           -      A      AT     B      -      -       -       -
                           | ADMINISTRATOR STEWARD_OF_PARTNER COORDINATOR NOT_OWN_PROJECT CAPABILITY_APPROVE_PROJECT
  resumeProject            -      A      AT     B      -      -       -       -
                           | ADMINISTRATOR STEWARD_OF_PARTNER COORDINATOR NOT_OWN_PROJECT CAPABILITY_APPROVE_PROJECT
  closeProject             -      A      AT     B      -      -       -       -
                           | ADMINISTRATOR STEWARD_OF_PARTNER COORDINATOR NOT_OWN_PROJECT CAPABILITY_APPROVE_PROJECT
  # Who takes part is asked by the owner, answers for itself or on paper, or comes by its role in the MOU.
  inviteToProject          -      A      -      -      -      -       -       -  | ADMINISTRATOR OWNER_OF_PROJECT
  joinProject              -      AO     O      O      -      -       -       -
                           | STEWARD_OF_PARTNER CAPABILITY_JOIN_PROJECT
  answerInvitation         -      A      A      B      -      -       -       -
                           | ADMINISTRATOR STEWARD_OF_PARTNER COORDINATOR_OVER_PARTNER KEEPER_OF_REGISTER
  endParticipation         -      A      A      B      -      -       -       -
                           | ADMINISTRATOR STEWARD_OF_PARTNER COORDINATOR_OVER_PARTNER KEEPER_OF_REGISTER OWNER_OF_PROJECT
  addProjectTarget         -      A      -      -      -      -       -       -  | ADMINISTRATOR OWNER_OF_PROJECT
  updateProjectTarget      -      A      -      -      -      -       -       -  | ADMINISTRATOR OWNER_OF_PROJECT
  recordProjectVisit       -      A      -      -      -      -       -       -  | ADMINISTRATOR OWNER_OF_PROJECT
  withdrawProjectVisit     -      A      -      -      -      -       -       -  | ADMINISTRATOR OWNER_OF_PROJECT

  # What was done is recorded by officers of whom the MOU or a project lets, who answer for the record; what was claimed
  # twice is also the provincial office's to clear up.
  recordActivity           -      AO     O      O      -      -       -       -
                           | ADMINISTRATOR STEWARD_OF_PARTNER PART_OF_PROJECT CAPABILITY_RECORD_ACTIVITY
  updateActivity           -      A      -      -      -      -       -       -  | ADMINISTRATOR STEWARD_OF_PARTNER
  withdrawActivity         -      A      -      -      -      -       -       -  | ADMINISTRATOR STEWARD_OF_PARTNER
  mergeActivities          -      A      AT     B      -      -       -       -
                           | ADMINISTRATOR STEWARD_OF_PARTNER COORDINATOR CAPABILITY_APPROVE_PROJECT
  dismissDuplicate         -      A      AT     B      -      -       -       -
                           | ADMINISTRATOR RECORDER_OF_ACTIVITY RECORDER_OF_OTHER_ACTIVITY OVERSEER_OF_ACTIVITY
  addActivityPartner       -      A      -      -      -      -       -       -  | ADMINISTRATOR RECORDER_OF_ACTIVITY
  withdrawActivityPartner  -      A      -      -      -      -       -       -
                           | ADMINISTRATOR RECORDER_OF_ACTIVITY STEWARD_OF_PARTNER
  addActivityEvidence      -      A      -      -      -      -       -       -  | ADMINISTRATOR RECORDER_OF_ACTIVITY
  withdrawActivityEvidence -      A      -      -      -      -       -       -  | ADMINISTRATOR RECORDER_OF_ACTIVITY
  # A people's help centre is its local authority's.
  openHelpCentre           -      A      -      -      -      -       -       -
                           | ADMINISTRATOR STEWARD_OF_PARTNER CAPABILITY_RUN_HELP_CENTRE
  updateHelpCentre         -      A      -      -      -      -       -       -  | ADMINISTRATOR STEWARD_OF_PARTNER
  endHelpCentre            -      A      -      -      -      -       -       -  | ADMINISTRATOR STEWARD_OF_PARTNER
  countHelpCentre          -      A      -      -      -      -       -       -  | ADMINISTRATOR RUNS_HELP_CENTRE

  # What is still worked on is carried on and published by its publisher's officers; nobody else knows of it.
  createResourceDraft      -      AO     O      O      -      -       -       -
                           | ADMINISTRATOR STEWARD_OF_PARTNER CAPABILITY_PUBLISH_RESOURCE
  updateResourceDraft      -      A      -      -      -      -       -       -  | ADMINISTRATOR STEWARD_OF_PARTNER
  discardResourceDraft     -      A      -      -      -      -       -       -  | ADMINISTRATOR STEWARD_OF_PARTNER
  publishResource          -      A      -      -      -      -       -       -  | ADMINISTRATOR STEWARD_OF_PARTNER
  publishResourceVersion   -      A      -      -      -      -       -       -  | ADMINISTRATOR STEWARD_OF_PARTNER
  # By its role in the MOU a partner changes and sends what it published, in its own territory.
  updateResource           -      A      -      -      -      -       -       -
                           | ADMINISTRATOR STEWARD_OF_PARTNER CAPABILITY_PUBLISH_RESOURCE
  distributeResource       -      A      -      -      -      -       -       -
                           | ADMINISTRATOR STEWARD_OF_PARTNER CAPABILITY_PUBLISH_RESOURCE
  # Who answers for a partner takes back what it published, and enters by a paper what it has acknowledged.
  withdrawResource         -      A      A      B      -      -       -       -
                           | ADMINISTRATOR STEWARD_OF_PARTNER COORDINATOR_OVER_PARTNER
  acknowledgeResource      -      A      A      B      -      -       -       -
                           | ADMINISTRATOR STEWARD_OF_PARTNER COORDINATOR_OVER_PARTNER KEEPER_OF_REGISTER

  # Letters are drafted and issued by the officers of offices whose MOU role lets them, in their own territory: no authority,
  # temple or mere member does. Who has a draft may still carry it on.
  createDirectiveDraft     -      -      O      O      -      -       -       -
                           | ADMINISTRATOR STEWARD_OF_PARTNER CAPABILITY_ISSUE_DIRECTIVE
  updateDirectiveDraft     -      A      -      -      -      -       -       -  | ADMINISTRATOR STEWARD_OF_PARTNER
  discardDirectiveDraft    -      A      -      -      -      -       -       -  | ADMINISTRATOR STEWARD_OF_PARTNER
  issueDirective           -      -      O      O      -      -       -       -
                           | ADMINISTRATOR STEWARD_OF_PARTNER CAPABILITY_ISSUE_DIRECTIVE
  passOnDirective          -      -      O      O      -      -       -       -
                           | ADMINISTRATOR STEWARD_OF_PARTNER CAPABILITY_PASS_ON_DIRECTIVE
  # Who answers for a partner acknowledges and answers for it by a paper, and takes back what it sent out.
  acknowledgeDirective     -      A      A      B      -      -       -       -
                           | ADMINISTRATOR STEWARD_OF_PARTNER COORDINATOR_OVER_PARTNER KEEPER_OF_REGISTER
  answerDirective          -      A      A      B      -      -       -       -
                           | ADMINISTRATOR STEWARD_OF_PARTNER COORDINATOR_OVER_PARTNER KEEPER_OF_REGISTER
  withdrawDirective        -      A      A      B      -      -       -       -
                           | ADMINISTRATOR STEWARD_OF_PARTNER COORDINATOR_OVER_PARTNER
  # That the wording of an old letter is that of the paper an administrator says, as of agreements.
  verifyDirectiveWording   -      -      -      -      -      -       -       -  | ADMINISTRATOR

  # One's own account, which only a person has. Signing in and setting a password take what proves who one is, whoever
  # brings it.
  updateMyAccount          -      O      O      O      O      O       O       -  | ONESELF
  changePassword           -      O      O      O      O      O       O       -  | ONESELF
  signOut                  -      O      O      O      O      O       O       -  | ONESELF
  signIn                   A      A      A      A      A      A       A       A  | -
  setPassword              A      A      A      A      A      A       A       A  | -
`);

/** What is sent in batches: each row stands under the line of the mutation that it is one of. */
const ROWS_OF: Readonly<Record<string, string>> = {
  claimLinks: 'claimLink',
  answerLinks: 'answerLink',
  createProjectDrafts: 'createProjectDraft',
  proposeProjects: 'proposeProject',
  inviteToProjects: 'inviteToProject',
  answerInvitations: 'answerInvitation',
  recordProjectVisits: 'recordProjectVisit',
  recordActivities: 'recordActivity',
  countHelpCentres: 'countHelpCentre',
  acknowledgeResources: 'acknowledgeResource',
  acknowledgeDirectives: 'acknowledgeDirective',
  answerDirectives: 'answerDirective',
};

/** The mutation that the rows of a batch are each one of; itself where it is no batch. */
export const singleOf = (mutation: string): string => ROWS_OF[mutation] ?? mutation;

export const MUTATIONS = [
  ...ALONE,
  ...Object.keys(ROWS_OF).flatMap((subject) =>
    ALONE.filter((line) => line.subject === singleOf(subject)).map((line) => ({ ...line, subject })),
  ),
];

/**
 * Which of several rules that only together allow something each persona meets all the same, and on whose objects: a
 * refusal asks for those that are lacking. Two names mean the rule as one mutation asks it. The MOU gives its rights to
 * central agencies (app, analyst and auditor act for one) everywhere, to authorities and provincial offices where they are:
 * A and T lie in province 30, B in province 50, C nowhere, for which a third province stands.
 */
export const MET = tableOf(`
                                                  app   lao   c30   c50   temple analyst auditor anonymous
  STEWARD_OF_PARTNER                              -     AO    O     O     -      -       -       -
  STEWARD_OF_CLAIMING_SIDE                        -     AO    O     O     -      -       -       -
  COORDINATOR                                     -     -     ABTC  ABTC  -      -       -       -
  IS_NO_SUPERVISION                               ABTCO ABTCO ABTCO ABTCO ABTCO  ABTCO   ABTCO   -
  IS_NOT_NATIONAL                                 ABTCO ABTCO ABTCO ABTCO ABTCO  ABTCO   ABTCO   -
  CAPABILITY_REGISTER_AGREEMENT                   ABTCO -     ATO   BO    -      ABTCO   ABTCO   -
  CAPABILITY_PROPOSE_PROJECT                      -     AO    -     -     -      -       -       -
  CAPABILITY_HOST_PROJECT                         -     AO    -     -     -      -       -       -
  # Of the provincial offices' cast none owns a project of the others.
  NOT_OWN_PROJECT                                 ABT   BTC   ABTC  ABTC  ABC    ABTC    ABTC    -
  CAPABILITY_JOIN_PROJECT                         ABTCO AO    ATO   BO    -      ABTCO   ABTCO   -
  CAPABILITY_APPROVE_PROJECT                      -     -     AT    B     -      -       -       -
  CAPABILITY_RECORD_ACTIVITY                      ABTCO AO    ATO   BO    -      ABTCO   ABTCO   -
  CAPABILITY_PUBLISH_RESOURCE                     ABTCO AO    ATO   BO    -      ABTCO   ABTCO   -
  CAPABILITY_PASS_ON_DIRECTIVE                    ABTCO -     ATO   BO    -      ABTCO   ABTCO   -
  # Whoever has the right anywhere: a draft need not say yet to whom it is to go.
  createDirectiveDraft.CAPABILITY_ISSUE_DIRECTIVE ABTCO -     ABTCO ABTCO -      ABTCO   ABTCO   -
  # Only who may carry the draft on is asked for the right to issue it: of the others nothing is said of it.
  issueDirective.CAPABILITY_ISSUE_DIRECTIVE       ABTCO -     ABTCO ABTCO ABTCO  ABTCO   ABTCO   -
  # Of what lies in no area: whoever has the right anywhere.
  CAPABILITY_CLAIM_LINK                           ABTCO ABTCO ABTCO ABTCO -      ABTCO   ABTCO   -
  CAPABILITY_RUN_HELP_CENTRE                      -     AB    -     -     -      -       -       -
  createResourceDraft.CAPABILITY_PUBLISH_RESOURCE ABTCO ABTCO ABTCO ABTCO -      ABTCO   ABTCO   -
  # A new body of A's kind is to be where A and T are, and an agency nowhere.
  createPartner.CAPABILITY_REGISTER_NETWORK_PARTNER ABTC ATC  ATC   BC    -      ABTC    ABTC    -
`);

/**
 * The type of object that a mutation names and not everybody may read, as a table of rows.table.ts: who doesn't see the
 * object is told that there is none.
 */
export const NAMES_RESTRICTED: Readonly<Record<string, string>> = {
  updateProjectDraft: 'project_draft',
  discardProjectDraft: 'project_draft',
  proposeProject: 'project_draft',
  updateResourceDraft: 'resource_draft',
  discardResourceDraft: 'resource_draft',
  publishResource: 'resource_draft',
  publishResourceVersion: 'resource_draft',
  updateDirectiveDraft: 'directive_draft',
  discardDirectiveDraft: 'directive_draft',
  issueDirective: 'directive_draft',
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
