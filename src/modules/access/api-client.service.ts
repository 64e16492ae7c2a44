import { type EntityManager, IsNull } from 'typeorm';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/viewer.ts';
import { ApiClient } from './api-client.entity.ts';
import { hashOfKey, newApiKey } from './api-key.ts';

/**
 * Adds a client under the open change and answers its key in plain text: the only moment at which it can be shown.
 * Names may repeat; a client is known by its id.
 */
export async function addClient(
  transaction: EntityManager,
  changeId: string,
  client: { name: string; scopes: readonly Scope[] },
): Promise<string> {
  const key = newApiKey();
  await transaction.insert(ApiClient, {
    id: newId(),
    name: client.name,
    keyHash: hashOfKey(key),
    scopes: [...client.scopes],
    changeId,
  });
  return key;
}

/** Revokes every key in force of the clients of this name; it stops working within the viewer cache's 5 seconds. */
export async function revokeClients(
  transaction: EntityManager,
  changeId: string,
  name: string,
): Promise<void> {
  await transaction.update(
    ApiClient,
    { name, revokedAt: IsNull() },
    { revokedAt: () => 'hub.now()', version: () => 'version + 1', changeId },
  );
}
