import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Cast, makeCast } from '../../../test/factories/personas.ts';
import { openTestDatabase, type TestDatabase } from '../../../test/setup/open-test-database.ts';
import { withClient } from '../../kernel/db/client.ts';
import { inTransaction } from '../../kernel/db/transaction.ts';
import { newId } from '../../kernel/ids.ts';
import { toGlobalId } from '../../kernel/listing/index.ts';
import { HubRole } from '../../kernel/viewer.ts';
import { ChangeChannel, openChange } from '../../write/index.ts';
import { AccountTokenKind } from './account-token.entity.ts';
import { endTokens, issueToken, type SystemStep } from './account-tokens.ts';
import { addMember } from './person.service.ts';
import { viewersOf } from './viewer-of.ts';

let database: TestDatabase;
let cast: Cast;
/** A reporting officer of A. */
let personId: string;
beforeAll(async () => {
  database = await openTestDatabase();
  cast = await makeCast(database);
  personId = cast.rows.person?.lao as string;
});
afterAll(() => database.close());

const asSystem = <T>(work: (step: SystemStep) => Promise<T>): Promise<T> =>
  inTransaction(database.app, async (transaction) => {
    const opening = { channel: ChangeChannel.CLI, actor: 'test', reason: 'a test' };
    return work({ transaction, changeId: await openChange(transaction, opening) });
  });

const start = async (kind = AccountTokenKind.SESSION) =>
  (await asSystem((step) => issueToken(step, { id: newId(), personId, kind }))).secret;

const asSuperuser = (sql: string, values: unknown[] = []) =>
  withClient(database.adminUrl, (client) => client.query(sql, values));

/** A look that remembers nothing. */
const look = (secret: string, actingFor?: string) => viewersOf(database.app)(`Bearer ${secret}`, actingFor);
const refused = { code: 'UNAUTHENTICATED' };

describe('a session', () => {
  test('stands for its person, who acts for the only partner', async () => {
    expect(await look(await start())).toEqual({
      kind: 'PERSON',
      personId,
      partnerId: cast.partners.A,
      sessionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  test.each([
    [AccountTokenKind.SESSION, 12],
    [AccountTokenKind.INVITATION, 168],
    [AccountTokenKind.RESET, 24],
  ])('or another secret, %s, is good for %i hours', async (kind, hours) => {
    await start(kind);
    const { rows } = await asSuperuser(
      `SELECT extract(epoch FROM t.expires_at - c.at)::float8 / 3600 AS hours FROM hub.account_token t JOIN hub.change c ON c.id = t.change_id
       WHERE t.kind = $1 ORDER BY t.id DESC LIMIT 1`,
      [kind],
    );
    expect(rows[0].hours).toBeCloseTo(hours, 5);
  });

  test('ends at its time, also for whoever remembers it', async () => {
    const secret = await start();
    const at = Date.now();
    await asSuperuser(
      `UPDATE hub.account_token SET expires_at = to_timestamp($1 / 1000.0) WHERE token_hash = sha256($2)`,
      [at + 3_000, secret],
    );
    let now = at;
    const viewerOf = viewersOf(database.app, { clock: { now: () => now } });
    expect(await viewerOf(`Bearer ${secret}`)).toMatchObject({ personId });
    await asSuperuser(
      `UPDATE hub.account_token SET expires_at = now() - interval '1 second' WHERE token_hash = sha256($1)`,
      [secret],
    );
    now = at + 2_999;
    expect(await viewerOf(`Bearer ${secret}`)).toMatchObject({ personId });
    now = at + 3_000;
    await expect(viewerOf(`Bearer ${secret}`)).rejects.toMatchObject(refused);
  });

  test('that was ended stops within five seconds', async () => {
    const secret = await start();
    let now = 1_000_000;
    const viewerOf = viewersOf(database.app, { clock: { now: () => now } });
    expect(await viewerOf(`Bearer ${secret}`)).toMatchObject({ personId });
    await asSystem((step) => endTokens(step, personId));
    now += 4_999;
    expect(await viewerOf(`Bearer ${secret}`)).toMatchObject({ personId });
    now += 1;
    await expect(viewerOf(`Bearer ${secret}`)).rejects.toMatchObject(refused);
  });

  test('is not what an invitation or a reset is', async () => {
    for (const kind of [AccountTokenKind.INVITATION, AccountTokenKind.RESET])
      await expect(look(await start(kind))).rejects.toMatchObject(refused);
  });

  test('of an account that is disabled counts no more', async () => {
    const secret = await start();
    const stand = (status: string) =>
      asSuperuser(`UPDATE hub.person SET status = $1 WHERE id = $2`, [status, personId]);
    await asSuperuser('ALTER TABLE hub.person DISABLE TRIGGER USER');
    await stand('DISABLED');
    await expect(look(secret)).rejects.toMatchObject(refused);
    await stand('ACTIVE');
    expect(await look(secret)).toMatchObject({ personId });
    await asSuperuser('ALTER TABLE hub.person ENABLE TRIGGER USER');
  });

  test('of a member of two partners acts for the one that it names, and for none where it names none', async () => {
    const secret = await start();
    await asSystem((step) => addMember(step, { personId, partnerId: cast.partners.B, role: HubRole.MEMBER }));
    expect(await look(secret)).toMatchObject({ partnerId: null });
    for (const owner of ['A', 'B'] as const)
      expect(await look(secret, toGlobalId('LocalAuthority', cast.partners[owner]))).toMatchObject({
        partnerId: cast.partners[owner],
      });
    await expect(look(secret, toGlobalId('Temple', cast.partners.T))).rejects.toMatchObject({
      code: 'FORBIDDEN',
      detail: { field: 'hub-acting-for' },
    });
  });
});
