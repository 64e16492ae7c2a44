import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '../../test/setup/open-test-database.ts';
import { withClient } from '../kernel/db/client.ts';
import { asViewer } from '../kernel/db/transaction.ts';
import { newId } from '../kernel/ids.ts';
import { toGlobalId } from '../kernel/listing/index.ts';
import { SYSTEM, type Viewer } from '../kernel/viewer.ts';
import { AuditEntry, AuditOutcome, ChangeChannel, openChange, sealBatch } from '../write/index.ts';
import { refusalsSince, refusalsText, trailOf, trailText } from './audit-trail.ts';

let database: TestDatabase;
let targetId: string;
let officeId: string;
const clientId = '00000000-0000-7000-8000-00000000c11e';

/** An entry about the target at a stopped clock: done by the system, or refused to a client of the office. */
async function enter(instant: string, rule?: string): Promise<void> {
  const by: Viewer =
    rule === undefined ? SYSTEM : { kind: 'CLIENT', clientId, partnerId: officeId, scopes: new Set() };
  await asViewer(database.app, by, async (transaction) => {
    await transaction.query(`SELECT set_config('hub.now', $1, true)`, [instant]);
    const opening = { channel: ChangeChannel.CLI, actor: 'cli', reason: 'ตามหนังสือ' };
    const changeId = rule === undefined ? await openChange(transaction, opening) : null;
    await transaction
      .createQueryBuilder()
      .insert()
      .into(AuditEntry)
      .values({
        id: newId(),
        viewerKind: by.kind,
        viewerId: by.kind === 'CLIENT' ? clientId : null,
        actingForId: by.kind === 'CLIENT' ? officeId : null,
        action: 'renamePartner',
        targetType: 'LocalAdministrationOffice',
        targetId,
        outcome: rule === undefined ? AuditOutcome.DONE : AuditOutcome.REFUSED,
        rule: rule ?? null,
        changeId,
      })
      .updateEntity(false)
      .execute();
  });
}

beforeAll(async () => {
  database = await openTestDatabase();
  const idOf = async (code: string) =>
    (await database.app.query('SELECT partner_id FROM partner_code WHERE code = $1', [code]))[0].partner_id;
  targetId = await idOf('PLAO-30');
  officeId = await idOf('PLAO-50');
  await enter('2022-10-01T01:00:00Z');
  // Midnight in Bangkok is 17:00 of the day before in UTC.
  await enter('2022-10-02T16:59:59Z', 'ADMINISTRATOR');
  await enter('2022-10-02T17:00:00Z', 'ADMINISTRATOR');
  await enter('2022-10-03T02:00:00Z', 'NOT_FOUND');
  await withClient(database.appUrl, (client) => sealBatch(client, 2));
});
afterAll(() => database.close());

test('the trail of a record is found by its code, its UUID and its global id, and told the newest first', async () => {
  const lines = await trailOf(database.app, 'PLAO-30', 3);
  const refused = {
    number: null,
    outcome: 'REFUSED',
    action: 'renamePartner',
    actor: `client:${clientId}`,
    actingFor: 'เชียงใหม่',
    reason: null,
  };
  expect(lines).toEqual([
    { ...refused, at: '2022-10-03 09:00:00', rule: 'NOT_FOUND' },
    { ...refused, at: '2022-10-03 00:00:00', rule: 'ADMINISTRATOR' },
    { ...refused, number: '2', at: '2022-10-02 23:59:59', rule: 'ADMINISTRATOR' },
  ]);
  for (const id of [targetId, toGlobalId('LocalAdministrationOffice', targetId)])
    expect(await trailOf(database.app, id, 3)).toEqual(lines);
  const [first] = (await trailOf(database.app, targetId, 9)).slice(-1);
  expect(trailText([first!])).toBe(
    '#1  2022-10-01 08:00:00  ทำแล้ว / done  renamePartner\n    system  กฎ / rule: –  เหตุผล / reason: ตามหนังสือ\n',
  );
  expect(trailText(lines.slice(0, 1))).toMatch(
    /^รอลงเลข \/ waiting {2}2022-10-03 09:00:00 {2}ถูกปฏิเสธ \/ refused {2}renamePartner\n {4}client:\S+ {2}ในนาม \/ for: เชียงใหม่ {2}กฎ \/ rule: NOT_FOUND\n$/,
  );
});

test('a code that nothing has is refused, and a record of which nothing is known has an empty trail', async () => {
  await expect(trailOf(database.app, 'NO-SUCH', 9)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await trailOf(database.app, '50', 9)).toEqual([]);
  expect(trailText([])).toBe('ไม่มีรายการ / nothing on record\n');
});

test('refusals are counted by rule, from the midnight in Bangkok at which a day begins', async () => {
  expect(await refusalsSince(database.app)).toEqual([
    { rule: 'ADMINISTRATOR', count: 2, lastAt: '2022-10-03 00:00:00' },
    { rule: 'NOT_FOUND', count: 1, lastAt: '2022-10-03 09:00:00' },
  ]);
  const told = await refusalsSince(database.app, '2022-10-03');
  expect(told.map(({ rule, count }) => [rule, count])).toEqual([
    ['ADMINISTRATOR', 1],
    ['NOT_FOUND', 1],
  ]);
  expect(await refusalsSince(database.app, '2022-10-04')).toEqual([]);
  expect(refusalsText(told.slice(0, 1))).toBe('       1  ADMINISTRATOR  ล่าสุด / last: 2022-10-03 00:00:00\n');
  expect(refusalsText([])).toBe('ไม่มีการปฏิเสธ / nothing was refused\n');
});
