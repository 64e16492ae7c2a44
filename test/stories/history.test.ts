import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Payload, type Register, startRegister } from '../factories/register-keepers.ts';

let hub: Register;
/** Coordinators of the provincial offices of 30 and 50, an auditor, an app that acts for nobody. */
let office: string;
let elsewhere: string;
let auditor: string;
let app: string;
beforeAll(async () => {
  hub = await startRegister();
  office = await hub.keyOf('PLAO-30', ['COORDINATOR']);
  elsewhere = await hub.keyOf('PLAO-50', ['COORDINATOR']);
  auditor = await hub.keyOf('MOI', ['AUDITOR']);
  app = hub.key;
});
afterAll(() => hub.close());

const uuidOf = (globalId: string): string => Buffer.from(globalId, 'base64url').toString().split(':')[1]!;

async function done(key: string, mutation: string, input: object, selection?: string): Promise<Payload> {
  const payload = await hub.write(key, mutation, input, selection);
  expect(payload.userErrors).toEqual([]);
  return payload;
}

test('smoke', async () => {
  const { partner } = await done(office, 'createPartner', {
    type: 'LOCAL_AUTHORITY',
    nameTh: 'หนองทดสอบ',
    areaId: await hub.areaId('300101'),
    details: { localAuthorityKind: 'SAO' },
    codes: [{ scheme: 'DLA', code: '6309901' }],
    coverage: [{ areaId: await hub.areaId('300101'), kind: 'PARTIAL' }],
  });
  await done(
    office,
    'renamePartner',
    { id: partner.id, expectedVersion: 1, nameTh: 'ใหม่', from: '2022-01-01', reason: 'x' },
    'partner { id version }',
  ).catch((e) => console.log(String(e)));
  const h = await hub.query(
    auditor,
    `query($id: ID!) { history(target: $id) { totalCount nodes { version recordedFrom recordedTo line change { at channel actor reason actingFor { labelTh } } changes { field before after } imports { register } registerRecords { register } auditEntries { action rule isSealed ledgerNumber target details { name value } actingFor { labelTh } } record { id ... on Partner { nameTh labelTh area { code labelTh } ... on LocalAuthority { coverages { nodes { area { code } } } } otherNames { nameTh } } } } } auditTrail(target: $id) { nodes { action outcome rule } } refusalCounts { nodes { rule count } } }`,
    { id: partner.id },
  );
  console.log(JSON.stringify(h, null, 1), uuidOf(partner.id), elsewhere.length, app.length);
});
describe('x', () => {
  test('future', async () => {
    const id = await hub.idOf('PLAO-30');
    await expect(
      hub.query(app, 'query($id: ID!) { partner(id: $id, asOf: "2999-01-01T00:00:00Z") { nameTh } }', { id }),
    ).rejects.toThrow('x');
  });
});
