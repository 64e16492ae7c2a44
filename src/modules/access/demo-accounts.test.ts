import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '../../../test/setup/open-test-database.ts';
import { asViewer } from '../../kernel/db/transaction.ts';
import { SYSTEM } from '../../kernel/viewer.ts';
import { ChangeChannel, openChange } from '../../write/index.ts';
import { endDemo } from '../partners/index.ts';
import {
  type DemoAccounts,
  ensureDemoAccounts,
  renewDemoAccounts,
  retireDemoAccounts,
} from './demo-accounts.ts';
import { isPassword } from './password.ts';
import { viewersOf } from './viewer-of.ts';

let database: TestDatabase;

/** A database for the tests of one story, each of which finds what the one before left. */
function useDatabase(): void {
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());
}

// biome-ignore lint/suspicious/noExplicitAny: a test reads rows of any shape
const rows = (sql: string): Promise<any[]> =>
  asViewer(database.app, SYSTEM, (transaction) => transaction.query(sql));

const PEOPLE = `SELECT p.login, p.status, p.is_demo AS "isDemo", m.role, coalesce(c.code, q.type::text) AS at,
    left(a.code, 2) AS province, q.source, k.password_hash AS hash
  FROM person p JOIN membership m ON m.person_id = p.id AND m.valid_to IS NULL JOIN partner q ON q.id = m.partner_id
    LEFT JOIN partner_code c ON c.partner_id = q.id AND c.valid_to IS NULL AND q.source = 'REFERENCE'
    LEFT JOIN area a ON a.id = q.area_id LEFT JOIN credential k ON k.person_id = p.id ORDER BY p.login`;

const passwordsFit = async ({ people }: DemoAccounts): Promise<boolean[]> => {
  const kept = new Map((await rows(PEOPLE)).map(({ login, hash }) => [login, hash]));
  return Promise.all(people.map(({ login, password }) => isPassword(kept.get(login) ?? null, password)));
};

/** What is on record of the last change. */
const lastTrail = () =>
  rows(`SELECT a.action, a.target_type AS type, count(*)::int AS count, c.channel FROM audit_entry a JOIN change c ON c.id = a.change_id
        WHERE c.id = (SELECT change_id FROM audit_entry ORDER BY id DESC LIMIT 1) GROUP BY 1, 2, 4 ORDER BY 1`);

describe('the persona accounts', () => {
  useDatabase();
  let accounts: DemoAccounts;

  test('are made once, also by two hubs that start together, each what its persona is, and kept as hashes', async () => {
    const both = await Promise.all([ensureDemoAccounts(database.app), ensureDemoAccounts(database.app)]);
    const [first, ...more] = both.filter((answer) => answer !== null);
    expect(more).toEqual([]);
    accounts = first as DemoAccounts;
    expect(await ensureDemoAccounts(database.app)).toBeNull();
    const people = await rows(PEOPLE);
    expect(people.map(({ login, role, at, province }) => [login, role, at, province])).toEqual([
      ['demo-admin', 'ADMIN', 'DLA', '10'],
      ['demo-analyst', 'ANALYST', 'DLA', '10'],
      ['demo-auditor', 'AUDITOR', 'MOI', '10'],
      ['demo-c30', 'COORDINATOR', 'PLAO-30', '30'],
      ['demo-c50', 'COORDINATOR', 'PLAO-50', '50'],
      ['demo-dla', 'COORDINATOR', 'DLA', '10'],
      ['demo-officer', 'REPORTING_OFFICER', 'LOCAL_AUTHORITY', '30'],
      ['demo-temple', 'MEMBER', 'TEMPLE', '30'],
    ]);
    for (const { isDemo, status } of people)
      expect({ isDemo, status }).toEqual({ isDemo: true, status: 'ACTIVE' });
    expect(accounts.people.map(({ login }) => login).sort()).toEqual(people.map(({ login }) => login));
    expect(await passwordsFit(accounts)).toEqual(people.map(() => true));
    const passwords = accounts.people.map(({ password }) => password);
    expect(new Set(passwords).size).toBe(passwords.length);
    for (const password of passwords) expect(password).toMatch(/^([a-km-np-z2-9]{4}-){3}[a-km-np-z2-9]{4}$/);
    const [{ hashes }] = await rows(`SELECT string_agg(password_hash, ' ') AS hashes FROM credential`);
    expect(hashes).toMatch(/^(\$argon2id\$\S+ ?){8}$/);
    expect(await lastTrail()).toEqual([
      { action: 'createApiClient', type: 'ApiClient', count: 1, channel: 'SEED' },
      { action: 'invitePerson', type: 'Person', count: 8, channel: 'SEED' },
    ]);
  });

  test('come with an app of the CDD that may write', async () => {
    const { app } = accounts;
    const [{ id, partner }] = await rows(
      `SELECT c.id, c.partner_id AS partner FROM api_client c JOIN partner_code p ON p.partner_id = c.partner_id
       WHERE c.is_demo AND p.code = 'CDD' AND c.roles = '{REPORTING_OFFICER}'`,
    );
    expect(await viewersOf(database.app)(`Bearer ${app.key}`)).toEqual({
      kind: 'CLIENT',
      clientId: id,
      partnerId: partner,
      scopes: new Set(['WRITE']),
    });
  });

  test('renewed, take new secrets in place of the old ones, and end what sessions there are', async () => {
    const old = accounts;
    await asViewer(database.app, SYSTEM, async (transaction) => {
      const opening = { channel: ChangeChannel.CLI, actor: 'test', reason: 'a session' };
      const changeId = await openChange(transaction, opening);
      await transaction.query(
        `INSERT INTO account_token (id, person_id, kind, token_hash, expires_at, change_id)
         SELECT id, id, 'SESSION', '\\x00', hub.now() + interval '1 hour', $1 FROM person WHERE login = 'demo-c30'`,
        [changeId],
      );
    });
    const renewed = await renewDemoAccounts(database.app);
    expect(await passwordsFit(renewed)).toEqual(renewed.people.map(() => true));
    expect(await passwordsFit(old)).toEqual(old.people.map(() => false));
    expect(await rows('SELECT FROM account_token WHERE ended_at IS NULL')).toEqual([]);
    const viewerOf = viewersOf(database.app);
    await expect(viewerOf(`Bearer ${old.app.key}`)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await viewerOf(`Bearer ${renewed.app.key}`)).toMatchObject({ kind: 'CLIENT' });
    expect(await rows(PEOPLE)).toHaveLength(8);
    accounts = renewed;
    expect(await lastTrail()).toEqual([
      { action: 'createApiClient', type: 'ApiClient', count: 1, channel: 'CLI' },
      { action: 'resetPassword', type: 'Person', count: 8, channel: 'CLI' },
      { action: 'revokeApiClient', type: 'ApiClient', count: 1, channel: 'CLI' },
    ]);
  });

  test('vanish, on record, and a second time nothing is written', async () => {
    const { app } = accounts;
    await retireDemoAccounts(database.app);
    const people = await rows('SELECT status, version FROM person');
    expect(people).toEqual(Array(8).fill({ status: 'DISABLED', version: 3 }));
    await expect(viewersOf(database.app)(`Bearer ${app.key}`)).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    expect(await lastTrail()).toEqual([
      { action: 'disablePerson', type: 'Person', count: 8, channel: 'CLI' },
      { action: 'revokeApiClient', type: 'ApiClient', count: 1, channel: 'CLI' },
    ]);
    const [before] = await rows('SELECT count(*) FROM change');
    await retireDemoAccounts(database.app);
    expect(await rows('SELECT count(*) FROM change')).toEqual([before]);
    // Without the issuer again they do not come back by themselves, but by the operator's command.
    expect(await ensureDemoAccounts(database.app)).toBeNull();
    const back = await renewDemoAccounts(database.app);
    expect(await passwordsFit(back)).toEqual(back.people.map(() => true));
    expect(await rows(`SELECT FROM person WHERE status = 'ACTIVE'`)).toHaveLength(8);
  });
});

describe('no persona accounts', () => {
  useDatabase();

  test('are made where an account that is no persona’s has the login of one; it is left alone', async () => {
    await asViewer(database.app, SYSTEM, async (transaction) => {
      const opening = { channel: ChangeChannel.CLI, actor: 'test', reason: 'somebody real' };
      const changeId = await openChange(transaction, opening);
      await transaction.query(
        `INSERT INTO person (id, display_name, login, status, change_id) VALUES (gen_random_uuid(), 'Real', 'demo-temple', 'ACTIVE', $1)`,
        [changeId],
      );
    });
    expect(await ensureDemoAccounts(database.app)).toBeNull();
    await expect(renewDemoAccounts(database.app)).rejects.toMatchObject({ code: 'DUPLICATE' });
    expect(await rows('SELECT login, is_demo, version FROM person')).toEqual([
      { login: 'demo-temple', is_demo: false, version: 1 },
    ]);
  });

  test('are made or renewed where the demo network isn’t in force', async () => {
    await asViewer(database.app, SYSTEM, async (transaction) => {
      const opening = { channel: ChangeChannel.CLI, actor: 'test', reason: 'no demo' };
      const changeId = await openChange(transaction, opening);
      await transaction.query(`UPDATE person SET login = 'real', version = version + 1, change_id = $1`, [
        changeId,
      ]);
      await endDemo(transaction, changeId);
    });
    expect(await ensureDemoAccounts(database.app)).toBeNull();
    await expect(renewDemoAccounts(database.app)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await rows('SELECT login FROM person')).toEqual([{ login: 'real' }]);
    expect(await rows(`SELECT FROM change WHERE once_key = 'demo-accounts'`)).toEqual([]);
  });
});

describe('persona accounts that were renewed', () => {
  useDatabase();

  test('before any start are not made a second time', async () => {
    await renewDemoAccounts(database.app);
    expect(await ensureDemoAccounts(database.app)).toBeNull();
  });
});
