export enum AgreementKind {
  MOU = 'MOU',
  COOPERATION = 'COOPERATION',
}

/** For which territory an agreement was made; each but the national one hangs under another in the tree. */
export enum AgreementLevel {
  NATIONAL = 'NATIONAL',
  PROVINCE = 'PROVINCE',
  DISTRICT = 'DISTRICT',
  MUNICIPALITY = 'MUNICIPALITY',
  /** A temple, or a few, and a subdistrict with its villages. */
  TEMPLE_TAMBON = 'TEMPLE_TAMBON',
}

/** As what a partner stands in an agreement. A witness is not bound by it. */
export enum PartyCapacity {
  SIGNATORY = 'SIGNATORY',
  ACCEDED = 'ACCEDED',
  WITNESS = 'WITNESS',
}

export enum ClauseKind {
  OBJECTIVE = 'OBJECTIVE',
  MISSION = 'MISSION',
  GUIDELINE = 'GUIDELINE',
}

/** What an MOU role lets a partner do, in the territory of the agreement and where the partner is there for. */
export enum MouCapability {
  REGISTER_AGREEMENT = 'REGISTER_AGREEMENT',
  REGISTER_NETWORK_PARTNER = 'REGISTER_NETWORK_PARTNER',
  CLAIM_LINK = 'CLAIM_LINK',
  PROPOSE_PROJECT = 'PROPOSE_PROJECT',
  HOST_PROJECT = 'HOST_PROJECT',
  ADVISE_PROJECT = 'ADVISE_PROJECT',
  JOIN_PROJECT = 'JOIN_PROJECT',
  APPROVE_PROJECT = 'APPROVE_PROJECT',
  RECORD_ACTIVITY = 'RECORD_ACTIVITY',
  RUN_HELP_CENTRE = 'RUN_HELP_CENTRE',
  PUBLISH_RESOURCE = 'PUBLISH_RESOURCE',
  ISSUE_DIRECTIVE = 'ISSUE_DIRECTIVE',
  PASS_ON_DIRECTIVE = 'PASS_ON_DIRECTIVE',
}

/** By what an agreement concerns a partner; the strongest ground first. */
export enum BindingBasis {
  PARTY = 'PARTY',
  SUPERVISION = 'SUPERVISION',
  SANGHA_TREE = 'SANGHA_TREE',
  /** It lies in the territory, under no party: it may join in, and is not bound. */
  IN_SCOPE = 'IN_SCOPE',
}
