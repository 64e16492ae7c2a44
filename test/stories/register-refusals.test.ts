import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { entities } from '../../src/app/entities.ts';
import { createDataSource } from '../../src/kernel/db/data-source.ts';
import { newId } from '../../src/kernel/ids.ts';
import { toGlobalId } from '../../src/kernel/listing/index.ts';
import { stateOf } from '../factories/database-state.ts';
import { type Register, startRegister } from '../factories/register-keepers.ts';

let hub: Register;
const keys: Record<string, string> = {};

/** What the inputs name: partners, areas and rows that hang on partners, by short names. */
const ids: Record<string, string> = {};

/** A citizen's number with a right check digit; see the tests of its finder. */
const CITIZEN = 'โทร 1-2345-67890-12-1';

beforeAll(async () => {
  hub = await startRegister();
  keys.office = await hub.keyOf('PLAO-30', ['COORDINATOR']);
  keys.district = await hub.keyOf('DIST-3001', ['COORDINATOR']);
  keys.admin = await hub.keyOf('DLA', ['ADMIN']);
  keys.member = await hub.keyOf('PLAO-30', ['MEMBER']);
  keys.elsewhere = await hub.keyOf('PLAO-50', ['COORDINATOR']);
  keys.reader = await hub.keyOf('PLAO-30', ['COORDINATOR'], []);
  for (const code of ['30', '3001', '300101', '300102', '500108'])
    ids[`area ${code}`] = await hub.areaId(code);
  await makeMaterial();
  before = await whole();
});
afterAll(() => hub.close());

/** Bodies to write on: an authority with all that can hang on one, ended and merged ones, a village, a temple. */
async function makeMaterial(): Promise<void> {
  const make = async (name: string, key: string, mutation: string, input: object, field = 'partner') => {
    const payload = await hub.write(key, mutation, input, `${field} { id version }`);
    if (payload.userErrors.length > 0) throw new Error(JSON.stringify(payload.userErrors));
    ids[name] = payload[field].id;
  };
  const authority = (code: string, nameTh: string) => ({
    type: 'LOCAL_AUTHORITY',
    nameTh,
    areaId: ids['area 300101'],
    validFrom: '2000-01-01',
    details: { localAuthorityKind: 'SAO' },
    codes: [{ scheme: 'DLA', code }],
  });
  const village = (mooNo: number) => ({
    type: 'VILLAGE',
    nameTh: `หมู่ ${mooNo}`,
    areaId: ids['area 300101'],
    details: { mooNo },
  });
  const { office, district } = keys as { office: string; district: string };
  await make('authority', office, 'createPartner', authority('6301001', 'หลัก'));
  await make('other', office, 'createPartner', authority('6301002', 'อื่น'));
  await make('ended', office, 'createPartner', authority('6301003', 'เลิก'));
  await make('merged', office, 'createPartner', authority('6301004', 'ซ้ำ'));
  await make('village', district, 'createPartner', village(91));
  await make('village 92', district, 'createPartner', village(92));
  const partnerId = ids.authority;
  await make(
    'coverage',
    office,
    'setCoverage',
    { authorityId: partnerId, areaId: ids['area 300101'], kind: 'PARTIAL' },
    'coverage',
  );
  await make(
    'alias',
    office,
    'addPartnerAlias',
    { partnerId, kind: 'ALIAS', nameTh: 'เล่น', since: '2010-01-01' },
    'name',
  );
  await make(
    'channel',
    office,
    'addContactChannel',
    { partnerId, kind: 'EMAIL', value: 'a@example.org', since: '2010-01-01' },
    'contactChannel',
  );
  await make('ended', office, 'endPartner', {
    id: ids.ended,
    expectedVersion: 1,
    on: '2020-01-01',
    reason: 'เลิก',
  });
  await hub.write(office, 'mergePartners', {
    duplicateId: ids.merged,
    expectedVersion: 1,
    survivorId: ids.other,
    survivorVersion: 1,
  });
  const code = async (wanted: string) => {
    const [found] = await hub.rows('SELECT id FROM hub.partner_code WHERE code = $1', [wanted]);
    return toGlobalId('PartnerCode', found.id);
  };
  ids.code = await code('6301001');
  ids['ended code'] = await code('6301003');
  ids.agency = await hub.idOf('DLA');
  ids.office = await hub.idOf('PLAO-30');
  ids.nobody = toGlobalId('LocalAuthority', newId());
  ids['no code'] = toGlobalId('PartnerCode', newId());
  ids.mistyped = toGlobalId('Temple', Buffer.from(ids.authority!, 'base64url').toString().split(':')[1]!);
  const [unit] = await hub.rows(
    `SELECT id FROM hub.sangha_unit WHERE nikaya = 'DHAMMAYUT' AND level = 'SUBDISTRICT' LIMIT 1`,
  );
  ids.unit = toGlobalId('SanghaUnit', unit.id);
  const [temple] = await hub.rows(
    `SELECT p.id FROM hub.partner p JOIN hub.area a ON a.id = p.area_id
     WHERE p.type = 'TEMPLE' AND p.nikaya = 'MAHANIKAYA' AND a.code LIKE '3001%' AND p.valid_to IS NULL ORDER BY p.id LIMIT 1`,
  );
  ids.temple = toGlobalId('Temple', temple.id);
}

let before: Record<string, string>;

/** Every table of the hub but those that keep refused attempts, which the sequencer seals while others go on. */
async function whole(): Promise<Record<string, string>> {
  const admin = await createDataSource({
    url: hub.database.adminUrl,
    entities,
    applicationName: 'test state',
  }).initialize();
  try {
    const state = await stateOf(admin);
    const attempts = new Set(['audit_entry', 'unsealed', 'ledger', 'api_key_use']);
    return Object.fromEntries(Object.entries(state).filter(([table]) => !attempts.has(table)));
  } finally {
    await admin.destroy();
  }
}

/** Names in angle brackets stand for the ids of the material. */
const named = (input: object): object =>
  JSON.parse(JSON.stringify(input), (_key, value) => {
    const [, name] = (typeof value === 'string' && /^<(.+)>$/.exec(value)) || [];
    if (name !== undefined && ids[name] === undefined) throw new Error(`no material is named ${name}`);
    return name === undefined ? value : ids[name];
  });

type Case = [what: string, key: string, input: object, refused: string[]];

/** One mutation's table: each input is refused by exactly these codes and fields, in both languages, and nothing is written. */
const refuses = (mutation: string, selection: string, cases: Case[]): void => {
  describe(mutation, () => {
    test.each(cases)('%s', async (_what, key, input, refused) => {
      const payload = await hub.write(keys[key]!, mutation, named(input), selection);
      const [field] = selection.split(' ');
      expect(payload[field!]).toBeNull();
      const found: { code: string; field: string | null; messageTh: string; messageEn: string }[] =
        payload.userErrors;
      expect(found.map(({ code, field: at }) => (at === null ? code : `${code} ${at}`))).toEqual(refused);
      for (const { messageTh, messageEn } of found) {
        expect(messageTh).toMatch(/[ก-๙]/);
        expect(messageEn).toMatch(/[a-z]/);
      }
      expect(JSON.stringify(payload)).not.toContain('67890');
      const { audit_entry: _entries, ...written } = await counts();
      expect(written).toEqual(atStart);
    });
  });
};

const counts = async () => {
  const [found] = await hub.rows(`SELECT (SELECT count(*) FROM hub.change) AS change,
    (SELECT count(*) FROM hub.event) AS event, (SELECT count(*) FROM hub.idempotency) AS idempotency,
    (SELECT count(*) FROM hub.audit_entry WHERE outcome = 'DONE') AS done`);
  return found;
};
let atStart: object;
beforeAll(async () => {
  atStart = await counts();
});

const PARTNER = 'partner { id }';
const village = { type: 'VILLAGE', nameTh: 'ใหม่', areaId: '<area 300101>', details: { mooNo: 95 } };
const authority = {
  type: 'LOCAL_AUTHORITY',
  nameTh: 'ใหม่',
  areaId: '<area 300101>',
  details: { localAuthorityKind: 'SAO' },
};

refuses('createPartner', PARTNER, [
  ['without the right to', 'office', village, ['FORBIDDEN']],
  ['by one who is no coordinator', 'member', authority, ['FORBIDDEN']],
  ['by another province', 'elsewhere', authority, ['FORBIDDEN']],
  ['by a key that may not write', 'reader', authority, ['FORBIDDEN']],
  ['without a seat', 'district', { ...village, areaId: null }, ['BAD_INPUT areaId']],
  ['with no id of an area', 'district', { ...village, areaId: 'x' }, ['BAD_INPUT areaId']],
  ['with the id of something else', 'district', { ...village, areaId: '<village>' }, ['BAD_INPUT areaId']],
  [
    'in an area that is not there',
    'district',
    { ...village, areaId: toGlobalId('Area', newId()) },
    ['NOT_FOUND areaId'],
  ],
  ['in an area of another level', 'district', { ...village, areaId: '<area 3001>' }, ['BAD_INPUT areaId']],
  ['without what its type must have', 'district', { ...village, details: null }, ['BAD_INPUT details.mooNo']],
  [
    'with what is another type’s',
    'district',
    { ...village, details: { mooNo: 95, templeRank: 'ROYAL', localAuthorityKind: 'SAO' } },
    ['BAD_INPUT details.localAuthorityKind', 'BAD_INPUT details.templeRank'],
  ],
  [
    'with a number out of range',
    'district',
    { ...village, details: { mooNo: 100 } },
    ['BAD_INPUT details.mooNo'],
  ],
  [
    'with the number of another village',
    'district',
    { ...village, details: { mooNo: 91 } },
    ['DUPLICATE details.mooNo'],
  ],
  ['with half a place', 'district', { ...village, latitude: 15 }, ['BAD_INPUT latitude']],
  ['outside Thailand', 'district', { ...village, latitude: 15, longitude: 12 }, ['BAD_INPUT longitude']],
  [
    'with a year of the Buddhist Era',
    'district',
    { ...village, validFrom: '2569-01-01' },
    ['BAD_INPUT validFrom'],
  ],
  ['with a citizen’s number', 'district', { ...village, nameTh: CITIZEN }, ['BAD_INPUT nameTh']],
  ['with a name that is too long', 'district', { ...village, nameEn: 'x'.repeat(501) }, ['BAD_INPUT nameEn']],
  [
    'with a unit of the Sangha',
    'district',
    { ...village, sanghaUnitId: '<unit>' },
    ['BAD_INPUT sanghaUnitId'],
  ],
  [
    'with coverage',
    'district',
    { ...village, coverage: [{ areaId: '<area 300101>', kind: 'COMPLETE' }] },
    ['BAD_INPUT coverage'],
  ],
  [
    'with everything wrong at once',
    'district',
    {
      ...village,
      nameTh: CITIZEN,
      areaId: '<area 30>',
      details: { mooNo: 0 },
      codes: [
        { scheme: 'DLA', code: '1234567' },
        { scheme: 'DOPA', code: '123' },
        { scheme: 'DOPA', code: '123' },
      ],
    },
    [
      'BAD_INPUT nameTh',
      'BAD_INPUT details.mooNo',
      'BAD_INPUT codes.0.scheme',
      'BAD_INPUT codes.1.code',
      'BAD_INPUT codes.2.code',
      'BAD_INPUT codes.2.code',
      'BAD_INPUT areaId',
    ],
  ],
  [
    'with a code of the hub’s own',
    'district',
    { ...village, codes: [{ scheme: 'HUB', code: 'X-1' }] },
    ['BAD_INPUT codes.0.scheme'],
  ],
  [
    'with a code that another has',
    'office',
    { ...authority, codes: [{ scheme: 'DLA', code: '6301001' }] },
    ['DUPLICATE codes.0.code'],
  ],
  [
    'covering what no authority of its kind covers, or another province, or twice',
    'office',
    {
      ...authority,
      coverage: [
        { areaId: '<area 3001>', kind: 'COMPLETE' },
        { areaId: '<area 500108>', kind: 'COMPLETE' },
        { areaId: '<area 300101>', kind: 'COMPLETE' },
        { areaId: '<area 300101>', kind: 'PARTIAL' },
      ],
    },
    ['BAD_INPUT coverage.0.areaId', 'BAD_INPUT coverage.1.areaId', 'BAD_INPUT coverage.3.areaId'],
  ],
  [
    'a second office of a province',
    'admin',
    { type: 'LOCAL_ADMINISTRATION_OFFICE', nameTh: 'ใหม่', areaId: '<area 30>' },
    ['DUPLICATE areaId'],
  ],
  [
    'an office of the Sangha without its unit',
    'admin',
    { type: 'SANGHA_OFFICE', nameTh: 'ใหม่' },
    ['BAD_INPUT sanghaUnitId'],
  ],
  [
    'a second office of a unit',
    'admin',
    { type: 'SANGHA_OFFICE', nameTh: 'ใหม่', sanghaUnitId: '<unit>' },
    ['DUPLICATE sanghaUnitId'],
  ],
  [
    'a temple of another order than its unit',
    'district',
    {
      type: 'TEMPLE',
      nameTh: 'ใหม่',
      areaId: '<area 300101>',
      sanghaUnitId: '<unit>',
      details: { nikaya: 'MAHANIKAYA' },
    },
    ['BAD_INPUT sanghaUnitId'],
  ],
  [
    'a temple with a grant that contradicts itself',
    'district',
    {
      type: 'TEMPLE',
      nameTh: 'ใหม่',
      areaId: '<area 300101>',
      details: {
        wisungkhamasima: false,
        wisungkhamasimaYearBE: 2550,
        wisungkhamasimaOn: '2006-05-01',
        foundedYearBE: 3000,
      },
    },
    [
      'BAD_INPUT details.foundedYearBE',
      'BAD_INPUT details.wisungkhamasima',
      'BAD_INPUT details.wisungkhamasimaYearBE',
    ],
  ],
]);

const onVillage = { id: '<village>', expectedVersion: 1 };
const onTemple = { id: '<temple>', expectedVersion: 1 };
const onAuthority = { id: '<authority>', expectedVersion: 1 };

refuses('updatePartner', PARTNER, [
  ['without the right to', 'elsewhere', { ...onAuthority, nameEn: 'X' }, ['FORBIDDEN']],
  ['with nothing to change', 'office', onAuthority, ['BAD_INPUT input']],
  ['of what is not there', 'office', { id: '<nobody>', expectedVersion: 1, nameEn: 'X' }, ['NOT_FOUND id']],
  [
    'of an id of another type',
    'office',
    { id: '<mistyped>', expectedVersion: 1, nameEn: 'X' },
    ['NOT_FOUND id'],
  ],
  ['of no id', 'office', { id: 'x', expectedVersion: 1, nameEn: 'X' }, ['BAD_INPUT id']],
  ['of an area', 'office', { id: '<area 30>', expectedVersion: 1, nameEn: 'X' }, ['BAD_INPUT id']],
  [
    'of a stale version',
    'office',
    { ...onAuthority, expectedVersion: 7, nameEn: 'X' },
    ['CONFLICT expectedVersion'],
  ],
  ['of a merged entry', 'office', { id: '<merged>', expectedVersion: 2, nameEn: 'X' }, ['INVALID_STATE id']],
  [
    'of the kind',
    'office',
    { ...onAuthority, details: { localAuthorityKind: 'PAO' } },
    ['BAD_INPUT details.localAuthorityKind'],
  ],
  [
    'emptying what must be there',
    'district',
    { ...onVillage, details: { mooNo: null } },
    ['BAD_INPUT details.mooNo'],
  ],
  [
    'to another village’s number',
    'district',
    { ...onVillage, details: { mooNo: 92 } },
    ['DUPLICATE details.mooNo'],
  ],
  [
    'a date of the Buddhist Era in ISO form',
    'district',
    { ...onTemple, details: { wisungkhamasimaGranted: '2549-06-16' } },
    ['BAD_INPUT details.wisungkhamasimaGranted'],
  ],
  [
    'a date that is a number',
    'district',
    { ...onTemple, details: { wisungkhamasimaGranted: 2549 } },
    ['BAD_INPUT details.wisungkhamasimaGranted'],
  ],
  [
    'a grant that is known to the month',
    'district',
    { ...onTemple, details: { wisungkhamasimaGranted: 'มิ.ย. 2549' } },
    ['BAD_INPUT details.wisungkhamasimaGranted'],
  ],
  [
    'a grant in a year of the Common Era that reaches over two',
    'district',
    { ...onTemple, details: { wisungkhamasimaGranted: 'ค.ศ. 1927' } },
    ['BAD_INPUT details.wisungkhamasimaGranted'],
  ],
  [
    'a grant that is yet to come',
    'district',
    { ...onTemple, details: { wisungkhamasimaGranted: 'พ.ศ. 2900' } },
    ['BAD_INPUT details.wisungkhamasimaGranted'],
  ],
  [
    'a grant told twice',
    'district',
    {
      ...onTemple,
      details: { wisungkhamasima: true, wisungkhamasimaGranted: 'พ.ศ. 2549', wisungkhamasimaYearBE: 2549 },
    },
    ['BAD_INPUT details.wisungkhamasimaGranted'],
  ],
  [
    'a grant to a village',
    'district',
    { ...onVillage, details: { wisungkhamasimaGranted: 'พ.ศ. 2549' } },
    ['BAD_INPUT details.wisungkhamasimaGranted'],
  ],
  [
    'all that is wrong at once',
    'office',
    { ...onAuthority, nameEn: CITIZEN, latitude: 99, longitude: 100, details: { areaKm2: 0, mooNo: 3 } },
    ['BAD_INPUT nameEn', 'BAD_INPUT latitude', 'BAD_INPUT details.mooNo', 'BAD_INPUT details.areaKm2'],
  ],
]);

refuses('movePartner', PARTNER, [
  ['without the right to', 'elsewhere', { ...onAuthority, areaId: '<area 300102>' }, ['FORBIDDEN']],
  ['nowhere', 'office', onAuthority, ['BAD_INPUT input']],
  ['to another province', 'admin', { ...onAuthority, areaId: '<area 500108>' }, ['BAD_INPUT areaId']],
  ['to where the mover keeps nothing', 'district', { ...onVillage, areaId: '<area 500108>' }, ['FORBIDDEN']],
  ['to an area of another level', 'district', { ...onVillage, areaId: '<area 3001>' }, ['BAD_INPUT areaId']],
  ['an office', 'admin', { id: '<office>', expectedVersion: 1, areaId: '<area 30>' }, ['BAD_INPUT id']],
  [
    'a village into the Sangha',
    'district',
    { ...onVillage, sanghaUnitId: '<unit>' },
    ['BAD_INPUT sanghaUnitId'],
  ],
  [
    'a temple into another order',
    'district',
    { id: '<temple>', expectedVersion: 1, sanghaUnitId: '<unit>' },
    ['BAD_INPUT sanghaUnitId'],
  ],
  [
    'an ended partner',
    'office',
    { id: '<ended>', expectedVersion: 2, areaId: '<area 300102>' },
    ['INVALID_STATE id'],
  ],
]);

refuses('renamePartner', PARTNER, [
  ['without the right to', 'member', { ...onAuthority, nameTh: 'ใหม่' }, ['FORBIDDEN']],
  ['to the same name', 'office', { ...onAuthority, nameTh: 'หลัก' }, ['BAD_INPUT nameTh']],
  [
    'from before it was there',
    'office',
    { ...onAuthority, nameTh: 'ใหม่', since: '1999-12-31' },
    ['BAD_INPUT since'],
  ],
  [
    'from a day of the Buddhist Era',
    'office',
    { ...onAuthority, nameTh: 'ใหม่', since: '2560-01-01' },
    ['BAD_INPUT since'],
  ],
  [
    'a correction with a day',
    'office',
    { ...onAuthority, nameTh: 'ใหม่', since: '2020-01-01', isCorrection: true },
    ['BAD_INPUT since'],
  ],
  ['to a citizen’s number', 'office', { ...onAuthority, nameTh: CITIZEN }, ['BAD_INPUT nameTh']],
  [
    'of a stale version',
    'office',
    { ...onAuthority, expectedVersion: 0, nameTh: 'ใหม่' },
    ['CONFLICT expectedVersion'],
  ],
  [
    'of an ended partner',
    'office',
    { id: '<ended>', expectedVersion: 2, nameTh: 'ใหม่' },
    ['INVALID_STATE id'],
  ],
]);

const municipality = { kind: 'SUBDISTRICT_MUNICIPALITY', since: '2013-01-01' };
refuses('changeAuthorityKind', PARTNER, [
  ['without the right to', 'elsewhere', { ...onAuthority, ...municipality }, ['FORBIDDEN']],
  ['of a village', 'district', { ...onVillage, ...municipality }, ['BAD_INPUT id']],
  ['to the same', 'office', { ...onAuthority, kind: 'SAO', since: '2013-01-01' }, ['BAD_INPUT kind']],
  [
    'to a provincial organisation',
    'office',
    { ...onAuthority, kind: 'PAO', since: '2013-01-01' },
    ['BAD_INPUT kind'],
  ],
  [
    'before it was there',
    'office',
    { ...onAuthority, ...municipality, since: '1999-01-01' },
    ['BAD_INPUT since'],
  ],
  ['with a faulty code', 'office', { ...onAuthority, ...municipality, dlaCode: '12' }, ['BAD_INPUT dlaCode']],
  [
    'with another’s code',
    'office',
    { ...onAuthority, ...municipality, dlaCode: '6301002' },
    ['DUPLICATE dlaCode'],
  ],
  [
    'of a stale version',
    'office',
    { ...onAuthority, ...municipality, expectedVersion: 9 },
    ['CONFLICT expectedVersion'],
  ],
]);

const end = { on: '2024-01-01', reason: 'ยุบ' };
refuses('endPartner', PARTNER, [
  ['without the right to', 'elsewhere', { ...onAuthority, ...end }, ['FORBIDDEN']],
  ['an agency', 'office', { id: '<agency>', expectedVersion: 1, ...end }, ['FORBIDDEN']],
  ['before it was there', 'office', { ...onAuthority, ...end, on: '1999-01-01' }, ['BAD_INPUT on']],
  ['with a citizen’s number', 'office', { ...onAuthority, ...end, reason: CITIZEN }, ['BAD_INPUT reason']],
  ['twice', 'office', { id: '<ended>', expectedVersion: 2, ...end }, ['INVALID_STATE id']],
  [
    'of a stale version',
    'office',
    { ...onAuthority, ...end, expectedVersion: 3 },
    ['CONFLICT expectedVersion'],
  ],
]);

const merger = { duplicateId: '<authority>', expectedVersion: 1, survivorId: '<other>', survivorVersion: 2 };
refuses('mergePartners', PARTNER, [
  ['without the right to', 'elsewhere', merger, ['FORBIDDEN']],
  [
    'with the right to one alone',
    'office',
    { ...merger, survivorId: '<village>', survivorVersion: 1 },
    ['FORBIDDEN'],
  ],
  [
    'of two types',
    'admin',
    { ...merger, survivorId: '<village>', survivorVersion: 1 },
    ['BAD_INPUT survivorId'],
  ],
  [
    'of one with itself',
    'office',
    { ...merger, survivorId: '<authority>', survivorVersion: 1 },
    ['BAD_INPUT survivorId'],
  ],
  [
    'of an ended one',
    'office',
    { ...merger, duplicateId: '<ended>', expectedVersion: 2 },
    ['INVALID_STATE duplicateId'],
  ],
  [
    'into a merged one',
    'office',
    { ...merger, survivorId: '<merged>', survivorVersion: 2 },
    ['INVALID_STATE survivorId'],
  ],
  ['of a stale duplicate', 'office', { ...merger, expectedVersion: 4 }, ['CONFLICT expectedVersion']],
  ['into a stale survivor', 'office', { ...merger, survivorVersion: 1 }, ['CONFLICT survivorVersion']],
  ['of what is not there', 'office', { ...merger, duplicateId: '<nobody>' }, ['NOT_FOUND duplicateId']],
]);

const succession = {
  kind: 'REPLACEMENT',
  predecessors: [{ id: '<authority>', expectedVersion: 1 }],
  successorIds: ['<other>'],
  effectiveOn: '2024-01-01',
  reason: 'แทน',
};
refuses('recordSuccession', PARTNER, [
  ['without the right to', 'elsewhere', succession, ['FORBIDDEN']],
  [
    'with the right to the former alone',
    'office',
    { ...succession, successorIds: ['<village>'] },
    ['FORBIDDEN'],
  ],
  [
    'a merger into several',
    'office',
    { ...succession, kind: 'MERGER', successorIds: ['<other>', '<other>'] },
    ['BAD_INPUT successorIds'],
  ],
  ['a split into one', 'office', { ...succession, kind: 'SPLIT' }, ['BAD_INPUT successorIds']],
  ['of nobody', 'office', { ...succession, predecessors: [] }, ['BAD_INPUT predecessors']],
  [
    'of one by itself',
    'office',
    { ...succession, successorIds: ['<authority>'] },
    ['BAD_INPUT successorIds.0'],
  ],
  [
    'before they were there',
    'office',
    { ...succession, effectiveOn: '1999-01-01' },
    ['BAD_INPUT effectiveOn', 'BAD_INPUT effectiveOn'],
  ],
  [
    'by an ended one',
    'office',
    { ...succession, successorIds: ['<ended>'] },
    ['INVALID_STATE successorIds.0'],
  ],
  [
    'of an ended one',
    'office',
    { ...succession, predecessors: [{ id: '<ended>', expectedVersion: 2 }] },
    ['INVALID_STATE predecessors.0.id'],
  ],
  [
    'of a stale version',
    'office',
    { ...succession, predecessors: [{ id: '<authority>', expectedVersion: 8 }] },
    ['CONFLICT predecessors.0.expectedVersion'],
  ],
  ['with a citizen’s number', 'office', { ...succession, reason: CITIZEN }, ['BAD_INPUT reason']],
]);

const newCode = { partnerId: '<authority>', scheme: 'DLA', code: '6301099' };
refuses('addPartnerCode', 'code { id }', [
  ['without the right to', 'elsewhere', newCode, ['FORBIDDEN']],
  ['of another scheme', 'office', { ...newCode, scheme: 'ONAB' }, ['BAD_INPUT scheme']],
  ['of too few digits', 'office', { ...newCode, code: '630' }, ['BAD_INPUT code']],
  ['that another has', 'office', { ...newCode, code: '6301002' }, ['DUPLICATE code']],
  ['that it has', 'office', { ...newCode, code: '6301001' }, ['DUPLICATE code']],
  ['from before it was there', 'office', { ...newCode, since: '1990-01-01' }, ['BAD_INPUT since']],
  ['to an ended partner', 'office', { ...newCode, partnerId: '<ended>' }, ['INVALID_STATE partnerId']],
  ['to nobody', 'office', { ...newCode, partnerId: '<nobody>' }, ['NOT_FOUND partnerId']],
]);
const endCode = { id: '<code>', expectedVersion: 1, on: '2024-01-01' };
refuses('endPartnerCode', 'code { id }', [
  ['without the right to', 'elsewhere', endCode, ['FORBIDDEN']],
  ['that is not there', 'office', { ...endCode, id: '<no code>' }, ['NOT_FOUND id']],
  ['by another id', 'office', { ...endCode, id: '<authority>' }, ['BAD_INPUT id']],
  ['before it held', 'office', { ...endCode, on: '1999-01-01' }, ['BAD_INPUT on']],
  ['twice', 'office', { ...endCode, id: '<ended code>', expectedVersion: 2 }, ['INVALID_STATE id']],
  ['of a stale version', 'office', { ...endCode, expectedVersion: 5 }, ['CONFLICT expectedVersion']],
]);

const alias = { partnerId: '<authority>', kind: 'ALIAS', nameTh: 'อีกชื่อ' };
refuses('addPartnerAlias', 'name { id }', [
  ['without the right to', 'elsewhere', alias, ['FORBIDDEN']],
  ['as a former one', 'office', { ...alias, kind: 'FORMER' }, ['BAD_INPUT kind']],
  ['that it has', 'office', { ...alias, nameTh: 'เล่น' }, ['DUPLICATE nameTh']],
  ['that is its own', 'office', { ...alias, nameTh: 'หลัก' }, ['DUPLICATE nameTh']],
  ['with a citizen’s number', 'office', { ...alias, nameEn: CITIZEN }, ['BAD_INPUT nameEn']],
  ['from before it was there', 'office', { ...alias, since: '1990-01-01' }, ['BAD_INPUT since']],
]);
const endAlias = { id: '<alias>', expectedVersion: 1, on: '2024-01-01' };
refuses('endPartnerAlias', 'name { id }', [
  ['without the right to', 'elsewhere', endAlias, ['FORBIDDEN']],
  ['before it was used', 'office', { ...endAlias, on: '2009-01-01' }, ['BAD_INPUT on']],
  ['of a stale version', 'office', { ...endAlias, expectedVersion: 5 }, ['CONFLICT expectedVersion']],
]);

const covering = { authorityId: '<authority>', areaId: '<area 300102>', kind: 'PARTIAL' };
refuses('setCoverage', 'coverage { id }', [
  ['without the right to', 'elsewhere', covering, ['FORBIDDEN']],
  ['by a village', 'district', { ...covering, authorityId: '<village>' }, ['BAD_INPUT authorityId']],
  ['of another province', 'office', { ...covering, areaId: '<area 500108>' }, ['BAD_INPUT areaId']],
  ['of another level', 'office', { ...covering, areaId: '<area 3001>' }, ['BAD_INPUT areaId']],
  [
    'that is there',
    'office',
    { ...covering, areaId: '<area 300101>', kind: 'COMPLETE' },
    ['DUPLICATE areaId'],
  ],
  [
    'as it is',
    'office',
    { ...covering, areaId: '<area 300101>', expectedVersion: 1 },
    ['INVALID_STATE kind'],
  ],
  [
    'of a stale version',
    'office',
    { ...covering, areaId: '<area 300101>', kind: 'COMPLETE', expectedVersion: 4 },
    ['CONFLICT expectedVersion'],
  ],
  [
    'of a version where there is none',
    'office',
    { ...covering, expectedVersion: 1 },
    ['NOT_FOUND expectedVersion'],
  ],
  ['by an ended authority', 'office', { ...covering, authorityId: '<ended>' }, ['INVALID_STATE authorityId']],
]);
const endCoverage = { id: '<coverage>', expectedVersion: 1, on: '2024-01-01' };
refuses('endCoverage', 'coverage { id }', [
  ['without the right to', 'elsewhere', endCoverage, ['FORBIDDEN']],
  ['from a day of the Buddhist Era', 'office', { ...endCoverage, on: '2567-01-01' }, ['BAD_INPUT on']],
  ['of a stale version', 'office', { ...endCoverage, expectedVersion: 2 }, ['CONFLICT expectedVersion']],
]);

const channel = { partnerId: '<authority>', kind: 'EMAIL', value: 'b@example.org' };
refuses('addContactChannel', 'contactChannel { id }', [
  ['without the right to', 'elsewhere', channel, ['FORBIDDEN']],
  ['by one who is no coordinator', 'member', channel, ['FORBIDDEN']],
  ['that is there', 'office', { ...channel, value: 'a@example.org' }, ['DUPLICATE value']],
  ['no address', 'office', { ...channel, value: 'b at example.org' }, ['BAD_INPUT value']],
  ['no number', 'office', { ...channel, kind: 'PHONE', value: 'สอง' }, ['BAD_INPUT value']],
  ['no LINE id', 'office', { ...channel, kind: 'LINE', value: 'ก ข' }, ['BAD_INPUT value']],
  [
    'no web address',
    'office',
    { ...channel, kind: 'WEBSITE', value: 'javascript:alert(1)' },
    ['BAD_INPUT value'],
  ],
  ['no postal address', 'office', { ...channel, kind: 'ADDRESS', value: 'ก' }, ['BAD_INPUT value']],
  [
    'with citizens’ numbers',
    'office',
    { ...channel, kind: 'ADDRESS', value: CITIZEN, purposeTh: CITIZEN, purposeEn: CITIZEN },
    ['BAD_INPUT value', 'BAD_INPUT purposeTh', 'BAD_INPUT purposeEn'],
  ],
  ['of an ended partner', 'office', { ...channel, partnerId: '<ended>' }, ['FORBIDDEN']],
  ['of nobody', 'office', { ...channel, partnerId: '<nobody>' }, ['NOT_FOUND partnerId']],
]);
const onChannel = { id: '<channel>', expectedVersion: 1 };
refuses('updateContactChannel', 'contactChannel { id }', [
  [
    'that one may not see, as if there were none',
    'elsewhere',
    { ...onChannel, value: 'c@example.org' },
    ['NOT_FOUND id'],
  ],
  ['that one may only see', 'member', { ...onChannel, value: 'c@example.org' }, ['FORBIDDEN']],
  ['with nothing to change', 'office', onChannel, ['BAD_INPUT value']],
  ['emptied', 'office', { ...onChannel, value: null }, ['BAD_INPUT value']],
  ['to no address', 'office', { ...onChannel, value: 'c' }, ['BAD_INPUT value']],
  [
    'of a stale version',
    'office',
    { ...onChannel, expectedVersion: 6, value: 'c@example.org' },
    ['CONFLICT expectedVersion'],
  ],
]);
refuses('endContactChannel', 'contactChannel { id }', [
  [
    'that one may not see, as if there were none',
    'elsewhere',
    { ...onChannel, on: '2024-01-01' },
    ['NOT_FOUND id'],
  ],
  ['before it was used', 'office', { ...onChannel, on: '2009-01-01' }, ['BAD_INPUT on']],
]);

const duty = { keeperType: 'LOCAL_ADMINISTRATION_OFFICE', keptType: 'LOCAL_AUTHORITY', isInForce: false };
refuses('setRegisterDuty', 'registerDuty { id }', [
  ['by whoever keeps it', 'office', { ...duty, expectedVersion: 1 }, ['FORBIDDEN']],
  [
    'that was never stated, by whoever would keep it',
    'office',
    { ...duty, keptType: 'TEMPLE', isInForce: true },
    ['FORBIDDEN'],
  ],
  ['without its version', 'admin', duty, ['CONFLICT expectedVersion']],
  ['of a stale version', 'admin', { ...duty, expectedVersion: 2 }, ['CONFLICT expectedVersion']],
  ['that is so already', 'admin', { ...duty, keptType: 'TEMPLE' }, ['INVALID_STATE isInForce']],
]);

describe('a refused write', () => {
  test('leaves the database as it was, but for the attempts on what one may not do', async () => {
    expect(await whole()).toEqual(before);
    const refused = await hub.rows(
      `SELECT DISTINCT action FROM hub.audit_entry WHERE outcome = 'REFUSED' AND rule LIKE '%KEEPER_OF_REGISTER%'`,
    );
    expect(refused.map(({ action }) => action)).toContain('mergePartners');
    const texts = await hub.rows(`SELECT FROM hub.audit_entry WHERE audit_entry::text LIKE '%67890%'`);
    expect(texts).toEqual([]);
  });

  test('of a code or an office names who has it', async () => {
    const { userErrors } = await hub.write(
      keys.office!,
      'addPartnerCode',
      named({ ...newCode, code: '6301002' }),
    );
    expect(userErrors[0]).toMatchObject({
      value: expect.stringContaining('องค์การบริหารส่วนตำบลอื่น'),
      messageTh: expect.stringContaining('องค์การบริหารส่วนตำบลอื่น'),
      messageEn: expect.stringContaining('Subdistrict Administrative Organisation'),
    });
  });
});
