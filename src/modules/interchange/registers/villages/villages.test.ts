import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { stateOf } from '../../../../../test/factories/database-state.ts';
import { countsOf, FIXTURES, findingsOf, importAs } from '../../../../../test/factories/import-fixture.ts';
import { askHub } from '../../../../../test/setup/ask-hub.ts';
import { openTestDatabase, type TestDatabase } from '../../../../../test/setup/open-test-database.ts';
import { printReport } from '../../index.ts';

const FOLDER = join(FIXTURES, 'villages');
let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});

afterAll(() => database.close());

describe('the village register', () => {
  test('is never mixed with the demo unseen', async () => {
    const before = await stateOf(database.app);
    await expect(importAs(database.app, 'villages', FOLDER, { endDemo: false })).rejects.toMatchObject({
      code: 'IMPORT_REFUSED',
      text: { en: expect.stringMatching(/--end-demo, or run npm run hub -- demo end first$/) },
    });
    expect(await stateOf(database.app)).toEqual(before);
  });

  test('leaves no trace of a dry run', async () => {
    const before = await stateOf(database.app);
    const report = await importAs(database.app, 'villages', FOLDER, { dryRun: true });
    expect(report).toMatchObject({ result: 'dry-run', runId: null });
    expect(countsOf(report, 'villages')).toMatchObject({ added: 5 });
    expect(await stateOf(database.app)).toEqual(before);
  });

  test('ends the demo where told to and comes in with every fault named', async () => {
    const report = await importAs(database.app, 'villages', FOLDER);
    expect(report.findings[0]).toMatchObject({ outcome: 'ended', rule: 'demo-ended', key: 'VILLAGE' });
    expect(countsOf(report, 'villages')).toEqual({
      added: 5,
      updated: 0,
      unchanged: 0,
      refused: 4,
      warned: 3,
      ended: 0,
    });
    expect(findingsOf(report)).toEqual([
      'refused | moo-1-to-99 | 6 | 50010195 | moo_no | 0',
      'refused | not-blank | 7 | 50010196 | moo_no | ',
      'refused | code-of-8-digits | 9 | - | village_code | 500101',
      'refused | unknown-parent | 8 | 50999997 | subdistrict_code | 509999',
      'warned | code-place | 4 | 50010193 | village_code | 50010193 ≠ 500102',
      'warned | moo-twice | 2 | 50010191 | moo_no | 91',
      'warned | moo-twice | 5 | 50010194 | moo_no | 91',
    ]);
    const active = await database.app.query(
      `SELECT c.code, p.name_th, p.moo_no, a.code AS area FROM partner p JOIN partner_code c ON c.partner_id = p.id
       JOIN area a ON a.id = p.area_id WHERE p.type = 'VILLAGE' AND p.valid_to IS NULL ORDER BY c.code`,
    );
    expect(active).toEqual([
      { code: '50010191', name_th: 'จำลองหนึ่ง', moo_no: 91, area: '500101' },
      { code: '50010192', name_th: 'จำลองสอง', moo_no: 92, area: '500101' },
      { code: '50010193', name_th: 'จำลองสาม', moo_no: 93, area: '500102' },
      { code: '50010194', name_th: 'จำลองสี่', moo_no: 91, area: '500101' },
      { code: '50010199', name_th: 'บ้าน', moo_no: 99, area: '500101' },
    ]);
  });

  test('keeps the run, its findings, and what was published of each row', async () => {
    const [run] = await database.app.query(
      `SELECT r.register, r.file_names, r.complete, r.counts, c.channel, c.actor, length(r.sha256) AS digits
       FROM import_run r JOIN change c ON c.id = r.change_id`,
    );
    expect(run).toMatchObject({
      register: 'villages',
      file_names: ['villages.tsv'],
      complete: false,
      counts: { added: 5, refused: 4 },
      channel: 'IMPORT',
      actor: 'test',
      digits: 64,
    });
    const [findings] = await database.app.query('SELECT count(*)::int AS count FROM import_finding');
    expect(findings.count).toBe(8);
    const [record] = await database.app.query(
      `SELECT r.key, r.line, r.published, r.offered - 'area_id' AS offered, p.change_line, p.change_id = r.change_id AS same
       FROM register_record r JOIN partner p ON p.id = r.subject_id WHERE r.key = '50010191'`,
    );
    expect(record).toEqual({
      key: '50010191',
      line: 2,
      published: {
        village_code: '50010191',
        subdistrict_code: '500101',
        moo_no: '91',
        name_th: 'บ้านจำลองหนึ่ง',
        name_en: 'Model One',
      },
      offered: { name_th: 'จำลองหนึ่ง', name_en: 'Model One', moo_no: 91 },
      change_line: 2,
      same: true,
    });
  });

  test('tells where a fact came from', async () => {
    const { partnerByCode } = await askHub(
      database,
      `{ partnerByCode(scheme: DOPA, code: "50010192") {
           registerRecords { register key line run { fileNames } published { column text } } } }`,
    );
    expect(partnerByCode.registerRecords).toEqual([
      {
        register: 'villages',
        key: '50010192',
        line: 3,
        run: { fileNames: ['villages.tsv'] },
        published: expect.arrayContaining([{ column: 'moo_no', text: '92' }]),
      },
    ]);
  });

  test('is shown to a person by outcome and rule, a few lines of each', async () => {
    const report = await importAs(database.app, 'villages', FOLDER, { dryRun: true });
    const shown = printReport(report);
    expect(shown).toContain('หมู่บ้าน / villages — ไม่มีสิ่งใดเปลี่ยนแปลง / nothing changed');
    expect(shown).toMatch(/villages\.tsv \(villages\) +9 +0 +0 +5 +4 +3 +0\n/);
    expect(shown).toContain('ไม่รับ / refused · 1 × moo-1-to-99 · villages.tsv\n  หมู่ที่ต้องเป็น 1 ถึง 99\n');
    expect(shown).toContain('    บรรทัด/line 6  50010195  [moo_no]  0\n');
    const many = { ...report, findings: Array(7).fill(report.findings[0]) };
    expect(printReport(many)).toContain('… 2 more: --all-findings or --json');
    expect(printReport(many, { allFindings: true })).not.toContain('more:');
  });

  test('writes nothing at all the second time', async () => {
    const before = await stateOf(database.app);
    expect((await importAs(database.app, 'villages', FOLDER)).result).toBe('nothing-changed');
    expect(await stateOf(database.app)).toEqual(before);
  });
});
