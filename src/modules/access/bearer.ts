import { HubError } from '../../kernel/errors.ts';
import { isSecret, KEY, SESSION } from './secret.ts';

/** What an `Authorization` header carries. */
export interface Bearer {
  kind: 'KEY' | 'SESSION' | 'JWT';
  secret: string;
}

const BEARER = /^Bearer +(\S+) *$/i;
/** Header, content and signature, each in base64url; no issuer's tokens are longer. */
const JWT = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;
const LONGEST_JWT = 8_192;

/**
 * The refusal of a request that carries nothing that counts. It is the same for every cause, and repeats nothing of what
 * was sent, so that a mistyped key ends in no log or screenshot.
 */
export const unauthenticated = (): HubError =>
  new HubError(
    'UNAUTHENTICATED',
    {
      th: 'คำขอนี้ต้องมีกุญแจ API การลงชื่อเข้าใช้ หรือโทเค็นที่ใช้ได้: ส่งหัวข้อ Authorization: Bearer hub_…',
      en: 'This request needs a valid API key, session or token: send the header Authorization: Bearer hub_…',
    },
    { field: 'authorization', rule: 'Bearer <key, session or token>' },
  );

/** Reads an `Authorization` header. Throws UNAUTHENTICATED for anything but a bearer of one of the three kinds. */
export function bearerIn(authorization: string): Bearer {
  const secret = BEARER.exec(authorization)?.[1];
  if (secret === undefined) throw unauthenticated();
  if (isSecret(KEY, secret)) return { kind: 'KEY', secret };
  if (isSecret(SESSION, secret)) return { kind: 'SESSION', secret };
  if (secret.length <= LONGEST_JWT && JWT.test(secret)) return { kind: 'JWT', secret };
  throw unauthenticated();
}
