import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { stateOf } from '../../../../../test/factories/database-state.ts';
import { countsOf, FIXTURES, findingsOf, importAs } from '../../../../../test/factories/import-fixture.ts';
import { openTestDatabase, type TestDatabase } from '../../../../../test/setup/open-test-database.ts';
import type { ImportReport } from '../../index.ts';

const FOLDER = join(FIXTURES, 'temples');
let database: TestDatabase;
let report: ImportReport;

const temple = async (code: string) => {
  const [found] = await database.app.query(
    `SELECT p.*, p.wisungkhamasima_on::text AS day, a.code AS area_code, u.name_th AS unit FROM partner p
     JOIN partner_code c ON c.partner_id = p.id JOIN area a ON a.id = p.area_id
     LEFT JOIN sangha_unit u ON u.id = p.sangha_unit_id
     WHERE c.scheme = 'ONAB' AND c.code = $1`,
    [code],
  );
  return found;
};

beforeAll(async () => {
  database = await openTestDatabase();
  report = await importAs(database.app, 'temples', FOLDER);
});

afterAll(() => database.close());

describe('the temple register', () => {
  test('comes in with every fault named', () => {
    expect(countsOf(report, 'temples')).toEqual({
      added: 9,
      updated: 0,
      unchanged: 0,
      refused: 3,
      warned: 6,
      ended: 0,
    });
    expect(findingsOf(report)).toEqual([
      'warned | impossible-date | 4 | 03500101903 | wisung_date_as_published | 31/2/2549',
      'warned | impossible-date | 5 | 03500101904 | wisung_date_as_published | 2999',
      'warned | known-word | 8 | 03500101907 | rank | วัดร้าง',
      'warned | known-word | 8 | 03500101907 | sect | นิกายใหม่',
      'warned | whole-number-in-range | 8 | 03500101907 | founded_be | 9000',
      'refused | code-of-11-digits | 10 | - | temple_code | 035001019',
      'warned | date-without-grant | 11 | 03500101909 | wisung_date_as_published | 2500',
      'warned | impossible-date | 12 | 03500101910 | wisung_date_as_published | ประมาณ 2500',
      'refused | not-blank | 13 | 03500101911 | name_th | ',
      'refused | unknown-path | 9 | 03500101908 | subdistrict_th | เชียงใหม่ › เมืองเชียงใหม่ › ไม่มีตำบลนี้',
      'warned | code-place | 6 | 03500102905 | temple_code | 03500102905 ≠ 500101',
      'noted | shared-name | 2 | - | name_th | จำลองหนึ่ง (03500101901, 03500101906)',
      'noted | mixed-dates | - | - | wisung_date_as_published | 2 + 1',
    ]);
  });

  test('reads both kinds of date in the Buddhist Era and keeps the text', async () => {
    expect(await temple('03500101901')).toMatchObject({ wisungkhamasima_year_be: 2509, day: null });
    expect(await temple('03500101902')).toMatchObject({
      name_th: 'จำลองสอง',
      wisungkhamasima_year_be: 2549,
      day: '2006-06-16',
      temple_rank: 'ROYAL',
      nikaya: 'DHAMMAYUT',
      founded_year_be: 2400,
    });
    expect(await temple('03500102905')).toMatchObject({ day: '1957-03-12' });
    expect(await temple('03500101903')).toMatchObject({
      wisungkhamasima_year_be: null,
      day: null,
      wisungkhamasima_as_published: '31/2/2549',
    });
  });

  test('finds the place by its names though the code says another', async () => {
    expect(await temple('03500102905')).toMatchObject({ area_code: '500101' });
  });

  test('never puts a real temple under a made-up Sangha unit', async () => {
    expect(await temple('03500101901')).toMatchObject({ unit: null });
  });

  test('writes nothing at all the second time', async () => {
    const before = await stateOf(database.app);
    const again = await importAs(database.app, 'temples', FOLDER);
    expect(again.result).toBe('nothing-changed');
    expect(await stateOf(database.app)).toEqual(before);
  });

  test('puts temples under the province of their own order when the Sangha regions come in, and only once', async () => {
    const path = join(FIXTURES, 'sangha');
    await importAs(database.app, 'sangha-regions', path);
    expect(await temple('03500101901')).toMatchObject({ unit: 'เชียงใหม่' });
    expect(await temple('03500101902')).toMatchObject({ unit: null });
    const again = await importAs(database.app, 'temples', FOLDER);
    expect(again.result).toBe('nothing-changed');
    expect((await importAs(database.app, 'sangha-regions', path)).result).toBe('nothing-changed');
  });
});
