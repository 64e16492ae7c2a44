import { type DataSource, IsNull } from 'typeorm';
import { type Clock, systemClock } from '../../kernel/clock.ts';
import { ANONYMOUS, type Viewer } from '../../kernel/viewer.ts';
import { ApiClient } from './api-client.entity.ts';
import { hashOfKey, keyInHeader, unauthenticated } from './api-key.ts';

/** How long a revoked key may go on working, in milliseconds (DESIGN section 7). */
export const REVOCATION_DELAY = 5_000;
/** Keys remembered at once; the oldest goes first. Unknown keys are not remembered, so a new key works at once. */
const REMEMBERED_KEYS = 10_000;

/** Tells who asks from a request's `Authorization` header; no header is the anonymous viewer. */
export type ViewerOf = (authorization: string | undefined) => Promise<Viewer>;

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
    const client = await dataSource.manager.findOneBy(ApiClient, { keyHash: hash, revokedAt: IsNull() });
    if (client === null) throw unauthenticated();
    const viewer: Viewer = { kind: 'CLIENT', clientId: client.id, scopes: new Set(client.scopes) };
    remembered.set(name, { viewer, until });
    if (remembered.size > REMEMBERED_KEYS) remembered.delete(remembered.keys().next().value as string);
    return viewer;
  };
}
