import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Payload, type Register, startRegister } from '../factories/register-keepers.ts';

let hub: Register;
let office: string;
beforeAll(async () => {
  hub = await startRegister();
  office = await hub.keyOf('PLAO-30', ['COORDINATOR']);
});
afterAll(() => hub.close());

let codes = 6302000;
const newAuthority = async (): Promise<Payload> => {
  codes += 1;
  const { partner } = await hub.write(office, 'createPartner', {
    type: 'LOCAL_AUTHORITY',
    nameTh: 'หนึ่งครั้ง',
    areaId: await hub.areaId('300101'),
    details: { localAuthorityKind: 'SAO' },
    codes: [{ scheme: 'DLA', code: String(codes) }],
  });
  return partner;
};

const SELECTION = 'partner { id nameTh version otherNames { nameTh } }';
const rename = (key: string, input: object) => hub.write(key, 'renamePartner', input, SELECTION);

/** How often something was written of a partner, wherever a write leaves a trace. */
async function effects(globalId: string) {
  const id = Buffer.from(globalId, 'base64url').toString().split(':')[1];
  const [found] = await hub.rows(
    `SELECT p.version, (SELECT count(*)::int FROM hub.partner_name n WHERE n.partner_id = p.id) AS names,
       (SELECT count(*)::int FROM hub.partner_history h WHERE h.id = p.id) AS history,
       (SELECT count(*)::int FROM hub.event e WHERE e.object_id = p.id AND e.type = 'PARTNER_RENAMED') AS events,
       (SELECT count(*)::int FROM hub.audit_entry a WHERE a.target_id = p.id AND a.action = 'renamePartner' AND a.outcome = 'DONE') AS entries,
       (SELECT count(*)::int FROM hub.change c JOIN hub.audit_entry a ON a.change_id = c.id WHERE a.target_id = p.id) AS changes
     FROM hub.partner p WHERE p.id = $1`,
    [id],
  );
  return found;
}

const once = { version: 2, names: 1, history: 1, events: 1, entries: 1, changes: 2 };

describe('a write that is sent again', () => {
  test('has one effect, and the answer of the first time', async () => {
    const { id } = await newAuthority();
    const input = { id, expectedVersion: 1, nameTh: 'ใหม่', idempotencyKey: `twice ${id}` };
    const first = await rename(office, input);
    expect(first).toMatchObject({ partner: { id, nameTh: 'ใหม่', version: 2 }, userErrors: [] });
    expect(await rename(office, input)).toEqual(first);
    // The order of the fields is none of the content.
    const { nameTh, ...rest } = input;
    expect(await rename(office, { nameTh, ...rest })).toEqual(first);
    expect(await effects(id)).toEqual(once);
  });

  test('fifty times at once has one effect, and fifty equal answers', async () => {
    const { id } = await newAuthority();
    const input = { id, expectedVersion: 1, nameTh: 'พร้อมกัน', idempotencyKey: `fifty ${id}` };
    const answers = await Promise.all(Array.from({ length: 50 }, () => rename(office, input)));
    expect(answers[0]).toMatchObject({ partner: { version: 2 }, userErrors: [] });
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await effects(id)).toEqual(once);
  });

  test('with another content is refused, and changes nothing', async () => {
    const { id } = await newAuthority();
    const input = { id, expectedVersion: 1, nameTh: 'ใหม่', idempotencyKey: `other ${id}` };
    await rename(office, input);
    const other = await rename(office, { ...input, nameTh: 'อื่น' });
    expect(other).toMatchObject({
      partner: null,
      userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED', field: 'idempotencyKey' }],
    });
    expect(await effects(id)).toEqual(once);
  });

  test('by another client is another attempt', async () => {
    const { id } = await newAuthority();
    const second = await hub.keyOf('PLAO-30', ['COORDINATOR']);
    const input = { id, expectedVersion: 1, nameTh: 'ใหม่', idempotencyKey: `whose ${id}` };
    await rename(office, input);
    const other = await rename(second, input);
    expect(other).toMatchObject({ partner: null, userErrors: [{ code: 'CONFLICT', rule: '= 2' }] });
  });

  test('after it was refused is tried anew: a refusal is not kept', async () => {
    const { id } = await newAuthority();
    const stale = { id, expectedVersion: 9, nameTh: 'ใหม่', idempotencyKey: `refused ${id}` };
    expect((await rename(office, stale)).userErrors).toMatchObject([{ code: 'CONFLICT', value: '9' }]);
    const right = await rename(office, { ...stale, expectedVersion: 1 });
    expect(right).toMatchObject({ partner: { version: 2 }, userErrors: [] });
  });

  test('answers what is so today, under the rights of today', async () => {
    const { id } = await newAuthority();
    const input = { id, expectedVersion: 1, nameTh: 'ก่อน', idempotencyKey: `today ${id}` };
    await rename(office, input);
    await rename(office, { id, expectedVersion: 2, nameTh: 'หลัง' });
    expect(await rename(office, input)).toMatchObject({ partner: { nameTh: 'หลัง', version: 3 } });
  });
});

describe('a key of a repeat', () => {
  test.each([
    ['that is empty', ''],
    ['of 256 characters', 'x'.repeat(256)],
  ])('%s is refused', async (_what, idempotencyKey) => {
    const { id } = await newAuthority();
    const refused = await rename(office, { id, expectedVersion: 1, nameTh: 'ใหม่', idempotencyKey });
    expect(refused).toMatchObject({
      partner: null,
      userErrors: [{ code: 'BAD_INPUT', field: 'idempotencyKey' }],
    });
  });
});

describe('writers of one partner at once', () => {
  test('lose nothing: one of those with the same version is carried out, the others are told the current one', async () => {
    const { id } = await newAuthority();
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, no) => rename(office, { id, expectedVersion: 1, nameTh: `ชื่อที่ ${no}` })),
    );
    const carriedOut = answers.filter(({ userErrors }) => userErrors.length === 0);
    expect(carriedOut).toHaveLength(1);
    const refusals = answers.flatMap(({ userErrors }) => userErrors);
    expect(refusals).toHaveLength(15);
    for (const refusal of refusals)
      expect(refusal).toMatchObject({ code: 'CONFLICT', field: 'expectedVersion', rule: '= 2', value: '1' });
    expect(await effects(id)).toEqual(once);
  });

  test('cannot hang anything on it once it has ended', async () => {
    const { id } = await newAuthority();
    const add = (no: number) =>
      hub.write(office, 'addPartnerAlias', { partnerId: id, kind: 'ALIAS', nameTh: `ชื่อเล่น ${no}` });
    const end = hub.write(office, 'endPartner', { id, expectedVersion: 1, on: '2024-01-01', reason: 'ยุบ' });
    const channel = (no: number) =>
      hub.write(
        office,
        'addContactChannel',
        { partnerId: id, kind: 'PHONE', value: `+1 202 555 01${no}` },
        'contactChannel { id }',
      );
    await Promise.all([add(1), channel(11), end, channel(12), add(2), channel(13)]);
    const uuid = Buffer.from(id, 'base64url').toString().split(':')[1];
    const open = await hub.rows(
      'SELECT value FROM hub.contact_channel WHERE partner_id = $1 AND valid_to IS NULL',
      [uuid],
    );
    expect(open).toEqual([]);
  });
});
