import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader, importJWK, type JWTPayload, SignJWT } from 'jose';
import { createLog } from '../../src/app/log.ts';
import { startServer } from '../../src/app/server.ts';
import { inTransaction } from '../../src/kernel/db/transaction.ts';
import { newId } from '../../src/kernel/ids.ts';
import { HubRole } from '../../src/kernel/viewer.ts';
import { ExternalIdentity, Membership, Person, PersonStatus } from '../../src/modules/access/index.ts';
import { ChangeChannel, openChange } from '../../src/write/index.ts';
import { makeClient } from '../factories/clients.ts';
import { makeKey, type RealIssuer, startIssuer, TOKEN_SECONDS } from '../factories/real-issuer.ts';
import { type Register, startRegister } from '../factories/register-keepers.ts';

const HUB = 'https://hub.example.org';
const OTHER = 'https://other.example.org';
const LINKED = 'somchai@example.org';

let issuer: RealIssuer;
let hub: Register;
/** The linked person, and the link. */
let personId: string;
let identityId: string;

const underChange = <T>(
  work: (transaction: Parameters<Parameters<typeof inTransaction>[1]>[0], changeId: string) => Promise<T>,
) =>
  inTransaction(hub.database.app, async (transaction) => {
    const opening = { channel: ChangeChannel.CLI, actor: 'test', reason: 'a test' };
    return work(transaction, await openChange(transaction, opening));
  });

beforeAll(async () => {
  const now = Date.now;
  jest.spyOn(Date, 'now').mockImplementation(() => now() + ahead);
  issuer = await startIssuer([await makeKey('first')]);
  hub = await startRegister({ oidc: { issuer: issuer.url, audience: HUB } });
  const { partnerId } = await makeClient(hub.database.app, { actsFor: 'PLAO-30', roles: [HubRole.MEMBER] });
  [personId, identityId] = [newId(), newId()];
  await underChange(async (transaction, changeId) => {
    const person = { id: personId, displayName: 'Somchai', login: 'somchai', status: PersonStatus.ACTIVE };
    await transaction.insert(Person, { ...person, changeId });
    await transaction.insert(Membership, {
      id: newId(),
      personId,
      partnerId,
      role: HubRole.COORDINATOR,
      changeId,
    });
    const identity = { id: identityId, personId, issuer: issuer.url, subject: LINKED };
    await transaction.insert(ExternalIdentity, { ...identity, changeId });
  });
});
afterAll(async () => {
  await hub.close();
  await issuer.stop();
  jest.restoreAllMocks();
});
afterEach(() => {
  issuer.claims = {};
});

const WHO = '{ viewer { kind person { login } } }';

/** What the hub says to a token: its status, and what it answers. */
async function ask(token: string, address = hub.address) {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    body: JSON.stringify({ query: WHO }),
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
  });
  const { data, errors } = (await response.json()) as {
    data?: { viewer: { kind: string; person: { login: string } | null } };
    errors?: { extensions: { code: string; rule?: string } }[];
  };
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    kind: data?.viewer?.kind,
    login: data?.viewer?.person?.login,
    code: errors?.[0]?.extensions.code,
    rule: errors?.[0]?.extensions.rule,
  };
}

const ACCEPTED = { status: 200, kind: 'PERSON', login: 'somchai' };
const REFUSED = { status: 401, code: 'UNAUTHENTICATED', rule: 'Bearer <key, session or token>' };
const UNKNOWN = { status: 401, code: 'UNAUTHENTICATED', rule: 'a linked identity' };

let ahead = 0;

/** Lets so many seconds pass on the clock of this machine, which is the issuer's and the hub's. It never goes back. */
function later(seconds: number): void {
  ahead += seconds * 1_000;
}

describe('somebody who has signed in with the issuer', () => {
  test('is the person to whom the subject was linked', async () => {
    const { accessToken } = await issuer.signIn(LINKED, HUB);
    expect(await ask(accessToken)).toMatchObject(ACCEPTED);
  });

  test('is told so in other words where nobody was linked to the subject', async () => {
    const { accessToken } = await issuer.signIn('nobody@example.org', HUB);
    expect(await ask(accessToken)).toMatchObject(UNKNOWN);
  });

  test('is not let in by a token for another application of the same issuer, nor by one that only says who it is', async () => {
    const { accessToken, idToken } = await issuer.signIn(LINKED, OTHER);
    expect(decodeJwt(accessToken)).toMatchObject({ iss: issuer.url, sub: LINKED, aud: OTHER });
    expect(await ask(accessToken)).toMatchObject(REFUSED);
    expect(decodeJwt(idToken)).toMatchObject({ iss: issuer.url, sub: LINKED });
    expect(await ask(idToken)).toMatchObject(REFUSED);
  });

  test('is not let in by another issuer, even with the same keys', async () => {
    const other = await startIssuer(issuer.keys);
    try {
      const { accessToken } = await other.signIn(LINKED, HUB);
      expect(decodeProtectedHeader(accessToken).kid).toBe('first');
      expect(await ask(accessToken)).toMatchObject(REFUSED);
    } finally {
      await other.stop();
    }
  });

  test('is let in for a minute after the token’s end, since clocks differ, and no longer', async () => {
    const { accessToken } = await issuer.signIn(LINKED, HUB);
    later(TOKEN_SECONDS + 55);
    expect(await ask(accessToken)).toMatchObject(ACCEPTED);
    // Also what was remembered ends with the token.
    later(6);
    expect(await ask(accessToken)).toMatchObject(REFUSED);
  });

  test('is let in a minute before the token counts, and no sooner', async () => {
    const soon = Math.floor(Date.now() / 1_000) + 300;
    issuer.claims = { nbf: soon };
    const { accessToken } = await issuer.signIn(LINKED, HUB);
    expect(await ask(accessToken)).toMatchObject(REFUSED);
    later(235);
    expect(await ask(accessToken)).toMatchObject(REFUSED);
    later(10);
    expect(await ask(accessToken)).toMatchObject(ACCEPTED);
  });

  test('is not let in once the link has ended, or while the person may not sign in', async () => {
    const { accessToken } = await issuer.signIn(LINKED, HUB);
    const set = (status: PersonStatus) =>
      underChange((transaction, changeId) =>
        transaction.update(Person, { id: personId }, { status, changeId, version: () => 'version + 1' }),
      );
    await set(PersonStatus.DISABLED);
    later(10);
    expect(await ask(accessToken)).toMatchObject(UNKNOWN);
    await set(PersonStatus.ACTIVE);
    expect(await ask(accessToken)).toMatchObject(ACCEPTED);
    const end = (endedAt: string | null) =>
      underChange((transaction, changeId) =>
        transaction.update(
          ExternalIdentity,
          { id: identityId },
          { endedAt, changeId, version: () => 'version + 1' },
        ),
      );
    await end('2026-01-01T00:00:00Z');
    later(10);
    expect(await ask(accessToken)).toMatchObject(UNKNOWN);
    await end(null);
    expect(await ask(accessToken)).toMatchObject(ACCEPTED);
  });
});

describe('a link', () => {
  const PERSON = 'person { id status version }';
  const SUBJECT = 'malee@example.org';
  let office: string;
  let other: string;
  /** Invited by the office, for itself; the version goes on with what the tests do. */
  let invited: { id: string; version: number };

  const invite = async (login: string, by: string, partner: string, role = 'MEMBER') => {
    const input = { displayName: login, login, partnerId: await hub.idOf(partner), role };
    const { person, userErrors } = await hub.write(by, 'invitePerson', input, PERSON);
    expect(userErrors).toEqual([]);
    return person as { id: string; version: number };
  };
  const write = (key: string, mutation: string, input: object) => hub.write(key, mutation, input, PERSON);
  const linking = (subject = SUBJECT) => ({
    id: invited.id,
    expectedVersion: invited.version,
    issuer: issuer.url,
    subject,
  });
  const refusal = (code: string, more: object = {}) => ({ person: null, userErrors: [{ code, ...more }] });

  beforeAll(async () => {
    office = await hub.keyOf('PLAO-30', ['COORDINATOR']);
    other = await hub.keyOf('PLAO-50', ['COORDINATOR']);
    invited = await invite('malee', office, 'PLAO-30');
  });

  test('is made by whoever manages the account, and by nobody else', async () => {
    expect(await write(other, 'linkIdentity', linking())).toMatchObject(refusal('NOT_FOUND'));
    const colleague = await hub.keyOf('PLAO-30', ['REPORTING_OFFICER']);
    expect(await write(colleague, 'linkIdentity', linking())).toMatchObject(refusal('NOT_FOUND'));
    const { accessToken } = await issuer.signIn(SUBJECT, HUB);
    expect(await ask(accessToken)).toMatchObject(UNKNOWN);
    const linked = await write(office, 'linkIdentity', linking());
    expect(linked).toEqual({
      person: { id: invited.id, status: 'ACTIVE', version: 2 },
      userErrors: [],
    });
    expect(await ask(accessToken)).toMatchObject({ status: 200, login: 'malee' });
    const [left] = await hub.rows(
      `SELECT (SELECT count(*)::int FROM hub.account_token t WHERE t.person_id = e.person_id AND t.ended_at IS NULL) AS invitations,
         (SELECT json_build_array(a.action, a.outcome, a.rule, a.details) FROM hub.audit_entry a WHERE a.change_id = e.change_id) AS entry
       FROM hub.external_identity e WHERE e.subject = $1`,
      [SUBJECT],
    );
    expect(left).toEqual({
      invitations: 0,
      entry: ['linkIdentity', 'DONE', 'MANAGER_OF_ALL_MEMBERSHIPS', {}],
    });
    invited.version = 2;
  });

  test('to an administrator is not a coordinator’s to make: it would be a way to become one', async () => {
    const admin = await hub.keyOf('DLA', ['ADMIN']);
    const person = await invite('boss', admin, 'DLA', 'ADMIN');
    const input = { ...linking('boss@example.org'), id: person.id, expectedVersion: 1 };
    const coordinator = await hub.keyOf('DLA', ['COORDINATOR']);
    expect(await write(coordinator, 'linkIdentity', input)).toMatchObject(
      refusal('FORBIDDEN', { rule: 'ADMINISTRATOR | MANAGER_OF_ALL_MEMBERSHIPS' }),
    );
    expect((await write(admin, 'linkIdentity', input)).userErrors).toEqual([]);
  });

  test('is of one subject to one person', async () => {
    expect(await write(office, 'linkIdentity', linking())).toMatchObject(
      refusal('INVALID_STATE', { field: 'subject', rule: 'not linked' }),
    );
    expect(await write(office, 'linkIdentity', linking(LINKED))).toMatchObject(
      refusal('DUPLICATE', { field: 'subject', rule: 'one subject to one person', value: null }),
    );
    const second = await invite('second', office, 'PLAO-30');
    const both = await Promise.all(
      [invited, second].map(({ id, version }) =>
        write(office, 'linkIdentity', { ...linking('at-once'), id, expectedVersion: version }),
      ),
    );
    expect(both.map(({ userErrors }) => userErrors.map(({ code }: { code: string }) => code)).sort()).toEqual(
      [[], ['DUPLICATE']],
    );
    if (both[0].person) invited.version += 1;
  });

  test('needs an issuer that can be one, a subject, and the current version', async () => {
    const refused = await write(office, 'linkIdentity', {
      ...linking('x'.repeat(256)),
      issuer: 'ftp://example.org',
    });
    expect(refused.userErrors).toMatchObject([
      { code: 'BAD_INPUT', field: 'subject', rule: '1 <= length <= 255' },
      { code: 'BAD_INPUT', field: 'issuer', rule: 'URL' },
    ]);
    const stale = { ...linking('another'), expectedVersion: 1 };
    expect(await write(office, 'linkIdentity', stale)).toMatchObject(refusal('CONFLICT'));
  });

  test('ends for one subject or for all, and counts no longer within 5 seconds', async () => {
    const { accessToken } = await issuer.signIn(SUBJECT, HUB);
    expect(await ask(accessToken)).toMatchObject({ status: 200, login: 'malee' });
    const { id } = invited;
    const unlink = (key: string, more: object = {}) =>
      write(key, 'unlinkIdentity', { id, expectedVersion: invited.version, ...more });
    expect(await unlink(other)).toMatchObject(refusal('NOT_FOUND'));
    expect(await unlink(office, { subject: LINKED })).toMatchObject(
      refusal('NOT_FOUND', { field: 'subject' }),
    );
    expect((await unlink(office, { issuer: issuer.url, subject: SUBJECT })).userErrors).toEqual([]);
    invited.version += 1;
    later(5.1);
    expect(await ask(accessToken)).toMatchObject(UNKNOWN);
    expect((await write(office, 'linkIdentity', linking())).userErrors).toEqual([]);
    invited.version += 1;
    expect((await unlink(office)).userErrors).toEqual([]);
    invited.version += 1;
    expect(await unlink(office)).toMatchObject(refusal('NOT_FOUND'));
    later(5.1);
    expect(await ask(accessToken)).toMatchObject(UNKNOWN);
  });

  test('is not made to an account that is disabled', async () => {
    const { id } = invited;
    const disabled = await write(office, 'disablePerson', { id, expectedVersion: invited.version });
    expect(disabled.userErrors).toEqual([]);
    invited.version += 1;
    expect(await write(office, 'linkIdentity', linking())).toMatchObject(
      refusal('INVALID_STATE', { field: 'id' }),
    );
  });
});

describe('a token that the issuer did not make is refused', () => {
  const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = () => Math.floor(Date.now() / 1_000);
  const claims = (): JWTPayload => ({ iss: issuer.url, sub: LINKED, aud: HUB, iat: now(), exp: now() + 300 });
  const signed = async (
    key: Parameters<SignJWT['sign']>[0],
    header: { alg: string; kid?: string },
    payload = claims(),
  ) => new SignJWT(payload).setProtectedHeader(header).sign(key);
  const publicKey = () => {
    const { n, e, kty } = issuer.keys[0]!;
    return createPublicKey({ key: { n, e, kty } as JsonWebKey, format: 'jwk' });
  };

  test.each<[string, () => string | Promise<string>]>([
    ['without a signature', () => `${encoded({ alg: 'none', kid: 'first' })}.${encoded(claims())}.x`],
    [
      'signed with the public key as if it were a shared secret (PEM)',
      () =>
        signed(Buffer.from(publicKey().export({ type: 'spki', format: 'pem' })), {
          alg: 'HS256',
          kid: 'first',
        }),
    ],
    [
      'signed with the public key as if it were a shared secret (DER)',
      () => signed(publicKey().export({ type: 'spki', format: 'der' }), { alg: 'HS256', kid: 'first' }),
    ],
    [
      'signed by a key of that name that is a stranger’s',
      async () => signed(await importJWK(await makeKey('first')), { alg: 'RS256', kid: 'first' }),
    ],
    [
      'whose subject was changed after it was signed',
      async () => {
        const [header, , signature] = (await issuer.signIn('nobody@example.org', HUB)).accessToken.split('.');
        return `${header}.${encoded(claims())}.${signature}`;
      },
    ],
    [
      'that brings its own key',
      async () => {
        const own = await makeKey('own');
        const { n, e, kty } = own;
        const header = { alg: 'RS256', kid: 'own', jwk: { n, e, kty } } as { alg: string };
        return signed(await importJWK(own), header);
      },
    ],
  ])('%s', async (_what, forge) => {
    expect(await ask(await forge())).toMatchObject(REFUSED);
  });

  test.each(['exp', 'sub', 'aud', 'iss'])('that is the issuer’s, and lacks %s', async (claim) => {
    const key = await importJWK(issuer.keys[0]!);
    const whole = claims();
    expect(await ask(await signed(key, { alg: 'RS256', kid: 'first' }, whole))).toMatchObject(ACCEPTED);
    delete whole[claim];
    expect(await ask(await signed(key, { alg: 'RS256', kid: 'first' }, whole))).toMatchObject(REFUSED);
  });
});

describe('the issuer', () => {
  test('changes its keys, and the hub follows without a restart', async () => {
    const old = (await issuer.signIn(LINKED, HUB)).accessToken;
    expect(await ask(old)).toMatchObject(ACCEPTED);
    const { keys } = issuer;
    await issuer.stop();
    await issuer.start([await makeKey('second')]);
    const { accessToken } = await issuer.signIn(LINKED, HUB);
    expect(decodeProtectedHeader(accessToken).kid).toBe('second');
    // The keys are fetched again no sooner than half a minute after the last time, whatever anybody sends.
    later(31);
    expect(await ask(accessToken)).toMatchObject(ACCEPTED);
    // What it has withdrawn counts no longer.
    later(31);
    expect(await ask(old)).toMatchObject(REFUSED);
    await issuer.stop();
    await issuer.start(keys);
    later(31);
    expect(await ask((await issuer.signIn(LINKED, HUB)).accessToken)).toMatchObject(ACCEPTED);
  });

  test('is away: who is known goes on, who has to be asked about comes again later, and the hub stays up', async () => {
    const { accessToken } = await issuer.signIn(LINKED, HUB);
    await issuer.stop();
    const second = await startServer({
      config: { host: '127.0.0.1', port: 0, oidc: { issuer: issuer.url, audience: HUB } },
      dataSource: hub.database.app,
      log: createLog('silent'),
      drainDelay: 0,
    });
    try {
      // This hub has the issuer's keys, the other one has yet to fetch them.
      expect(await ask(accessToken)).toMatchObject(ACCEPTED);
      expect(await ask(accessToken, second.address)).toMatchObject({
        status: 503,
        code: 'UNAVAILABLE',
        retryAfter: '1',
      });
      const stranger = await makeKey('third');
      const unknown = await new SignJWT({ iss: issuer.url, sub: LINKED, aud: HUB, exp: 4_000_000_000 })
        .setProtectedHeader({ alg: 'RS256', kid: 'third' })
        .sign(await importJWK(stranger));
      later(31);
      expect(await ask(unknown)).toMatchObject({ status: 503, code: 'UNAVAILABLE', retryAfter: '1' });
      expect(await ask(hub.key, second.address)).toMatchObject({ status: 200 });
      await issuer.start();
      expect(await ask(accessToken, second.address)).toMatchObject(ACCEPTED);
      expect(await ask(unknown)).toMatchObject(REFUSED);
    } finally {
      await second.stop();
    }
  });

  test('is not believed where it calls itself otherwise', async () => {
    const other = await startServer({
      config: { host: '127.0.0.1', port: 0, oidc: { issuer: `${issuer.url}/`, audience: HUB } },
      dataSource: hub.database.app,
      log: createLog('silent'),
      drainDelay: 0,
    });
    try {
      const { accessToken } = await issuer.signIn(LINKED, HUB);
      expect(await ask(accessToken, other.address)).toMatchObject({ status: 503 });
    } finally {
      await other.stop();
    }
  });

  test('has neither its tokens nor its subjects in the log', async () => {
    const { accessToken } = await issuer.signIn(LINKED, HUB);
    await ask(accessToken);
    for (const secret of [accessToken, accessToken.split('.')[2]!, LINKED])
      expect(hub.logged()).not.toContain(secret);
  });
});

describe('without an issuer', () => {
  test('no token counts', async () => {
    const { accessToken } = await issuer.signIn(LINKED, HUB);
    const plain = await startServer({
      config: { host: '127.0.0.1', port: 0 },
      dataSource: hub.database.app,
      log: createLog('silent'),
      drainDelay: 0,
    });
    try {
      expect(await ask(accessToken, plain.address)).toMatchObject(REFUSED);
    } finally {
      await plain.stop();
    }
  });
});
