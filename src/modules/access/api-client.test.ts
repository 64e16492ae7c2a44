import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { type StoppedClock, stopClock } from '../../../test/factories/stopped-clock.ts';
import { openTestDatabase, type TestDatabase } from '../../../test/setup/open-test-database.ts';
import { asViewer } from '../../kernel/db/transaction.ts';
import { newId } from '../../kernel/ids.ts';
import { HubRole, SYSTEM } from '../../kernel/viewer.ts';
import { inCommand } from '../../write/index.ts';
import { addClient, listClients, revokeClient, rotateKey } from './api-client.service.ts';
import { ApiKey } from './api-key.entity.ts';
import { KeyUse } from './key-use.ts';
import { viewersOf } from './viewer-of.ts';

let database: TestDatabase;
let clock: StoppedClock;
let stopped: DataSource;
let partnerId: string;
beforeAll(async () => {
  database = await openTestDatabase();
  clock = await stopClock(database);
  stopped = clock.dataSource;
  const [found] = await database.app.query(`SELECT partner_id AS id FROM partner_code WHERE code = 'DLA'`);
  partnerId = found.id;
});
afterAll(async () => {
  await clock.close();
  await database.close();
});

const at = (instant: string) => clock.at(instant);
/** Who a key is at an instant; nothing is remembered. */
async function viewerAt(instant: string, key: string) {
  await at(instant);
  return viewersOf(stopped)(`Bearer ${key}`);
}

const command = { action: 'test', reason: 'a test' };
const make = (name: string, expiresAt: string | null = null, dataSource = database.app) =>
  inCommand(dataSource, command, async (transaction, changeId) => {
    const client = { name, partnerId, roles: [HubRole.COORDINATOR], scopes: ['WRITE' as const], expiresAt };
    const made = await addClient(transaction, changeId, client);
    return { about: { type: 'ApiClient', id: made.id }, result: made };
  });
const rotate = (id: string, overlapHours: number, dataSource = database.app) =>
  inCommand(dataSource, command, async (transaction, changeId) => ({
    about: { type: 'ApiClient', id },
    result: await rotateKey(transaction, changeId, { id, overlapHours }),
  }));
const revoke = (id: string) =>
  inCommand(database.app, command, async (transaction, changeId) => ({
    about: { type: 'ApiClient', id },
    result: await revokeClient(transaction, changeId, id),
  }));
/** A look that remembers nothing. */
const viewerOf = (key: string) => viewersOf(database.app)(`Bearer ${key}`);
const refused = { code: 'UNAUTHENTICATED' };

describe('a client', () => {
  test('acts for its partner, with its scopes', async () => {
    const { id, key } = await make('first');
    expect(await viewerOf(key)).toEqual({
      kind: 'CLIENT',
      clientId: id,
      partnerId,
      scopes: new Set(['WRITE']),
    });
  });

  test('whose key is rotated goes on with both, until the old one’s hours are over', async () => {
    const { id, key } = await make('rotated');
    const next = await rotate(id, 24);
    expect(await viewerOf(key)).toMatchObject({ clientId: id });
    expect(await viewerOf(next)).toMatchObject({ clientId: id });
    const last = await rotate(id, 0);
    for (const old of [key, next]) await expect(viewerOf(old)).rejects.toMatchObject(refused);
    expect(await viewerOf(last)).toMatchObject({ clientId: id });
  });

  test('that is revoked has no key that works, and can’t be rotated or revoked again', async () => {
    const { id, key } = await make('revoked');
    await revoke(id);
    await expect(viewerOf(key)).rejects.toMatchObject(refused);
    for (const again of [() => rotate(id, 1), () => revoke(id), () => revoke(newId()), () => revoke('no id')])
      await expect(again()).rejects.toMatchObject({ code: 'NOT_FOUND', detail: { field: 'client' } });
  });

  test('is listed with what it may, and how many keys work', async () => {
    const { id } = await make('zz listed');
    await rotate(id, 5);
    const clients = await asViewer(database.app, SYSTEM, listClients);
    expect(clients.find((client) => client.id === id)).toEqual({
      id,
      name: 'zz listed',
      actsFor: 'DLA',
      roles: ['COORDINATOR'],
      scopes: ['WRITE'],
      isRevoked: false,
      keys: 2,
      until: null,
      lastUsed: null,
    });
  });

  test('is listed with when its last key ends and when one was last used, in Bangkok', async () => {
    await at('2026-03-01T00:00:00Z');
    const { id } = await make('zz ending', '2026-12-31T17:00:00Z', stopped);
    const { id: keyId } = await asViewer(stopped, SYSTEM, (transaction) =>
      transaction.findOneByOrFail(ApiKey, { clientId: id }),
    );
    const keyUse = new KeyUse(stopped, (fault) => {
      throw fault;
    });
    keyUse.note(keyId, Date.parse('2026-02-28T17:00:59Z'));
    await keyUse.write();
    const listed = async () =>
      (await asViewer(stopped, SYSTEM, listClients)).find((client) => client.id === id);
    expect(await listed()).toMatchObject({
      keys: 1,
      until: '2027-01-01 00:00',
      lastUsed: '2026-03-01 00:00',
    });
    await at('2026-12-31T17:00:00Z');
    expect(await listed()).toMatchObject({ keys: 0, until: null, lastUsed: '2026-03-01 00:00' });
  });

  test('leaves an audit entry of each command', async () => {
    const { id } = await make('audited');
    await rotate(id, 1);
    const entries = await asViewer(database.app, SYSTEM, (transaction) =>
      transaction.query(
        `SELECT a.viewer_kind, a.action, a.outcome, c.channel, c.actor FROM audit_entry a JOIN change c ON c.id = a.change_id
         WHERE a.target_id = $1 ORDER BY a.id`,
        [id],
      ),
    );
    const entry = { viewer_kind: 'SYSTEM', action: 'test', outcome: 'DONE', channel: 'CLI', actor: 'cli' };
    expect(entries).toEqual([entry, entry]);
  });
});

describe('a key', () => {
  test('works up to the instant at which it ends, and not at it', async () => {
    await at('2026-03-01T00:00:00Z');
    const { id, key } = await make('ending', '2026-03-08T00:00:00Z', stopped);
    expect(await viewerAt('2026-03-07T23:59:59.999999Z', key)).toMatchObject({ clientId: id });
    await expect(viewerAt('2026-03-08T00:00:00Z', key)).rejects.toMatchObject(refused);
  });

  test('goes on beside the next one up to the end of the overlap, and not at it', async () => {
    await at('2026-03-01T12:00:00Z');
    const { id, key } = await make('overlapping', null, stopped);
    const next = await rotate(id, 24, stopped);
    expect(await viewerAt('2026-03-02T11:59:59.999999Z', key)).toMatchObject({ clientId: id });
    await expect(viewerAt('2026-03-02T12:00:00Z', key)).rejects.toMatchObject(refused);
    expect(await viewerAt('2026-03-02T12:00:00Z', next)).toMatchObject({ clientId: id });
  });

  test('that ends within the overlap ends no later for it, and one that has ended is not raised', async () => {
    await at('2026-03-01T12:00:00Z');
    const { id, key } = await make('short', '2026-03-01T18:00:00Z', stopped);
    await rotate(id, 24, stopped);
    expect(await viewerAt('2026-03-01T17:59:59Z', key)).toMatchObject({ clientId: id });
    await at('2026-03-01T18:00:00Z');
    await rotate(id, 24, stopped);
    await expect(viewerAt('2026-03-01T18:00:00Z', key)).rejects.toMatchObject(refused);
  });

  test('is not remembered beyond its end by a server that has seen it a moment before', async () => {
    const end = Date.parse('2026-03-08T00:00:00Z');
    await at('2026-03-01T00:00:00Z');
    const { key } = await make('remembered', new Date(end).toISOString(), stopped);
    let now = end - 1;
    await at(new Date(now).toISOString());
    const remembering = viewersOf(stopped, { clock: { now: () => now } });
    await remembering(`Bearer ${key}`);
    now = end;
    await at(new Date(now).toISOString());
    await expect(remembering(`Bearer ${key}`)).rejects.toMatchObject(refused);
  });
});
