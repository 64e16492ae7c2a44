import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '../../../../test/setup/open-test-database.ts';
import { inTransaction } from '../../../kernel/db/transaction.ts';
import { newId } from '../../../kernel/ids.ts';
import { ChangeChannel, DataSourceKind, insertRows, openChange } from '../../../write/index.ts';
import { Temple } from '../partner.entity.ts';
import { PartnerCode } from '../partner-code.entity.ts';
import { CodeScheme, PartnerType } from '../partner-kinds.ts';
import { Nikaya, SanghaLevel, SanghaUnit } from '../sangha-unit.entity.ts';
import { demoIsActive, type EndedDemo, endDemo } from './end-demo.ts';

let database: TestDatabase | undefined;
beforeEach(async () => {
  await database?.close();
  database = await openTestDatabase();
});
afterAll(() => database?.close());

const app = () => database!.app;

const end = (types?: PartnerType[]): Promise<EndedDemo> =>
  inTransaction(app(), async (transaction) => {
    await transaction.query(`SELECT set_config('hub.now', '2026-03-01T18:00:00Z', true)`);
    const changeId = await openChange(transaction, {
      channel: ChangeChannel.CLI,
      actor: 'test',
      reason: 'end',
    });
    return endDemo(transaction, changeId, types);
  });

/** How many rows are in force, by table and source. */
async function inForce(): Promise<Record<string, number>> {
  const tables = ['partner', 'partner_code', 'partner_name', 'coverage', 'partner_link', 'sangha_unit'];
  const counts: { name: string; count: number }[] = await app().query(
    tables
      .map(
        (table) =>
          `SELECT '${table} ' || source AS name, count(*)::int FROM ${table} WHERE valid_to IS NULL GROUP BY source`,
      )
      .join(' UNION ALL '),
  );
  return Object.fromEntries(counts.map(({ name, count }) => [name, count]));
}

describe('ending the demo', () => {
  test('ends every made-up row but populations, today in Bangkok, and leaves the reference data as it was', async () => {
    const before = await inForce();
    const ended = await end();
    const after = await inForce();
    const reference = Object.entries(before).filter(([name]) => name.endsWith('REFERENCE'));
    expect(after).toEqual(Object.fromEntries(reference));
    expect(Object.values(ended.partners).reduce((sum, count) => sum + count)).toBe(
      before['partner SYNTHETIC'],
    );
    expect(ended.sanghaUnits).toBe(before['sangha_unit SYNTHETIC']);
    const [found] = await app().query(
      `SELECT DISTINCT valid_to::text, version, end_reason FROM partner WHERE valid_to > '2020-01-01'`,
    );
    // 18:00 UTC is already the next day in Bangkok.
    expect(found).toEqual({
      valid_to: '2026-03-02',
      version: 2,
      end_reason: 'สิ้นสุดเครือข่ายจำลอง / the demo network was ended',
    });
    const rewritten = await app().query(`SELECT id FROM partner WHERE source = 'REFERENCE' AND version > 1`);
    expect(rewritten).toEqual([]);
    const [kept] = await app().query('SELECT count(*)::int AS history FROM partner_history');
    expect(kept.history).toBe(before['partner SYNTHETIC']);
  });

  test('ends one type alone, with what hangs on it, and can tell which are in force', async () => {
    const before = await inForce();
    const ended = await end([PartnerType.VILLAGE]);
    expect(Object.keys(ended.partners)).toEqual([PartnerType.VILLAGE]);
    expect(ended.sanghaUnits).toBe(0);
    expect(await demoIsActive(app().manager, PartnerType.VILLAGE)).toBe(false);
    expect(await demoIsActive(app().manager, PartnerType.TEMPLE)).toBe(true);
    const after = await inForce();
    const villages = ended.partners.VILLAGE ?? 0;
    expect(after['partner SYNTHETIC']).toBe((before['partner SYNTHETIC'] ?? 0) - villages);
    expect(after['partner_code SYNTHETIC']).toBe((before['partner_code SYNTHETIC'] ?? 0) - villages);
    expect(after['coverage SYNTHETIC']).toBe(before['coverage SYNTHETIC']);
  });

  test('ends nothing a second time', async () => {
    await end();
    expect(await end()).toEqual({ partners: {}, sanghaUnits: 0 });
  });

  test('leaves real bodies of the same types, and real units, alone', async () => {
    await inTransaction(app(), async (transaction) => {
      const opening = { channel: ChangeChannel.IMPORT, actor: 'test', reason: 'a register' };
      const shared = { source: DataSourceKind.REGISTER, changeId: await openChange(transaction, opening) };
      const unit = { id: newId(), level: SanghaLevel.HON, nikaya: Nikaya.MAHANIKAYA, nameTh: 'กลาง' };
      await insertRows(transaction, SanghaUnit, [unit], shared);
      const temple = { id: newId(), type: PartnerType.TEMPLE, nameTh: 'จริง', sanghaUnitId: unit.id };
      await insertRows(transaction, Temple, [temple], shared);
      const code = { id: newId(), partnerId: temple.id, scheme: CodeScheme.ONAB, code: '03500108001' };
      await insertRows(transaction, PartnerCode, [code], shared);
    });
    await end();
    expect(await inForce()).toMatchObject({
      'partner REGISTER': 1,
      'partner_code REGISTER': 1,
      'sangha_unit REGISTER': 1,
    });
  });

  test('leaves bodies as they were that had ended before', async () => {
    const merged = `SELECT id, valid_to::text, end_reason, version FROM partner WHERE valid_to < '2020-01-01' ORDER BY id`;
    const before = await app().query(merged);
    await end([PartnerType.LOCAL_AUTHORITY]);
    expect(before).toHaveLength(6);
    expect(await app().query(merged)).toEqual(before);
  });
});
