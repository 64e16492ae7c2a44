import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  type AreaFiles,
  type AreaRow,
  areaFileTexts,
  areasAsFiles,
} from '../../../../../test/factories/area-files.ts';
import { stateOf } from '../../../../../test/factories/database-state.ts';
import { countsOf, findingsOf, importAs } from '../../../../../test/factories/import-fixture.ts';
import { RegisterFiles } from '../../../../../test/factories/register-files.ts';
import { openTestDatabase, type TestDatabase } from '../../../../../test/setup/open-test-database.ts';

const files = new RegisterFiles();
let database: TestDatabase;
let published: AreaFiles;

const area = async (code: string) => {
  const [found] = await database.app.query(
    `SELECT a.*, a.valid_to::text AS ended_on, p.code AS parent FROM area a LEFT JOIN area p ON p.id = a.parent_id
     WHERE a.code = $1 ORDER BY a.valid_to NULLS FIRST`,
    [code],
  );
  return found;
};

const subdistrict = (code: string): AreaRow => {
  const found = published.subdistricts.find((row) => row.SUB_DISTRICT_CODE === code);
  if (found === undefined) throw new Error(`no subdistrict ${code}`);
  return found;
};

const folder = (): string => files.folder(areaFileTexts(published));

beforeAll(async () => {
  database = await openTestDatabase();
  published = await areasAsFiles(database.app);
});

afterAll(async () => {
  await database.close();
  files.remove();
});

describe('the area register', () => {
  test('refuses what looks like half a file', async () => {
    const half = { ...published, subdistricts: published.subdistricts.slice(0, 4_000) };
    await expect(importAs(database.app, 'areas', files.folder(areaFileTexts(half)))).rejects.toThrow(
      'refused sub_districts.csv: lacks more than a tenth of the areas in force',
    );
  });

  test('needs its folder with all three files', async () => {
    const { 'provinces.csv': provinces = '' } = areaFileTexts(published);
    await expect(
      importAs(database.app, 'areas', files.folder({ 'provinces.csv': provinces })),
    ).rejects.toThrow('the folder lacks the file: districts.csv, sub_districts.csv');
    await expect(importAs(database.app, 'areas', files.file('provinces.csv', provinces))).rejects.toThrow(
      'this register needs a folder',
    );
  });

  test('takes over the first-run geography, ends what it does not know, and names every fault', async () => {
    Object.assign(subdistrict('500101'), { LATITUDE: 'None', LONGITUDE: 'None' });
    Object.assign(subdistrict('500102'), { LATITUDE: '', LONGITUDE: '' });
    Object.assign(subdistrict('500103'), { LATITUDE: '1', LONGITUDE: '1' });
    Object.assign(subdistrict('500104'), { SUB_DISTRICT_THAI: 'จำลองชื่อใหม่', POSTAL_CODE: '5000' });
    published.subdistricts.push(
      {
        ...subdistrict('500101'),
        SUB_DISTRICT_CODE: '500195',
        SUB_DISTRICT_THAI: 'จำลองใหม่',
        LATITUDE: '18.5',
        LONGITUDE: '98.5',
      },
      { ...subdistrict('500101'), SUB_DISTRICT_CODE: '500196', DISTRICT_ID: '999999' },
      { ...subdistrict('500101'), SUB_DISTRICT_CODE: '500197', DISTRICT_ID: '5002' },
    );
    const sitting = await database.app.query(
      `SELECT FROM partner WHERE area_id = (SELECT id FROM area WHERE code = '500105') AND valid_to IS NULL`,
    );
    const { length } = published.subdistricts;
    published.subdistricts = published.subdistricts.filter(
      ({ SUB_DISTRICT_CODE: code }) => code !== '500105' && code !== '102203',
    );
    expect(published.subdistricts).toHaveLength(length - 2);
    const report = await importAs(database.app, 'areas', folder(), { asOf: '2025-01-31' });
    expect(countsOf(report, 'provinces')).toMatchObject({ added: 0, updated: 77, ended: 0 });
    expect(countsOf(report, 'subdistricts')).toEqual({
      added: 1,
      updated: 7_473,
      unchanged: 0,
      refused: 2,
      warned: 6,
      ended: 2,
    });
    expect(findingsOf(report).map((line) => line.replace(/\| \d{1,4} \|/, '| n |'))).toEqual([
      'warned | no-coordinates | n | 500101 | LATITUDE | None',
      'warned | no-coordinates | n | 500102 | LATITUDE | ',
      'warned | outside-thailand | n | 500103 | LATITUDE | 1, 1',
      'warned | code-of-5-digits | n | 500104 | POSTAL_CODE | 5000',
      'warned | no-coordinates | n | 500196 | LATITUDE | None',
      'warned | no-coordinates | n | 500197 | LATITUDE | None',
      'refused | unknown-parent | n | 500196 | DISTRICT_ID | 999999',
      'refused | outside-parent | n | 500197 | DISTRICT_ID | 5002',
      'ended | ended-unknown-area | - | 102203 | - | บางแค',
      `ended | ended-unknown-area | - | 500105 | - | ช้างคลาน (${sitting.length})`,
    ]);
  });

  test('gives the areas their English names, coordinates and source', async () => {
    expect(await area('500106')).toMatchObject({
      name_en: 'Subdistrict 500106',
      latitude: 15.5,
      longitude: 100.5,
      source: 'REGISTER',
      version: 2,
    });
    // The first-run postcode stays where the register's is no postcode.
    expect(await area('500104')).toMatchObject({ name_th: 'จำลองชื่อใหม่', postcode: '50300' });
    expect(await area('500195')).toMatchObject({ parent: '5001', source: 'REGISTER', version: 1 });
    expect(await area('500105')).toMatchObject({ ended_on: '2025-01-31', source: 'REFERENCE' });
  });

  test('lets the reference offices follow, and ends none', async () => {
    const offices = await database.app.query(
      `SELECT p.name_en, p.valid_to FROM partner p JOIN partner_code c ON c.partner_id = p.id WHERE c.code = 'CDD-5001'`,
    );
    expect(offices).toEqual([{ name_en: 'District 5001', valid_to: null }]);
  });

  test('writes nothing at all the second time', async () => {
    const before = await stateOf(database.app);
    expect((await importAs(database.app, 'areas', folder())).result).toBe('nothing-changed');
    expect(await stateOf(database.app)).toEqual(before);
  });

  test('ends nothing more without being told so', async () => {
    published.subdistricts = published.subdistricts.filter(
      ({ SUB_DISTRICT_CODE: code }) => code !== '500195',
    );
    expect((await importAs(database.app, 'areas', folder())).result).toBe('nothing-changed');
    const told = await importAs(database.app, 'areas', folder(), { complete: true, asOf: '2025-06-30' });
    expect(findingsOf(told)).toContain('ended | ended-absent | - | 500195 | - | จำลองใหม่');
  });

  test('holds ends back while a code cannot be read', async () => {
    Object.assign(subdistrict('500106'), { SUB_DISTRICT_CODE: '50O106' });
    const report = await importAs(database.app, 'areas', folder(), { complete: true, asOf: '2025-06-30' });
    expect(findingsOf(report)).toContain('noted | ends-held-back | - | - | - | 1');
    expect(await area('500106')).toMatchObject({ ended_on: null });
  });
});
