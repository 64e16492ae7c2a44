import { invalidState, type ObjectRef, objectOf, type Problems, type Writing } from '../../../write/index.ts';
import { ApiClient } from '../api-client.entity.ts';

export const refOfClient = (id: string): ObjectRef => ({ type: 'ApiClient', id });

/**
 * The client that an input names, once the rules allow what is asked for.
 * @throws HubError BAD_INPUT, NOT_FOUND, FORBIDDEN, INVALID_STATE where it was revoked
 */
export async function apiClientToChange(writing: Writing, globalId: string): Promise<ApiClient> {
  const object = objectOf('id', globalId, ['ApiClient']);
  await writing.mayChange('id', object);
  const client = await writing.transaction.findOneByOrFail(ApiClient, { id: object.id });
  if (client.revokedAt === null) return client;
  throw invalidState(
    { th: 'แอปนี้ถูกเพิกถอนแล้ว', en: 'This client was revoked' },
    { field: 'id', rule: 'not revoked' },
  );
}

/** When a key is to end: not before now, and meant in the Common Era. */
export async function checkExpiry(
  writing: Writing,
  problems: Problems,
  expiresAt: Date | null | undefined,
): Promise<void> {
  if (expiresAt == null) return;
  const instant = expiresAt.toISOString();
  problems.day('expiresAt', instant.slice(0, 10));
  const [found]: { is_over: boolean }[] = await writing.transaction.query(
    'SELECT $1::timestamptz <= hub.now() AS is_over',
    [instant],
  );
  if (!found!.is_over) return;
  problems.bad('expiresAt', '> now', instant, {
    th: `expiresAt ต้องอยู่ในอนาคต: ${instant} ผ่านไปแล้ว`,
    en: `expiresAt must be in the future: ${instant} is past`,
  });
}
