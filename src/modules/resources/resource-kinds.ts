export enum ResourceKind {
  KNOWLEDGE_SET = 'KNOWLEDGE_SET',
  INFOGRAPHIC = 'INFOGRAPHIC',
  CURRICULUM = 'CURRICULUM',
  MODEL_AREA_DATA = 'MODEL_AREA_DATA',
  GUIDELINE = 'GUIDELINE',
  VIDEO = 'VIDEO',
  OTHER = 'OTHER',
}

export enum ResourceState {
  PUBLISHED = 'PUBLISHED',
  WITHDRAWN = 'WITHDRAWN',
}

export enum ResourceDraftState {
  OPEN = 'OPEN',
  /** It became a resource, or a further version of one, under the same id. */
  PUBLISHED = 'PUBLISHED',
  DISCARDED = 'DISCARDED',
}

export enum ResourceLanguage {
  THAI = 'THAI',
  ENGLISH = 'ENGLISH',
  THAI_AND_ENGLISH = 'THAI_AND_ENGLISH',
  OTHER = 'OTHER',
}

/** Where an addressee stands with the current version. */
export enum AddresseeState {
  ASKED = 'ASKED',
  ACKNOWLEDGED = 'ACKNOWLEDGED',
  /** Asked no more: the resource was withdrawn, or the body is no more and another was asked in its place. */
  RELEASED = 'RELEASED',
}
