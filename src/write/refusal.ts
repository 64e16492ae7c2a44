import { type BilingualText, type ErrorCode, type ErrorDetail, HubError } from '../kernel/errors.ts';

/** Why a mutation can be refused in the ordinary course of things; each is an answer, not an error. */
export enum RefusalCode {
  BAD_INPUT = 'BAD_INPUT',
  FORBIDDEN = 'FORBIDDEN',
  NOT_FOUND = 'NOT_FOUND',
  CONFLICT = 'CONFLICT',
  DUPLICATE = 'DUPLICATE',
  INVALID_STATE = 'INVALID_STATE',
  IDEMPOTENCY_KEY_REUSED = 'IDEMPOTENCY_KEY_REUSED',
  WRONG_CREDENTIALS = 'WRONG_CREDENTIALS',
}

const EXPECTED: ReadonlySet<ErrorCode> = new Set(Object.values(RefusalCode));

/** Refusals of one mutation, all that were found at once. */
export class Refused extends Error {
  constructor(readonly reasons: readonly HubError[]) {
    super(reasons.map(({ message }) => message).join('; '));
    this.name = 'Refused';
  }
}

/** What was refused, where a fault is a refusal; undefined for a fault of ours. */
export function refusalsIn(fault: unknown): readonly HubError[] | undefined {
  if (fault instanceof Refused) return fault.reasons;
  if (fault instanceof HubError) {
    // A global id that names nothing is a value like any other that doesn't fit.
    if (fault.code === 'BAD_ID') return [new HubError('BAD_INPUT', fault.text, fault.detail)];
    if (EXPECTED.has(fault.code)) return [fault];
  }
  return undefined;
}

/** The same words for what is not there and for what the viewer may not know of. */
export const notFound = (field: string, value: string): HubError =>
  new HubError(
    'NOT_FOUND',
    { th: `ไม่พบ ${field} ที่ระบุ`, en: `There is no such ${field}` },
    { field, rule: 'exists', value },
  );

export const badInput = (text: BilingualText, detail: ErrorDetail): HubError =>
  new HubError('BAD_INPUT', text, detail);

/** What is asked for does not fit the state that its object is in. */
export const invalidState = (text: BilingualText, detail: ErrorDetail): HubError =>
  new HubError('INVALID_STATE', text, detail);

/** There is the same already; `detail.value` says who or what has it. */
export const duplicate = (text: BilingualText, detail: ErrorDetail): HubError =>
  new HubError('DUPLICATE', text, detail);

/** Somebody else was faster: the version that was to be replaced is no longer the current one. */
export const stale = (expected: number, current: number, field = 'expectedVersion'): HubError =>
  new HubError(
    'CONFLICT',
    {
      th: `มีผู้แก้ไขไปแล้ว: ส่งรุ่น ${expected} แต่รุ่นปัจจุบันคือ ${current}`,
      en: `Somebody has changed it meanwhile: version ${expected} was expected, ${current} is current`,
    },
    { field, rule: `= ${current}`, value: String(expected) },
  );

/** The database keeps a row as it is, whatever the application found. */
export const passedOver = (): HubError =>
  new HubError(
    'FORBIDDEN',
    { th: 'ไม่มีสิทธิ์ทำรายการนี้', en: 'You may not do this' },
    { rule: 'ROW_LEVEL_SECURITY' },
  );

/** Refuses with all that was found, where anything was. */
export function refuseAll(reasons: readonly HubError[]): void {
  if (reasons.length > 0) throw new Refused(reasons);
}
