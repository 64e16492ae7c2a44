import { createHash, randomBytes } from 'node:crypto';
import { HubError } from '../../kernel/errors.ts';

const PREFIX = 'hub_';
const KEY_BYTES = 32;
/** 32 bytes in base64url are 43 characters. The prefix lets a secret scanner recognise a leaked key. */
const KEY_SHAPE = /^hub_[A-Za-z0-9_-]{43}$/;
const BEARER = /^Bearer +(\S+) *$/i;

/** A new 256-bit key in plain text. Show it once to whom it is for; never store or log it. */
export const newApiKey = (): string => PREFIX + randomBytes(KEY_BYTES).toString('base64url');

/** What is stored of a key: its SHA-256. A slow hash would add nothing, since 256 random bits can't be guessed. */
export const hashOfKey = (key: string): Buffer => createHash('sha256').update(key).digest();

/**
 * The refusal of a request that carries no key that counts. It is the same for every cause, and repeats nothing of
 * what was sent, so that a mistyped key ends in no log or screenshot.
 */
export const unauthenticated = (): HubError =>
  new HubError(
    'UNAUTHENTICATED',
    {
      th: 'คำขอนี้ต้องมีกุญแจ API ที่ใช้ได้: ส่งหัวข้อ Authorization: Bearer hub_…',
      en: 'This request needs a valid API key: send the header Authorization: Bearer hub_…',
    },
    { field: 'authorization', rule: 'Bearer hub_<43 characters>' },
  );

/** The key that an `Authorization` header carries. Throws UNAUTHENTICATED for anything but `Bearer hub_…`. */
export function keyInHeader(authorization: string): string {
  const key = BEARER.exec(authorization)?.[1];
  if (key === undefined || !KEY_SHAPE.test(key)) throw unauthenticated();
  return key;
}
