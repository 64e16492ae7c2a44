import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '../../test/setup/open-test-database.ts';
import { withClient } from '../kernel/db/client.ts';
import { newId } from '../kernel/ids.ts';
import { letOldKeysGo, OldKeys } from './old-keys.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const asSuperuser = <Row>(sql: string): Promise<Row[]> =>
  withClient(database.adminUrl, async (client) => (await client.query(sql)).rows as Row[]);

const addKey = (age: string) =>
  asSuperuser(`INSERT INTO hub.idempotency (id, scope, operation, key, content_hash, at)
    VALUES ('${newId()}', 'client:someone', 'renamePartner', '${age}', sha256('x'), now() - interval '${age}')`);

const keys = async () =>
  (await asSuperuser<{ key: string }>('SELECT key FROM hub.idempotency ORDER BY at')).map(({ key }) => key);

test('keys of repeats go once they are older than 30 days, and not before', async () => {
  for (const age of ['31 days', '30 days 1 minute', '29 days 23 hours', '1 minute']) await addKey(age);
  await letOldKeysGo(database.app);
  expect(await keys()).toEqual(['29 days 23 hours', '1 minute']);
});

test('they go when the server starts, and a fault is told and no more', async () => {
  await addKey('40 days');
  const faults: unknown[] = [];
  const old = new OldKeys({ dataSource: database.app, onFault: (fault) => faults.push(fault) });
  old.start();
  await old.stop();
  expect(await keys()).not.toContain('40 days');
  const broken = { transaction: () => Promise.reject(new Error('away')) } as never;
  const other = new OldKeys({ dataSource: broken, onFault: (fault) => faults.push(fault) });
  other.start();
  await other.stop();
  expect(faults).toEqual([new Error('away')]);
});
