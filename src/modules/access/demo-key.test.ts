import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '../../../test/setup/open-test-database.ts';
import type { Clock } from '../../kernel/clock.ts';
import { asViewer } from '../../kernel/db/transaction.ts';
import { ANONYMOUS, SYSTEM } from '../../kernel/viewer.ts';
import { ApiClient } from './api-client.entity.ts';
import { ApiKey } from './api-key.entity.ts';
import { ensureDemoKey, renewDemoKey } from './demo-key.ts';
import { hashOfSecret } from './secret.ts';
import { REVOCATION_DELAY, viewersOf } from './viewer-of.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

const clients = () =>
  asViewer(database.app, SYSTEM, (transaction) => transaction.find(ApiClient, { order: { id: 'ASC' } }));
const keys = () => asViewer(database.app, SYSTEM, (transaction) => transaction.find(ApiKey));
const refused = { code: 'UNAUTHENTICATED' };

describe('the demo key', () => {
  test('is made once, answered once, and kept as a hash', async () => {
    const key = await ensureDemoKey(database.app);
    expect(key).toMatch(/^hub_/);
    expect(await ensureDemoKey(database.app)).toBeNull();
    const [client, ...others] = await clients();
    expect(others).toEqual([]);
    expect(client).toMatchObject({ name: 'demo', scopes: ['BULK'], revokedAt: null, version: 1 });
    const kept = await keys();
    expect(
      kept.map(({ clientId, keyHash }) => [clientId, keyHash.equals(hashOfSecret(String(key)))]),
    ).toEqual([[client?.id, true]]);
  });

  test('is made once by two hubs that start together', async () => {
    const made = await Promise.all([ensureDemoKey(database.app), ensureDemoKey(database.app)]);
    expect(made.filter((key) => key !== null)).toHaveLength(1);
    expect(await clients()).toHaveLength(1);
  });

  test('renewed, the old one is revoked and kept in history', async () => {
    const old = await ensureDemoKey(database.app);
    const key = await renewDemoKey(database.app);
    expect(key).not.toBe(old);
    expect(await ensureDemoKey(database.app)).toBeNull();
    const [first, second] = await clients();
    expect(first).toMatchObject({ version: 2 });
    expect(first?.revokedAt).not.toBeNull();
    expect(second).toMatchObject({ version: 1, revokedAt: null });
    const history = await asViewer(database.app, SYSTEM, (transaction) =>
      transaction.query('SELECT version, revoked_at FROM api_client_history'),
    );
    expect(history).toEqual([{ version: 1, revoked_at: null }]);
  });

  test('renewed before any start, it is not made a second time', async () => {
    await renewDemoKey(database.app);
    expect(await ensureDemoKey(database.app)).toBeNull();
    expect(await clients()).toHaveLength(1);
  });
});

describe('who asks', () => {
  test('nobody, without a header', async () => {
    expect(await viewersOf(database.app)(undefined)).toBe(ANONYMOUS);
  });

  test('the client of the key, with its scopes', async () => {
    const key = await ensureDemoKey(database.app);
    const [client] = await clients();
    const viewer = await viewersOf(database.app)(`Bearer ${key}`);
    expect(viewer).toEqual({
      kind: 'CLIENT',
      clientId: client?.id,
      partnerId: null,
      scopes: new Set(['BULK']),
    });
  });

  test('a key that was never made is refused', async () => {
    await expect(viewersOf(database.app)(`Bearer hub_${'a'.repeat(43)}`)).rejects.toMatchObject(refused);
  });

  test('a key is remembered for the revocation delay and not a moment longer', async () => {
    let now = 1_000;
    const clock: Clock = { now: () => now };
    const viewerOf = viewersOf(database.app, { clock });
    const old = `Bearer ${await ensureDemoKey(database.app)}`;
    await viewerOf(old);
    const renewed = `Bearer ${await renewDemoKey(database.app)}`;
    expect(await viewerOf(renewed)).toMatchObject({ kind: 'CLIENT' });

    now += REVOCATION_DELAY - 1;
    expect(await viewerOf(old)).toMatchObject({ kind: 'CLIENT' });
    now += 1;
    await expect(viewerOf(old)).rejects.toMatchObject(refused);
    expect(await viewerOf(renewed)).toMatchObject({ kind: 'CLIENT' });
  });

  test('the delay is five seconds at most', () => {
    expect(REVOCATION_DELAY).toBeLessThanOrEqual(5_000);
  });
});
