/** The nine types of partner; each is a type of its own in the API. */
export enum PartnerType {
  AGENCY = 'AGENCY',
  LOCAL_ADMINISTRATION_OFFICE = 'LOCAL_ADMINISTRATION_OFFICE',
  LOCAL_AUTHORITY = 'LOCAL_AUTHORITY',
  COMMUNITY_DEVELOPMENT_OFFICE = 'COMMUNITY_DEVELOPMENT_OFFICE',
  GOVERNMENT_OFFICE = 'GOVERNMENT_OFFICE',
  SANGHA_OFFICE = 'SANGHA_OFFICE',
  TEMPLE = 'TEMPLE',
  VILLAGE = 'VILLAGE',
  NETWORK_PARTNER = 'NETWORK_PARTNER',
}

/** The kinds of local authority; never read off the DLA code, which can lag behind an upgrade. */
export enum LocalAuthorityKind {
  PAO = 'PAO',
  CITY_MUNICIPALITY = 'CITY_MUNICIPALITY',
  TOWN_MUNICIPALITY = 'TOWN_MUNICIPALITY',
  SUBDISTRICT_MUNICIPALITY = 'SUBDISTRICT_MUNICIPALITY',
  SAO = 'SAO',
  SPECIAL = 'SPECIAL',
}

/** The tier at which an office works. */
export enum OfficeTier {
  PROVINCE = 'PROVINCE',
  DISTRICT = 'DISTRICT',
}

export enum GovernmentOfficeKind {
  PROVINCE = 'PROVINCE',
  DISTRICT = 'DISTRICT',
  PROVINCIAL_OFFICE_OF_BUDDHISM = 'PROVINCIAL_OFFICE_OF_BUDDHISM',
}

export enum TempleRank {
  ROYAL = 'ROYAL',
  COMMONER = 'COMMONER',
}

export enum NetworkPartnerKind {
  SCHOOL = 'SCHOOL',
  MOSQUE = 'MOSQUE',
  CHURCH = 'CHURCH',
  COMPANY = 'COMPANY',
  ASSOCIATION = 'ASSOCIATION',
  OTHER = 'OTHER',
}

/** Who gave a code. A code never identifies for ever: the same body can get a new one, and an old one can end. */
export enum CodeScheme {
  /** Department of Provincial Administration: 8 digits for a village. */
  DOPA = 'DOPA',
  /** Department of Local Administration: 7 digits for a local authority. */
  DLA = 'DLA',
  /** National Office of Buddhism: 11 digits for a temple. */
  ONAB = 'ONAB',
  /** Given by this hub to reference bodies for which no published code is known, such as `CDD-5001`. */
  HUB = 'HUB',
}

export enum PartnerNameKind {
  FORMER = 'FORMER',
  ALIAS = 'ALIAS',
  SHORT = 'SHORT',
}

/** How far a local authority covers an area, as the source states it. */
export enum CoverageKind {
  COMPLETE = 'COMPLETE',
  PARTIAL = 'PARTIAL',
  NOT_STATED = 'NOT_STATED',
}

/** What one partner is to another. */
export enum PartnerLinkKind {
  SUPERVISES = 'SUPERVISES',
  SERVES = 'SERVES',
  PAIRED_WITH = 'PAIRED_WITH',
  SUPPORTS = 'SUPPORTS',
  ADVISES = 'ADVISES',
  COOPERATES = 'COOPERATES',
}

/** Where a tie stands between the two. */
export enum LinkState {
  CLAIMED = 'CLAIMED',
  CONFIRMED = 'CONFIRMED',
  DISPUTED = 'DISPUTED',
}

export enum LinkSide {
  FROM = 'FROM',
  TO = 'TO',
}

export enum SuccessionKind {
  MERGER = 'MERGER',
  SPLIT = 'SPLIT',
  REPLACEMENT = 'REPLACEMENT',
}
