import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { openTestDatabase, type TestDatabase } from '../../../test/setup/open-test-database.ts';
import { inTransaction } from '../../kernel/db/transaction.ts';
import { newId } from '../../kernel/ids.ts';
import { toGlobalId } from '../../kernel/listing/index.ts';
import { HubRole, type Viewer } from '../../kernel/viewer.ts';
import { ChangeChannel, DataSourceKind, insertRows, openChange } from '../../write/index.ts';
import { ContactChannel, ContactKind } from '../partners/index.ts';
import { addClient } from './api-client.service.ts';
import { Membership } from './membership.entity.ts';
import { Person, PersonStatus } from './person.entity.ts';
import { whoCouldRead } from './who-could-read.ts';

let database: TestDatabase;
let auditor: Viewer;
/** A local authority of province 30, whose channel it is about; the provincial offices of 30 and 50. */
let authority: string;
let office: string;
let elsewhere: string;
let channel: string;
let client: string;
const member = newId();
const coordinator = newId();

/** Writes at a stopped clock. */
const writeAt = <T>(instant: string, work: (transaction: EntityManager, changeId: string) => Promise<T>) =>
  inTransaction(database.app, async (transaction) => {
    await transaction.query(`SELECT set_config('hub.now', $1, true)`, [instant]);
    const opening = { channel: ChangeChannel.CLI, actor: 'test', reason: 'who could read' };
    return work(transaction, await openChange(transaction, opening));
  });

async function addMember(transaction: EntityManager, changeId: string, id: string, roles: object[]) {
  await transaction.insert(Person, {
    id,
    displayName: id,
    login: id,
    status: PersonStatus.ACTIVE,
    changeId,
  });
  for (const role of roles)
    await transaction.insert(Membership, { id: newId(), personId: id, changeId, ...role });
}

async function partnerIds(): Promise<string[]> {
  const idOf = async (code: string) =>
    (await database.app.query('SELECT partner_id FROM partner_code WHERE code = $1', [code]))[0].partner_id;
  const [found] = await database.app.query(
    `SELECT to_id FROM partner_link WHERE from_id = $1 AND kind = 'SUPERVISES' ORDER BY to_id LIMIT 1`,
    [await idOf('PLAO-30')],
  );
  return [found.to_id, await idOf('PLAO-30'), await idOf('PLAO-50')];
}

beforeAll(async () => {
  database = await openTestDatabase();
  [authority, office, elsewhere] = (await partnerIds()) as [string, string, string];
  await writeAt('2022-03-01T02:00:00Z', async (transaction, changeId) => {
    const made = await addClient(transaction, changeId, {
      name: 'the inspector',
      partnerId: elsewhere,
      roles: [HubRole.AUDITOR],
      scopes: [],
    });
    auditor = { kind: 'CLIENT', clientId: made.id, partnerId: elsewhere, scopes: new Set() };
    channel = newId();
    const row = { id: channel, partnerId: authority, kind: ContactKind.PHONE, value: '044-000001' };
    await insertRows(transaction, ContactChannel, [row], {
      source: DataSourceKind.SYNTHETIC,
      version: 1,
      changeId,
    });
    await addMember(transaction, changeId, member, [
      { partnerId: authority, role: HubRole.MEMBER, validFrom: '2022-03-01', validTo: '2022-04-01' },
    ]);
    await addMember(transaction, changeId, coordinator, [
      { partnerId: office, role: HubRole.COORDINATOR, validFrom: '2022-03-10' },
      { partnerId: elsewhere, role: HubRole.COORDINATOR, validFrom: '2022-03-10' },
    ]);
  });
  client = await writeAt('2022-03-20T02:00:00Z', async (transaction, changeId) => {
    const of = { name: 'an app', partnerId: authority, roles: [HubRole.MEMBER], scopes: [] };
    return (await addClient(transaction, changeId, of)).id;
  });
});
afterAll(() => database.close());

const ask = (on: string, viewer = auditor, cap?: number) =>
  whoCouldRead(
    { target: toGlobalId('ContactChannel', channel), on },
    {
      viewer,
      dataSource: database.app,
      requestId: 'test',
      address: '127.0.0.1',
      readLater: (object) => object?.id,
    },
    cap,
  );

/** Who could, as the names of this test, with the rules. */
async function readersOn(on: string) {
  const names = new Map([
    [member, 'member'],
    [coordinator, 'coordinator'],
    [client, 'app'],
    [auditor.kind === 'CLIENT' ? auditor.clientId : '', 'auditor'],
  ]);
  const found = await ask(on);
  return found?.readers
    .map(({ actor, partner, rules }) => [
      names.get(String(actor.split(':')[1])),
      partner,
      rules.map(({ code }) => code).join(),
    ])
    .sort();
}

test('who could read it follows roles and records from day to day', async () => {
  const inspector = ['auditor', elsewhere, 'AUDITOR'];
  const own = ['member', authority, 'MEMBER_OF_PARTNER'];
  const above = ['coordinator', office, 'SUPERVISOR_OF_PARTNER'];
  const app = ['app', authority, 'MEMBER_OF_PARTNER'];
  expect(await ask('2022-02-28')).toBeNull();
  expect(await readersOn('2022-03-01')).toEqual([inspector, own]);
  expect(await readersOn('2022-03-10')).toEqual([inspector, above, own]);
  expect(await readersOn('2022-03-19')).toEqual([inspector, above, own]);
  expect(await readersOn('2022-03-20')).toEqual([app, inspector, above, own]);
  expect(await readersOn('2022-04-01')).toEqual([app, inspector, above]);
  // The coordinator is asked about in both offices, and could read it in one of them.
  expect(await ask('2022-04-01')).toMatchObject({ isShared: false, examined: 4, isCapped: false });
});

test('of what was changed since, the version of that day is asked about', async () => {
  await writeAt('2022-04-10T02:00:00Z', (transaction, changeId) =>
    transaction.query(
      `UPDATE contact_channel SET partner_id = $3, version = version + 1, change_id = $1 WHERE id = $2`,
      [changeId, channel, elsewhere],
    ),
  );
  const inspector = ['auditor', elsewhere, 'MEMBER_OF_PARTNER,AUDITOR'];
  const moved = ['coordinator', elsewhere, 'MEMBER_OF_PARTNER'];
  expect(await readersOn('2022-04-10')).toEqual([inspector, moved]);
  expect((await readersOn('2022-04-09'))?.map(([name]) => name)).toEqual(['app', 'auditor', 'coordinator']);
});

test('what was revoked since is named as not known, and what was revoked before is not', async () => {
  await writeAt('2022-05-01T02:00:00Z', (transaction, changeId) =>
    transaction.query(
      `UPDATE api_client SET revoked_at = hub.now(), version = version + 1, change_id = $1 WHERE id = $2`,
      [changeId, client],
    ),
  );
  expect(await ask('2022-04-30')).toMatchObject({ endedSince: [`client:${client}`], examined: 3 });
  expect(await ask('2022-05-01')).toMatchObject({ endedSince: [], examined: 3 });
});

test('whoever may not ask is refused, whatever it asks about', async () => {
  const app: Viewer = { kind: 'CLIENT', clientId: client, partnerId: authority, scopes: new Set() };
  for (const viewer of [app, { kind: 'PERSON', personId: coordinator, partnerId: office }] as const)
    await expect(ask('2022-04-01', viewer)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('of too many, as many are asked about as are allowed, and it says so', async () => {
  expect(await ask('2022-05-31', auditor, 3)).toMatchObject({ isCapped: false, examined: 3 });
  expect(await ask('2022-05-31', auditor, 2)).toMatchObject({ isCapped: true, examined: 2 });
});
