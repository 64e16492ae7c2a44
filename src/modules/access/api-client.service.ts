import { type EntityManager, IsNull } from 'typeorm';
import { newId } from '../../kernel/ids.ts';
import type { HubRole, Scope } from '../../kernel/viewer.ts';
import { ApiClient } from './api-client.entity.ts';
import { ApiKey } from './api-key.entity.ts';
import { hashOfKey, newApiKey } from './api-key.ts';

/** What a client is made with. */
export interface NewClient {
  name: string;
  scopes: readonly Scope[];
  /** The partner for which it acts, and what it is there; none for one that only reads what is shared. */
  partnerId?: string;
  roles?: readonly HubRole[];
  isDemo?: boolean;
}

/**
 * Adds a client with a first key under the open change. The key in plain text can be shown at this moment only. Names
 * may repeat; a client is known by its id.
 */
export async function addClient(
  transaction: EntityManager,
  changeId: string,
  client: NewClient,
): Promise<{ id: string; key: string }> {
  const id = newId();
  await transaction.insert(ApiClient, {
    id,
    name: client.name,
    partnerId: client.partnerId ?? null,
    roles: [...(client.roles ?? [])],
    scopes: [...client.scopes],
    isDemo: client.isDemo ?? false,
    changeId,
  });
  return { id, key: await addKey(transaction, changeId, id) };
}

/** Adds a key to a client and answers it in plain text; `expiresAt` is an instant as text. */
export async function addKey(
  transaction: EntityManager,
  changeId: string,
  clientId: string,
  expiresAt: string | null = null,
): Promise<string> {
  const key = newApiKey();
  await transaction.insert(ApiKey, { id: newId(), clientId, keyHash: hashOfKey(key), expiresAt, changeId });
  return key;
}

/** Revokes the clients of this name that are in force; their keys stop working within the viewer cache's 5 seconds. */
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
