import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '../../../test/setup/open-test-database.ts';
import { inTransaction } from '../../kernel/db/transaction.ts';
import { newId } from '../../kernel/ids.ts';
import { ChangeChannel, DataSourceKind, insertRows, openChange } from '../../write/index.ts';
import { Area, AreaLevel } from '../areas/index.ts';
import { Partner } from './partner.entity.ts';
import { type DerivedOffices, ensureReferenceOffices } from './reference-offices.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const rows = <Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> =>
  database.app.query(sql, parameters);

const byCode = async (code: string): Promise<Record<string, unknown> | undefined> =>
  (
    await rows<Record<string, unknown>>(
      `SELECT partner.*, (SELECT s.code FROM partner_link l JOIN partner_code s ON s.partner_id = l.from_id
         WHERE l.to_id = partner.id AND l.valid_to IS NULL) AS supervisor
       FROM partner JOIN partner_code ON partner_id = partner.id WHERE scheme = 'HUB' AND code = $1`,
      [code],
    )
  )[0];

/** Derives the offices in a change of this channel, after the area rows have been changed under it. */
const derive = (changeAreas: (changeId: string) => [string, unknown[]][], channel = ChangeChannel.IMPORT) =>
  inTransaction<DerivedOffices>(database.app, async (transaction) => {
    const changeId = await openChange(transaction, { channel, actor: 'test', reason: 'areas changed' });
    for (const [sql, parameters] of changeAreas(changeId)) await transaction.query(sql, parameters);
    return ensureReferenceOffices(transaction, changeId);
  });

describe('the reference partners', () => {
  // One of each office for each of the 76 provinces and 878 districts outside Bangkok.
  test('are as many as the country has', async () => {
    const counts = await rows(
      `SELECT concat_ws(' ', type, office_tier, government_office_kind) AS kind, count(*)::int
       FROM partner WHERE source = 'REFERENCE' GROUP BY 1 ORDER BY 1`,
    );
    expect(counts).toEqual([
      { kind: 'AGENCY', count: 7 },
      { kind: 'COMMUNITY_DEVELOPMENT_OFFICE DISTRICT', count: 878 },
      { kind: 'COMMUNITY_DEVELOPMENT_OFFICE PROVINCE', count: 76 },
      { kind: 'GOVERNMENT_OFFICE DISTRICT', count: 878 },
      { kind: 'GOVERNMENT_OFFICE PROVINCE', count: 76 },
      { kind: 'GOVERNMENT_OFFICE PROVINCIAL_OFFICE_OF_BUDDHISM', count: 76 },
      { kind: 'LOCAL_ADMINISTRATION_OFFICE', count: 76 },
    ]);
  });

  test.each([
    ['DLA', 'กรมส่งเสริมการปกครองท้องถิ่น', 'MOI'],
    ['CDD', 'กรมการพัฒนาชุมชน', 'MOI'],
    ['DOPA', 'กรมการปกครอง', 'MOI'],
    ['ONAB', 'สำนักงานพระพุทธศาสนาแห่งชาติ', null],
    ['SANGHA_WELFARE', 'ฝ่ายสาธารณสงเคราะห์ของมหาเถรสมาคม', null],
    ['PLAO-50', 'เชียงใหม่', 'DLA'],
    ['CDD-50', 'เชียงใหม่', 'CDD'],
    ['CDD-5001', 'เมืองเชียงใหม่', 'CDD-50'],
    ['PROV-30', 'นครราชสีมา', 'DOPA'],
    ['DIST-3001', 'เมืองนครราชสีมา', 'PROV-30'],
    ['ONAB-96', 'นราธิวาส', 'ONAB'],
  ])('%s is named %s and supervised by %s', async (code, nameTh, supervisor) => {
    expect(await byCode(code)).toMatchObject({ name_th: nameTh, supervisor });
  });

  test('are known by their short names', async () => {
    const [found] = await rows(
      `SELECT name_th, name_en FROM partner_name WHERE kind = 'SHORT' AND name_en = 'KMITL'`,
    );
    expect(found).toEqual({ name_th: 'สจล.', name_en: 'KMITL' });
  });

  test('all have one code of the hub, and all but the independent ones a supervisor', async () => {
    const [found] = await rows(
      `SELECT count(*) FILTER (WHERE codes <> 1)::int AS miscoded, count(*) FILTER (WHERE supervisors <> 1)::int AS free
       FROM (SELECT (SELECT count(*) FROM partner_code c WHERE c.partner_id = p.id AND c.scheme = 'HUB') AS codes,
                    (SELECT count(*) FROM partner_link l WHERE l.to_id = p.id) AS supervisors
             FROM partner p WHERE p.source = 'REFERENCE') AS each`,
    );
    expect(found).toEqual({ miscoded: 0, free: 4 });
  });
});

describe('deriving offices', () => {
  test('does nothing where nothing is missing', async () => {
    expect(await derive(() => [])).toEqual({ added: 0, followed: 0 });
  });

  test('adds a new district its offices, and none in Bangkok', async () => {
    await inTransaction(database.app, async (transaction) => {
      const opening = { channel: ChangeChannel.IMPORT, actor: 'test', reason: 'new districts' };
      const changeId = await openChange(transaction, opening);
      const parentOf = async (code: string) => (await transaction.findOneByOrFail(Area, { code })).id;
      const districts = [
        { id: newId(), code: '5099', nameTh: 'ใหม่', parentId: await parentOf('50') },
        { id: newId(), code: '1099', nameTh: 'ใหม่', parentId: await parentOf('10') },
      ];
      const shared = { level: AreaLevel.DISTRICT, source: DataSourceKind.REGISTER, changeId };
      await insertRows(transaction, Area, districts, shared);
      expect(await ensureReferenceOffices(transaction, changeId)).toEqual({ added: 2, followed: 0 });
    });
    expect(await byCode('CDD-5099')).toMatchObject({ source: 'REFERENCE', supervisor: 'CDD-50' });
    expect(await byCode('DIST-5099')).toMatchObject({ name_th: 'ใหม่', supervisor: 'PROV-50' });
    expect(await byCode('CDD-1099')).toBeUndefined();
  });

  const renameArea = (code: string, nameTh: string, nameEn: string) => (changeId: string) =>
    [
      [
        'UPDATE area SET name_th = $2, name_en = $3, version = version + 1, change_id = $4 WHERE code = $1',
        [code, nameTh, nameEn, changeId],
      ],
    ] as [string, unknown[]][];

  test('lets offices follow the name of their area, once', async () => {
    const rename = renameArea('3803', 'โซ่พิสัย', 'So Phisai');
    expect(await derive(rename)).toEqual({ added: 0, followed: 2 });
    expect(await byCode('CDD-3803')).toMatchObject({ name_en: 'So Phisai', version: 2 });
    expect(await derive(() => [])).toEqual({ added: 0, followed: 0 });
  });

  test('leaves an office alone that was corrected by hand', async () => {
    await inTransaction(database.app, async (transaction) => {
      const opening = { channel: ChangeChannel.CLI, actor: 'test', reason: 'correction' };
      const changeId = await openChange(transaction, opening);
      const { id } = (await byCode('DIST-3804')) as { id: string };
      const corrected = { nameEn: 'Phon Charoen', version: 2, changeId };
      await transaction.update(Partner, { id }, corrected);
    });
    expect(await derive(renameArea('3804', 'พรเจริญ', 'Wrong'))).toEqual({ added: 0, followed: 1 });
    expect(await byCode('DIST-3804')).toMatchObject({ name_en: 'Phon Charoen' });
    expect(await byCode('CDD-3804')).toMatchObject({ name_en: 'Wrong' });
  });

  test('ends no office of an area that has ended', async () => {
    const endDistrict = (changeId: string): [string, unknown[]][] => [
      [
        `UPDATE area SET valid_to = '2026-01-01', version = version + 1, change_id = $1 WHERE code = '5099'`,
        [changeId],
      ],
    ];
    expect(await derive(endDistrict)).toEqual({ added: 0, followed: 0 });
    expect(await byCode('CDD-5099')).toMatchObject({ valid_to: null });
  });
});
