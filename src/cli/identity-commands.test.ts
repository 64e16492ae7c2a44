import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '../../test/setup/open-test-database.ts';
import { asViewer } from '../kernel/db/transaction.ts';
import { SYSTEM } from '../kernel/viewer.ts';
import { addPerson } from '../modules/access/index.ts';
import { ChangeChannel, openChange } from '../write/index.ts';
import { linkAccount, listIdentities, unlinkAccount } from './identity-commands.ts';

const OIDC = { issuer: 'https://issuer.example.org', audience: 'https://hub.example.org' };

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await asViewer(database.app, SYSTEM, async (transaction) => {
    const opening = { channel: ChangeChannel.CLI, actor: 'test', reason: 'people of a test' };
    const changeId = await openChange(transaction, opening);
    for (const login of ['malee', 'somchai']) {
      await addPerson({ transaction, changeId }, { login, displayName: login });
    }
  });
});
afterAll(() => database.close());

const link = (login: string, subject: string, issuer?: string) =>
  linkAccount(database.app, { login, subject, issuer }, OIDC);
const unlink = (login: string, of: { issuer?: string; subject?: string } = {}) =>
  unlinkAccount(database.app, { login, ...of });

describe('the operator', () => {
  test('links an account by its login, whatever its capital letters, and lets it in, on record', async () => {
    await link('Malee', 'sub 1');
    await link('malee', 'sub 2', 'https://other.example.org');
    expect(await listIdentities(database.app)).toBe(
      'malee  https://issuer.example.org  sub 1\nmalee  https://other.example.org  sub 2\n',
    );
    const trail = await asViewer(database.app, SYSTEM, (transaction) =>
      transaction.query(
        `SELECT a.action, a.viewer_kind AS by, a.rule, c.channel, p.login, p.status FROM audit_entry a
         JOIN change c ON c.id = a.change_id JOIN person p ON p.id = a.target_id ORDER BY a.id`,
      ),
    );
    const entry = {
      action: 'linkIdentity',
      by: 'SYSTEM',
      rule: 'SYSTEM',
      channel: 'CLI',
      login: 'malee',
      status: 'ACTIVE',
    };
    expect(trail).toEqual([entry, entry]);
  });

  test('is told what can’t be linked, all of it', async () => {
    await expect(link('nobody', 'sub 3')).rejects.toMatchObject({
      code: 'NOT_FOUND',
      detail: { field: 'login' },
    });
    await expect(link('somchai', 'sub 1')).rejects.toMatchObject({ code: 'DUPLICATE' });
    await expect(link('malee', 'sub 1')).rejects.toMatchObject({ code: 'INVALID_STATE' });
    await expect(link('somchai', '', 'issuer')).rejects.toMatchObject({
      code: 'BAD_INPUT',
      text: { en: expect.stringMatching(/^subject must have .*; issuer must be the URL/) },
    });
    const unset = linkAccount(database.app, { login: 'somchai', subject: 'sub 3' }, undefined);
    await expect(unset).rejects.toMatchObject({ code: 'BAD_INPUT', detail: { field: '--issuer' } });
  });

  test('ends one link, or all', async () => {
    await link('malee', 'sub 4');
    await unlink('malee', { subject: 'sub 1' });
    await expect(unlink('malee', { issuer: OIDC.issuer, subject: 'sub 2' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await unlink('malee');
    expect(await listIdentities(database.app)).toBe('ยังไม่มี / there are none yet\n');
    // What has ended may be linked again, also to somebody else.
    await link('somchai', 'sub 1');
    expect(await listIdentities(database.app)).toBe('somchai  https://issuer.example.org  sub 1\n');
  });
});
