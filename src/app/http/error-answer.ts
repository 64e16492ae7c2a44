import type { BilingualText, ErrorDetail } from '../../kernel/errors.ts';
import { HubError } from '../../kernel/errors.ts';
import { isDatabaseUnavailable } from './database-unavailable.ts';
import { noteOutcome, type RequestScope } from './request-scope.ts';

/** The part of an answered error that a client can rely on: GraphQL's `message` and `extensions`. */
export interface ErrorAnswer {
  message: string;
  extensions: { code: string; messageTh: string; messageEn: string; requestId: string } & ErrorDetail;
}

const INTERNAL: BilingualText = { th: 'ข้อผิดพลาดภายใน', en: 'Internal error' };
export const UNAVAILABLE: BilingualText = {
  th: 'ฐานข้อมูลไม่ตอบสนองชั่วคราว โปรดลองใหม่อีกครั้ง',
  en: 'The database does not answer at the moment; please try again',
};

/** Longest piece of a client's own input that is sent back in an error. */
const LONGEST_ECHO = 200;
const LONGEST_MESSAGE = 500;

export const shortened = (text: string, longest: number): string =>
  text.length > longest ? `${text.slice(0, longest)}…` : text;

/** An expected refusal, in both languages, with what broke which rule. */
export function refusal(
  code: string,
  text: BilingualText,
  detail: ErrorDetail,
  scope: RequestScope | undefined,
): ErrorAnswer {
  if (scope !== undefined) noteOutcome(scope, 'refused');
  const { field, rule, value, retryAfter } = detail;
  const en = shortened(text.en, LONGEST_MESSAGE);
  return {
    message: en,
    extensions: {
      code,
      messageTh: shortened(text.th, LONGEST_MESSAGE),
      messageEn: en,
      ...(field === undefined ? {} : { field }),
      ...(rule === undefined ? {} : { rule }),
      ...(value === undefined ? {} : { value: shortened(value, LONGEST_ECHO) }),
      ...(retryAfter === undefined ? {} : { retryAfter }),
      requestId: scope?.requestId ?? '',
    },
  };
}

/**
 * Answers whatever was thrown. A `HubError` is answered as it is written; anything else is a fault of ours: it is
 * logged with its stack under the request's id, and the client learns that id and nothing more.
 */
export function answerTo(cause: unknown, scope: RequestScope | undefined): ErrorAnswer {
  if (cause instanceof HubError) return refusal(cause.code, cause.text, cause.detail, scope);

  const unavailable = isDatabaseUnavailable(cause);
  if (unavailable) scope?.log.warn({ err: cause }, 'database unavailable');
  else scope?.log.error({ err: cause }, 'unexpected error');
  const text = unavailable ? UNAVAILABLE : INTERNAL;
  const answer = refusal(unavailable ? 'UNAVAILABLE' : 'INTERNAL', text, {}, scope);
  if (scope !== undefined) noteOutcome(scope, 'failed');
  return unavailable ? answer : { ...answer, message: `${INTERNAL.en} / ${INTERNAL.th}` };
}
