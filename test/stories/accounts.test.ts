import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { createLog } from '../../src/app/log.ts';
import { startServer } from '../../src/app/server.ts';
import { type Accounts, type Enrolled, passwordOf, startAccounts, uuidOf } from '../factories/accounts.ts';
import { tablesWith } from '../factories/all-texts.ts';
import { connectElsewhere } from '../factories/elsewhere.ts';
import type { Payload } from '../factories/register-keepers.ts';

let hub: Accounts;
let admin: string;
let offices: Accounts['offices'];
let authorities: Accounts['authorities'];
beforeAll(async () => {
  hub = await startAccounts();
  ({ admin, offices, authorities } = hub);
});
afterAll(() => hub.close());

const send: Accounts['send'] = (...args) => hub.send(...args);
const mutate: Accounts['mutate'] = (...args) => hub.mutate(...args);
const signIn: Accounts['signIn'] = (...args) => hub.signIn(...args);
const setPassword: Accounts['setPassword'] = (...args) => hub.setPassword(...args);
const enrol: Accounts['enrol'] = (...args) => hub.enrol(...args);
const viewer: Accounts['viewer'] = (...args) => hub.viewer(...args);

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
  let officer: Enrolled;
  let invited = 0;
  const invite = (by: string, more: object) => {
    invited += 1;
    return mutate(
      'invitePerson',
      {
        displayName: 'ผู้ถูกเชิญ',
        login: `guest-${invited}`,
        partnerId: authorities['30'],
        role: 'MEMBER',
        ...more,
      },
      { bearer: by, selection: 'person { id status } token' },
    );
  };
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

describe('signing in', () => {
  let guest: Enrolled;
  beforeAll(async () => {
    guest = await enrol('guest.one', { partnerId: authorities['50'], role: 'MEMBER' });
  });
  const turn = async (mutation: 'disablePerson' | 'enablePerson') => {
    const [{ version }] = await hub.rows('SELECT version FROM hub.person WHERE id = $1', [uuidOf(guest.id)]);
    return mutate(mutation, { id: guest.id, expectedVersion: version }, { bearer: admin });
  };
  const refusal = {
    code: 'WRONG_CREDENTIALS',
    field: 'password',
    rule: 'login and password of an account in use',
    value: null,
  };

  test('is refused in equal words for an unknown login, a wrong password and a disabled account', async () => {
    const wrong = await signIn('guest.one', 'not the password');
    expectRefusal(wrong, refusal);
    expect(wrong).toMatchObject({ person: null, sessionToken: null, sessionEndsAt: null });
    for (const nobody of ['nobody.here', 'ไม่มีใคร', 'a\u0000b', ''])
      expect(await signIn(nobody, passwordOf('guest.one'))).toEqual(wrong);
    const invited = await mutate(
      'invitePerson',
      { displayName: 'ยังไม่มา', login: 'not.yet', partnerId: authorities['50'], role: 'MEMBER' },
      { bearer: admin },
    );
    expect(invited.userErrors).toEqual([]);
    expect(await signIn('not.yet', '')).toEqual(wrong);
    expect((await turn('disablePerson')).person.status).toBe('DISABLED');
    expect(await signIn('guest.one', passwordOf('guest.one'))).toEqual(wrong);
    expectRefusal(await turn('disablePerson'), { code: 'INVALID_STATE', value: 'DISABLED' });
    expect((await turn('enablePerson')).person.status).toBe('ACTIVE');
    expect((await signIn('guest.one', passwordOf('guest.one'))).userErrors).toEqual([]);
  });

  test('leaves attempts that failed on record, by the account and with nothing that was typed', async () => {
    await signIn('guest.one', 'typed by mistake');
    await signIn('typed.by.mistake', 'x');
    const entries = await hub.rows(
      `SELECT viewer_kind, viewer_id, action, target_id, outcome, rule, details FROM hub.audit_entry ORDER BY id DESC LIMIT 2`,
    );
    const entry = { viewer_kind: 'ANONYMOUS', viewer_id: null, action: 'signIn', outcome: 'REFUSED' };
    const more = { rule: 'WRONG_CREDENTIALS', details: {} };
    expect(entries).toEqual([
      { ...entry, ...more, target_id: null },
      { ...entry, ...more, target_id: uuidOf(guest.id) },
    ]);
  });

  test('makes the hash of the password anew where it was made at a lower cost', async () => {
    const low = await hash(passwordOf('guest.one'), { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
    const kept = () =>
      hub.rows('SELECT password_hash FROM hub.credential WHERE person_id = $1', [uuidOf(guest.id)]);
    await hub.rows('UPDATE hub.credential SET password_hash = $1 WHERE person_id = $2', [
      low,
      uuidOf(guest.id),
    ]);
    expect((await signIn('guest.one', passwordOf('guest.one'))).userErrors).toEqual([]);
    expect(await kept()).toEqual([
      { password_hash: expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/) },
    ]);
    expect((await signIn('guest.one', passwordOf('guest.one'))).userErrors).toEqual([]);
  });

  test('may fail ten times at one name over two servers; then it is 429 until the time that it says', async () => {
    await enrol('ten.times', { partnerId: authorities['50'], role: 'MEMBER' });
    const elsewhere = await connectElsewhere(hub.database);
    const second = await startServer({
      config: { host: '127.0.0.1', port: 0 },
      dataSource: elsewhere,
      log: createLog('silent'),
      drainDelay: 0,
    });
    const attempt = (no: number, password: string) =>
      send(
        `mutation { signIn(input: { login: "ten.times", password: "${password}" }) { sessionToken userErrors { code } } }`,
        {},
        { at: no % 2 === 0 ? hub.address : second.address },
      );
    for (let no = 1; no <= 10; no += 1) {
      const { status, body } = await attempt(no, 'wrong');
      expect([status, body.data.signIn.userErrors]).toEqual([200, [{ code: 'WRONG_CREDENTIALS' }]]);
    }
    for (const no of [11, 12]) {
      const { status, headers, body } = await attempt(no, passwordOf('ten.times'));
      expect(status).toBe(429);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(15 * 60);
      expect(body.data?.signIn ?? null).toBeNull();
      expect(body.errors[0].extensions).toMatchObject({
        code: 'TOO_MANY_ATTEMPTS',
        retryAfter: Number(headers.get('retry-after')),
        messageTh: expect.stringMatching(/ลองผิดหลายครั้งเกินไป/),
        messageEn: expect.stringMatching(/Too many attempts/),
      });
    }
    // What was carried out before it in the same operation is told all the same.
    const { status, body } = await send(
      `mutation ($input: InvitePersonInput!) {
         invitePerson(input: $input) { person { displayName } userErrors { code } }
         signIn(input: { login: "ten.times", password: "wrong" }) { sessionToken } }`,
      {
        input: {
          displayName: 'ผู้รับเชิญ',
          login: 'told.all.the.same',
          partnerId: authorities['50'],
          role: 'MEMBER',
          idempotencyKey: 'told all the same',
        },
      },
      { bearer: admin },
    );
    expect([status, body.data]).toEqual([
      429,
      { invitePerson: { person: { displayName: 'ผู้รับเชิญ' }, userErrors: [] }, signIn: null },
    ]);
    await second.stop();
    await elsewhere.destroy();
  });
});

describe('a one-time token', () => {
  const refusal = { code: 'WRONG_CREDENTIALS', field: 'token', value: null };
  const invited = async (login: string): Promise<{ id: string; token: string }> => {
    const { person, token } = await mutate(
      'invitePerson',
      { displayName: 'ผู้รับเชิญ', login, partnerId: authorities['50'], role: 'MEMBER' },
      { bearer: admin, selection: 'person { id } token' },
    );
    return { id: person.id, token };
  };

  test('counts once, and is refused in equal words when used, unknown, too old or no token at all', async () => {
    const { token } = await invited('once.only');
    expect((await setPassword(token, passwordOf('once.only'))).userErrors).toEqual([]);
    const used = await setPassword(token, passwordOf('once.only'));
    expectRefusal(used, refusal);
    const { token: old } = await invited('too.old');
    await hub.rows(`UPDATE hub.account_token SET expires_at = hub.now() WHERE token_hash = sha256($1)`, [
      old,
    ]);
    const unknown = `hubt_${'A'.repeat(43)}`;
    const { sessionToken } = await signIn('once.only', passwordOf('once.only'));
    for (const other of [old, unknown, 'no token', 'a\u0000b', sessionToken])
      expect(await setPassword(other, passwordOf('too.old'))).toEqual(used);
  });

  test('sent twice at once sets one password', async () => {
    const { token } = await invited('at.once');
    const outcomes = await Promise.all(
      [1, 2, 3].map((no) => setPassword(token, passwordOf(`at.once ${no}`))),
    );
    expect(outcomes.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
  });

  test.each([
    ['short', '12 <= length <= 200'],
    ['weak.password', 'hard to guess'],
    ['passwordpassword', 'hard to guess'],
  ])('goes on counting where the password %s is refused', async (password, rule) => {
    const { token } = await invited(`to.refuse.${password.length}`);
    const refused = await setPassword(token, password);
    expectRefusal(refused, { code: 'BAD_INPUT', field: 'newPassword', rule });
    expect(JSON.stringify(refused)).not.toContain(password);
    expect((await setPassword(token, passwordOf('better'))).userErrors).toEqual([]);
  });

  test('is shown once: the repeat of an invitation answers the person, and a reset makes a new one', async () => {
    const input = {
      displayName: 'สองครั้ง',
      login: 'shown.once',
      partnerId: authorities['50'],
      role: 'MEMBER',
    };
    const selection = 'person { id status } token';
    const again = { ...input, idempotencyKey: 'shown once' };
    const first = await mutate('invitePerson', again, { bearer: admin, selection });
    const repeat = await mutate('invitePerson', again, { bearer: admin, selection });
    expect(repeat).toEqual({ ...first, token: null });
    const anew = await mutate('resetPassword', { id: first.person.id }, { bearer: admin, selection });
    expectRefusal(await setPassword(first.token, passwordOf('shown.once')), refusal);
    expect((await setPassword(anew.token, passwordOf('shown.once'))).person.status).toBe('ACTIVE');
    expectRefusal(await mutate('invitePerson', input, { bearer: admin }), {
      code: 'DUPLICATE',
      field: 'login',
    });
  });

  test('of an account that was disabled since does not count', async () => {
    const { id, token } = await invited('disabled.since');
    await mutate('disablePerson', { id, expectedVersion: 1 }, { bearer: admin });
    expectRefusal(await setPassword(token, passwordOf('disabled.since')), refusal);
    const enabled = await mutate('enablePerson', { id, expectedVersion: 2 }, { bearer: admin });
    expect(enabled.person.status).toBe('INVITED');
    expectRefusal(await setPassword(token, passwordOf('disabled.since')), refusal);
  });
});

describe('one’s own account', () => {
  const sessionsOf = async (id: string): Promise<number> => {
    const [found] = await hub.rows(
      `SELECT count(*)::int AS open FROM hub.account_token WHERE person_id = $1 AND kind = 'SESSION' AND ended_at IS NULL`,
      [uuidOf(id)],
    );
    return found.open;
  };
  const change = (bearer: string, currentPassword: string, newPassword: string) =>
    mutate(
      'changePassword',
      { currentPassword, newPassword },
      { bearer, keyed: false, selection: 'person { id }' },
    );

  test('has its password changed by whoever knows the one before, which ends the other sessions', async () => {
    const own = await enrol('own.account', { partnerId: authorities['50'], role: 'MEMBER' });
    await signIn('own.account', passwordOf('own.account'));
    expect(await sessionsOf(own.id)).toBe(2);
    const wrong = await change(own.session, 'not the password', passwordOf('another'));
    expectRefusal(wrong, { code: 'WRONG_CREDENTIALS', field: 'currentPassword' });
    const same = await change(own.session, passwordOf('own.account'), passwordOf('own.account'));
    expectRefusal(same, { code: 'BAD_INPUT', field: 'newPassword' });
    expect((await change(own.session, passwordOf('own.account'), passwordOf('another'))).userErrors).toEqual(
      [],
    );
    expect(await sessionsOf(own.id)).toBe(1);
    expect((await viewer({ bearer: own.session })).kind).toBe('PERSON');
    expectRefusal(await signIn('own.account', passwordOf('own.account')), { code: 'WRONG_CREDENTIALS' });
    expect((await signIn('own.account', passwordOf('another'))).userErrors).toEqual([]);
  });

  test('has its name and address changed, and says what of it can’t be', async () => {
    const own = await enrol('own.name', { partnerId: authorities['50'], role: 'MEMBER' });
    const selection = 'person { displayName email version }';
    const update = (input: Record<string, unknown>) =>
      mutate('updateMyAccount', input, { bearer: own.session, selection });
    expect(await update({ expectedVersion: 2, displayName: 'ชื่อใหม่', email: null })).toMatchObject({
      person: { displayName: 'ชื่อใหม่', email: null, version: 3 },
      userErrors: [],
    });
    expectRefusal(await update({ expectedVersion: 2, displayName: 'อีกชื่อ' }), { code: 'CONFLICT' });
    expectRefusal(await update({ expectedVersion: 3 }), { code: 'BAD_INPUT', field: 'displayName' });
    expectRefusal(await update({ expectedVersion: 3, email: 'no address' }), {
      code: 'BAD_INPUT',
      field: 'email',
    });
    expectRefusal(await update({ expectedVersion: 3, displayName: 'เลข 1-1017-00207-03-0' }), {
      code: 'BAD_INPUT',
      field: 'displayName',
    });
  });

  test('is reset by whoever manages it: the password before is gone, and so are the sessions', async () => {
    const own = await enrol('to.reset', { partnerId: authorities['50'], role: 'MEMBER' });
    const { token, person } = await mutate(
      'resetPassword',
      { id: own.id },
      { bearer: admin, selection: 'person { status } token' },
    );
    expect(person.status).toBe('ACTIVE');
    expect(await sessionsOf(own.id)).toBe(0);
    expectRefusal(await signIn('to.reset', passwordOf('to.reset')), { code: 'WRONG_CREDENTIALS' });
    expect((await setPassword(token, passwordOf('reset'))).userErrors).toEqual([]);
    expect((await signIn('to.reset', passwordOf('reset'))).userErrors).toEqual([]);
  });

  test('is a person’s: an app has none', async () => {
    for (const [name, input, keyed] of [
      ['signOut', {}, true],
      ['updateMyAccount', { expectedVersion: 1, displayName: 'แอป' }, true],
      ['changePassword', { currentPassword: 'x', newPassword: 'y' }, false],
    ] as const)
      expectRefusal(await mutate(name, input, { bearer: admin, keyed }), {
        code: 'FORBIDDEN',
        rule: 'ONESELF',
      });
  });

  test('is left everywhere at once', async () => {
    const own = await enrol('sign.out', { partnerId: authorities['50'], role: 'MEMBER' });
    await signIn('sign.out', passwordOf('sign.out'));
    await mutate('signOut', { everywhere: true }, { bearer: own.session });
    expect(await sessionsOf(own.id)).toBe(0);
  });
});

describe('somebody in several partners', () => {
  test('acts for the one that the header names, may what the roles there allow, and is nobody’s to take over', async () => {
    const both = await enrol('both', { partnerId: authorities['30'], role: 'REPORTING_OFFICER' });
    const added = await mutate(
      'addMembership',
      { personId: both.id, partnerId: authorities['50'], role: 'COORDINATOR' },
      { bearer: admin, selection: 'membership { id role version }' },
    );
    expect(added.userErrors).toEqual([]);
    const again = { personId: both.id, partnerId: authorities['50'], role: 'COORDINATOR' };
    expectRefusal(await mutate('addMembership', again, { bearer: admin }), {
      code: 'DUPLICATE',
      value: 'COORDINATOR',
    });

    // The session was remembered with the one partner that there was.
    const fresh = (await signIn('both', passwordOf('both'))).sessionToken;
    expect(await viewer({ bearer: fresh })).toMatchObject({
      actingFor: null,
      roles: [],
      canActFor: expect.arrayContaining([
        { partner: { id: authorities['30'] }, roles: ['REPORTING_OFFICER'] },
        { partner: { id: authorities['50'] }, roles: ['COORDINATOR'] },
      ]),
    });
    const coordinating = await viewer({ bearer: fresh, actingFor: authorities['50'] });
    expect(coordinating).toMatchObject({ actingFor: { id: authorities['50'] }, roles: ['COORDINATOR'] });
    expect(coordinating.couldDo).toEqual(
      expect.arrayContaining(['invitePerson', 'resetPassword', 'updateMyAccount', 'addContactChannel']),
    );
    expect(coordinating.couldDo).not.toContain('purgePerson');
    const reporting = await viewer({ bearer: fresh, actingFor: authorities['30'] });
    expect(reporting.roles).toEqual(['REPORTING_OFFICER']);
    expect(reporting.couldDo).not.toEqual(expect.arrayContaining(['invitePerson']));

    const { status, body } = await send(
      '{ viewer { kind } }',
      {},
      { bearer: fresh, actingFor: offices['30'] },
    );
    expect([status, body.errors[0].extensions]).toMatchObject([
      403,
      { code: 'FORBIDDEN', field: 'hub-acting-for' },
    ]);

    const { session: c30 } = await enrol('c30.second', { partnerId: offices['30'], role: 'COORDINATOR' });
    expectRefusal(await mutate('resetPassword', { id: both.id }, { bearer: c30 }), {
      code: 'FORBIDDEN',
      rule: expect.stringContaining('MANAGER_OF_ALL_MEMBERSHIPS'),
    });

    const { id, version } = added.membership;
    const today = (await hub.rows('SELECT hub.today()::text AS day'))[0].day;
    const end = { id, expectedVersion: version, on: today };
    expectRefusal(await mutate('endMembership', { ...end, on: '2569-01-01' }, { bearer: admin }), {
      code: 'BAD_INPUT',
      field: 'on',
    });
    const ended = await mutate('endMembership', end, {
      bearer: admin,
      selection: 'membership { validTo version }',
    });
    expect(ended).toMatchObject({ membership: { validTo: today, version: 2 }, userErrors: [] });
    expectRefusal(await mutate('endMembership', { ...end, expectedVersion: 2 }, { bearer: admin }), {
      code: 'INVALID_STATE',
    });
    // The remembered viewer may nothing more there: roles are looked up at each use.
    const lost = await viewer({ bearer: fresh, actingFor: authorities['50'] });
    expect(lost).toMatchObject({ roles: [], actingFor: null });
    expect((await mutate('resetPassword', { id: both.id }, { bearer: c30 })).userErrors).toEqual([]);
  });
});

describe('the viewer', () => {
  test('who is anonymous is told so, and nothing else is answered without a key', async () => {
    expect(await viewer({})).toEqual({
      kind: 'ANONYMOUS',
      name: null,
      person: null,
      actingFor: null,
      canActFor: [],
      roles: [],
      scopes: [],
      sessionEndsAt: null,
      couldDo: [],
    });
    for (const query of [
      '{ viewer { kind } people { totalCount } }',
      '{ people { totalCount } }',
      '{ ... on Query { viewer { kind } } }',
      'mutation { signOut(input: { idempotencyKey: "x" }) { person { id } } }',
    ])
      expect((await send(query, {})).status).toBe(401);
  });

  test('that is an app is told its name, partner, roles and scopes', async () => {
    const key = await hub.keyOf('PLAO-30', ['COORDINATOR'], ['WRITE', 'BULK']);
    expect(await viewer({ bearer: key })).toMatchObject({
      kind: 'CLIENT',
      name: 'PLAO-30 COORDINATOR',
      person: null,
      actingFor: { id: offices['30'] },
      canActFor: [{ partner: { id: offices['30'] }, roles: ['COORDINATOR'] }],
      roles: ['COORDINATOR'],
      scopes: ['BULK', 'WRITE'],
      sessionEndsAt: null,
      couldDo: expect.arrayContaining(['invitePerson', 'createPartner']),
    });
    expect((await viewer({ bearer: key })).couldDo).not.toContain('updateMyAccount');
  });
});

test('no password, token or session of all this is in the log or anywhere in the database', async () => {
  const { secrets } = hub;
  expect(secrets.size).toBeGreaterThan(70);
  const texts = [...secrets].filter((secret) => secret.length > 10);
  expect(await tablesWith(hub.rows, texts)).toEqual([]);
  for (const secret of texts) expect(hub.logged()).not.toContain(secret);
});
