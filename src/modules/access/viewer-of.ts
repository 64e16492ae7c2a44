import type { DataSource } from 'typeorm';
import { type Clock, systemClock } from '../../kernel/clock.ts';
import { asViewer } from '../../kernel/db/transaction.ts';
import { ANONYMOUS, type Scope, SYSTEM, type Viewer } from '../../kernel/viewer.ts';
import { hashOfKey, keyInHeader, unauthenticated } from './api-key.ts';

/** How long a revoked key may go on working, in milliseconds (DESIGN section 7). */
export const REVOCATION_DELAY = 5_000;
/** Keys remembered at once; the oldest goes first. Unknown keys are not remembered, so a new key works at once. */
const REMEMBERED_KEYS = 10_000;

/**
 * Tells who asks, from a request's `Authorization` header, and for which partner where it names one by its global id; no
 * header is the anonymous viewer.
 */
export type ViewerOf = (authorization: string | undefined, actingFor?: string) => Promise<Viewer>;

/** Finds viewers by the hash of their key. The answer throws UNAUTHENTICATED for a malformed or unknown key. */
export function viewersOf(dataSource: DataSource, clock: Clock = systemClock): ViewerOf {
  const remembered = new Map<string, { viewer: Viewer; until: number }>();

  return async (authorization) => {
    if (authorization === undefined) return ANONYMOUS;
    const hash = hashOfKey(keyInHeader(authorization));
    const name = hash.toString('base64');
    const known = remembered.get(name);
    if (known !== undefined && clock.now() < known.until) return known.viewer;

    remembered.delete(name);
    // The age counts from before the look-up: a revocation that overtakes it is still noticed in time.
    const until = clock.now() + REVOCATION_DELAY;
    const viewer = await clientOfKey(dataSource, hash);
    if (viewer === undefined) throw unauthenticated();
    remembered.set(name, { viewer, until });
    if (remembered.size > REMEMBERED_KEYS) remembered.delete(remembered.keys().next().value as string);
    return viewer;
  };
}

interface FoundClient {
  id: string;
  partner_id: string | null;
  scopes: Scope[];
}

/** The client that a key in force belongs to. */
const clientOfKey = (dataSource: DataSource, keyHash: Buffer): Promise<Viewer | undefined> =>
  asViewer(dataSource, SYSTEM, async (transaction) => {
    const [found]: FoundClient[] = await transaction.query(
      `SELECT c.id, c.partner_id, c.scopes FROM api_key k JOIN api_client c ON c.id = k.client_id
       WHERE k.key_hash = $1 AND c.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > hub.now())`,
      [keyHash],
    );
    if (found === undefined) return undefined;
    return { kind: 'CLIENT', clientId: found.id, partnerId: found.partner_id, scopes: new Set(found.scopes) };
  });
