import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { type BareDatabase, openBareDatabase } from '../../test/factories/bare-database.ts';
import { inTransaction } from '../kernel/db/transaction.ts';
import { newId } from '../kernel/ids.ts';
import { silent } from '../kernel/progress.ts';
import { Area } from '../modules/areas/index.ts';
import { Directive, seedFoundingCircular } from '../modules/directives/index.ts';
import { Partner, PartnerType } from '../modules/partners/index.ts';
import { Change, ChangeChannel, DataSourceKind, insertRows, openChange } from '../write/index.ts';
import { seed } from './seeds.ts';

const SEEDED = [
  'area',
  'area_population',
  'sangha_unit',
  'partner',
  'partner_code',
  'partner_name',
  'coverage',
  'partner_link',
  'partner_succession',
  'confirmation',
  'agreement',
  'agreement_party',
  'agreement_clause',
  'mou_role',
  'project',
  'project_participation',
  'project_target',
  'project_visit',
  'activity',
  'activity_participation',
  'activity_duplicate',
  'help_centre',
  'help_centre_count',
  'knowledge_resource',
  'resource_version',
  'resource_distribution',
  'resource_acknowledgement',
  'resource_addressee',
  'directive',
  'directive_distribution',
  'directive_addressee',
  'directive_answer',
];

const BASE = [
  'seed:geography',
  'seed:reference-partners',
  'seed:register-duties',
  'seed:national-mou',
  'seed:founding-circular',
];
const DEMO = [
  'seed:demo',
  'seed:demo-agreements',
  'seed:demo-projects',
  'seed:demo-activities',
  'seed:demo-resources',
  'seed:demo-directives',
];

/** Per table the number of rows and a digest of all that they hold but the change, whose id is new every time. */
async function fingerprint(dataSource: DataSource): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  for (const table of SEEDED) {
    const [found] = await dataSource.query(
      `SELECT count(*) || ' ' || md5(string_agg(facts::text, '' ORDER BY facts->>'id' COLLATE "C")) AS digest
       FROM (SELECT to_jsonb(${table}) - 'change_id' AS facts FROM ${table}) AS rows`,
    );
    digests[table] = found.digest;
  }
  return digests;
}

const onceKeys = async (dataSource: DataSource): Promise<(string | null)[]> =>
  (await dataSource.manager.find(Change, { order: { at: 'ASC' } })).map(({ onceKey }) => onceKey);

describe('the seeds of a new database', () => {
  let one: BareDatabase;
  let other: BareDatabase;
  let spare: BareDatabase;
  beforeAll(async () => {
    one = await openBareDatabase('seeds_one');
    other = await openBareDatabase('seeds_other');
    spare = await openBareDatabase('seeds_spare');
  });
  afterAll(async () => {
    for (const database of [one, other, spare]) await database.close();
  });

  test('are whole or not at all, and go on where a start was cut short', async () => {
    const cutShort = (text: { en: string }) => {
      if (text.en.includes('projects')) throw new Error('cut short');
    };
    await expect(seed(one.app, { demo: true, onProgress: cutShort })).rejects.toThrow('cut short');
    expect(await onceKeys(one.app)).toEqual([...BASE, ...DEMO.slice(0, 2)]);
    await seed(one.app, { demo: true, onProgress: silent });
    expect(await onceKeys(one.app)).toEqual([...BASE, ...DEMO]);
  });

  test('write the same rows with the same ids in every database', async () => {
    await seed(other.app, { demo: true, onProgress: silent });
    expect(await fingerprint(other.app)).toEqual(await fingerprint(one.app));
  });

  test('write nothing at a second start, and say nothing', async () => {
    const before = await fingerprint(one.app);
    const said: string[] = [];
    await seed(one.app, { demo: true, onProgress: ({ en }) => said.push(en) });
    expect(said).toEqual([]);
    expect(await onceKeys(one.app)).toHaveLength(BASE.length + DEMO.length);
    expect(await fingerprint(one.app)).toEqual(before);
  });

  test('tell of no founding circular where the register has nobody who issued it', async () => {
    let found: number | undefined;
    const trying = inTransaction(spare.app, async (transaction) => {
      const opening = { channel: ChangeChannel.SEED, actor: 'test', reason: 'no department' };
      await seedFoundingCircular(transaction, await openChange(transaction, opening));
      found = await transaction.count(Directive);
      throw new Error('undone');
    });
    await expect(trying).rejects.toThrow('undone');
    expect(found).toBe(0);
  });

  test('take turns when two hubs start at once', async () => {
    const options = { demo: false, onProgress: silent };
    await Promise.all([seed(spare.app, options), seed(spare.app, options)]);
    expect(await onceKeys(spare.app)).toEqual(BASE);
  });

  test('leave the demo out where a register has brought partners', async () => {
    await inTransaction(spare.app, async (transaction) => {
      const opening = { channel: ChangeChannel.IMPORT, actor: 'test', reason: 'a register' };
      const changeId = await openChange(transaction, opening);
      const { id: areaId } = await transaction.findOneByOrFail(Area, { code: '500108' });
      const temple = { id: newId(), type: PartnerType.TEMPLE, nameTh: 'ทดสอบ', areaId, changeId };
      await insertRows(transaction, Partner, [temple], { source: DataSourceKind.REGISTER });
    });
    await seed(spare.app, { demo: true, onProgress: silent });
    expect(await spare.app.manager.countBy(Partner, { source: DataSourceKind.SYNTHETIC })).toBe(0);
  });
});
