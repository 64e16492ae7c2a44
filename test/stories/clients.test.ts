import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { toGlobalId } from '../../src/kernel/listing/index.ts';
import { type Payload, type Register, startRegister } from '../factories/register-keepers.ts';

let hub: Register;
/** Coordinators of two provincial offices, and of the hub. */
let office: string;
let other: string;
let admin: string;
/** A local authority of province 30, and one of province 50. */
let authority: string;
let foreign: string;

const authorityIn = async (province: string): Promise<string> => {
  const [{ id }] = await hub.rows(
    `SELECT p.id FROM hub.partner p JOIN hub.area a ON a.id = p.area_id WHERE p.type = 'LOCAL_AUTHORITY'
       AND p.local_authority_kind = 'SAO' AND a.code LIKE $1 AND p.valid_to IS NULL ORDER BY p.id LIMIT 1`,
    [`${province}%`],
  );
  return toGlobalId('LocalAuthority', id);
};

beforeAll(async () => {
  hub = await startRegister();
  office = await hub.keyOf('PLAO-30', ['COORDINATOR']);
  other = await hub.keyOf('PLAO-50', ['COORDINATOR']);
  admin = await hub.keyOf('DLA', ['ADMIN']);
  authority = await authorityIn('30');
  foreign = await authorityIn('50');
});
afterAll(() => hub.close());
afterEach(() => {
  jest.restoreAllMocks();
});

const CLIENT = `apiClient { id name roles scopes isDemo revokedAt version partner { id }
  keys { madeAt expiresAt lastUsedAt } lastChange { channel reason } }`;
const MADE = `${CLIENT} key`;

const create = (key: string, input: object, selection = MADE) =>
  hub.write(key, 'createApiClient', { name: 'แอปทดสอบ', ...input }, selection);

async function made(key: string, input: object): Promise<Payload> {
  const payload = await create(key, input);
  expect(payload.userErrors).toEqual([]);
  return payload;
}

const appOf = (partnerId: string) =>
  made(office, { partnerId, roles: ['REPORTING_OFFICER'], scopes: ['WRITE'] });

/** The HTTP status of a question that any key may ask. */
async function statusOf(key: string): Promise<number> {
  const response = await fetch(`${hub.address}/graphql`, {
    method: 'POST',
    body: JSON.stringify({ query: '{ area(code: "30") { code } }' }),
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
  });
  return response.status;
}

/** Lets what the hub remembers of keys grow older by some milliseconds. */
function later(milliseconds: number): void {
  const now = Date.now;
  const started = now();
  jest.spyOn(Date, 'now').mockImplementation(() => started + milliseconds);
}

const lastEntry = async () => {
  const [entry] = await hub.rows(
    'SELECT action, target_type, target_id, outcome, rule, details FROM hub.audit_entry ORDER BY id DESC LIMIT 1',
  );
  return entry;
};

const uuidOf = (globalId: string): string => Buffer.from(globalId, 'base64url').toString().split(':')[1]!;

describe('a client', () => {
  test('is made by the provincial office for a local authority of its province, and writes with its key', async () => {
    const { apiClient, key } = await appOf(authority);
    expect(key).toMatch(/^hub_[A-Za-z0-9_-]{43}$/);
    expect(apiClient).toEqual({
      id: expect.any(String),
      name: 'แอปทดสอบ',
      roles: ['REPORTING_OFFICER'],
      scopes: ['WRITE'],
      isDemo: false,
      revokedAt: null,
      version: 1,
      partner: { id: authority },
      keys: [{ madeAt: expect.any(String), expiresAt: null, lastUsedAt: null }],
      lastChange: { channel: 'API', reason: 'createApiClient' },
    });
    expect(await lastEntry()).toEqual({
      action: 'createApiClient',
      target_type: 'ApiClient',
      target_id: uuidOf(apiClient.id),
      outcome: 'DONE',
      rule: 'COORDINATOR_OVER_PARTNER ROLE_CAN_BE_DELEGATED',
      details: { roles: ['REPORTING_OFFICER'], scopes: ['WRITE'], expiresAt: null },
    });
    const [{ version }] = await hub.rows('SELECT version FROM hub.partner WHERE id = $1', [
      uuidOf(authority),
    ]);
    const change = { id: authority, expectedVersion: version, nameEn: 'By its app' };
    const written = await hub.write(key, 'updatePartner', change, 'partner { nameEn }');
    expect(written).toEqual({ partner: { nameEn: 'By its app' }, userErrors: [] });
    const elsewhere = await hub.write(key, 'updatePartner', {
      ...change,
      id: foreign,
      expectedVersion: 1,
    });
    expect(elsewhere.userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  });

  test('is not made for a local authority of another province, nor by who coordinates nothing', async () => {
    for (const [key, partnerId] of [
      [office, foreign],
      [other, authority],
      [(await appOf(authority)).key, authority],
      [office, null],
    ] as const) {
      const refused = await create(key, { partnerId, roles: partnerId ? ['MEMBER'] : [] });
      expect(refused).toMatchObject({ apiClient: null, key: null, userErrors: [{ code: 'FORBIDDEN' }] });
    }
    expect(await lastEntry()).toMatchObject({ action: 'createApiClient', outcome: 'REFUSED' });
  });

  test('gets no role from a coordinator that coordinators may not give, neither at first nor later', async () => {
    for (const role of ['ADMIN', 'AUDITOR']) {
      const refused = await create(office, { partnerId: authority, roles: [role] });
      expect(refused.userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    }
    const { apiClient } = await appOf(authority);
    const input = { id: apiClient.id, expectedVersion: 1, roles: ['MEMBER', 'ADMIN'] };
    const raised = await hub.write(office, 'updateApiClient', input, CLIENT);
    expect(raised).toMatchObject({
      apiClient: null,
      userErrors: [{ code: 'FORBIDDEN', rule: 'ADMINISTRATOR | ROLE_CAN_BE_DELEGATED' }],
    });
    const byAdmin = await hub.write(admin, 'updateApiClient', input, CLIENT);
    expect(byAdmin).toMatchObject({ apiClient: { roles: ['MEMBER', 'ADMIN'], version: 2 }, userErrors: [] });
    // What is an administrator by now is no longer the office's to rename, rotate or revoke.
    for (const mutation of ['updateApiClient', 'rotateApiKey', 'revokeApiClient']) {
      const more = mutation === 'updateApiClient' ? { name: 'ของเรา' } : {};
      const refused = await hub.write(
        office,
        mutation,
        { id: apiClient.id, expectedVersion: 2, ...more },
        CLIENT,
      );
      expect(refused.userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    }
  });

  test('says all that is wrong with it at once', async () => {
    const long = 'x'.repeat(501);
    const refused = await create(admin, { name: long, roles: ['MEMBER'], expiresAt: '2001-01-01T00:00:00Z' });
    expect(refused.userErrors.map(({ code, field, rule }: Payload) => [code, field, rule])).toEqual([
      ['BAD_INPUT', 'name', '1 <= length <= 500'],
      ['BAD_INPUT', 'roles', 'empty without a partner'],
      ['BAD_INPUT', 'expiresAt', '> now'],
    ]);
    const buddhist = await create(admin, { expiresAt: '2570-01-01T00:00:00Z' });
    expect(buddhist.userErrors).toMatchObject([{ field: 'expiresAt', rule: 'year < 2400' }]);
    const unknown = await create(admin, {
      partnerId: Buffer.from('Temple:017f2907-0400-7000-8000-000000000000').toString('base64url'),
    });
    expect(unknown.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: 'partnerId' }]);
  });

  test('is seen by itself, without its keys, by whoever manages it, and by nobody else', async () => {
    const { apiClient, key } = await appOf(authority);
    const seen = async (asker: string) =>
      (
        await hub.query(
          asker,
          'query ($id: ID!) { node(id: $id) { ... on ApiClient { name keys { madeAt } } } }',
          {
            id: apiClient.id,
          },
        )
      ).node;
    expect(await seen(office)).toEqual({ name: 'แอปทดสอบ', keys: [{ madeAt: expect.any(String) }] });
    expect(await seen(key)).toEqual({ name: 'แอปทดสอบ', keys: [] });
    expect(await seen(other)).toBeNull();
    expect(await seen(hub.key)).toBeNull();
    const listed = async (asker: string) => {
      const { apiClients } = await hub.query(
        asker,
        '{ apiClients(first: 100, filter: { revokedAt: { isNull: true } }) { nodes { id } } }',
      );
      return apiClients.nodes.some(({ id }: Payload) => id === apiClient.id);
    };
    expect([await listed(office), await listed(admin), await listed(other)]).toEqual([true, true, false]);
    const ofPartner = async (asker: string) =>
      (
        await hub.query(asker, 'query ($id: ID!) { partner(id: $id) { apiClients { id } } }', {
          id: authority,
        })
      ).partner.apiClients;
    expect(await ofPartner(office)).toContainEqual({ id: apiClient.id });
    expect(await ofPartner(other)).toEqual([]);
    expect(await ofPartner(key)).toEqual([{ id: apiClient.id }]);
  });
});

describe('a key', () => {
  test('is not shown again where the same is sent again', async () => {
    const input = { partnerId: authority, roles: ['MEMBER'], idempotencyKey: 'made once' };
    const first = await made(office, input);
    const again = await made(office, input);
    expect(again).toEqual({ ...first, key: null });
    const rotation = { id: first.apiClient.id, expectedVersion: 1, idempotencyKey: 'rotated once' };
    const rotated = await hub.write(office, 'rotateApiKey', rotation, MADE);
    const repeated = await hub.write(office, 'rotateApiKey', rotation, MADE);
    expect(rotated.key).toMatch(/^hub_/);
    expect(repeated).toEqual({ ...rotated, key: null });
    expect(rotated.apiClient.keys).toHaveLength(2);
  });

  test('stands nowhere: not in the log, nor in any table', async () => {
    const { key } = await appOf(authority);
    await statusOf(key);
    expect(hub.logged()).not.toContain(key);
    const tables = await hub.rows(
      `SELECT relname FROM pg_class WHERE relnamespace = 'hub'::regnamespace AND relkind = 'r'`,
    );
    for (const { relname } of tables) {
      const [{ found }] = await hub.rows(
        `SELECT count(*)::int AS found FROM hub.${relname} t WHERE t::text LIKE $1`,
        [`%${key.slice(4)}%`],
      );
      expect([relname, found]).toEqual([relname, 0]);
    }
  });

  test('works beside the next one for the overlap, and without one no longer than 5 seconds', async () => {
    const { apiClient, key: first } = await appOf(authority);
    const { id } = apiClient;
    const rotate = (expectedVersion: number, more: object = {}) =>
      hub.write(office, 'rotateApiKey', { id, expectedVersion, ...more }, MADE);
    const second = await rotate(1, { overlapHours: 2 });
    expect([await statusOf(first), await statusOf(second.key)]).toEqual([200, 200]);
    const [newest, oldest] = second.apiClient.keys;
    expect(newest.expiresAt).toBeNull();
    expect(Date.parse(oldest.expiresAt) - Date.parse(newest.madeAt)).toBe(2 * 3_600_000);
    // Whoever did not see the first rotation does not take its key away.
    expect((await rotate(1)).userErrors).toMatchObject([{ code: 'CONFLICT', rule: '= 2' }]);
    const third = await rotate(2, { overlapHours: 0, expiresAt: '2399-12-31T17:00:00.000Z' });
    expect(third.apiClient.keys[0].expiresAt).toBe('2399-12-31T17:00:00.000Z');
    later(4_900);
    expect(await statusOf(third.key)).toBe(200);
    later(5_100);
    const statuses = [await statusOf(first), await statusOf(second.key), await statusOf(third.key)];
    expect(statuses).toEqual([401, 401, 200]);
  });

  test('of a revoked client stops within 5 seconds, and the client stays as it was', async () => {
    const { apiClient, key } = await appOf(authority);
    const { id } = apiClient;
    expect(await statusOf(key)).toBe(200);
    const revoked = await hub.write(office, 'revokeApiClient', { id, expectedVersion: 1 }, CLIENT);
    expect(revoked).toMatchObject({
      apiClient: { version: 2, revokedAt: expect.any(String) },
      userErrors: [],
    });
    later(5_100);
    expect(await statusOf(key)).toBe(401);
    for (const mutation of ['updateApiClient', 'rotateApiKey', 'revokeApiClient']) {
      const refused = await hub.write(office, mutation, { id, expectedVersion: 2 }, CLIENT);
      expect(refused.userErrors).toMatchObject([{ code: 'INVALID_STATE', field: 'id' }]);
    }
  });

  test('that is given more hours than there are, or nothing to change, is refused', async () => {
    const { apiClient } = await appOf(authority);
    const { id } = apiClient;
    for (const overlapHours of [-1, 10_000]) {
      const refused = await hub.write(office, 'rotateApiKey', { id, expectedVersion: 1, overlapHours }, MADE);
      expect(refused).toMatchObject({ key: null, userErrors: [{ field: 'overlapHours', rule: '0..9999' }] });
    }
    const nothing = await hub.write(office, 'updateApiClient', { id, expectedVersion: 1 }, CLIENT);
    expect(nothing.userErrors).toMatchObject([{ field: 'input', rule: 'something to change' }]);
  });

  test('without the scope WRITE makes and changes no client', async () => {
    const reading = await hub.keyOf('PLAO-30', ['COORDINATOR'], []);
    const refused = await create(reading, { partnerId: authority });
    expect(refused.userErrors).toMatchObject([{ code: 'FORBIDDEN', rule: 'SCOPE_WRITE' }]);
  });

  test('leaves off writing within 5 seconds where the scope is taken away', async () => {
    const { apiClient, key } = await appOf(authority);
    const read = await hub.rows('SELECT version FROM hub.partner WHERE id = $1', [uuidOf(authority)]);
    const change = { id: authority, expectedVersion: read[0].version, nameEn: 'Still' };
    expect((await hub.write(key, 'updatePartner', change)).userErrors).toEqual([]);
    const input = { id: apiClient.id, expectedVersion: 1, scopes: [], name: 'อ่านอย่างเดียว' };
    const changed = await hub.write(office, 'updateApiClient', input, CLIENT);
    expect(changed.apiClient).toMatchObject({
      scopes: [],
      name: 'อ่านอย่างเดียว',
      roles: ['REPORTING_OFFICER'],
    });
    later(5_100);
    const refused = await hub.write(key, 'updatePartner', {
      ...change,
      expectedVersion: change.expectedVersion + 1,
    });
    expect(refused.userErrors).toMatchObject([{ rule: 'SCOPE_WRITE' }]);
  });
});
