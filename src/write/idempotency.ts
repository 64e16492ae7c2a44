import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { HubError } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { actorOf, type Viewer } from '../kernel/viewer.ts';
import { Idempotency } from './idempotency.entity.ts';
import type { Written } from './writing.ts';

/** What of an attempt tells a repeat. */
export interface Repeatable {
  viewer: Viewer;
  action: string;
  idempotencyKey: string;
  content: Readonly<Record<string, unknown>>;
}

const LONGEST_KEY = 255;

const reused = (key: string): HubError =>
  new HubError(
    'IDEMPOTENCY_KEY_REUSED',
    {
      th: 'idempotencyKey นี้ใช้ส่งเนื้อหาอื่นไปแล้ว โปรดใช้กุญแจใหม่',
      en: 'This idempotencyKey was sent with another content before; take a new one',
    },
    { field: 'idempotencyKey', rule: 'same content', value: key },
  );

/**
 * Checks the length of a key, before anything is asked of the database.
 * @throws HubError BAD_INPUT
 */
export function checkKey(idempotencyKey: string): void {
  if (idempotencyKey.length >= 1 && idempotencyKey.length <= LONGEST_KEY) return;
  throw new HubError(
    'BAD_INPUT',
    {
      th: `idempotencyKey ต้องยาว 1 ถึง ${LONGEST_KEY} ตัวอักษร`,
      en: `idempotencyKey must have 1 to ${LONGEST_KEY} characters`,
    },
    {
      field: 'idempotencyKey',
      rule: `1 <= length <= ${LONGEST_KEY}`,
      value: String(idempotencyKey.length),
    },
  );
}

/**
 * Claims a key within the transaction. Whoever sends the same at the same time waits here until the first one is
 * through. Answers what the first time made, where there was one.
 * @throws HubError IDEMPOTENCY_KEY_REUSED
 */
export async function claim(
  transaction: EntityManager,
  { viewer, action, idempotencyKey, content }: Repeatable,
): Promise<Written['answers'] | undefined> {
  const hash = contentHash(content);
  const name = [actorOf(viewer), action, idempotencyKey];
  const claimed: unknown[] = await transaction.query(
    `INSERT INTO idempotency (id, scope, operation, key, content_hash) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (scope, operation, key) DO NOTHING RETURNING id`,
    [newId(), ...name, hash],
  );
  if (claimed.length > 0) return undefined;
  const [scope, operation, key] = name as [string, string, string];
  const first = await transaction.findOneByOrFail(Idempotency, { scope, operation, key });
  if (!first.contentHash.equals(hash)) throw reused(idempotencyKey);
  return first.result as Written['answers'];
}

/**
 * Lets batches that have keys in common go one after the other: whoever claims the same keys in another order would wait
 * for one who waits for them.
 */
export async function takeTurns(
  transaction: EntityManager,
  { viewer, action }: Pick<Repeatable, 'viewer' | 'action'>,
  keys: readonly string[],
): Promise<void> {
  await transaction.query(
    `SELECT pg_advisory_xact_lock(turn) FROM (
       SELECT DISTINCT hashtextextended(concat_ws(':', $1::text, $2::text, key), 0) AS turn FROM unnest($3::text[]) AS key
       ORDER BY turn) AS turns`,
    [actorOf(viewer), action, keys],
  );
}

/** Keeps what was made under the key: the ids alone, to be read again under the rights of the day. */
export async function keep(
  transaction: EntityManager,
  { viewer, action, idempotencyKey }: Repeatable,
  result: Written['answers'],
): Promise<void> {
  const name = { scope: actorOf(viewer), operation: action, key: idempotencyKey };
  await transaction.update(Idempotency, name, { result: result as never });
}

/** The content of an input as bytes that are the same however its fields were ordered. */
function contentHash(content: unknown): Buffer {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted);
    if (typeof value !== 'object' || value === null || value instanceof Date) return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, inner]) => inner !== undefined)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([key, inner]) => [key, sorted(inner)]),
    );
  };
  return createHash('sha256')
    .update(JSON.stringify(sorted(content)))
    .digest();
}
