import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Register, startRegister, writesOf } from '../factories/register-keepers.ts';

let hub: Register;
/** Coordinators: of the provincial office for local administration of 30, of the district office of 3001, of the hub. */
let office: string;
let district: string;
let admin: string;
beforeAll(async () => {
  hub = await startRegister();
  office = await hub.keyOf('PLAO-30', ['COORDINATOR']);
  district = await hub.keyOf('DIST-3001', ['COORDINATOR']);
  admin = await hub.keyOf('DLA', ['ADMIN']);
});
afterAll(() => hub.close());

const PARTNER = `partner { id type nameTh nameEn version validFrom validTo endReason source
  codes { id scheme code validFrom validTo version } otherNames { id kind nameTh localAuthorityKind validFrom validTo version }
  mergedFrom { id } predecessors { kind effectiveOn predecessor { id } } successors { successor { id } }
  lastChange { channel reason } area { code }
  ... on LocalAuthority { localAuthorityKind areaKm2 coverages(first: 20, validity: ALL) { nodes { id kind validTo version area { code } } } }
  ... on Temple { templeRank nikaya } ... on Village { mooNo } ... on NetworkPartner { networkPartnerKind } }`;

/** Carries out what must not be refused. */
const { done } = writesOf(() => hub, PARTNER);

/** What the write before this left behind: its audit entry and its events. */
async function leftBehind() {
  const [entry] = await hub.rows(
    `SELECT a.action, a.target_type, a.target_id, a.outcome, a.rule, a.details, c.reason, a.change_id
     FROM hub.audit_entry a JOIN hub.change c ON c.id = a.change_id ORDER BY a.id DESC LIMIT 1`,
  );
  const events = await hub.rows(
    'SELECT type, object_type, object_id, area_codes, partner_ids, visibility FROM hub.event WHERE change_id = $1',
    [entry.change_id],
  );
  return { entry, events };
}

const uuidOf = (globalId: string): string => Buffer.from(globalId, 'base64url').toString().split(':')[1]!;
const inArea = (code: string) => hub.areaId(code);

const newAuthority = async (code: string, more: object = {}) =>
  done(office, 'createPartner', {
    type: 'LOCAL_AUTHORITY',
    nameTh: 'หนองทดสอบ',
    areaId: await inArea('300101'),
    validFrom: '2000-01-01',
    details: { localAuthorityKind: 'SAO' },
    codes: [{ scheme: 'DLA', code }],
    coverage: [{ areaId: await inArea('300101'), kind: 'PARTIAL' }],
    ...more,
  });

const newVillage = async (areaCode: string, mooNo: number, more: object = {}) =>
  done(district, 'createPartner', {
    type: 'VILLAGE',
    nameTh: `ทดสอบ ${mooNo}`,
    areaId: await inArea(areaCode),
    details: { mooNo },
    ...more,
  });

const newTemple = async (nameTh: string) =>
  done(district, 'createPartner', { type: 'TEMPLE', nameTh, areaId: await inArea('300101') });

describe('a new partner', () => {
  test('stands with its codes, coverage and supervisor, and the network is told', async () => {
    const { partner } = await newAuthority('6309901', { nameEn: 'Nong Test' });
    expect(partner).toMatchObject({
      type: 'LOCAL_AUTHORITY',
      nameTh: 'หนองทดสอบ',
      nameEn: 'Nong Test',
      version: 1,
      validFrom: '2000-01-01',
      source: 'REGISTER',
      localAuthorityKind: 'SAO',
      codes: [{ scheme: 'DLA', code: '6309901', validFrom: '2000-01-01', validTo: null }],
      coverages: { nodes: [{ kind: 'PARTIAL', area: { code: '300101' } }] },
      lastChange: { channel: 'API', reason: 'createPartner' },
    });
    const supervisors = await hub.rows(
      `SELECT c.code FROM hub.partner_link l JOIN hub.partner_code c ON c.partner_id = l.from_id
       WHERE l.to_id = $1 AND l.kind = 'SUPERVISES' AND l.valid_to IS NULL`,
      [uuidOf(partner.id)],
    );
    expect(supervisors).toEqual([{ code: 'PLAO-30' }]);
    const { entry, events } = await leftBehind();
    expect(entry).toMatchObject({
      action: 'createPartner',
      target_type: 'LocalAuthority',
      target_id: uuidOf(partner.id),
      outcome: 'DONE',
      rule: 'KEEPER_OF_REGISTER',
      details: { type: 'LOCAL_AUTHORITY', codes: 1, coverage: 1 },
      reason: 'createPartner',
    });
    expect(events).toEqual([
      {
        type: 'PARTNER_CREATED',
        object_type: 'LocalAuthority',
        object_id: uuidOf(partner.id),
        area_codes: ['30', '3001', '300101'],
        partner_ids: [uuidOf(partner.id), uuidOf(await hub.idOf('PLAO-30'))],
        visibility: 'SHARED',
      },
    ]);
  });

  test('of a provincial organisation covers its province by itself', async () => {
    const { partner } = await newAuthority('2309901', {
      details: { localAuthorityKind: 'PAO' },
      coverage: null,
    });
    expect(partner.coverages.nodes).toMatchObject([{ kind: 'COMPLETE', area: { code: '30' } }]);
  });

  test('is entered by whoever keeps its kind in its place: villages and temples by the district', async () => {
    const { partner } = await newVillage('300101', 77, { codes: [{ scheme: 'DOPA', code: '30010177' }] });
    expect(partner).toMatchObject({ mooNo: 77, codes: [{ scheme: 'DOPA', code: '30010177' }] });
    const temple = await done(district, 'createPartner', {
      type: 'TEMPLE',
      nameTh: 'ทดสอบ',
      areaId: await inArea('300101'),
      details: { nikaya: 'MAHANIKAYA', templeRank: 'COMMONER', foundedYearBE: 2450 },
      latitude: 14.97,
      longitude: 102.1,
    });
    expect(temple.partner).toMatchObject({ templeRank: 'COMMONER', nikaya: 'MAHANIKAYA' });
  });
});

describe('what is known of a partner', () => {
  test('is changed, emptied where it is null, and left where it is not named', async () => {
    const { partner } = await newAuthority('6309902', { nameEn: 'Before' });
    const changed = await done(office, 'updatePartner', {
      id: partner.id,
      expectedVersion: 1,
      nameEn: null,
      details: { areaKm2: 12.5 },
    });
    expect(changed.partner).toMatchObject({
      nameEn: null,
      areaKm2: 12.5,
      version: 2,
      localAuthorityKind: 'SAO',
    });
    const { entry, events } = await leftBehind();
    expect(entry.details).toEqual({ fields: ['nameEn', 'areaKm2'] });
    expect(events).toMatchObject([{ type: 'PARTNER_CHANGED' }]);
  });

  test('takes a date as a Thai office writes it, and tells it in both eras', async () => {
    const grant = `partner { id ... on Temple { wisungkhamasimaYearBE wisungkhamasimaOn
      wisungkhamasimaGranted { ce be textThaiDigits precision } } }`;
    const { partner } = await done(
      district,
      'createPartner',
      {
        type: 'TEMPLE',
        nameTh: 'ทดสอบวัน',
        areaId: await inArea('300101'),
        details: { wisungkhamasima: true, wisungkhamasimaGranted: '๑๖ มิ.ย. ๒๕๔๙' },
      },
      grant,
    );
    expect(partner).toMatchObject({
      wisungkhamasimaYearBE: 2549,
      wisungkhamasimaOn: '2006-06-16',
      wisungkhamasimaGranted: {
        ce: '2006-06-16',
        be: 'BE 2549-06-16',
        textThaiDigits: '๑๖ มิถุนายน พ.ศ. ๒๕๔๙',
        precision: 'DAY',
      },
    });
    const onlyYear = { id: partner.id, expectedVersion: 1, details: { wisungkhamasimaGranted: 'พ.ศ. 2482' } };
    expect((await done(district, 'updatePartner', onlyYear, grant)).partner).toMatchObject({
      wisungkhamasimaYearBE: 2482,
      wisungkhamasimaOn: null,
      wisungkhamasimaGranted: { ce: '1939-04-01/1940-03-31', be: 'BE 2482', precision: 'YEAR' },
    });
    const unknown = { id: partner.id, expectedVersion: 2, details: { wisungkhamasimaGranted: null } };
    expect((await done(district, 'updatePartner', unknown, grant)).partner).toMatchObject({
      wisungkhamasimaYearBE: null,
      wisungkhamasimaGranted: null,
    });
  });

  test('is the same input in whatever form a date is written: a repeat is told by what was meant', async () => {
    const { partner } = await newTemple('ทดสอบซ้ำ');
    const attempt = (date: string) =>
      hub.query(
        district,
        `mutation ($input: UpdatePartnerInput!) { updatePartner(input: $input) { partner { version } userErrors { code } } }`,
        {
          input: {
            id: partner.id,
            expectedVersion: 1,
            idempotencyKey: 'same date',
            details: { wisungkhamasimaGranted: date },
          },
        },
      );
    const first = { updatePartner: { partner: { version: 2 }, userErrors: [] } };
    expect(await attempt('16/6/2549')).toEqual(first);
    expect(await attempt('CE 2006-06-16')).toEqual(first);
    expect((await attempt('17/6/2549')).updatePartner.userErrors).toEqual([
      { code: 'IDEMPOTENCY_KEY_REUSED' },
    ]);
  });

  test('is changed by its own people as well, but not its place', async () => {
    const { partner } = await newAuthority('6309903');
    const own = await hub.keyOf('6309903', ['REPORTING_OFFICER']);
    await done(own, 'updatePartner', { id: partner.id, expectedVersion: 1, nameEn: 'Own' });
    expect((await leftBehind()).entry.rule).toBe('STEWARD_OF_PARTNER');
    const areaId = await inArea('300102');
    const moved = await hub.write(own, 'movePartner', { id: partner.id, expectedVersion: 2, areaId });
    expect(moved).toMatchObject({ partner: null, userErrors: [{ code: 'FORBIDDEN' }] });
    const byKeeper = await done(office, 'movePartner', { id: partner.id, expectedVersion: 2, areaId });
    expect(byKeeper.partner).toMatchObject({ version: 3, area: { code: '300102' } });
    const { events } = await leftBehind();
    expect(events).toMatchObject([{ type: 'PARTNER_MOVED', area_codes: ['30', '3001', '300102', '300101'] }]);
  });

  test('a village moves only where its keeper keeps both places', async () => {
    const { partner } = await newVillage('300101', 78);
    const input = { id: partner.id, expectedVersion: 1, areaId: await inArea('300201') };
    const refused = await hub.write(district, 'movePartner', input);
    expect(refused).toMatchObject({ partner: null, userErrors: [{ code: 'FORBIDDEN' }] });
    const province = await hub.keyOf('PROV-30', ['COORDINATOR']);
    expect((await done(province, 'movePartner', input)).partner.area.code).toBe('300201');
  });
});

describe('a name', () => {
  test('stays as a former one with its time, and the next begins where it ended', async () => {
    const { partner } = await newAuthority('6309904');
    const { id } = partner;
    await done(office, 'renamePartner', { id, expectedVersion: 1, nameTh: 'ชื่อสอง', since: '2010-01-01' });
    const last = await done(office, 'renamePartner', {
      id,
      expectedVersion: 2,
      nameTh: 'ชื่อสาม',
      nameEn: 'Third',
      since: '2020-01-01',
    });
    expect(last.partner).toMatchObject({
      nameTh: 'ชื่อสาม',
      nameEn: 'Third',
      version: 3,
      otherNames: [
        { kind: 'FORMER', nameTh: 'ชื่อสอง', validFrom: '2010-01-01', validTo: '2020-01-01' },
        {
          kind: 'FORMER',
          nameTh: 'หนองทดสอบ',
          localAuthorityKind: 'SAO',
          validFrom: '2000-01-01',
          validTo: '2010-01-01',
        },
      ],
    });
    expect((await leftBehind()).events).toMatchObject([{ type: 'PARTNER_RENAMED' }]);
  });

  test('that was only misspelt leaves no former one, also where the body has ended', async () => {
    const { partner } = await newAuthority('6309905', { nameEn: 'Kept' });
    const { id } = partner;
    await done(office, 'endPartner', { id, expectedVersion: 1, on: '2024-10-01', reason: 'ยุบเลิก' });
    const input = { id, expectedVersion: 2, nameTh: 'หนองทดสอบแก้', isCorrection: true };
    const corrected = await done(office, 'renamePartner', input);
    expect(corrected.partner).toMatchObject({ nameTh: 'หนองทดสอบแก้', nameEn: 'Kept', otherNames: [] });
  });

  test('more is added and ended, by its own people as well', async () => {
    const { partner } = await newAuthority('6309906');
    const own = await hub.keyOf('6309906', ['COORDINATOR']);
    const input = { partnerId: partner.id, kind: 'ALIAS', nameTh: 'ชื่อเล่น', since: '2001-01-01' };
    const added = await done(own, 'addPartnerAlias', input, `name { id version nameTh } ${PARTNER}`);
    expect(added.partner.otherNames).toMatchObject([{ kind: 'ALIAS', nameTh: 'ชื่อเล่น', validTo: null }]);
    const found = await hub.query(
      own,
      '{ searchPartners(text: "ชื่อเล่น", first: 5) { nodes { partner { id } } } }',
    );
    expect(found.searchPartners.nodes).toContainEqual({ partner: { id: partner.id } });
    const { id, version: expectedVersion } = added.name;
    const ended = await done(own, 'endPartnerAlias', { id, expectedVersion, on: '2020-01-01' });
    expect(ended.partner.otherNames).toMatchObject([{ validTo: '2020-01-01', version: 2 }]);
    const { entry, events } = await leftBehind();
    expect(entry).toMatchObject({ action: 'endPartnerAlias', details: { kind: 'ALIAS', name: uuidOf(id) } });
    expect(events).toMatchObject([{ type: 'PARTNER_NAME_ENDED' }]);
  });
});

describe('an SAO that becomes a municipality', () => {
  test('stays the same partner, with its former kind, name and code dated', async () => {
    const { partner } = await newAuthority('6309907');
    const { id } = partner;
    const changed = await done(office, 'changeAuthorityKind', {
      id,
      expectedVersion: 1,
      kind: 'SUBDISTRICT_MUNICIPALITY',
      since: '2013-07-01',
      dlaCode: '5309907',
    });
    expect(changed.partner).toMatchObject({
      id,
      version: 2,
      localAuthorityKind: 'SUBDISTRICT_MUNICIPALITY',
      nameTh: 'หนองทดสอบ',
      codes: [
        { scheme: 'DLA', code: '5309907', validFrom: '2013-07-01', validTo: null },
        { scheme: 'DLA', code: '6309907', validTo: '2013-07-01' },
      ],
      otherNames: [
        {
          kind: 'FORMER',
          nameTh: 'หนองทดสอบ',
          localAuthorityKind: 'SAO',
          validFrom: '2000-01-01',
          validTo: '2013-07-01',
        },
      ],
    });
    const { entry, events } = await leftBehind();
    expect(entry.details).toEqual({ kind: 'SUBDISTRICT_MUNICIPALITY', hasNewCode: true });
    expect(events).toMatchObject([{ type: 'AUTHORITY_KIND_CHANGED' }]);
    const bySecond = await hub.query(office, '{ partnerByCode(scheme: DLA, code: "6309907") { id } }');
    expect(bySecond.partnerByCode).toEqual({ id });
  });
});

describe('codes and coverage', () => {
  test('a code is added and ended', async () => {
    const { partner } = await newVillage('300101', 79);
    const input = { partnerId: partner.id, scheme: 'DOPA', code: '30010179', since: '2020-01-01' };
    const added = await done(district, 'addPartnerCode', input, `code { id version code } ${PARTNER}`);
    expect(added.code).toMatchObject({ version: 1, code: '30010179' });
    const { id } = added.code;
    const ended = await done(district, 'endPartnerCode', { id, expectedVersion: 1, on: '2025-01-01' });
    expect(ended.partner.codes).toMatchObject([{ code: '30010179', validTo: '2025-01-01', version: 2 }]);
    const { entry, events } = await leftBehind();
    expect(entry).toMatchObject({ target_type: 'Village', details: { scheme: 'DOPA', code: uuidOf(id) } });
    expect(events).toMatchObject([{ type: 'PARTNER_CODE_ENDED' }]);
    // On the day it ended it is free again.
    const other = await newVillage('300101', 80);
    await done(district, 'addPartnerCode', { ...input, partnerId: other.partner.id, since: '2025-01-01' });
  });

  test('an authority covers an area, wholly instead of in part, and no longer', async () => {
    const { partner } = await newAuthority('6309908');
    const authorityId = partner.id;
    const coverage = 'coverage { id kind version validTo authority { id } area { code } }';
    const areaId = await inArea('300105');
    const set = await done(
      office,
      'setCoverage',
      { authorityId, areaId, kind: 'PARTIAL', since: '2001-01-01' },
      coverage,
    );
    expect(set.coverage).toMatchObject({ kind: 'PARTIAL', version: 1, authority: { id: authorityId } });
    expect((await leftBehind()).events).toMatchObject([
      { type: 'COVERAGE_SET', object_type: 'Coverage', area_codes: ['30', '3001', '300101', '300105'] },
    ]);
    const more = { authorityId, areaId, kind: 'COMPLETE', expectedVersion: 1 };
    expect((await done(office, 'setCoverage', more, coverage)).coverage).toMatchObject({
      id: set.coverage.id,
      kind: 'COMPLETE',
      version: 2,
    });
    const end = { id: set.coverage.id, expectedVersion: 2, on: '2024-01-01' };
    const ended = await done(office, 'endCoverage', end, coverage);
    expect(ended.coverage).toMatchObject({ validTo: '2024-01-01', version: 3 });
    expect((await leftBehind()).events).toMatchObject([{ type: 'COVERAGE_ENDED' }]);
  });
});

describe('the end of a partner', () => {
  test('is that of its codes, its coverage, its ties and its contact channels', async () => {
    const { partner } = await newAuthority('6309909');
    const { id } = partner;
    const channel = { partnerId: id, kind: 'EMAIL', value: 'sao@example.org' };
    await done(office, 'addContactChannel', channel, 'contactChannel { id }');
    const ended = await done(office, 'endPartner', {
      id,
      expectedVersion: 1,
      on: '2024-10-01',
      reason: 'ยุบเลิกตามประกาศ',
    });
    expect(ended.partner).toMatchObject({ validTo: '2024-10-01', endReason: 'ยุบเลิกตามประกาศ', version: 2 });
    const hanging = await hub.rows(
      `SELECT 'code' AS what, valid_to::text FROM hub.partner_code WHERE partner_id = $1
       UNION ALL SELECT 'coverage', valid_to::text FROM hub.coverage WHERE authority_id = $1
       UNION ALL SELECT 'link', valid_to::text FROM hub.partner_link WHERE to_id = $1
       UNION ALL SELECT 'channel', valid_to::text FROM hub.contact_channel WHERE partner_id = $1 ORDER BY 1`,
      [uuidOf(id)],
    );
    const on = { valid_to: '2024-10-01' };
    expect(hanging).toEqual(['channel', 'code', 'coverage', 'link'].map((what) => ({ what, ...on })));
    const { entry, events } = await leftBehind();
    expect(entry.details).toEqual({
      ended: { partner_code: 1, coverage: 1, partner_link: 1, contact_channel: 1 },
    });
    expect(JSON.stringify([entry, events])).not.toContain('ยุบ');
    expect(events).toMatchObject([{ type: 'PARTNER_ENDED' }]);
  });
});

describe('a second entry of one body', () => {
  test('is merged: what hung on it moves, and its id answers the one that stays', async () => {
    const survivor = (await newAuthority('6309910', { nameTh: 'ตัวจริง' })).partner;
    const duplicate = (await newAuthority('6309911', { nameTh: 'ตัวซ้ำ' })).partner;
    const areaId = await inArea('300106');
    await done(
      office,
      'setCoverage',
      { authorityId: duplicate.id, areaId, kind: 'COMPLETE' },
      'coverage { id }',
    );
    const input = { partnerId: duplicate.id, kind: 'PHONE', value: '+1 202 555 0142' };
    await done(office, 'addContactChannel', input, 'contactChannel { id }');
    const merged = await done(office, 'mergePartners', {
      duplicateId: duplicate.id,
      expectedVersion: 1,
      survivorId: survivor.id,
      survivorVersion: 1,
    });
    expect(merged.partner).toMatchObject({
      id: survivor.id,
      version: 2,
      codes: [{ code: '6309910' }, { code: '6309911' }],
      otherNames: [{ kind: 'ALIAS', nameTh: 'ตัวซ้ำ' }],
      // The first area both of them covered: there it ended with the duplicate.
      coverages: { nodes: [{ area: { code: '300106' } }, { area: { code: '300101' } }] },
      mergedFrom: [{ id: duplicate.id }],
    });
    const { entry, events } = await leftBehind();
    expect(entry).toMatchObject({
      target_id: uuidOf(duplicate.id),
      rule: 'KEEPER_OF_REGISTER',
      details: {
        survivor: uuidOf(survivor.id),
        moved: {
          partner_code: 1,
          coverage: 1,
          contact_channel: 1,
          partner_name: 0,
          partner_link: 0,
          ended: 2,
        },
      },
    });
    expect(events).toMatchObject([{ type: 'PARTNERS_MERGED', object_id: uuidOf(survivor.id) }]);
    const asked = await hub.query(
      office,
      `query ($id: ID!) { partner(id: $id) { id mergedFrom { id validTo endReason mergedInto { id } } }
         node(id: $id) { id } nodes(ids: [$id]) { id }
         partnerByCode(scheme: DLA, code: "6309911") { id contactChannels { value } } }`,
      { id: duplicate.id },
    );
    const { id } = survivor;
    expect(asked).toMatchObject({
      partner: { id, mergedFrom: [{ id: duplicate.id, mergedInto: { id } }] },
      node: { id },
      nodes: [{ id }],
      partnerByCode: { id, contactChannels: [{ value: '+1 202 555 0142' }] },
    });
    expect(asked.partner.mergedFrom[0].endReason).toMatch(/ซ้ำ.+second entry/);
  });

  test('is found through two mergers, one after the other', async () => {
    const [first, second, third] = [
      (await newVillage('300102', 81)).partner.id,
      (await newVillage('300102', 82)).partner.id,
      (await newVillage('300102', 83)).partner.id,
    ];
    const merge = (duplicateId: string, expectedVersion: number, survivorId: string) =>
      done(district, 'mergePartners', { duplicateId, expectedVersion, survivorId, survivorVersion: 1 });
    await merge(first, 1, second);
    await merge(second, 2, third);
    const asked = await hub.query(
      district,
      'query ($id: ID!) { partner(id: $id) { id mergedFrom { id } } }',
      {
        id: first,
      },
    );
    expect(asked.partner.id).toBe(third);
    expect(new Set(asked.partner.mergedFrom.map(({ id }: { id: string }) => id))).toEqual(
      new Set([first, second]),
    );
  });
});

describe('a succession', () => {
  const predecessor = (id: string) => ({ id, expectedVersion: 1 });

  test('by merger ends those before and names the one after', async () => {
    const before = [(await newAuthority('6309912')).partner.id, (await newAuthority('6309913')).partner.id];
    const after = (await newAuthority('5309914')).partner.id;
    const recorded = await done(office, 'recordSuccession', {
      kind: 'MERGER',
      predecessors: before.map(predecessor),
      successorIds: [after],
      effectiveOn: '2025-10-01',
      reason: 'รวมตามประกาศ',
    });
    expect(recorded.partner).toMatchObject({
      id: after,
      validTo: null,
      predecessors: [
        { kind: 'MERGER', effectiveOn: '2025-10-01' },
        { kind: 'MERGER', effectiveOn: '2025-10-01' },
      ],
    });
    const ended = await hub.rows(
      `SELECT p.valid_to::text, p.end_reason, c.valid_to::text AS code_to FROM hub.partner p
       JOIN hub.partner_code c ON c.partner_id = p.id WHERE p.id = ANY($1)`,
      [before.map(uuidOf)],
    );
    const end = { valid_to: '2025-10-01', end_reason: 'รวมตามประกาศ', code_to: '2025-10-01' };
    expect(ended).toEqual([end, end]);
    const { entry, events } = await leftBehind();
    expect(entry.details).toMatchObject({ kind: 'MERGER', predecessors: 2, successors: 1 });
    expect(events).toMatchObject([{ type: 'PARTNERS_SUCCEEDED', object_id: uuidOf(after) }]);
    expect(new Set(events[0].partner_ids)).toEqual(new Set([...before, after].map(uuidOf)));
  });

  test('by a split answers the one that was, with both after it', async () => {
    const before = (await newVillage('300103', 84)).partner.id;
    const after = [(await newVillage('300103', 85)).partner.id, (await newVillage('300103', 86)).partner.id];
    const recorded = await done(district, 'recordSuccession', {
      kind: 'SPLIT',
      predecessors: [predecessor(before)],
      successorIds: after,
      effectiveOn: '2025-10-01',
      reason: 'แยกหมู่บ้าน',
    });
    expect(recorded.partner).toMatchObject({ id: before, validTo: '2025-10-01' });
    expect(recorded.partner.successors).toHaveLength(2);
  });
});

describe('contact channels', () => {
  const CHANNEL =
    'contactChannel { id kind value purposeTh purposeEn validFrom validTo version partner { id } }';

  test('are kept by its own people and those above it, and seen by them alone', async () => {
    const { partner } = await newAuthority('6309915');
    const own = await hub.keyOf('6309915', ['REPORTING_OFFICER']);
    const added = await done(
      own,
      'addContactChannel',
      { partnerId: partner.id, kind: 'PHONE', value: '0 2000 0000 ต่อ 12', purposeTh: 'สำนักปลัด' },
      CHANNEL,
    );
    const { id } = added.contactChannel;
    expect(added.contactChannel).toMatchObject({ kind: 'PHONE', purposeTh: 'สำนักปลัด', version: 1 });
    const changed = await done(
      office,
      'updateContactChannel',
      { id, expectedVersion: 1, value: '1111', purposeTh: null, purposeEn: 'Front desk' },
      CHANNEL,
    );
    expect(changed.contactChannel).toMatchObject({
      value: '1111',
      purposeTh: null,
      purposeEn: 'Front desk',
      version: 2,
    });
    const { entry, events } = await leftBehind();
    expect(entry).toMatchObject({ target_type: 'ContactChannel', details: { kind: 'PHONE' } });
    expect(events).toMatchObject([{ type: 'CONTACT_CHANNEL_CHANGED', visibility: 'PARTNERS' }]);
    expect(events[0].partner_ids).toContain(uuidOf(partner.id));
    expect(JSON.stringify([entry, events])).not.toContain('1111');

    const others = await Promise.all([
      hub.keyOf('PLAO-50', ['COORDINATOR']),
      hub.keyOf('DIST-3001', ['MEMBER']),
      hub.keyOf('6309910', ['COORDINATOR']),
    ]);
    const auditor = await hub.keyOf('MOI', ['AUDITOR']);
    const see = (key: string) =>
      hub.query(
        key,
        'query ($of: ID!, $id: ID!) { partner(id: $of) { contactChannels { value } } node(id: $id) { id } }',
        {
          of: partner.id,
          id,
        },
      );
    const seen = { partner: { contactChannels: [{ value: '1111' }] }, node: { id } };
    for (const key of [own, office, admin, auditor]) expect(await see(key)).toEqual(seen);
    for (const key of others)
      expect(await see(key)).toEqual({ partner: { contactChannels: [] }, node: null });
    for (const key of others) {
      const refused = await hub.write(
        key,
        'updateContactChannel',
        { id, expectedVersion: 2, value: '1112' },
        CHANNEL,
      );
      expect(refused).toMatchObject({ contactChannel: null, userErrors: [{ code: 'NOT_FOUND' }] });
    }

    const ended = await done(own, 'endContactChannel', { id, expectedVersion: 2, on: '2099-01-01' }, CHANNEL);
    expect(ended.contactChannel).toMatchObject({ validTo: '2099-01-01', version: 3 });
  });

  test('are shown of the demo network to those who may see them', async () => {
    const [{ code, partner_id: partnerId }] = await hub.rows(
      `SELECT c.code, c.partner_id FROM hub.partner_code c JOIN hub.contact_channel h USING (partner_id)
       WHERE c.code LIKE 'DEMO-L-30%' ORDER BY c.code LIMIT 1`,
    );
    const id = await hub.idOf(code);
    const { partner } = await hub.query(
      office,
      'query ($id: ID!) { partner(id: $id) { contactChannels { kind value source } } }',
      { id },
    );
    expect(uuidOf(id)).toBe(partnerId);
    expect(partner.contactChannels).toEqual([
      { kind: 'PHONE', value: expect.stringMatching(/^\+1 202 555 01\d\d$/), source: 'SYNTHETIC' },
      { kind: 'EMAIL', value: expect.stringMatching(/@example\.org$/), source: 'SYNTHETIC' },
    ]);
  });
});

describe('who keeps the register', () => {
  const DUTY = 'registerDuty { id keeperType keptType isAssumed isInForce version }';
  const ASKED = `{ registerDuties(first: 20, filter: { keeperType: { eq: LOCAL_ADMINISTRATION_OFFICE } }) {
    nodes { keptType isAssumed isInForce version } } }`;

  test('is assumed at first, and an administrator’s to say', async () => {
    const before = await hub.query(office, ASKED);
    expect(before.registerDuties.nodes).toContainEqual({
      keptType: 'NETWORK_PARTNER',
      isAssumed: true,
      isInForce: true,
      version: 1,
    });
    const school = async () => ({
      type: 'NETWORK_PARTNER',
      nameTh: 'โรงเรียนทดสอบ',
      areaId: await inArea('300101'),
      details: { networkPartnerKind: 'SCHOOL' },
    });
    const { partner } = await done(office, 'createPartner', await school());
    const pair = { keeperType: 'LOCAL_ADMINISTRATION_OFFICE', keptType: 'NETWORK_PARTNER' };
    const withdrawn = await done(
      admin,
      'setRegisterDuty',
      { ...pair, isInForce: false, expectedVersion: 1 },
      DUTY,
    );
    expect(withdrawn.registerDuty).toMatchObject({ ...pair, isAssumed: false, isInForce: false, version: 2 });
    expect((await leftBehind()).events).toMatchObject([{ type: 'REGISTER_DUTY_SET' }]);
    // By its role in the memorandum it may still register such partners, and no longer keep their entries.
    const renaming = { id: partner.id, expectedVersion: partner.version, nameTh: 'โรงเรียนอื่น' };
    expect(await hub.write(office, 'renamePartner', renaming)).toMatchObject({
      partner: null,
      userErrors: [{ code: 'FORBIDDEN', rule: 'ADMINISTRATOR | KEEPER_OF_REGISTER' }],
    });
    const agency = { keeperType: 'AGENCY', keptType: 'NETWORK_PARTNER', isInForce: true };
    expect((await done(admin, 'setRegisterDuty', agency, DUTY)).registerDuty).toMatchObject({ version: 1 });
  });
});
