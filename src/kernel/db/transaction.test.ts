import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { type CuttableWire, cuttableWire } from '../../../test/factories/cuttable-wire.ts';
import { openTestDatabase, type TestDatabase } from '../../../test/setup/open-test-database.ts';
import { SYSTEM } from '../viewer.ts';
import { createDataSource } from './data-source.ts';
import { asViewer, inTransaction } from './transaction.ts';

let database: TestDatabase;
let wire: CuttableWire;
let dataSource: DataSource;
beforeAll(async () => {
  database = await openTestDatabase();
  wire = await cuttableWire(database.appUrl);
  const settings = { url: wire.url, entities: [], applicationName: 'test wire' };
  dataSource = await createDataSource(settings).initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  wire.close();
  await database.close();
});

test.each([
  ['inTransaction', inTransaction],
  ['asViewer', (...[source, work]: Parameters<typeof inTransaction>) => asViewer(source, SYSTEM, work)],
])('%s says that the connection broke, not what TypeORM makes of it', async (_name, run) => {
  const broken = run(dataSource, async (transaction) => {
    const client = await transaction.queryRunner!.connect();
    const end = new Promise((resolve) => client.once('end', resolve));
    wire.cut();
    await end;
    return transaction.query('SELECT 1');
  });
  await expect(broken).rejects.toThrow(/^Connection terminated/);
  expect(await run(dataSource, (transaction) => transaction.query('SELECT 2 AS two'))).toEqual([{ two: 2 }]);
});
