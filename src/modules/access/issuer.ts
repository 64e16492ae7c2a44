import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { type Clock, systemClock } from '../../kernel/clock.ts';
import type { OidcConfig } from '../../kernel/config.ts';
import { HubError } from '../../kernel/errors.ts';
import { unauthenticated } from './bearer.ts';

/** Who somebody is to an issuer of identities. */
export interface Subject {
  issuer: string;
  subject: string;
  /** When the token ends, in milliseconds since 1970. */
  until: number;
}

/** Tells who a JSON Web Token speaks of. Throws UNAUTHENTICATED, or UNAVAILABLE where the issuer can't be asked. */
export type SubjectOf = (token: string) => Promise<Subject>;

/** Signatures that only the issuer can make: what is shared or left out proves nothing. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
/** Seconds by which the issuer's clock and ours may differ. */
const CLOCK_SKEW = 60;
const TIMEOUT_MS = 5_000;
/** How long an unknown key waits before the issuer's keys are fetched again, and how long fetched ones are good. */
const COOLDOWN_MS = 30_000;
const KEYS_MAX_AGE_MS = 10 * 60_000;

const discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });

const unreachable = (): HubError =>
  new HubError('UNAVAILABLE', {
    th: 'ติดต่อผู้ออกตัวตนไม่ได้ในขณะนี้ ลองใหม่ภายหลัง',
    en: 'The issuer of identities can’t be reached at the moment; try again later',
  });

/**
 * Verifies the tokens of one OpenID Connect issuer: its signature by the keys that it publishes, to whom and until when
 * (OpenID Connect Core 3.1.3.7, RFC 9068). The issuer is asked when the first token comes, so the hub starts without it.
 */
export function subjectsOf({ issuer, audience }: OidcConfig, clock: Clock = systemClock): SubjectOf {
  let keys: Promise<JWTVerifyGetKey> | undefined;

  async function discover(): Promise<JWTVerifyGetKey> {
    const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const answer = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!answer.ok) throw unreachable();
    const found = discovery.parse(await answer.json());
    // Keys that came by a less safe way than the issuer itself would prove nothing.
    const isAsSafe = new URL(found.jwks_uri).protocol === new URL(issuer).protocol;
    if (found.issuer !== issuer || !isAsSafe) throw unreachable();
    return createRemoteJWKSet(new URL(found.jwks_uri), {
      timeoutDuration: TIMEOUT_MS,
      cooldownDuration: COOLDOWN_MS,
      cacheMaxAge: KEYS_MAX_AGE_MS,
    });
  }

  async function keysOfIssuer(): Promise<JWTVerifyGetKey> {
    keys ??= discover();
    const asked = keys;
    try {
      return await asked;
    } catch {
      // Whoever comes next asks anew; those who came meanwhile have waited for the same answer.
      if (keys === asked) keys = undefined;
      throw unreachable();
    }
  }

  return async (token) => {
    const getKey = await keysOfIssuer();
    try {
      const { payload } = await jwtVerify(token, getKey, {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_SKEW,
        currentDate: new Date(clock.now()),
        requiredClaims: ['exp', 'sub'],
      });
      const { sub, exp } = payload as { sub: string; exp: number };
      return { issuer, subject: sub, until: (exp + CLOCK_SKEW) * 1_000 };
    } catch (fault) {
      if (isRefusal(fault)) throw unauthenticated();
      throw unreachable();
    }
  };
}

/** Whether the token is at fault, and not the way to the issuer. */
const isRefusal = (fault: unknown): boolean =>
  fault instanceof errors.JOSEError &&
  !(fault instanceof errors.JWKSTimeout) &&
  !(fault instanceof errors.JWKSInvalid) &&
  // Of the plain class is what the fetching of keys went wrong with.
  fault.code !== 'ERR_JOSE_GENERIC';
