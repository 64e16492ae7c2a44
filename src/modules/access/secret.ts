import { createHash, randomBytes } from 'node:crypto';

/** What a secret is for; the prefix tells it, to people and to scanners that look for leaked ones. */
export type SecretPrefix = 'hub' | 'hubs' | 'hubt';

/** `hub_`: a key of a client. */
export const KEY: SecretPrefix = 'hub';
/** `hubs_`: a session of somebody who has signed in. */
export const SESSION: SecretPrefix = 'hubs';
/** `hubt_`: an invitation, or a way to a new password. */
export const TOKEN: SecretPrefix = 'hubt';

const SECRET_BYTES = 32;

/** A new 256-bit secret in plain text. Show it once to whom it is for; never store or log it. */
export const newSecret = (prefix: SecretPrefix): string =>
  `${prefix}_${randomBytes(SECRET_BYTES).toString('base64url')}`;

/** Whether a text has the shape of a secret: 32 bytes in base64url are 43 characters. */
export const isSecret = (prefix: SecretPrefix, text: string): boolean =>
  text.length === prefix.length + 44 && text.startsWith(`${prefix}_`) && BASE64URL.test(text.slice(-43));

const BASE64URL = /^[A-Za-z0-9_-]{43}$/;

/** What is stored of a secret: its SHA-256. A slow hash would add nothing, since 256 random bits can't be guessed. */
export const hashOfSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Letters and digits that nobody takes for each other: 32, so that each stands for five bits. */
const READABLE = 'abcdefghijkmnpqrstuvwxyz23456789';

/** A new password of 80 random bits, in groups that a person can read off a screen. Show it once; never log it. */
export const newPassword = (): string =>
  [...randomBytes(16)]
    .map((byte, position) => `${position > 0 && position % 4 === 0 ? '-' : ''}${READABLE[byte & 31]}`)
    .join('');
