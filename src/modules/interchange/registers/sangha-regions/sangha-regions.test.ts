import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { stateOf } from '../../../../../test/factories/database-state.ts';
import { countsOf, FIXTURES, findingsOf, importAs } from '../../../../../test/factories/import-fixture.ts';
import { linesOf, RegisterFiles } from '../../../../../test/factories/register-files.ts';
import { openTestDatabase, type TestDatabase } from '../../../../../test/setup/open-test-database.ts';

const FOLDER = join(FIXTURES, 'sangha');
const files = new RegisterFiles();
let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});

afterAll(async () => {
  await database.close();
  files.remove();
});

describe('the register of Sangha regions', () => {
  test('makes the tree from the top down and an office for each region and province', async () => {
    const report = await importAs(database.app, 'sangha-regions', FOLDER);
    expect(countsOf(report, 'sangha-hons')).toMatchObject({ added: 2, refused: 0 });
    expect(countsOf(report, 'sangha-regions')).toMatchObject({ added: 2, refused: 0 });
    expect(countsOf(report, 'sangha-provinces')).toMatchObject({ added: 3, refused: 3, warned: 1 });
    expect(findingsOf(report)).toEqual([
      'refused | known-word | 6 | 41 | hon_th | ตะวันตก',
      'refused | whole-number-in-range | 7 | 52 | region_no | x',
      'refused | unknown-parent | 5 | 99 | province_code | 99',
      'warned | place-name | 4 | 51 | province_th | ลำพูน (จำลอง) ≠ ลำพูน',
    ]);
    const tree = await database.app.query(
      `SELECT h.name_th AS hon, r.number, p.name_th AS province, a.code, o.name_th AS office, c.code AS office_code
       FROM sangha_unit p JOIN sangha_unit r ON r.id = p.parent_id JOIN sangha_unit h ON h.id = r.parent_id
       JOIN area a ON a.id = p.area_id JOIN partner o ON o.sangha_unit_id = p.id AND o.type = 'SANGHA_OFFICE'
       JOIN partner_code c ON c.partner_id = o.id
       WHERE p.source = 'REGISTER' AND p.level = 'PROVINCE' AND p.nikaya = 'MAHANIKAYA' ORDER BY a.code`,
    );
    expect(tree).toEqual([
      {
        hon: 'กลาง',
        number: 1,
        province: 'กรุงเทพมหานคร',
        code: '10',
        office: 'กรุงเทพมหานคร',
        office_code: 'SANGHA-PROVINCE-10',
      },
      {
        hon: 'เหนือ',
        number: 7,
        province: 'เชียงใหม่',
        code: '50',
        office: 'เชียงใหม่',
        office_code: 'SANGHA-PROVINCE-50',
      },
      {
        hon: 'เหนือ',
        number: 7,
        province: 'ลำพูน',
        code: '51',
        office: 'ลำพูน',
        office_code: 'SANGHA-PROVINCE-51',
      },
    ]);
  });

  test('writes nothing at all the second time', async () => {
    const before = await stateOf(database.app);
    expect((await importAs(database.app, 'sangha-regions', FOLDER)).result).toBe('nothing-changed');
    expect(await stateOf(database.app)).toEqual(before);
  });

  test('refuses a file that puts a province in two regions, or a region in two zones', async () => {
    const lines = linesOf(join(FOLDER, 'sangha_regions.tsv'));
    const twice = [...lines, '1\tกลาง\t50\tเชียงใหม่', ''].join('\n');
    await expect(importAs(database.app, 'sangha-regions', files.file('a.tsv', twice))).rejects.toThrow(
      'refused a.tsv column province_code: one code stands on two lines with different content: 50 (3, 8)',
    );
    const split = [...lines, '7\tใต้\t53\tอุตรดิตถ์', ''].join('\n');
    await expect(importAs(database.app, 'sangha-regions', files.file('b.tsv', split))).rejects.toThrow(
      'refused b.tsv column region_no, hon_th: one code stands on two lines with different content: 7 (',
    );
  });

  test('moves a province to another region under the same unit', async () => {
    const lines = linesOf(join(FOLDER, 'sangha_regions.tsv'));
    const moved = lines.map((line) => (line.includes('\t51\t') ? '1\tกลาง\t51\tลำพูน' : line));
    const report = await importAs(
      database.app,
      'sangha-regions',
      files.file('c.tsv', `${moved.join('\n')}\n`),
    );
    expect(countsOf(report, 'sangha-provinces')).toMatchObject({ added: 0, updated: 1, unchanged: 2 });
  });
});
