import { type EntityManager, IsNull } from 'typeorm';
import { HubError } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { HubRole, Scope } from '../../kernel/viewer.ts';
import { ApiClient } from './api-client.entity.ts';
import { ApiKey } from './api-key.entity.ts';
import { hashOfSecret, KEY, newSecret } from './secret.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What a client is made with. */
export interface NewClient {
  name: string;
  scopes: readonly Scope[];
  /** The partner for which it acts, and what it is there; none for one that only reads what is shared. */
  partnerId?: string | null;
  roles?: readonly HubRole[];
  /** Points that it may spend in a window; as many as everybody else where it is left out. */
  budget?: number | undefined;
  isDemo?: boolean;
  /** When its key ends, an instant as text; none where it has no end. */
  expiresAt?: string | null;
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
    budget: client.budget ?? null,
    isDemo: client.isDemo ?? false,
    changeId,
  });
  return { id, key: await addKey(transaction, changeId, id, client.expiresAt ?? null) };
}

/** Adds a key to a client and answers it in plain text; `expiresAt` is an instant as text. */
export async function addKey(
  transaction: EntityManager,
  changeId: string,
  clientId: string,
  expiresAt: string | null = null,
): Promise<string> {
  const key = newSecret(KEY);
  await transaction.insert(ApiKey, {
    id: newId(),
    clientId,
    keyHash: hashOfSecret(key),
    expiresAt,
    changeId,
  });
  return key;
}

export const DEFAULT_OVERLAP_HOURS = 24;
export const LONGEST_OVERLAP_HOURS = 9_999;

/** A client that is to have a new key. */
interface Rotation {
  id: string;
  overlapHours?: number;
  /** When the new key ends, an instant as text; none where it has no end. */
  expiresAt?: string | null;
}

/** Adds a key to a client whose row is held; those it has go on working for the overlap, and none of them longer. */
export async function giveNewKey(
  transaction: EntityManager,
  changeId: string,
  { id, overlapHours = DEFAULT_OVERLAP_HOURS, expiresAt = null }: Rotation,
): Promise<string> {
  await transaction.query(
    `UPDATE api_key SET expires_at = hub.now() + make_interval(hours => $2), change_id = $3
     WHERE client_id = $1 AND (expires_at IS NULL OR expires_at > hub.now() + make_interval(hours => $2))`,
    [id, overlapHours, changeId],
  );
  return addKey(transaction, changeId, id, expiresAt);
}

/**
 * Gives a client a new key; those it has go on working for some hours, so that no request fails while it takes over.
 * @throws HubError NOT_FOUND for no such client in force
 */
export async function rotateKey(
  transaction: EntityManager,
  changeId: string,
  rotation: Rotation,
): Promise<string> {
  await changeInForce(transaction, rotation.id, { changeId });
  return giveNewKey(transaction, changeId, rotation);
}

/**
 * Revokes a client; its keys stop working within the viewer cache's 5 seconds.
 * @throws HubError NOT_FOUND for no such client in force
 */
export async function revokeClient(transaction: EntityManager, changeId: string, id: string): Promise<void> {
  await changeInForce(transaction, id, { revokedAt: () => 'hub.now()', changeId });
}

/** Takes a client in force one version further; of two that do so at once the second sees what the first did. */
async function changeInForce(
  transaction: EntityManager,
  id: string,
  set: { changeId: string; revokedAt?: () => string },
): Promise<void> {
  if (UUID.test(id)) {
    const inForce = { id, revokedAt: IsNull() };
    const { affected } = await transaction.update(ApiClient, inForce, {
      ...set,
      version: () => 'version + 1',
    });
    if (affected === 1) return;
  }
  throw new HubError(
    'NOT_FOUND',
    { th: `ไม่มีแอปที่ใช้อยู่ซึ่งมีรหัส ${id}`, en: `there is no client in force with the id ${id}` },
    { field: 'client', rule: 'exists', value: id },
  );
}

/** A client as the operator sees it. */
export interface ClientLine {
  id: string;
  name: string;
  /** The code of the partner for which it acts. */
  actsFor: string | null;
  roles: HubRole[];
  scopes: Scope[];
  isRevoked: boolean;
  /** Keys that work now. */
  keys: number;
  /** When the last of them ends, in Bangkok, to the minute; null where one has no end, or none works. */
  until: string | null;
  /** When one was last used, in the same form; null where none was yet. */
  lastUsed: string | null;
}

const inBangkok = (instant: string): string =>
  `to_char(${instant} AT TIME ZONE 'Asia/Bangkok', 'YYYY-MM-DD HH24:MI')`;

/** All clients, those in force first, then by name. */
export const listClients = (transaction: EntityManager): Promise<ClientLine[]> =>
  transaction.query(`
    SELECT c.id, c.name, c.roles::text[] AS roles, c.scopes, c.revoked_at IS NOT NULL AS "isRevoked",
      (SELECT code FROM partner_code p WHERE p.partner_id = c.partner_id AND p.valid_to IS NULL
        ORDER BY p.scheme, p.code LIMIT 1) AS "actsFor",
      k.keys, k.until, k."lastUsed"
    FROM api_client c CROSS JOIN LATERAL (
      SELECT (count(*) FILTER (WHERE works))::integer AS keys,
        CASE WHEN count(*) FILTER (WHERE works AND expires_at IS NULL) = 0
          THEN ${inBangkok('max(expires_at) FILTER (WHERE works)')} END AS until,
        ${inBangkok('max(last_used_at)')} AS "lastUsed"
      FROM (SELECT k.expires_at, u.last_used_at, k.expires_at IS NULL OR k.expires_at > hub.now() AS works
        FROM api_key k LEFT JOIN api_key_use u ON u.key_id = k.id WHERE k.client_id = c.id) k) k
    ORDER BY c.revoked_at IS NOT NULL, c.name COLLATE "th-x-icu", c.id`);

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
