/** Stable codes that a client may rely on; sent as `extensions.code`. */
export type ErrorCode =
  | 'BAD_INPUT'
  | 'BAD_CURSOR'
  | 'BAD_ID'
  | 'PAGE_TOO_LARGE'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'DUPLICATE'
  | 'INVALID_STATE'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'WRONG_CREDENTIALS'
  | 'TOO_MANY_ATTEMPTS'
  | 'THROTTLED'
  | 'PERSISTED_QUERY_NOT_FOUND'
  | 'IMPORT_REFUSED'
  | 'CANCELLED'
  | 'CONFIGURATION'
  | 'UNAVAILABLE'
  | 'TIMEOUT'
  | 'INTERNAL';

/** What was wrong: which field (or file column, setting, argument), which rule, and the value that broke it. */
export interface ErrorDetail {
  field?: string;
  rule?: string;
  value?: string;
  /** Seconds after which the same may be tried again. */
  retryAfter?: number;
}

/** A text for people, in both languages of the network. */
export interface BilingualText {
  th: string;
  en: string;
}

/**
 * An expected refusal, written for the person who reads it. Anything else that is thrown is a fault of ours and is
 * masked before it leaves the process.
 */
export class HubError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly text: BilingualText,
    readonly detail: ErrorDetail = {},
  ) {
    super(`${text.th} / ${text.en}`);
    this.name = 'HubError';
  }
}
