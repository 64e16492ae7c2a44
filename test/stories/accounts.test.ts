import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Payload, type Register, startRegister } from '../factories/register-keepers.ts';

let hub: Register;
/** An administrator's app, which makes the first accounts. */
let admin: string;
/** By the province's number: the office, one of its local authorities. */
let offices: Record<'30' | '50', string>;
let authorities: Record<'30' | '50', string>;
beforeAll(async () => {
  hub = await startRegister();
  admin = await hub.keyOf('DLA', ['ADMIN']);
  offices = { '30': await hub.idOf('PLAO-30'), '50': await hub.idOf('PLAO-50') };
  const authorityIn = async (province: string) => {
    const [found] = await hub.rows(
      `SELECT c.code FROM hub.partner p JOIN hub.area a ON a.id = p.area_id JOIN hub.partner_code c ON c.partner_id = p.id
       WHERE p.type = 'LOCAL_AUTHORITY' AND a.code LIKE $1 AND p.valid_to IS NULL AND c.valid_to IS NULL ORDER BY c.code LIMIT 1`,
      [`${province}%`],
    );
    return hub.idOf(found.code);
  };
  authorities = { '30': await authorityIn('30'), '50': await authorityIn('50') };
});
afterAll(() => hub.close());

const REFUSALS = 'userErrors { code field rule value messageTh messageEn }';
const uuidOf = (globalId: string): string => Buffer.from(globalId, 'base64url').toString().split(':')[1]!;

interface Sent {
  bearer?: string | undefined;
  actingFor?: string | undefined;
}

/** One request over HTTP, without a key where none is given. */
async function send(query: string, variables: object, { bearer, actingFor }: Sent = {}) {
  const response = await fetch(`${hub.address}/graphql`, {
    method: 'POST',
    body: JSON.stringify({ query, variables }),
    headers: {
      'content-type': 'application/json',
      ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
      ...(actingFor !== undefined && { 'hub-acting-for': actingFor }),
    },
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Payload };
}

let sent = 0;

/** Carries a mutation out and answers its payload; `keyed` where its input takes an idempotency key. */
async function mutate(
  name: string,
  input: object,
  {
    selection = 'person { id status version }',
    keyed = true,
    ...as
  }: Sent & { selection?: string; keyed?: boolean },
): Promise<Payload> {
  sent += 1;
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const { body } = await send(
    `mutation M($input: ${type}!) { ${name}(input: $input) { ${selection} ${REFUSALS} } }`,
    { input: { ...(keyed && { idempotencyKey: `account ${sent}` }), ...input } },
    as,
  );
  if (body.errors) throw new Error(JSON.stringify(body.errors));
  return body.data[name];
}

const signIn = (login: string, password: string) =>
  mutate(
    'signIn',
    { login, password },
    { keyed: false, selection: 'person { id login } sessionToken sessionEndsAt' },
  );
const setPassword = (token: string, newPassword: string) =>
  mutate('setPassword', { token, newPassword }, { keyed: false });

const viewer = async (as: Sent): Promise<Payload> =>
  (
    await send(
      `{ viewer { kind name person { login } actingFor { id } canActFor { partner { id } roles } roles scopes sessionEndsAt couldDo } }`,
      {},
      as,
    )
  ).body.data.viewer;

/** A password that nobody guesses, another for each login. */
const passwordOf = (login: string): string => `ราชพฤกษ์ lantern ${[...login].reverse().join('')} quorum`;

/** Invites, accepts and signs in; answers the person's id and the session's token. */
async function enrol(
  login: string,
  { partnerId, role, by = admin }: { partnerId: string; role: string; by?: string },
): Promise<{ id: string; session: string }> {
  const invited = await mutate(
    'invitePerson',
    { displayName: `ผู้ใช้ ${login}`, login, email: `${login}@example.org`, partnerId, role },
    { bearer: by, selection: 'person { id } token' },
  );
  expect(invited.userErrors).toEqual([]);
  expect((await setPassword(invited.token, passwordOf(login))).userErrors).toEqual([]);
  const { sessionToken, userErrors } = await signIn(login, passwordOf(login));
  expect(userErrors).toEqual([]);
  return { id: invited.person.id, session: sessionToken };
}

/** That there was one refusal, which says in both languages what is wrong. */
function expectRefusal(payload: Payload, refusal: object): void {
  expect(payload.userErrors).toMatchObject([refusal]);
  const [{ messageTh, messageEn }] = payload.userErrors;
  expect(messageTh).toMatch(/[\u0e01-\u0e5b]/);
  expect(messageEn).toMatch(/^[\x20-\x7e’…]+$/);
}

describe('somebody new', () => {
  test('is invited, accepts, signs in, acts for its partner, writes, and signs out', async () => {
    const invited = await mutate(
      'invitePerson',
      {
        displayName: 'สมหญิง ใจดี',
        login: 'Somying.J',
        email: 'somying@example.org',
        partnerId: authorities['30'],
        role: 'REPORTING_OFFICER',
      },
      {
        bearer: admin,
        selection:
          'person { id displayName login email status memberships { role partner { id } validTo } } membership { role } token tokenEndsAt',
      },
    );
    expect(invited).toMatchObject({
      person: {
        displayName: 'สมหญิง ใจดี',
        login: 'somying.j',
        email: 'somying@example.org',
        status: 'INVITED',
        memberships: [{ role: 'REPORTING_OFFICER', partner: { id: authorities['30'] }, validTo: null }],
      },
      membership: { role: 'REPORTING_OFFICER' },
      token: expect.stringMatching(/^hubt_[A-Za-z0-9_-]{43}$/),
      userErrors: [],
    });

    const accepted = await setPassword(invited.token, passwordOf('somying.j'));
    expect(accepted).toEqual({
      person: { id: invited.person.id, status: 'ACTIVE', version: 2 },
      userErrors: [],
    });

    const session = await signIn(' SOMYING.J ', passwordOf('somying.j'));
    expect(session).toMatchObject({
      person: { id: invited.person.id, login: 'somying.j' },
      sessionToken: expect.stringMatching(/^hubs_[A-Za-z0-9_-]{43}$/),
      userErrors: [],
    });
    const as = { bearer: session.sessionToken };
    expect(await viewer(as)).toMatchObject({
      kind: 'PERSON',
      name: 'สมหญิง ใจดี',
      person: { login: 'somying.j' },
      actingFor: { id: authorities['30'] },
      canActFor: [{ partner: { id: authorities['30'] }, roles: ['REPORTING_OFFICER'] }],
      roles: ['REPORTING_OFFICER'],
      scopes: [],
      sessionEndsAt: session.sessionEndsAt,
    });

    const written = await mutate(
      'addContactChannel',
      { partnerId: authorities['30'], kind: 'EMAIL', value: 'desk@example.org' },
      { ...as, selection: 'contactChannel { value lastChange { actor channel } }' },
    );
    expect(written).toMatchObject({
      contactChannel: {
        value: 'desk@example.org',
        lastChange: { actor: `person:${uuidOf(invited.person.id)}`, channel: 'API' },
      },
      userErrors: [],
    });

    expect((await mutate('signOut', {}, { ...as, selection: 'person { id }' })).userErrors).toEqual([]);
    const [token] = await hub.rows(
      `SELECT ended_at IS NOT NULL AS ended FROM hub.account_token WHERE person_id = $1 AND kind = 'SESSION'`,
      [uuidOf(invited.person.id)],
    );
    expect(token).toEqual({ ended: true });
  });
});

describe('delegated administration', () => {
  let c30: string;
  let c50: string;
  let officer: { id: string; session: string };
  const invite = (by: string, more: object) =>
    mutate(
      'invitePerson',
      {
        displayName: 'ผู้ถูกเชิญ',
        login: `guest-${sent}`,
        partnerId: authorities['30'],
        role: 'MEMBER',
        ...more,
      },
      { bearer: by, selection: 'person { id status } token' },
    );
  beforeAll(async () => {
    c30 = (await enrol('c30', { partnerId: offices['30'], role: 'COORDINATOR' })).session;
    c50 = (await enrol('c50', { partnerId: offices['50'], role: 'COORDINATOR' })).session;
    officer = await enrol('officer', { partnerId: authorities['30'], role: 'REPORTING_OFFICER', by: c30 });
  });

  test('a provincial coordinator invites people of its local authorities and its own office, in no other province', async () => {
    const own = await invite(c30, { partnerId: offices['30'], role: 'COORDINATOR' });
    expect(own).toMatchObject({ person: { status: 'INVITED' }, userErrors: [] });
    const foreign = await invite(c30, { partnerId: authorities['50'] });
    expectRefusal(foreign, { code: 'FORBIDDEN', rule: expect.stringContaining('COORDINATOR_OVER_PARTNER') });
    expect(foreign.token).toBeNull();
  });

  test.each(['ADMIN', 'AUDITOR'])('it gives nobody the role %s', async (role) => {
    const refused = await invite(c30, { role });
    expectRefusal(refused, { code: 'FORBIDDEN', rule: expect.stringContaining('ROLE_CAN_BE_DELEGATED') });
  });

  test('it sees whom it manages, and the coordinator of another province does not', async () => {
    const people = (bearer: string) => send('{ people(first: 50) { nodes { login } } }', {}, { bearer });
    const loginsOf = async (bearer: string) =>
      (await people(bearer)).body.data.people.nodes.map(({ login }: Payload) => login);
    expect(await loginsOf(c30)).toEqual(expect.arrayContaining(['c30', 'officer', 'somying.j']));
    expect(await loginsOf(c50)).toEqual(['c50']);
    expect(await loginsOf(officer.session)).toEqual(['officer']);
    const { body } = await send(
      'query Q($id: ID!) { node(id: $id) { id } }',
      { id: officer.id },
      { bearer: c50 },
    );
    expect(body.data.node).toBeNull();
    const [own] = (
      await send(
        'query Q($id: ID!) { partner(id: $id) { memberships { role person { login } } } }',
        { id: authorities['30'] },
        { bearer: c30 },
      )
    ).body.data.partner.memberships.filter(({ person }: Payload) => person.login === 'officer');
    expect(own).toEqual({ role: 'REPORTING_OFFICER', person: { login: 'officer' } });
  });

  test('what another province’s coordinator does to an account is refused in the words for nobody', async () => {
    for (const [mutation, more] of [
      ['resetPassword', {}],
      ['disablePerson', { expectedVersion: 2 }],
      ['purgePerson', { expectedVersion: 2 }],
    ] as const) {
      const refused = await mutate(mutation, { id: officer.id, ...more }, { bearer: c50 });
      expectRefusal(refused, { code: 'NOT_FOUND', field: 'id' });
    }
    const added = await mutate(
      'addMembership',
      { personId: officer.id, partnerId: offices['50'], role: 'MEMBER' },
      { bearer: c50 },
    );
    expectRefusal(added, { code: 'NOT_FOUND', field: 'personId' });
  });
});
