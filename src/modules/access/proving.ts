import type { Asking } from '../../kernel/asking.ts';
import { asViewer } from '../../kernel/db/transaction.ts';
import { HubError } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { SYSTEM, type Viewer } from '../../kernel/viewer.ts';
import { AuditEntry, AuditOutcome } from '../../write/index.ts';

/** What was sent proves nobody: the same words whether there is such an account, whether it may sign in, or neither. */
export const wrongLogin = (): HubError =>
  new HubError(
    'WRONG_CREDENTIALS',
    {
      th: 'ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง หรือบัญชีนี้ใช้ลงชื่อเข้าใช้ไม่ได้',
      en: 'The login or the password is wrong, or this account may not sign in',
    },
    { field: 'password', rule: 'login and password of an account in use' },
  );

/** A one-time token that does not count: unknown, used up, too old, or of an account that may not. */
export const wrongToken = (): HubError =>
  new HubError(
    'WRONG_CREDENTIALS',
    {
      th: 'รหัสใช้ครั้งเดียวนี้ใช้ไม่ได้หรือหมดอายุแล้ว ขอรหัสใหม่จากผู้ดูแลบัญชี',
      en: 'This one-time token is not valid, or no longer; ask whoever manages the account for a new one',
    },
    { field: 'token', rule: 'a one-time token in force' },
  );

export const wrongCurrentPassword = (): HubError =>
  new HubError(
    'WRONG_CREDENTIALS',
    { th: 'รหัสผ่านปัจจุบันไม่ถูกต้อง', en: 'The current password is wrong' },
    { field: 'currentPassword', rule: 'the current password' },
  );

/** What only a person does, who has an account. */
export function personIn(viewer: Viewer): Viewer & { kind: 'PERSON' } {
  if (viewer.kind === 'PERSON') return viewer;
  throw new HubError(
    'FORBIDDEN',
    { th: 'รายการนี้มีเฉพาะบุคคลที่ลงชื่อเข้าใช้', en: 'Only somebody who has signed in does this' },
    { rule: 'ONESELF' },
  );
}

/** An attempt that failed stays on record, by the account that it was at where there is one; never with what was typed. */
export const recordFailure = (
  { dataSource, requestId }: Asking,
  action: string,
  personId: string | null,
): Promise<unknown> =>
  asViewer(dataSource, SYSTEM, (transaction) =>
    transaction.insert(AuditEntry, {
      id: newId(),
      viewerKind: 'ANONYMOUS',
      action,
      targetType: personId === null ? null : 'Person',
      targetId: personId,
      outcome: AuditOutcome.REFUSED,
      rule: 'WRONG_CREDENTIALS',
      requestId,
      changeId: null,
    }),
  );
