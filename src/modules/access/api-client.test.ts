import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '../../../test/setup/open-test-database.ts';
import { asViewer } from '../../kernel/db/transaction.ts';
import { newId } from '../../kernel/ids.ts';
import { HubRole, SYSTEM } from '../../kernel/viewer.ts';
import { inCommand } from '../../write/index.ts';
import { addClient, listClients, revokeClient, rotateKey } from './api-client.service.ts';
import { viewersOf } from './viewer-of.ts';

let database: TestDatabase;
let partnerId: string;
beforeAll(async () => {
  database = await openTestDatabase();
  const [found] = await database.app.query(`SELECT partner_id AS id FROM partner_code WHERE code = 'DLA'`);
  partnerId = found.id;
});
afterAll(() => database.close());

const command = { action: 'test', reason: 'a test' };
const make = (name: string) =>
  inCommand(database.app, command, async (transaction, changeId) => {
    const client = { name, partnerId, roles: [HubRole.COORDINATOR], scopes: ['WRITE' as const] };
    const made = await addClient(transaction, changeId, client);
    return { about: { type: 'ApiClient', id: made.id }, result: made };
  });
const rotate = (id: string, overlapHours: number) =>
  inCommand(database.app, command, async (transaction, changeId) => ({
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
    });
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
