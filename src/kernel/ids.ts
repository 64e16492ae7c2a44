import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';

/** A new UUIDv7: made by the application, so that an offline client or a bulk load can name a row before it is written. */
export const newId = (): string => uuidv7();

/** Time part of every seeded id: the signing day of the national MOU, 24 February BE 2565 (CE 2022). */
const SEED_EPOCH = Date.UTC(2022, 1, 24);

/**
 * The same UUIDv7-shaped id for the same namespace and key on every machine, for reference and demo rows:
 * links to them stay valid when a database is made anew.
 */
export function seededId(namespace: string, key: string): string {
  const random = createHash('sha256').update(`${namespace}\u0000${key}`).digest().subarray(0, 16);
  return uuidv7({ msecs: SEED_EPOCH, random, seq: random.readUInt32BE(12) >>> 1 });
}
