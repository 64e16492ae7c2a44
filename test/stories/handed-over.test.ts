import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newId } from '../../src/kernel/ids.ts';
import {
  type Payload,
  type Register,
  type Row,
  startRegister,
  writesOf,
} from '../factories/register-keepers.ts';

let hub: Register;
/** Coordinators of the provincial office of 30 and of a district office in it. */
let office: string;
let district: string;
/** A change of the past, under which a test enters what was there before. */
let change: string;
let mou: string;
let province: string;
beforeAll(async () => {
  hub = await startRegister();
  office = await hub.keyOf('PLAO-30', ['COORDINATOR']);
  district = await hub.keyOf('DIST-3001', ['COORDINATOR']);
  [{ id: change }] = (await hub.rows('SELECT id FROM hub.change ORDER BY id LIMIT 1')) as [Row];
  [{ id: mou }] = (await hub.rows(`SELECT id FROM hub.agreement WHERE level = 'NATIONAL'`)) as [Row];
  province = uuidOf(await hub.areaId('30'));
});
afterAll(() => hub.close());

const uuidOf = (globalId: string): string => Buffer.from(globalId, 'base64url').toString().split(':')[1]!;

const { done } = writesOf(() => hub);

/** Enters a row as it was there before; answers its id. */
async function put(table: string, row: object): Promise<string> {
  const whole = { id: newId(), source: 'REGISTER', version: 1, change_id: change, ...row };
  await hub.rows(
    `INSERT INTO hub.${table} SELECT * FROM json_populate_record(NULL::hub.${table}, $1::json)`,
    [JSON.stringify(whole)],
  );
  return whole.id;
}

let made = 0;
async function newTemple(): Promise<string> {
  made += 1;
  const areaId = await hub.areaId('300101');
  const input = { type: 'TEMPLE', nameTh: `ทดสอบ ${made}`, areaId };
  return (await done(district, 'createPartner', input)).partner.id;
}
async function newAuthority(areaCode = '300101'): Promise<string> {
  made += 1;
  const areaId = await hub.areaId(areaCode);
  const input = {
    type: 'LOCAL_AUTHORITY',
    nameTh: `ทดสอบ ${made}`,
    areaId,
    validFrom: '2000-01-01',
    details: { localAuthorityKind: 'SAO' },
    codes: [{ scheme: 'DLA', code: `63${98_000 + made}` }],
    coverage: [{ areaId, kind: 'PARTIAL' }],
  };
  return (await done(office, 'createPartner', input)).partner.id;
}

/** A provincial memorandum, as it is on record. */
const newAgreement = (more: object = {}) =>
  put('agreement', {
    kind: 'MOU',
    level: 'PROVINCE',
    title_th: `ข้อตกลงทดสอบ ${++made}`,
    parent_id: mou,
    area_id: province,
    valid_from: '2022-08-23',
    ...more,
  });
const party = (agreement_id: string, partner: string, more: object) =>
  put('agreement_party', {
    agreement_id,
    partner_id: uuidOf(partner),
    capacity: 'SIGNATORY',
    valid_from: '2022-08-23',
    ...more,
  });
const roleId = async (code: string): Promise<string> =>
  (await hub.rows('SELECT id FROM hub.mou_role WHERE agreement_id = $1 AND code = $2', [mou, code]))[0].id;

const merge = (key: string, duplicateId: string, survivorId: string) =>
  done(key, 'mergePartners', { duplicateId, expectedVersion: 1, survivorId, survivorVersion: 1 });
const follow = (kind: string, predecessors: string[], successorIds: string[], effectiveOn: string) =>
  done(office, 'recordSuccession', {
    kind,
    predecessors: predecessors.map((id) => ({ id, expectedVersion: 1 })),
    successorIds,
    effectiveOn,
    reason: 'ตามประกาศ',
  });
const lastDetails = async (): Promise<Payload> =>
  (await hub.rows('SELECT details FROM hub.audit_entry ORDER BY id DESC LIMIT 1'))[0].details;
const now = async (): Promise<string> =>
  (await hub.rows('SELECT clock_timestamp() AS at'))[0].at.toISOString();
const today = async (): Promise<string> => (await hub.rows('SELECT hub.today()::text AS day'))[0].day;

const groundIn = (agreement: string, nodes: Payload[]): string | undefined =>
  nodes.find((node) => uuidOf(node.agreement.id) === agreement)?.basis;

/** On what ground an agreement binds a partner on a day. */
async function basisOf(
  agreement: string,
  partner: string,
  { on = null }: { on?: string | null } = {},
): Promise<string | undefined> {
  const source = `query ($partner: ID!, $on: LocalDate) {
    agreementsBinding(partner: $partner, on: $on, first: 50) { nodes { basis agreement { id } } } }`;
  const { agreementsBinding } = await hub.query(office, source, { partner, on });
  return groundIn(agreement, agreementsBinding.nodes);
}

/** The same today, as it was recorded at an instant. */
async function basisThen(agreement: string, id: string, asOf: string): Promise<string | undefined> {
  const source = `query ($id: ID!, $asOf: DateTime) { partner(id: $id, asOf: $asOf) { agreementsBinding { basis agreement { id } } } }`;
  const { partner } = await hub.query(office, source, { id, asOf });
  return groundIn(agreement, partner.agreementsBinding);
}

const partiesOf = (agreement: string) =>
  hub.rows(
    `SELECT partner_id, capacity, valid_from::text, valid_to::text FROM hub.agreement_party WHERE agreement_id = $1
     ORDER BY valid_to NULLS FIRST, capacity`,
    [agreement],
  );

describe('an entry that is merged into another of the same body', () => {
  test('leaves one place in an agreement in which both stood, the stronger and with its missions', async () => {
    const [duplicate, survivor] = [await newTemple(), await newTemple()];
    const [signed, witnessed, joined] = [await newAgreement(), await newAgreement(), await newAgreement()];
    // Both signed the first: from the earlier day on. The duplicate signed the second, of which the other is a witness.
    await party(signed, survivor, { valid_from: '2024-05-01', capacity: 'ACCEDED' });
    const mission = await party(signed, duplicate, {});
    await party(witnessed, survivor, { capacity: 'WITNESS' });
    await party(witnessed, duplicate, { valid_from: '2023-01-01' });
    await party(joined, duplicate, { valid_from: '2023-01-01', capacity: 'ACCEDED' });
    const clause = await put('agreement_clause', {
      agreement_id: signed,
      number: '3.1',
      position: 1,
      kind: 'MISSION',
      party_id: mission,
      text_th: 'ทดสอบ',
      is_verified: true,
    });
    const kept = await newAgreement({ keeper_id: uuidOf(duplicate) });
    const before = await now();
    await merge(district, duplicate, survivor);
    const [one, other, day] = [uuidOf(survivor), uuidOf(duplicate), await today()];
    expect(await partiesOf(signed)).toEqual([
      { partner_id: one, capacity: 'SIGNATORY', valid_from: '2022-08-23', valid_to: null },
      { partner_id: one, capacity: 'ACCEDED', valid_from: '2024-05-01', valid_to: day },
    ]);
    expect(await partiesOf(witnessed)).toEqual([
      { partner_id: one, capacity: 'SIGNATORY', valid_from: '2023-01-01', valid_to: null },
      { partner_id: one, capacity: 'WITNESS', valid_from: '2022-08-23', valid_to: day },
    ]);
    expect(await partiesOf(joined)).toMatchObject([{ partner_id: one, capacity: 'ACCEDED', valid_to: null }]);
    // What binds it: now, on a day before, and as it was on record.
    for (const agreement of [signed, witnessed, joined]) {
      for (const asked of [survivor, duplicate]) expect(await basisOf(agreement, asked)).toBe('PARTY');
    }
    expect(await basisOf(witnessed, survivor, { on: '2022-12-31' })).toBe('IN_SCOPE');
    expect(await basisOf(witnessed, survivor, { on: '2023-01-01' })).toBe('PARTY');
    expect(await basisThen(joined, survivor, before)).toBe('IN_SCOPE');
    expect(await basisThen(joined, duplicate, before)).toBe('PARTY');
    // The mission is that of the place which stayed, as verified as before.
    const [held] = await hub.rows(
      `SELECT c.is_verified, c.version, p.partner_id, p.valid_to FROM hub.agreement_clause c JOIN hub.agreement_party p ON p.id = c.party_id
       WHERE c.id = $1`,
      [clause],
    );
    expect(held).toEqual({ is_verified: true, version: 1, partner_id: one, valid_to: null });
    const [{ keeper_id }] = (await hub.rows('SELECT keeper_id FROM hub.agreement WHERE id = $1', [kept])) as [
      Row,
    ];
    expect(keeper_id).toBe(one);
    // On record, and told to the auditors.
    const was = await hub.rows(
      'SELECT partner_id FROM hub.agreement_party_history WHERE agreement_id = $1 AND version = 1 ORDER BY capacity',
      [signed],
    );
    expect(was).toEqual([{ partner_id: other }, { partner_id: one }]);
    expect((await lastDetails()).moved).toMatchObject({ agreement: 1, agreement_party: 3, united: 2 });
  });

  test('moves the mission to the other’s place where that one is the stronger', async () => {
    const [duplicate, survivor] = [await newTemple(), await newTemple()];
    const agreement = await newAgreement();
    const stays = await party(agreement, survivor, {});
    const goes = await party(agreement, duplicate, { valid_from: null });
    const row = { agreement_id: agreement, number: '1', position: 1, kind: 'MISSION', text_th: 'ทดสอบ' };
    const clause = await put('agreement_clause', { ...row, party_id: goes, is_verified: false });
    await merge(district, duplicate, survivor);
    expect(await partiesOf(agreement)).toEqual([
      { partner_id: uuidOf(survivor), capacity: 'SIGNATORY', valid_from: null, valid_to: null },
      { partner_id: uuidOf(duplicate), capacity: 'SIGNATORY', valid_from: null, valid_to: await today() },
    ]);
    const [now] = await hub.rows('SELECT party_id FROM hub.agreement_clause WHERE id = $1', [clause]);
    expect(now.party_id).toBe(stays);
  });

  test('has the roles of both that were given by name, each once and for the time of both', async () => {
    const [duplicate, survivor] = [await newTemple(), await newTemple()];
    const role_id = await roleId('SANGHA_COORDINATOR');
    const area_id = uuidOf(await hub.areaId('300101'));
    const grant = (partner: string, more: object) =>
      put('mou_role_grant', { role_id, partner_id: uuidOf(partner), ...more });
    await grant(survivor, { valid_from: '2024-01-01' });
    await grant(duplicate, { valid_from: '2023-01-01' });
    await grant(duplicate, { valid_from: '2023-06-01', area_id });
    await merge(district, duplicate, survivor);
    const grants = await hub.rows(
      `SELECT valid_from::text, area_id FROM hub.mou_role_grant WHERE partner_id = $1 AND valid_to IS NULL ORDER BY 1`,
      [uuidOf(survivor)],
    );
    expect(grants).toEqual([
      { valid_from: '2023-01-01', area_id: null },
      { valid_from: '2023-06-01', area_id },
    ]);
    const roles = await hub.rows(
      'SELECT role_id, area_id FROM hub.roles_of($1, hub.today()) WHERE role_id = $2 ORDER BY area_id NULLS FIRST',
      [uuidOf(survivor), role_id],
    );
    expect(roles.map((role) => role.area_id)).toEqual([null, area_id]);
    expect(await hub.rows('SELECT FROM hub.roles_of($1, hub.today())', [uuidOf(duplicate)])).toEqual([]);
    expect((await lastDetails()).moved).toMatchObject({ mou_role_grant: 1, united: 1 });
  });

  test('keeps the project that it alone hosts hosted, though the other was but invited to it', async () => {
    const [duplicate, survivor] = [await newAuthority(), await newAuthority()];
    const role_id = await roleId('AREA_HOST');
    const area_id = uuidOf(await hub.areaId('300101'));
    const owned = {
      owner_id: uuidOf(duplicate),
      agreement_id: mou,
      area_id,
      kind: 'OTHER',
      title_th: 'ทดสอบ',
      fiscal_year_be: 2569,
      stage_since: '2025-10-01',
    };
    const project = await put('project', { ...owned, stage: 'APPROVED', is_learning_place: false });
    const closed = await put('project', { ...owned, stage: 'CLOSED', is_learning_place: false });
    const draft = await put('project_draft', { owner_id: uuidOf(duplicate), state: 'DISCARDED' });
    const place = { project_id: project, role_id };
    await put('project_participation', { ...place, partner_id: uuidOf(survivor), state: 'INVITED' });
    const host = { partner_id: uuidOf(duplicate), state: 'CONFIRMED', valid_from: '2025-10-01' };
    await put('project_participation', { ...place, ...host });
    const past = await put('project_participation', {
      ...place,
      ...host,
      state: 'DECLINED',
      valid_from: null,
    });
    await merge(office, duplicate, survivor);
    const day = await today();
    const { node } = await hub.query(
      office,
      `query ($id: ID!) { node(id: $id) { ... on Project { owner { id } mouCompliance { isMet role { code } }
         participations(validity: ALL, first: 10) { nodes { state validFrom validTo partner { id } } } } } }`,
      { id: Buffer.from(`Project:${project}`).toString('base64url') },
    );
    expect(node.owner.id).toBe(survivor);
    const isHosted = node.mouCompliance.find(({ role }: Payload) => role.code === 'AREA_HOST').isMet;
    expect(isHosted).toBe(true);
    const places = node.participations.nodes.map(({ partner, ...rest }: Payload) => ({
      ...rest,
      id: partner.id,
    }));
    expect(places).toHaveLength(3);
    expect(places).toEqual(
      expect.arrayContaining([
        { id: survivor, state: 'CONFIRMED', validFrom: '2025-10-01', validTo: null },
        { id: survivor, state: 'ENDED', validFrom: null, validTo: day },
        { id: survivor, state: 'DECLINED', validFrom: null, validTo: null },
      ]),
    );
    const owners = await hub.rows(
      `SELECT owner_id FROM hub.project WHERE id = $1 UNION ALL SELECT owner_id FROM hub.project_draft WHERE id = $2
       UNION ALL SELECT partner_id FROM hub.project_participation WHERE id = $3`,
      [closed, draft, past],
    );
    expect(owners).toEqual(Array(3).fill({ owner_id: uuidOf(survivor) }));
    // Whoever coordinates the one that stays goes on with it.
    const own = await hub.rows(
      'SELECT c.code FROM hub.partner_code c WHERE c.partner_id = $1 AND c.valid_to IS NULL ORDER BY c.code LIMIT 1',
      [uuidOf(survivor)],
    );
    const key = await hub.keyOf(own[0].code, ['COORDINATOR']);
    const id = Buffer.from(`Project:${project}`).toString('base64url');
    const started = await done(key, 'startProject', { id, expectedVersion: 2 }, 'project { stage }');
    expect(started.project.stage).toBe('IN_PROGRESS');
  });

  test('was at an activity once, in the part that says more, and runs one help centre in the fields of both', async () => {
    const [duplicate, survivor] = [await newAuthority(), await newAuthority()];
    const activity = {
      state: 'RECORDED',
      kind: 'MEETING',
      title_th: 'ทดสอบ',
      area_id: uuidOf(await hub.areaId('300101')),
      happened_on: '2025-10-05',
    };
    const both = await put('activity', { ...activity, recorded_by_id: uuidOf(duplicate) });
    const alone = await put('activity', { ...activity, recorded_by_id: uuidOf(survivor) });
    const was = (activity_id: string, partner: string, part: string, is_withdrawn = false) =>
      put('activity_participation', { activity_id, partner_id: uuidOf(partner), part, is_withdrawn });
    await was(both, survivor, 'PARTICIPANT');
    await was(both, duplicate, 'HOST');
    await was(alone, duplicate, 'SUPPORTER');
    const centre = (partner: string, domains: string[], name_th: string) =>
      put('help_centre', { authority_id: uuidOf(partner), domains, name_th, valid_from: '2017-10-11' });
    const kept = await centre(survivor, ['QUALITY_OF_LIFE'], 'ก');
    const closed = await centre(duplicate, ['DISASTER', 'QUALITY_OF_LIFE'], 'ข');
    const count = { centre_id: closed, month: '2025-09-01', domain: 'DISASTER', cases: 7 };
    await put('help_centre_count', count);
    await merge(office, duplicate, survivor);
    const parts = await hub.rows(
      `SELECT activity_id, part FROM hub.activity_participation WHERE partner_id = $1 AND NOT is_withdrawn ORDER BY part`,
      [uuidOf(survivor)],
    );
    expect(parts).toEqual([
      { activity_id: both, part: 'HOST' },
      { activity_id: alone, part: 'SUPPORTER' },
    ]);
    const centres = await hub.rows(
      `SELECT id, domains::text[], valid_to::text, end_reason IS NOT NULL AS is_told FROM hub.help_centre WHERE authority_id = $1
       ORDER BY name_th`,
      [uuidOf(survivor)],
    );
    expect(centres).toEqual([
      { id: kept, domains: ['DISASTER', 'QUALITY_OF_LIFE'], valid_to: null, is_told: false },
      { id: closed, domains: ['DISASTER', 'QUALITY_OF_LIFE'], valid_to: await today(), is_told: true },
    ]);
    const [{ cases }] = (await hub.rows(
      `SELECT sum(n.cases)::int AS cases FROM hub.help_centre_count n JOIN hub.help_centre c ON c.id = n.centre_id
       WHERE c.authority_id = $1`,
      [uuidOf(survivor)],
    )) as [Row];
    expect(cases).toBe(7);
    expect((await lastDetails()).moved).toMatchObject({
      activity: 1,
      activity_participation: 2,
      help_centre: 1,
      united: 2,
    });
  });

  test('keeps of two ties to a third the one that is confirmed, and none between the two', async () => {
    const [duplicate, survivor, third] = [await newTemple(), await newTemple(), await newTemple()];
    const tie = (from: string, to: string, state: string, valid_from: string) =>
      put('partner_link', {
        kind: 'SUPPORTS',
        from_id: uuidOf(from),
        to_id: uuidOf(to),
        state,
        claimed_by: 'FROM',
        valid_from,
      });
    await tie(survivor, third, 'DISPUTED', '2024-01-01');
    const confirmed = await tie(duplicate, third, 'CONFIRMED', '2025-01-01');
    const inward = await tie(third, duplicate, 'CLAIMED', '2025-01-01');
    const between = await tie(survivor, duplicate, 'CONFIRMED', '2025-01-01');
    await merge(district, duplicate, survivor);
    const ties = await hub.rows(
      `SELECT id, from_id, to_id, state, valid_from::text, valid_to::text FROM hub.partner_link
       WHERE id = ANY($1) ORDER BY array_position($1::uuid[], id)`,
      [[confirmed, inward, between]],
    );
    const [one, other, it] = [survivor, duplicate, third].map(uuidOf);
    expect(ties).toEqual([
      {
        id: confirmed,
        from_id: one,
        to_id: it,
        state: 'CONFIRMED',
        valid_from: '2025-01-01',
        valid_to: null,
      },
      { id: inward, from_id: it, to_id: one, state: 'CLAIMED', valid_from: '2025-01-01', valid_to: null },
      {
        id: between,
        from_id: one,
        to_id: other,
        state: 'CONFIRMED',
        valid_from: '2025-01-01',
        valid_to: await today(),
      },
    ]);
    const [disputed] = await hub.rows(
      `SELECT valid_to::text FROM hub.partner_link WHERE from_id = $1 AND to_id = $2 AND state = 'DISPUTED'`,
      [one, it],
    );
    expect(disputed.valid_to).toBe(await today());
  });

  test('has acknowledged what either entry has, and is asked once for the rest', async () => {
    const [duplicate, survivor] = [await newTemple(), await newTemple()];
    const publisher_id = uuidOf(await hub.idOf('PLAO-30'));
    const resource = async (current: string) => {
      const id = await put('knowledge_resource', {
        publisher_id,
        state: 'PUBLISHED',
        state_since: '2025-01-01',
        current_version_id: current,
        latest_number: 1,
        kind: 'OTHER',
        title_th: 'ทดสอบ',
        tags: [],
        audience_types: [],
        audience_area_ids: [],
      });
      const version = {
        number: 1,
        published_on: '2025-01-01',
        language: 'THAI',
        url: 'https://example.test/',
      };
      await put('resource_version', { id: current, resource_id: id, ...version });
      return id;
    };
    const version_id = newId();
    const resource_id = await resource(version_id);
    const letter = async () =>
      put('resource_distribution', {
        resource_id,
        version_id,
        sender_id: publisher_id,
        sent_on: '2025-01-02',
        partner_types: [],
        area_ids: [],
        partner_ids: [],
        reach_area_ids: [],
      });
    const [first, second] = [await letter(), await letter()];
    const confirmation = newId();
    await hub.rows(
      `INSERT INTO hub.confirmation (id, object_type, object_id, partner_id, decision, on_behalf, change_id)
       VALUES ($1, 'ResourceVersion', $2, $3, 'CONFIRMED', false, $4)`,
      [confirmation, version_id, uuidOf(duplicate), change],
    );
    const acknowledgement_id = await put('resource_acknowledgement', {
      version_id,
      partner_id: uuidOf(duplicate),
      confirmation_id: confirmation,
      acknowledged_on: '2025-01-03',
    });
    const asked = (distribution_id: string, partner: string, more: object) =>
      put('resource_addressee', { distribution_id, resource_id, partner_id: uuidOf(partner), ...more });
    await asked(first, duplicate, { state: 'ACKNOWLEDGED', acknowledgement_id });
    await asked(first, survivor, { state: 'ASKED' });
    await asked(second, survivor, { state: 'ASKED' });
    await merge(district, duplicate, survivor);
    const addressees = await hub.rows(
      `SELECT a.partner_id, a.state, k.partner_id AS by FROM hub.resource_addressee a
       LEFT JOIN hub.resource_acknowledgement k ON k.id = a.acknowledgement_id WHERE a.resource_id = $1 ORDER BY 2, 1`,
      [resource_id],
    );
    const [one, other] = [uuidOf(survivor), uuidOf(duplicate)];
    expect(addressees).toEqual([
      { partner_id: one, state: 'ACKNOWLEDGED', by: one },
      { partner_id: one, state: 'ACKNOWLEDGED', by: one },
      { partner_id: other, state: 'RELEASED', by: null },
    ]);
  });
});

describe('a body that is followed by one other', () => {
  test('leaves it its places, roles, ties and centre from that day on', async () => {
    const [before, after, third] = [await newAuthority(), await newAuthority(), await newTemple()];
    const on = '2025-10-01';
    const [signed, both] = [await newAgreement(), await newAgreement()];
    const mission = await party(signed, before, {});
    const clause = await put('agreement_clause', {
      agreement_id: signed,
      number: '3.1',
      position: 1,
      kind: 'MISSION',
      party_id: mission,
      text_th: 'ทดสอบ',
      is_verified: false,
    });
    await party(both, before, {});
    await party(both, after, { capacity: 'WITNESS' });
    const keeper_id = uuidOf(before);
    const over = await newAgreement({ valid_to: '2024-01-01', keeper_id });
    const kept = await newAgreement({ keeper_id });
    await party(over, before, {});
    const role_id = await roleId('KNOWLEDGE_ADVISER');
    const reason = 'ตามมติ';
    await put('mou_role_grant', { role_id, partner_id: uuidOf(before), valid_from: '2023-01-01', reason });
    const tie = { claimed_by: 'FROM', valid_from: '2023-01-01' };
    const ends = { from_id: uuidOf(before), to_id: uuidOf(third) };
    await put('partner_link', { ...tie, ...ends, kind: 'SUPPORTS', state: 'CONFIRMED' });
    await put('partner_link', { ...tie, ...ends, kind: 'ADVISES', state: 'DISPUTED' });
    const centre = await put('help_centre', {
      authority_id: uuidOf(before),
      domains: ['DISASTER'],
      name_th: 'ทดสอบ',
    });
    const draft = await put('project_draft', { owner_id: uuidOf(before), state: 'OPEN' });
    await follow('REPLACEMENT', [before], [after], on);
    const [was, is] = [uuidOf(before), uuidOf(after)];
    expect(await partiesOf(signed)).toEqual([
      { partner_id: is, capacity: 'SIGNATORY', valid_from: on, valid_to: null },
      { partner_id: was, capacity: 'SIGNATORY', valid_from: '2022-08-23', valid_to: on },
    ]);
    expect(await partiesOf(both)).toEqual([
      { partner_id: is, capacity: 'SIGNATORY', valid_from: on, valid_to: null },
      { partner_id: was, capacity: 'SIGNATORY', valid_from: '2022-08-23', valid_to: on },
      { partner_id: is, capacity: 'WITNESS', valid_from: '2022-08-23', valid_to: on },
    ]);
    expect(await partiesOf(over)).toMatchObject([{ partner_id: was, valid_to: null }]);
    const keepers = await hub.rows(
      'SELECT keeper_id FROM hub.agreement WHERE id = ANY($1) ORDER BY valid_to',
      [[over, kept]],
    );
    expect(keepers).toEqual([{ keeper_id: was }, { keeper_id: is }]);
    expect(await basisOf(signed, after)).toBe('PARTY');
    expect(await basisOf(signed, after, { on: '2025-09-30' })).toBeUndefined();
    expect(await basisOf(signed, before, { on: '2025-09-30' })).toBe('PARTY');
    expect(await basisOf(signed, before)).toBeUndefined();
    const [stands] = await hub.rows(
      'SELECT p.partner_id FROM hub.agreement_clause c JOIN hub.agreement_party p ON p.id = c.party_id WHERE c.id = $1',
      [clause],
    );
    expect(stands.partner_id).toBe(is);
    const grants = await hub.rows(
      'SELECT partner_id, reason, valid_from::text, valid_to::text FROM hub.mou_role_grant WHERE partner_id = ANY($1) ORDER BY valid_from',
      [[was, is]],
    );
    expect(grants).toEqual([
      { partner_id: was, reason, valid_from: '2023-01-01', valid_to: on },
      { partner_id: is, reason, valid_from: on, valid_to: null },
    ]);
    const ties = await hub.rows(
      `SELECT kind, from_id, state, valid_from::text, valid_to::text FROM hub.partner_link
       WHERE to_id = $1 AND kind <> 'SUPERVISES' ORDER BY kind, valid_from`,
      [uuidOf(third)],
    );
    expect(ties).toEqual([
      { kind: 'SUPPORTS', from_id: was, state: 'CONFIRMED', valid_from: '2023-01-01', valid_to: on },
      { kind: 'SUPPORTS', from_id: is, state: 'CONFIRMED', valid_from: on, valid_to: null },
      { kind: 'ADVISES', from_id: was, state: 'DISPUTED', valid_from: '2023-01-01', valid_to: on },
    ]);
    const owners = await hub.rows(
      `SELECT authority_id AS id FROM hub.help_centre WHERE id = $1 AND valid_to IS NULL
       UNION ALL SELECT owner_id FROM hub.project_draft WHERE id = $2`,
      [centre, draft],
    );
    expect(owners).toEqual([{ id: is }, { id: is }]);
    const { ended } = await lastDetails();
    const handed = { agreement: 1, agreement_party: 2, mou_role_grant: 1, help_centre: 1, project_draft: 1 };
    expect(ended).toMatchObject([handed]);
  });

  test('together with another is followed once, and the tie between the two is no more', async () => {
    const [first, second, after] = [await newAuthority(), await newAuthority(), await newAuthority()];
    const agreement = await newAgreement();
    await party(agreement, first, { capacity: 'ACCEDED' });
    await party(agreement, second, {});
    const ends = { from_id: uuidOf(first), to_id: uuidOf(second) };
    await put('partner_link', { ...ends, kind: 'COOPERATES', state: 'CONFIRMED', claimed_by: 'TO' });
    for (const [authority, name_th] of [
      [first, 'ก'],
      [second, 'ข'],
    ] as const) {
      await put('help_centre', { authority_id: uuidOf(authority), domains: ['DISASTER'], name_th });
    }
    await follow('MERGER', [first, second], [after], '2025-10-01');
    const standing = await hub.rows(
      'SELECT partner_id, capacity FROM hub.agreement_party WHERE agreement_id = $1 AND valid_to IS NULL',
      [agreement],
    );
    expect(standing).toEqual([{ partner_id: uuidOf(after), capacity: 'SIGNATORY' }]);
    const ties = await hub.rows(
      `SELECT from_id FROM hub.partner_link WHERE kind = 'COOPERATES' AND from_id = ANY($1)`,
      [[first, second, after].map(uuidOf)],
    );
    expect(ties).toEqual([{ from_id: uuidOf(first) }]);
    const open = await hub.rows(
      'SELECT name_th FROM hub.help_centre WHERE authority_id = ANY($1) AND valid_to IS NULL',
      [[first, second, after].map(uuidOf)],
    );
    expect(open).toEqual([{ name_th: 'ก' }]);
  });
});

describe('a body that nobody follows, or several', () => {
  const places = async (partner: string) => {
    const agreement = await newAgreement();
    await party(agreement, partner, {});
    const role_id = await roleId('AREA_HOST');
    await put('mou_role_grant', { role_id, partner_id: uuidOf(partner), valid_from: '2023-01-01' });
    const project = await put('project', {
      owner_id: uuidOf(partner),
      agreement_id: mou,
      area_id: uuidOf(await hub.areaId('300101')),
      kind: 'OTHER',
      title_th: 'ทดสอบ',
      fiscal_year_be: 2569,
      stage: 'IN_PROGRESS',
      stage_since: '2025-01-01',
      is_learning_place: false,
    });
    const place = { project_id: project, role_id, partner_id: uuidOf(partner), valid_from: '2025-01-01' };
    await put('project_participation', { ...place, state: 'CONFIRMED' });
    await put('help_centre', { authority_id: uuidOf(partner), domains: ['DISASTER'], name_th: 'ทดสอบ' });
    return { agreement, project };
  };
  const whatItHas = async (partner: string) =>
    (
      await hub.rows(
        `SELECT 'party' AS what, valid_to::text AS until, NULL AS state FROM hub.agreement_party WHERE partner_id = $1
         UNION ALL SELECT 'role', valid_to::text, NULL FROM hub.mou_role_grant WHERE partner_id = $1
         UNION ALL SELECT 'place', valid_to::text, state::text FROM hub.project_participation WHERE partner_id = $1
         UNION ALL SELECT 'centre', valid_to::text, NULL FROM hub.help_centre WHERE authority_id = $1
         UNION ALL SELECT 'project', NULL, stage::text FROM hub.project WHERE owner_id = $1 ORDER BY 1`,
        [uuidOf(partner)],
      )
    ).map(({ what, until, state }) => [what, until, state]);
  const ended = (until: string, state = 'ENDED') => [
    ['centre', until, null],
    ['party', until, null],
    ['place', until, state],
    ['project', null, 'IN_PROGRESS'],
    ['role', until, null],
  ];

  test('stands in nothing any more, and its project shows that it has no host', async () => {
    const body = await newAuthority();
    const { agreement, project } = await places(body);
    await done(office, 'endPartner', { id: body, expectedVersion: 1, on: '2025-10-01', reason: 'ยุบเลิก' });
    expect(await whatItHas(body)).toEqual(ended('2025-10-01'));
    expect(await basisOf(agreement, body)).toBeUndefined();
    expect(await basisOf(agreement, body, { on: '2025-09-30' })).toBe('PARTY');
    const [{ is_met }] = (await hub.rows(
      `SELECT c.is_met FROM hub.compliance_of($1) c JOIN hub.mou_role r ON r.id = c.role_id WHERE r.code = 'AREA_HOST'`,
      [project],
    )) as [Row];
    expect(is_met).toBe(false);
    const handed = { agreement_party: 1, mou_role_grant: 1, project_participation: 1, help_centre: 1 };
    expect((await lastDetails()).ended).toMatchObject(handed);
  });

  test('goes on up to a day that is yet to come', async () => {
    const body = await newAuthority();
    await places(body);
    await done(office, 'endPartner', { id: body, expectedVersion: 1, on: '2399-01-01', reason: 'ยุบเลิก' });
    expect(await whatItHas(body)).toEqual(ended('2399-01-01', 'CONFIRMED'));
  });

  test('leaves it to people to say which of several goes on', async () => {
    const body = await newAuthority();
    await places(body);
    const parts = [await newAuthority(), await newAuthority()];
    await follow('SPLIT', [body], parts, '2025-10-01');
    expect(await whatItHas(body)).toEqual(ended('2025-10-01'));
    for (const part of parts) expect(await whatItHas(part)).toEqual([]);
  });

  test('is bound by nothing that lies above it', async () => {
    const temple = await newTemple();
    expect(await basisOf(mou, temple)).toBe('IN_SCOPE');
    await done(district, 'endPartner', { id: temple, expectedVersion: 1, on: '2025-10-01', reason: 'ร้าง' });
    expect(await basisOf(mou, temple)).toBeUndefined();
    expect(await basisOf(mou, temple, { on: '2025-09-30' })).toBe('IN_SCOPE');
  });
});
