import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { stateOf } from '../../../../../test/factories/database-state.ts';
import { countsOf, FIXTURES, findingsOf, importAs } from '../../../../../test/factories/import-fixture.ts';
import { linesOf, RegisterFiles } from '../../../../../test/factories/register-files.ts';
import { openTestDatabase, type TestDatabase } from '../../../../../test/setup/open-test-database.ts';
import { inTransaction } from '../../../../kernel/db/transaction.ts';
import { ChangeChannel, openChange } from '../../../../write/index.ts';
import type { ImportReport } from '../../index.ts';

const FOLDER = join(FIXTURES, 'lao');
const files = new RegisterFiles();
let database: TestDatabase;
let report: ImportReport;

const authority = async (code: string) => {
  const [found] = await database.app.query(
    `SELECT p.*, a.code AS seat FROM partner p JOIN partner_code c ON c.partner_id = p.id JOIN area a ON a.id = p.area_id
     WHERE c.scheme = 'DLA' AND c.code = $1 AND c.valid_to IS NULL`,
    [code],
  );
  return found;
};

/** The fixture with one line written otherwise. */
const changed = (code: string, from: string, to: string): string => {
  const lines = linesOf(join(FOLDER, 'lao.tsv'));
  return `${lines.map((line) => (line.startsWith(code) ? line.replace(from, to) : line)).join('\n')}\n`;
};

beforeAll(async () => {
  database = await openTestDatabase();
  report = await importAs(database.app, 'local-authorities', FOLDER);
});

afterAll(async () => {
  await database.close();
  files.remove();
});

describe('the register of local authorities', () => {
  test('comes in with every fault named', () => {
    expect(report.result).toBe('imported');
    expect(countsOf(report, 'local-authorities')).toEqual({
      added: 12,
      updated: 0,
      unchanged: 1,
      refused: 3,
      warned: 11,
      ended: 0,
    });
    expect(report.parts[0]?.blank).toMatchObject({ name_en: 2 });
    const provinces = findingsOf(report).filter((line) => line.includes('province-without-rows'));
    expect(provinces).toHaveLength(76);
    expect(provinces[0]).toBe('noted | province-without-rows | - | 10 | province_code | กรุงเทพมหานคร');
    expect(findingsOf(report).filter((line) => !provinces.includes(line))).toEqual([
      'warned | code-type-digit | 4 | 6500198 | dla_code | 6500198',
      'warned | outside-thailand | 5 | 6500197 | lat | 5, 97',
      'warned | area-too-large | 6 | 6500196 | area_km2_as_published | 80000',
      'warned | area-not-positive | 7 | 6500195 | area_km2_as_published | 0',
      'warned | area-not-positive | 8 | 6500194 | area_km2_as_published | -3',
      'refused | code-of-7-digits | 12 | - | dla_code | 65001',
      'refused | known-word | 13 | 6500191 | type | village_council',
      'warned | half-a-coordinate | 14 | 6500190 | lat | 18.7, ',
      'warned | number | 16 | 6500189 | area_km2_as_published | 12,5 ตร.กม.',
      'warned | area-too-small | 17 | 6500188 | area_km2_as_published | 0.03',
      'warned | repeated-row | 15 | 5500199 | - | -',
      'refused | unknown-parent | 11 | 6509901 | seat_district_code | 5099',
      'warned | code-place | 10 | 6510192 | dla_code | 6510192 ≠ 5002',
      'warned | place-name | 9 | 6500193 | seat_district_th | แม่ริม ≠ เมืองเชียงใหม่',
      'warned | known-word | 5 | 6500197/500103 | coverage | mostly',
      'refused | unknown-parent | 6 | 9999999/500103 | dla_code | 9999999',
      'refused | unknown-parent | 7 | 6500197/509999 | subdistrict_code | 509999',
      'noted | shared-name | 3 | - | name_th | จำลองหนึ่ง (5500199, 6500197)',
      'noted | several-authorities | 2 | 500101 | subdistrict_code | 5500199, 6500198',
    ]);
  });

  test('takes the type from its column and the seat from the stated district, never off the code', async () => {
    expect(await authority('6500198')).toMatchObject({ local_authority_kind: 'SUBDISTRICT_MUNICIPALITY' });
    expect(await authority('6510192')).toMatchObject({ seat: '5002', local_authority_kind: 'SAO' });
  });

  test('leaves an impossible value empty and keeps the published text', async () => {
    expect(await authority('6500196')).toMatchObject({ area_km2: null, area_km2_as_published: '80000' });
    expect(await authority('6500197')).toMatchObject({ latitude: null, longitude: null });
    expect(await authority('5500199')).toMatchObject({ name_en: null, area_km2: '35.5', source: 'REGISTER' });
    const [record] = await database.app.query(
      `SELECT published, line FROM register_record WHERE register = 'local-authorities' AND key = '6500197'`,
    );
    expect(record).toMatchObject({ line: 5, published: { lat: '5', lon: '97', name_th: 'จำลองหนึ่ง' } });
  });

  test('ties each authority to its province: supervised, and a PAO covers it', async () => {
    const [ties] = await database.app.query(
      `SELECT count(*)::int AS supervised, count(DISTINCT l.from_id)::int AS offices, min(o.type::text) AS type
       FROM partner_link l JOIN partner o ON o.id = l.from_id JOIN partner a ON a.id = l.to_id
       WHERE a.source = 'REGISTER' AND l.source = 'REGISTER'`,
    );
    expect(ties).toEqual({ supervised: 12, offices: 1, type: 'LOCAL_ADMINISTRATION_OFFICE' });
    const covered = await database.app.query(
      `SELECT a.code, c.kind FROM coverage c JOIN area a ON a.id = c.area_id
       WHERE c.source = 'REGISTER' AND c.valid_to IS NULL ORDER BY a.code, c.kind`,
    );
    expect(covered).toEqual([
      { code: '50', kind: 'COMPLETE' },
      { code: '500101', kind: 'COMPLETE' },
      { code: '500101', kind: 'PARTIAL' },
      { code: '500102', kind: 'NOT_STATED' },
      { code: '500103', kind: 'NOT_STATED' },
    ]);
  });

  test('writes nothing at all the second time', async () => {
    const before = await stateOf(database.app);
    const again = await importAs(database.app, 'local-authorities', FOLDER);
    expect(again).toMatchObject({ result: 'nothing-changed', written: 0, runId: null, changeId: null });
    expect(countsOf(again, 'local-authorities')).toMatchObject({
      added: 0,
      updated: 0,
      unchanged: 13,
      refused: 3,
    });
    expect(await stateOf(database.app)).toEqual(before);
  });

  test('writes nothing when the lines stand in another order, with a BOM and Windows line ends', async () => {
    const before = await stateOf(database.app);
    const [header = '', ...rows] = linesOf(join(FOLDER, 'lao.tsv'));
    const shuffled = `\ufeff${[header, ...rows.toReversed()].join('\r\n')}\r\n`;
    const again = await importAs(database.app, 'local-authorities', files.file('lao.tsv', shuffled));
    expect(again.result).toBe('nothing-changed');
    expect(await stateOf(database.app)).toEqual(before);
  });

  test('keeps a later correction and says so, also when the register says something new', async () => {
    await correct('6500195', `name_en = 'Corrected'`);
    const kept = await importAs(database.app, 'local-authorities', FOLDER);
    expect(kept.result).toBe('nothing-changed');
    expect(findingsOf(kept)).toContain(
      'correction-kept | correction-kept | 7 | 6500195 | - | name_en: Corrected ≠ Model Four',
    );
    const path = files.file('lao.tsv', changed('6500195', 'Model Four', 'Model 4'));
    const newer = await importAs(database.app, 'local-authorities', path);
    expect(findingsOf(newer)).toContain(
      'correction-kept | correction-kept | 7 | 6500195 | - | name_en: Corrected ≠ Model 4',
    );
    expect(await authority('6500195')).toMatchObject({ name_en: 'Corrected' });
  });

  test('keeps an upgraded body the same, with its former name and kind', async () => {
    const { id } = await authority('6500194');
    const path = files.file(
      'lao.tsv',
      changed('6500194', 'subdistrict_admin_org', 'subdistrict_municipality'),
    );
    const upgraded = await importAs(database.app, 'local-authorities', path, { asOf: '2025-10-01' });
    expect(countsOf(upgraded, 'local-authorities')).toMatchObject({ updated: 2, unchanged: 11 });
    expect(await authority('6500194')).toMatchObject({
      id,
      local_authority_kind: 'SUBDISTRICT_MUNICIPALITY',
    });
    const names = await database.app.query(
      `SELECT kind, name_th, local_authority_kind, valid_to::text FROM partner_name WHERE partner_id = $1`,
      [id],
    );
    expect(names).toEqual([
      { kind: 'FORMER', name_th: 'จำลองห้า', local_authority_kind: 'SAO', valid_to: '2025-10-01' },
    ]);
  });

  test('reports a probable successor and merges nothing; what is absent goes on', async () => {
    const path = files.file('lao.tsv', changed('6500193', '6500193', '4500193'));
    const renewed = await importAs(database.app, 'local-authorities', path);
    expect(findingsOf(renewed)).toContain(
      'probable-successor | probable-successor | 9 | 4500193 | - | 6500193 จำลองหก',
    );
    expect(await authority('6500193')).toMatchObject({ valid_to: null });
    expect(await authority('4500193')).toMatchObject({ valid_to: null });
  });

  test('ends by name what a complete file lacks, with its code, supervision, coverage and places', async () => {
    const { id } = await authority('6500198');
    await standInTheNetwork(id);
    const lines = linesOf(join(FOLDER, 'lao.tsv')).filter((line) => !/^(6500198|65001\t)/.test(line));
    const path = files.file('lao.tsv', `${lines.join('\n')}\n`);
    const ended = await importAs(database.app, 'local-authorities', path, {
      complete: true,
      asOf: '2025-12-31',
    });
    expect(findingsOf(ended).filter((line) => line.startsWith('ended'))).toEqual([
      'ended | ended-absent | - | 4500193 | - | จำลองหก',
      'ended | ended-absent | - | 6500198 | - | จำลองสอง',
    ]);
    expect(countsOf(ended, 'local-authorities')?.ended).toBe(2);
    const open = await database.app.query(
      `SELECT 'partner' FROM partner WHERE id = $1 AND valid_to IS NULL
       UNION ALL SELECT 'code' FROM partner_code WHERE partner_id = $1 AND valid_to IS NULL
       UNION ALL SELECT 'link' FROM partner_link WHERE to_id = $1 AND valid_to IS NULL
       UNION ALL SELECT 'coverage' FROM coverage WHERE authority_id = $1 AND valid_to IS NULL`,
      [id],
    );
    expect(open).toEqual([]);
    const places = await database.app.query(
      `SELECT valid_to::text FROM agreement_party WHERE partner_id = $1
       UNION ALL SELECT valid_to::text FROM help_centre WHERE authority_id = $1`,
      [id],
    );
    expect(places).toEqual(Array(2).fill({ valid_to: '2025-12-31' }));
  });

  test('takes an ended code that comes back as a new body', async () => {
    const back = await importAs(database.app, 'local-authorities', join(FOLDER, 'lao.tsv'));
    expect(findingsOf(back)).toContain('warned | came-back | 4 | 6500198 | - | -');
    const bodies = await database.app.query(`SELECT FROM partner_code WHERE code = '6500198'`);
    expect(bodies).toHaveLength(2);
  });
});

/** A place in the national memorandum and a help centre. */
const standInTheNetwork = (id: string): Promise<void> =>
  inTransaction(database.app, async (transaction) => {
    const opening = { channel: ChangeChannel.CLI, actor: 'test', reason: 'what it does in the network' };
    const given = [id, await openChange(transaction, opening)];
    await transaction.query(
      `INSERT INTO agreement_party (id, agreement_id, partner_id, capacity, source, change_id)
       SELECT gen_random_uuid(), a.id, $1, 'ACCEDED', 'REGISTER', $2 FROM agreement a WHERE a.level = 'NATIONAL'`,
      given,
    );
    await transaction.query(
      `INSERT INTO help_centre (id, authority_id, name_th, domains, source, change_id)
       VALUES (gen_random_uuid(), $1, 'ทดสอบ', '{DISASTER}', 'REGISTER', $2)`,
      given,
    );
  });

async function correct(code: string, assignment: string): Promise<void> {
  await inTransaction(database.app, async (transaction) => {
    const opening = { channel: ChangeChannel.CLI, actor: 'test', reason: 'a correction' };
    await transaction.query(
      `UPDATE partner SET ${assignment}, version = version + 1, change_id = $1
       WHERE id = (SELECT partner_id FROM partner_code WHERE code = $2)`,
      [await openChange(transaction, opening), code],
    );
  });
}
