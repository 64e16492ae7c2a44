import { HubError } from '../errors.ts';

/** PostgreSQL's query_canceled: a statement took longer than it may, or somebody ended it. */
export const CANCELLED = '57014';

/** Milliseconds that a statement may take, whoever it is for (DESIGN section 10). */
export const STATEMENT_TIMEOUT = 10_000;

/** The refusal of what took longer than it may, in milliseconds. */
export const tooSlow = (timeout: number): HubError =>
  new HubError(
    'TIMEOUT',
    {
      th: `คำถามนี้ใช้เวลาเกิน ${timeout / 1_000} วินาที`,
      en: `This question took longer than ${timeout / 1_000} seconds`,
    },
    { rule: `${timeout} ms` },
  );
