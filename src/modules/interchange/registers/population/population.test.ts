import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { countsOf, FIXTURES, findingsOf, importAs } from '../../../../../test/factories/import-fixture.ts';
import { openTestDatabase, type TestDatabase } from '../../../../../test/setup/open-test-database.ts';

const FOLDER = join(FIXTURES, 'population');
let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});

afterAll(() => database.close());

describe('population figures', () => {
  test('need their day', async () => {
    await expect(importAs(database.app, 'population', FOLDER)).rejects.toThrow('--as-of YYYY-MM-DD');
    await expect(importAs(database.app, 'population', FOLDER, { asOf: '2564-12-31' })).rejects.toThrow(
      'still to come',
    );
    await expect(importAs(database.app, 'population', FOLDER, { asOf: '2021-02-30' })).rejects.toThrow(
      'real day',
    );
  });

  test('come in per subdistrict and day, with every fault named', async () => {
    const report = await importAs(database.app, 'population', FOLDER, { asOf: '2021-12-31' });
    expect(countsOf(report, 'population')).toMatchObject({ added: 3, refused: 2, warned: 2 });
    expect(findingsOf(report)).toEqual([
      'warned | parts-and-total | 3 | 2021-12-31/500102 | population | 60 + 41 ≠ 100',
      'warned | whole-number-in-range | 4 | 2021-12-31/500103 | households | many',
      'refused | whole-number-in-range | 6 | 2021-12-31/500104 | population | -5',
      'refused | unknown-parent | 5 | 2021-12-31/509999 | subdistrict_code | 509999',
    ]);
    const again = await importAs(database.app, 'population', FOLDER, { asOf: '2021-12-31' });
    expect(again.result).toBe('nothing-changed');
  });

  test('of another day stand beside them', async () => {
    const report = await importAs(database.app, 'population', FOLDER, { asOf: '2022-12-31' });
    expect(countsOf(report, 'population')).toMatchObject({ added: 3, updated: 0 });
    const days = await database.app.query(
      `SELECT as_of::text, population, male, female, households FROM area_population n JOIN area a ON a.id = n.area_id
       WHERE a.code = '500102' AND n.source = 'REGISTER' ORDER BY as_of`,
    );
    expect(days).toEqual([
      { as_of: '2021-12-31', population: 100, male: 60, female: 41, households: 30 },
      { as_of: '2022-12-31', population: 100, male: 60, female: 41, households: 30 },
    ]);
  });

  test('have nothing to end', async () => {
    const request = { asOf: '2021-12-31', complete: true };
    await expect(importAs(database.app, 'population', FOLDER, request)).rejects.toThrow(
      '--complete does not apply',
    );
  });
});
