import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '../../test/setup/open-test-database.ts';
import { withClient } from '../kernel/db/client.ts';
import { HubRole } from '../kernel/viewer.ts';
import { PersonStatus } from '../modules/access/index.ts';
import { addRole, addUser, endRole, listUsers, renewToken, turnUser } from './user-commands.ts';

// One story in order: what each test finds is what the one before left.

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const rows = (sql: string, values: unknown[] = []) =>
  withClient(database.adminUrl, async (client) => (await client.query(sql, values)).rows);
const TOKEN = /hubt_[\w-]{43}/;
const tokenIn = (text: string): string => TOKEN.exec(text)![0];
const dla = { partner: 'DLA', role: HubRole.ADMIN };
const bilingual = (code: string, detail: object) => ({
  code,
  text: { th: expect.stringMatching(/[\u0e01-\u0e5b]/), en: expect.stringMatching(/^[\x20-\x7e’]+$/) },
  detail: expect.objectContaining(detail),
});

describe('hub user', () => {
  test('lists nobody where there is nobody', async () => {
    expect(await listUsers(database.app)).toBe('ยังไม่มีผู้ใช้ / there are no users yet\n');
  });

  test('adds the first administrator, whose invitation is shown once and kept as a hash', async () => {
    const said = await addUser(database.app, { login: 'First.Admin', name: 'ผู้ดูแลคนแรก', ...dla });
    const [person] = await rows(
      `SELECT p.status, m.role, t.kind FROM hub.person p JOIN hub.membership m ON m.person_id = p.id
         JOIN hub.account_token t ON t.person_id = p.id AND t.token_hash = sha256($1) WHERE p.login = 'first.admin'`,
      [tokenIn(said)],
    );
    expect(person).toEqual({ status: 'INVITED', role: 'ADMIN', kind: 'INVITATION' });
    expect(await listUsers(database.app)).toBe(
      'first.admin  ผู้ดูแลคนแรก  รอตอบรับ / invited  ADMIN DLA  การใช้งาน / sessions: 0\n',
    );
  });

  test('leaves an audit entry under a change of its own', async () => {
    const [entry] = await rows(
      `SELECT a.viewer_kind, a.action, a.target_type, a.outcome, a.rule, c.channel, c.actor FROM hub.audit_entry a
       JOIN hub.change c ON c.id = a.change_id ORDER BY a.id DESC LIMIT 1`,
    );
    expect(entry).toEqual({
      viewer_kind: 'SYSTEM',
      action: 'invitePerson',
      target_type: 'Person',
      outcome: 'DONE',
      rule: 'SYSTEM',
      channel: 'CLI',
      actor: 'cli',
    });
  });

  test('says in both languages what can’t be', async () => {
    const again = addUser(database.app, { login: 'first.admin', name: 'อีกคน', ...dla });
    await expect(again).rejects.toMatchObject(bilingual('DUPLICATE', { field: 'login' }));
    const nowhere = addUser(database.app, {
      login: 'other',
      name: 'อีกคน',
      partner: 'NOWHERE',
      role: dla.role,
    });
    await expect(nowhere).rejects.toMatchObject(
      bilingual('NOT_FOUND', { field: '--partner', value: 'NOWHERE' }),
    );
    const odd = addUser(database.app, { login: 'a b', name: ' ', ...dla });
    await expect(odd).rejects.toMatchObject(bilingual('BAD_INPUT', { field: 'displayName' }));
    await expect(turnUser(database.app, 'disable', 'nobody')).rejects.toMatchObject(
      bilingual('NOT_FOUND', { field: 'login', value: 'nobody' }),
    );
    await expect(renewToken(database.app, 'first.admin', PersonStatus.ACTIVE)).rejects.toMatchObject(
      bilingual('INVALID_STATE', { value: 'INVITED' }),
    );
  });

  test('invites anew, which ends the invitation before', async () => {
    const anew = tokenIn(await renewToken(database.app, 'First.Admin', PersonStatus.INVITED));
    const open = await rows(
      `SELECT token_hash = sha256($1) AS "isNew" FROM hub.account_token WHERE ended_at IS NULL`,
      [anew],
    );
    expect(open).toEqual([{ isNew: true }]);
  });

  test('gives and ends roles', async () => {
    const member = { partner: 'PLAO-50', role: HubRole.MEMBER };
    await addRole(database.app, 'first.admin', member);
    expect(await listUsers(database.app)).toContain('ADMIN DLA  MEMBER PLAO-50');
    await expect(addRole(database.app, 'first.admin', member)).rejects.toMatchObject(
      bilingual('DUPLICATE', { field: 'role' }),
    );
    await endRole(database.app, 'first.admin', member);
    expect(await listUsers(database.app)).not.toContain('PLAO-50');
    await expect(endRole(database.app, 'first.admin', member)).rejects.toMatchObject(
      bilingual('NOT_FOUND', { field: '--role' }),
    );
  });

  test('disables, enables, and purges', async () => {
    await turnUser(database.app, 'disable', 'first.admin');
    expect(await listUsers(database.app)).toContain('ระงับ / disabled');
    await turnUser(database.app, 'enable', 'first.admin');
    expect(await listUsers(database.app)).toContain('รอตอบรับ / invited');
    const [{ id }] = await rows(`SELECT id FROM hub.person WHERE login = 'first.admin'`);
    await turnUser(database.app, 'purge', 'first.admin');
    expect(await listUsers(database.app)).toBe(`${id}  ลบข้อมูลแล้ว / purged  การใช้งาน / sessions: 0\n`);
    const [left] = await rows(
      `SELECT count(*)::int AS named FROM hub.person_history WHERE id = $1 AND (login IS NOT NULL OR display_name IS NOT NULL)`,
      [id],
    );
    expect(left.named).toBe(0);
  });
});
