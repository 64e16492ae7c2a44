import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '../../../test/setup/open-test-database.ts';
import { inTransaction } from '../../kernel/db/transaction.ts';
import { ChangeChannel, openChange } from '../../write/index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const PARTNER = `(SELECT id FROM partner WHERE area_id = (SELECT id FROM area WHERE code = '5001') ORDER BY id LIMIT 1)`;

/** Changes the partner, answers the code of its province then, and takes it back. */
async function provinceAfter(assignment: string): Promise<string | null> {
  let province: string | null = null;
  const undone = new Error('undone');
  const writing = inTransaction(database.app, async (transaction) => {
    const opening = { channel: ChangeChannel.CLI, actor: 'test', reason: 'a move' };
    const changeId = await openChange(transaction, opening);
    const [{ id }] = await transaction.query(`SELECT ${PARTNER} AS id`);
    await transaction.query(
      `UPDATE partner SET ${assignment}, version = version + 1, change_id = $1 WHERE id = $2`,
      [changeId, id],
    );
    [{ province }] = await transaction.query(`SELECT province_code AS province FROM partner WHERE id = $1`, [
      id,
    ]);
    throw undone;
  });
  await expect(writing).rejects.toBe(undone);
  return province;
}

test('every partner bears the code of the province above its area', async () => {
  const [found] = await database.app.query(
    `SELECT count(*)::int AS partners, count(*) FILTER (WHERE p.province_code IS DISTINCT FROM coalesce(g.code, d.code, a.code))::int AS wrong
     FROM partner p LEFT JOIN area a ON a.id = p.area_id LEFT JOIN area d ON d.id = a.parent_id LEFT JOIN area g ON g.id = d.parent_id`,
  );
  expect(found.partners).toBeGreaterThan(1_000);
  expect(found.wrong).toBe(0);
});

test('the code follows the area, and nobody sets it', async () => {
  expect(await provinceAfter(`area_id = (SELECT id FROM area WHERE code = '510108')`)).toBe('51');
  expect(await provinceAfter('area_id = NULL')).toBeNull();
  expect(await provinceAfter(`province_code = '99'`)).toBe('50');
});
