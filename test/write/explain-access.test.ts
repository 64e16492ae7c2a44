import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeClient } from '../factories/clients.ts';
import { openTestDatabase, type TestDatabase } from '../setup/open-test-database.ts';
import '../../src/app/schema.ts';
import type { Asking } from '../../src/kernel/asking.ts';
import { newId } from '../../src/kernel/ids.ts';
import { toGlobalId } from '../../src/kernel/listing/index.ts';
import { HubRole, type Viewer } from '../../src/kernel/viewer.ts';
import { accessTo, explainAccess } from '../../src/write/explain-access.ts';
import { ChangeChannel, openChange } from '../../src/write/index.ts';

let database: TestDatabase;
/** Acting for the offices for local administration of provinces 30 and 50, and for the department. */
let ofThirty: Asking;
let ofFifty: Asking;
let memberOfThirty: Asking;
let administrator: Asking;
/** A local authority of province 30. */
let authority: string;
let temple: string;

const asking = async (actsFor: string, role: HubRole): Promise<Asking> => {
  const { id, partnerId } = await makeClient(database.app, { actsFor, roles: [role] });
  const viewer: Viewer = { kind: 'CLIENT', clientId: id, partnerId, scopes: new Set(['WRITE']) };
  return { viewer, dataSource: database.app, requestId: 'test', address: '127.0.0.1', readLater: () => null };
};

const idOf = async (type: string, province: string): Promise<string> => {
  const [found] = await database.app.query(
    `SELECT p.id FROM partner p JOIN area a ON a.id = p.area_id WHERE p.type = $1 AND a.code LIKE $2 ORDER BY p.id LIMIT 1`,
    [type, `${province}%`],
  );
  return found.id;
};

beforeAll(async () => {
  database = await openTestDatabase();
  const duty = `INSERT INTO register_duty (id, keeper_type, kept_type, is_assumed, change_id)
    SELECT gen_random_uuid(), 'LOCAL_ADMINISTRATION_OFFICE', 'LOCAL_AUTHORITY', true, hub.declared_change()
    WHERE NOT EXISTS (SELECT FROM register_duty)`;
  await database.app.transaction(async (transaction) => {
    await openChange(transaction, { channel: ChangeChannel.CLI, actor: 'test', reason: 'a duty' });
    await transaction.query(duty);
  });
  ofThirty = await asking('PLAO-30', HubRole.COORDINATOR);
  ofFifty = await asking('PLAO-50', HubRole.COORDINATOR);
  memberOfThirty = await asking('PLAO-30', HubRole.MEMBER);
  administrator = await asking('DLA', HubRole.ADMIN);
  authority = toGlobalId('LocalAuthority', await idOf('LOCAL_AUTHORITY', '30'));
  temple = toGlobalId('Temple', await idOf('TEMPLE', '30'));
});
afterAll(() => database.close());

const codes = (rules: { code: string }[]) => rules.map(({ code }) => code);
const rename = async (target: string, who: Asking) => {
  const { allowed, ground, missing } = await explainAccess({ action: 'renamePartner', target }, who);
  return { allowed, ground: codes(ground), missing: codes(missing) };
};

describe('a rename is explained', () => {
  test('to the coordinator of the office that keeps the entry: allowed, and why', async () => {
    expect(await rename(authority, ofThirty)).toEqual({
      allowed: true,
      ground: ['KEEPER_OF_REGISTER'],
      missing: [],
    });
  });

  test.each([
    ['of another province', () => ofFifty],
    ['who is no coordinator', () => memberOfThirty],
  ])('to somebody %s: what is missing, and who grants it', async (_who, who) => {
    const refused = { allowed: false, ground: [], missing: ['ADMINISTRATOR', 'KEEPER_OF_REGISTER'] };
    expect(await rename(authority, who())).toEqual(refused);
    const { missing } = await explainAccess({ action: 'renamePartner', target: authority }, who());
    for (const rule of missing) {
      expect(rule.textTh).toMatch(/[ก-๙]/);
      expect(rule.textEn).toMatch(/^be /);
      expect(rule.grantedByEn).toBe('an administrator of the hub');
    }
  });

  test('of a type that the office does not keep: no', async () => {
    expect(await rename(temple, ofThirty)).toMatchObject({ allowed: false });
  });

  test('to an administrator: allowed everywhere', async () => {
    for (const target of [authority, temple])
      expect(await rename(target, administrator)).toMatchObject({ allowed: true, ground: ['ADMINISTRATOR'] });
  });

  test('of nothing that is there, as of what may not be known of', async () => {
    const nothing = await rename(toGlobalId('LocalAuthority', newId()), ofThirty);
    expect(nothing).toEqual({ allowed: false, ground: [], missing: ['ADMINISTRATOR', 'KEEPER_OF_REGISTER'] });
  });

  test('of what it is not done to: refused, naming the field', async () => {
    const area = toGlobalId('Area', newId());
    for (const target of [undefined, area]) {
      await expect(explainAccess({ action: 'renamePartner', target }, ofThirty)).rejects.toMatchObject({
        code: 'BAD_INPUT',
        detail: { field: 'target' },
      });
    }
  });
});

describe('all access to an object', () => {
  test('of a partner: everybody reads it, and each action is explained', async () => {
    const { readable, readingGround, actions } = await accessTo({ target: authority }, ofThirty);
    expect([readable, readingGround]).toEqual([true, []]);
    const allowed = Object.fromEntries(actions.map((each) => [each.action, each.allowed]));
    expect(allowed).toMatchObject({ renamePartner: true, endPartner: true, updatePartner: true });
    const foreign = await accessTo({ target: authority }, ofFifty);
    expect(foreign.readable).toBe(true);
    expect(foreign.actions.every((each) => !each.allowed)).toBe(true);
  });

  test('of what is not there: nothing is readable, and nothing allowed', async () => {
    const { readable, actions } = await accessTo({ target: toGlobalId('Temple', newId()) }, administrator);
    expect(readable).toBe(false);
    expect(actions.some((each) => each.allowed)).toBe(false);
  });
});
