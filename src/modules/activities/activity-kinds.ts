export enum ActivityKind {
  JOINT_WORK_DAY = 'JOINT_WORK_DAY',
  TRAINING = 'TRAINING',
  LEARNING_VISIT = 'LEARNING_VISIT',
  CONSTRUCTION = 'CONSTRUCTION',
  MEETING = 'MEETING',
  WELFARE = 'WELFARE',
  DHARMA = 'DHARMA',
  CAMPAIGN = 'CAMPAIGN',
  OTHER = 'OTHER',
}

/** The kinds of public welfare that the Sangha Supreme Council has set. */
export enum WelfareKind {
  RELIEF = 'RELIEF',
  SUPPORT = 'SUPPORT',
  DEVELOPMENT = 'DEVELOPMENT',
  INTEGRATION = 'INTEGRATION',
}

/** The fields in which a people's help centre helps. */
export enum HelpDomain {
  DISASTER = 'DISASTER',
  QUALITY_OF_LIFE = 'QUALITY_OF_LIFE',
  COMMUNICABLE_DISEASE = 'COMMUNICABLE_DISEASE',
}

export enum ActivityState {
  RECORDED = 'RECORDED',
  /** It was entered by mistake. */
  WITHDRAWN = 'WITHDRAWN',
  /** It turned out to be one that was entered twice. */
  MERGED = 'MERGED',
}

/** As what a partner was there. */
export enum ActivityPart {
  HOST = 'HOST',
  CO_HOST = 'CO_HOST',
  ADVISER = 'ADVISER',
  SUPPORTER = 'SUPPORTER',
  PARTICIPANT = 'PARTICIPANT',
}

export enum EvidenceKind {
  LINK = 'LINK',
  PHOTO = 'PHOTO',
  FILE = 'FILE',
}

export enum DuplicateState {
  SUSPECTED = 'SUSPECTED',
  /** Somebody has looked, and they are two. */
  DISTINCT = 'DISTINCT',
  MERGED = 'MERGED',
}

/** Why two records may be of one event. */
export enum DuplicateReason {
  SAME_DAYS = 'SAME_DAYS',
  SAME_AREA = 'SAME_AREA',
  SAME_PLACE = 'SAME_PLACE',
  SAME_KIND = 'SAME_KIND',
  SHARED_PARTNER = 'SHARED_PARTNER',
  SIMILAR_TITLE = 'SIMILAR_TITLE',
  SAME_COUNTS = 'SAME_COUNTS',
}
