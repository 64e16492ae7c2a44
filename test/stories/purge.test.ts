import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { verifyLedger } from '../../src/write/index.ts';
import { type Accounts, passwordOf, startAccounts, uuidOf } from '../factories/accounts.ts';
import { tablesWith } from '../factories/all-texts.ts';

// One story in order: what each test finds is what the one before left.

const LOGIN = 'lop.thing.9431';
const NAMES = ['นางสาวลบทิ้ง เสียที', 'ลบทิ้ง ชื่อที่สอง'];
const EMAIL = 'lop.thing@citizen.example';
const SUBJECT = 'subject-of-lop-9431';

const sha256 = (text: string) => createHash('sha256').update(text).digest();
/** What of the person might be anywhere, also as the hash that tells it. */
const TRACES = [
  LOGIN,
  EMAIL,
  ...NAMES,
  'ลบทิ้ง',
  'lop-thing',
  SUBJECT,
  sha256(LOGIN).toString('hex'),
  sha256(LOGIN).toString('base64url'),
];

let hub: Accounts;
let id: string;
let session: string;
beforeAll(async () => {
  hub = await startAccounts();
});
afterAll(() => hub.close());

const tables = () => tablesWith(hub.rows, TRACES);
const personIs = async () =>
  (
    await hub.send(
      'query Q($id: ID!) { node(id: $id) { ... on Person { displayName login email status version memberships { validTo } } } }',
      { id },
      { bearer: hub.admin },
    )
  ).body.data.node;
const entriesOf = async () => {
  const [found] = await hub.rows(
    'SELECT count(*)::int AS entries FROM hub.audit_entry WHERE viewer_id = $1 OR target_id = $1',
    [uuidOf(id)],
  );
  return found.entries as number;
};

/** That every entry has its number, and the chain holds. */
async function ledgerHolds() {
  for (let looks = 0; looks < 500; looks += 1) {
    const report = await verifyLedger(hub.database.app);
    expect(report.findings).toEqual([]);
    if (report.waiting === 0) return report;
  }
  throw new Error('entries wait for their numbers');
}

test('somebody who has worked with the hub has left traces', async () => {
  const invited = await hub.mutate(
    'invitePerson',
    {
      displayName: NAMES[0],
      login: LOGIN,
      email: EMAIL,
      partnerId: hub.authorities['30'],
      role: 'REPORTING_OFFICER',
      idempotencyKey: 'invite lop-thing',
    },
    { bearer: hub.admin, selection: 'person { id } token' },
  );
  id = invited.person.id;
  await hub.setPassword(invited.token, passwordOf(LOGIN));
  session = (await hub.signIn(LOGIN, passwordOf(LOGIN))).sessionToken;
  const as = { bearer: session };
  await hub.mutate(
    'updateMyAccount',
    { expectedVersion: 2, displayName: NAMES[1], idempotencyKey: 'lop-thing renames herself' },
    as,
  );
  const channel = { partnerId: hub.authorities['30'], kind: 'PHONE', value: '0 2000 0000' };
  const own = { ...channel, idempotencyKey: 'lop-thing of the office' };
  await hub.mutate('addContactChannel', own, { ...as, selection: 'contactChannel { id }' });
  await hub.rows(
    `INSERT INTO hub.external_identity (id, person_id, issuer, subject, change_id)
     SELECT gen_random_uuid(), id, 'https://issuer.example.org', $2, change_id FROM hub.person WHERE id = $1`,
    [uuidOf(id), SUBJECT],
  );
  await hub.rows(
    `INSERT INTO hub.external_identity_history SELECT e.*, e.change_id, hub.now() FROM hub.external_identity e WHERE e.subject = $1`,
    [SUBJECT],
  );
  await hub.signIn(LOGIN, 'a wrong password');
  expect(await tables()).toEqual([
    'external_identity',
    'external_identity_history',
    'idempotency',
    'person',
    'person_history',
    'sign_in_attempt',
  ]);
});

test('purged, nothing of the person is left in any column of any table, and the ledger still holds', async () => {
  const before = await ledgerHolds();
  const entries = await entriesOf();
  const stale = await hub.mutate('purgePerson', { id, expectedVersion: 2 }, { bearer: hub.admin });
  expect(stale.userErrors).toMatchObject([{ code: 'CONFLICT' }]);
  const selection = 'person { displayName login email status version }';
  const purged = await hub.mutate(
    'purgePerson',
    { id, expectedVersion: 3, idempotencyKey: 'purge of a person' },
    { bearer: hub.admin, selection },
  );
  expect(purged).toEqual({
    person: { displayName: null, login: null, email: null, status: 'PURGED', version: 4 },
    userErrors: [],
  });
  expect(await tables()).toEqual([]);

  const after = await ledgerHolds();
  expect(BigInt(after.head!.number)).toBeGreaterThan(BigInt(before.head!.number));
  const known = await verifyLedger(hub.database.app, { known: before.head! });
  expect(known.findings).toEqual([]);
  expect(await entriesOf()).toBe(entries + 1);
});

test('what proved who it was is gone, and what it did stays under its id', async () => {
  const left = await hub.rows(
    `SELECT (SELECT count(*)::int FROM hub.credential WHERE person_id = $1) AS passwords,
       (SELECT count(*)::int FROM hub.account_token WHERE person_id = $1) AS tokens,
       (SELECT count(*)::int FROM hub.external_identity WHERE person_id = $1) AS identities,
       (SELECT count(*)::int FROM hub.external_identity_history WHERE person_id = $1) AS former,
       (SELECT count(*)::int FROM hub.person_history WHERE id = $1) AS versions,
       (SELECT count(*)::int FROM hub.change WHERE actor = 'person:' || $1) AS changes`,
    [uuidOf(id)],
  );
  expect(left).toEqual([{ passwords: 0, tokens: 0, identities: 0, former: 0, versions: 3, changes: 4 }]);
  const [{ today }] = await hub.rows('SELECT hub.today()::text AS today');
  expect(await personIs()).toEqual({
    displayName: null,
    login: null,
    email: null,
    status: 'PURGED',
    version: 4,
    memberships: [{ validTo: today }],
  });
});

test('nobody comes back in: not by the password, and not by what is done to the account', async () => {
  expect((await hub.signIn(LOGIN, passwordOf(LOGIN))).userErrors).toMatchObject([
    { code: 'WRONG_CREDENTIALS' },
  ]);
  for (const [name, more] of [
    ['enablePerson', { expectedVersion: 4 }],
    ['disablePerson', { expectedVersion: 4 }],
    ['purgePerson', { expectedVersion: 4 }],
    ['resetPassword', {}],
  ] as const) {
    const { userErrors } = await hub.mutate(name, { id, ...more }, { bearer: hub.admin });
    expect(userErrors).toMatchObject([{ code: 'INVALID_STATE', value: 'PURGED' }]);
  }
  const added = { personId: id, partnerId: hub.authorities['30'], role: 'MEMBER' };
  const { userErrors } = await hub.mutate('addMembership', added, { bearer: hub.admin });
  expect(userErrors).toMatchObject([{ code: 'INVALID_STATE', field: 'personId' }]);
});

test('the login is free again, for another account', async () => {
  const again = await hub.enrol(LOGIN, { partnerId: hub.authorities['30'], role: 'MEMBER' });
  expect(again.id).not.toBe(id);
});

test('the log never held anything of the person', () => {
  for (const trace of [...TRACES, session, passwordOf(LOGIN)]) expect(hub.logged()).not.toContain(trace);
});

test('a coordinator purges nobody, also not those whom it manages', async () => {
  const c30 = await hub.enrol('c30', { partnerId: hub.offices['30'], role: 'COORDINATOR' });
  const member = await hub.enrol('member', {
    partnerId: hub.authorities['30'],
    role: 'MEMBER',
    by: c30.session,
  });
  const { userErrors } = await hub.mutate(
    'purgePerson',
    { id: member.id, expectedVersion: 2 },
    { bearer: c30.session },
  );
  expect(userErrors).toMatchObject([{ code: 'FORBIDDEN', rule: 'ADMINISTRATOR' }]);
});
