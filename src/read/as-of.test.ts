import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { getOperationAST, parse } from 'graphql';
import { partnerApp, readerOf } from '../../test/setup/ask-hub.ts';
import { openTestDatabase, type TestDatabase } from '../../test/setup/open-test-database.ts';
import { inTransaction } from '../kernel/db/transaction.ts';
import { ChangeChannel, openChange } from '../write/index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** Renames the subdistrict and its district at a stopped clock. */
async function rename(instant: string, name: string): Promise<void> {
  await inTransaction(database.app, async (transaction) => {
    await transaction.query(`SELECT set_config('hub.now', $1, true)`, [instant]);
    const opening = { channel: ChangeChannel.CLI, actor: 'test', reason: 'renamed' };
    const changeId = await openChange(transaction, opening);
    await transaction.query(
      `UPDATE area SET name_en = $1, version = version + 1, change_id = $2 WHERE code IN ('500108', '5001')`,
      [name, changeId],
    );
  });
}

async function namesAsOf(asOf: string | undefined) {
  const source = '{ area(code: "500108") { nameEn version parent { nameEn } } }';
  const document = parse(source);
  const reader = await readerOf(database);
  const operation = getOperationAST(document)!;
  const data = await reader.read({ document, operation, source, variables: {}, viewer: partnerApp, asOf });
  return (data.toJSON() as { area: unknown }).area;
}

test('a list within a province shows who was recorded in it then', async () => {
  await inTransaction(database.app, async (transaction) => {
    await transaction.query(`SELECT set_config('hub.now', '2099-03-01T00:00:00Z', true)`);
    const opening = { channel: ChangeChannel.CLI, actor: 'test', reason: 'moved' };
    const changeId = await openChange(transaction, opening);
    await transaction.query(
      `UPDATE partner SET area_id = (SELECT id FROM area WHERE code = '9001'), version = version + 1, change_id = $1
       WHERE type = 'COMMUNITY_DEVELOPMENT_OFFICE' AND area_id = (SELECT id FROM area WHERE code = '5001')`,
      [changeId],
    );
  });
  const officesAsOf = async (within: string, asOf: string) => {
    const source = `query ($in: String!) {
      partners(filter: { type: { eq: COMMUNITY_DEVELOPMENT_OFFICE }, within: $in }) { totalCount }
    }`;
    const document = parse(source);
    const operation = getOperationAST(document)!;
    const reader = await readerOf(database);
    const variables = { in: within };
    const data = await reader.read({ document, operation, source, variables, viewer: partnerApp, asOf });
    return (data.toJSON() as { partners: { totalCount: number } }).partners.totalCount;
  };
  // One office of the province and one of each of its districts: 25 in Chiang Mai, 16 in Songkhla.
  const [before, after] = ['2099-02-28T00:00:00Z', '2099-03-01T00:00:00Z'];
  expect([await officesAsOf('50', before), await officesAsOf('90', before)]).toEqual([26, 17]);
  expect([await officesAsOf('50', after), await officesAsOf('90', after)]).toEqual([25, 18]);
});

test('a list as of an earlier time shows what held on that day, not what holds today', async () => {
  await inTransaction(database.app, async (transaction) => {
    await transaction.query(`SELECT set_config('hub.now', '2099-05-01T00:00:00Z', true)`);
    const opening = { channel: ChangeChannel.CLI, actor: 'test', reason: 'ended' };
    const changeId = await openChange(transaction, opening);
    await transaction.query(
      `UPDATE sangha_unit SET valid_to = '2099-06-01', version = version + 1, change_id = $1 WHERE level = 'HON'`,
      [changeId],
    );
  });
  const countAsOf = async (asOf: string, validity: string) => {
    const source = `{ sanghaUnits(validity: ${validity}, filter: { level: { eq: HON } }) { totalCount } }`;
    const document = parse(source);
    const operation = getOperationAST(document)!;
    const reader = await readerOf(database);
    const data = await reader.read({ document, operation, source, variables: {}, viewer: partnerApp, asOf });
    return (data.toJSON() as { sanghaUnits: { totalCount: number } }).sanghaUnits.totalCount;
  };
  const [{ all }] = await database.app.query(
    `SELECT count(*)::integer AS all FROM sangha_unit WHERE level = 'HON'`,
  );
  // The day begins at 17:00 UTC of the day before.
  for (const [instant, current, ended] of [
    ['2099-05-31T16:59:59Z', all, 0],
    ['2099-05-31T17:00:00Z', 0, all],
  ] as const)
    expect([await countAsOf(instant, 'CURRENT'), await countAsOf(instant, 'ENDED')]).toEqual([
      current,
      ended,
    ]);
});

test('a read as of an earlier time sees what was recorded then, nested rows too', async () => {
  await rename('2099-01-01T00:00:00Z', 'First');
  await rename('2099-02-01T00:00:00.000001Z', 'Second');
  const at = (name: string, version: number) => ({ nameEn: name, version, parent: { nameEn: name } });
  expect(await namesAsOf('2099-01-01T00:00:00Z')).toEqual(at('First', 2));
  expect(await namesAsOf('2099-02-01T00:00:00Z')).toEqual(at('First', 2));
  expect(await namesAsOf('2099-02-01T00:00:00.000001Z')).toEqual(at('Second', 3));
  expect(await namesAsOf(undefined)).toEqual(at('Second', 3));
  expect(await namesAsOf('2098-12-31T23:59:59Z')).toEqual({
    nameEn: null,
    version: 1,
    parent: { nameEn: null },
  });
  expect(await namesAsOf('2000-01-01T00:00:00Z')).toBeNull();
});
