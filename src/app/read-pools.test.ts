import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Cast, makeCast } from '../../test/factories/personas.ts';
import { openTestDatabase, type TestDatabase } from '../../test/setup/open-test-database.ts';
import { asViewer } from '../kernel/db/transaction.ts';
import { HubRole, SYSTEM, type Viewer } from '../kernel/viewer.ts';
import { roleCheck } from '../modules/access/index.ts';
import { ReadPools } from './read-pools.ts';

let database: TestDatabase;
let cast: Cast;
let pools: ReadPools;
beforeAll(async () => {
  database = await openTestDatabase();
  cast = await makeCast(database);
  pools = new ReadPools({
    url: database.appUrl,
    isAnalyst: roleCheck(database.app, [HubRole.ANALYST]),
    ordinary: { timeout: 150 },
    analysts: { timeout: 5_000 },
  });
});
afterAll(async () => {
  await pools.close();
  await database.close();
});

const SLOW = { name: 'slow', text: `SELECT 'well' || pg_sleep(0.5)`, values: [] };
const slowly = async (viewer: Viewer) => String((await pools.read(viewer, SLOW))[0]);

test('an analyst’s question may take longer than anybody else’s', async () => {
  expect(await slowly(cast.personas.analyst.viewer)).toBe('well');
  for (const name of ['lao', 'c30', 'auditor'] as const)
    await expect(slowly(cast.personas[name].viewer)).rejects.toMatchObject({
      code: 'TIMEOUT',
      detail: { rule: '150 ms' },
    });
});

test('a statement beside the reader has its time as well, and the system all that it needs', async () => {
  const sleep = (viewer: Viewer, options = {}) =>
    asViewer(database.app, viewer, (transaction) => transaction.query('SELECT pg_sleep(0.3)'), options);
  const { viewer } = cast.personas.c30;
  await expect(sleep(viewer, { timeout: 100 })).rejects.toMatchObject({
    code: 'TIMEOUT',
    detail: { rule: '100 ms' },
  });
  await sleep(viewer);
  await sleep(SYSTEM);
  const settings = (who: Viewer) =>
    asViewer(database.app, who, (transaction) => transaction.query('SHOW statement_timeout'));
  expect(await settings(viewer)).toEqual([{ statement_timeout: '10s' }]);
  expect(await settings(SYSTEM)).toEqual([{ statement_timeout: '0' }]);
});
