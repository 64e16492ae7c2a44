import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '../../../test/setup/open-test-database.ts';
import { inTransaction } from '../../kernel/db/transaction.ts';
import { newId } from '../../kernel/ids.ts';
import { ChangeChannel, DataSourceKind, insertRows, openChange } from '../../write/index.ts';
import { Area, AreaLevel } from './area.entity.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const opening = { channel: ChangeChannel.CLI, actor: 'test', reason: 'a test' };

const addDistrict = (code: string) =>
  inTransaction(database.app, async (transaction) => {
    const changeId = await openChange(transaction, opening);
    const { id: parentId } = await transaction.findOneByOrFail(Area, { code: '50' });
    const row = { id: newId(), level: AreaLevel.DISTRICT, code, nameTh: 'ใหม่', parentId };
    await insertRows(transaction, Area, [row], { source: DataSourceKind.REGISTER, changeId });
  });

describe('the code of an area', () => {
  test('begins with the code of the area above', async () => {
    await addDistrict('5098');
    await expect(addDistrict('5198')).rejects.toThrow(/5198 does not begin with the code of the area above/);
  });

  test('is made of digits', async () => {
    await expect(addDistrict('50x1')).rejects.toThrow(/area_code_fits_level/);
  });

  test.each([
    ['another code', `code = '5097'`, /area 5001 keeps its code/],
    ['another area above', `parent_id = (SELECT id FROM area WHERE code = '51')`, /5001 does not begin with/],
  ])('stays: not %s', async (_what, assignment, refusal) => {
    const writing = inTransaction(database.app, async (transaction) => {
      const changeId = await openChange(transaction, opening);
      await transaction.query(
        `UPDATE area SET ${assignment}, version = version + 1, change_id = $1 WHERE code = '5001'`,
        [changeId],
      );
    });
    await expect(writing).rejects.toThrow(refusal);
  });

  test('finds an area and all below it, and nothing by half a code', async () => {
    const within = async (code: string) => {
      const [{ codes }] = await database.app.query(
        `SELECT ARRAY(SELECT a.code FROM area a WHERE a.id = ANY(hub.areas_within($1)) ORDER BY a.code) AS codes`,
        [code],
      );
      return codes;
    };
    const [{ below }] = await database.app.query(
      `SELECT ARRAY(SELECT '5001' UNION SELECT s.code FROM area s JOIN area d ON d.id = s.parent_id
         WHERE d.code = '5001' ORDER BY 1) AS below`,
    );
    expect(below.length).toBeGreaterThan(10);
    expect(await within('5001')).toEqual(below);
    expect(await within('500108')).toEqual(['500108']);
    for (const none of ['', '5', '500', '50010', '5001080', '99', 'xx', '%%'])
      expect(await within(none)).toEqual([]);
  });
});
