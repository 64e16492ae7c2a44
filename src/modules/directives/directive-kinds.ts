export enum DirectiveState {
  ISSUED = 'ISSUED',
  WITHDRAWN = 'WITHDRAWN',
}

export enum DirectiveDraftState {
  OPEN = 'OPEN',
  /** It became a directive, under the same id. */
  ISSUED = 'ISSUED',
  DISCARDED = 'DISCARDED',
}

/** The classes of speed of official letters. */
export enum DirectiveUrgency {
  NORMAL = 'NORMAL',
  URGENT = 'URGENT',
  VERY_URGENT = 'VERY_URGENT',
  MOST_URGENT = 'MOST_URGENT',
}

/** Where an addressee stands with a directive. */
export enum DirectiveAddresseeState {
  ASKED = 'ASKED',
  ACKNOWLEDGED = 'ACKNOWLEDGED',
  /** It has acknowledged it, and answered all that is asked of it. */
  COMPLETED = 'COMPLETED',
  /** Asked no more: the directive was withdrawn, or the body is no more and another was asked in its place. */
  RELEASED = 'RELEASED',
}

/** What an addressee says of a requested action. */
export enum DirectiveOutcome {
  DONE = 'DONE',
  NOT_DONE = 'NOT_DONE',
}
