import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  type Payload,
  type Register,
  type Row,
  startRegister,
  writesOf,
} from '../factories/register-keepers.ts';

let hub: Register;
/** Coordinators of the provincial office of 30 and of 50, and an administrator of the hub. */
let office: string;
let otherOffice: string;
let admin: string;
/** A temple, a village and a local authority of one subdistrict of province 30, by their HUB codes. */
let temple: string;
let village: string;
let authority: string;
let province: string;
beforeAll(async () => {
  hub = await startRegister();
  office = await hub.keyOf('PLAO-30', ['COORDINATOR']);
  otherOffice = await hub.keyOf('PLAO-50', ['COORDINATOR']);
  admin = await hub.keyOf('DLA', ['ADMIN']);
  const seated = async (type: string) => {
    const [found] = await hub.rows(
      `SELECT c.code FROM hub.partner p JOIN hub.area a ON a.id = p.area_id JOIN hub.partner_code c ON c.partner_id = p.id
       WHERE p.type = $1 AND a.code = '300101' AND p.valid_to IS NULL ORDER BY c.code LIMIT 1`,
      [type],
    );
    return found.code as string;
  };
  temple = await seated('TEMPLE');
  village = await seated('VILLAGE');
  const [covering] = await hub.rows(
    `SELECT c.code FROM hub.coverage v JOIN hub.area a ON a.id = v.area_id JOIN hub.partner_code c ON c.partner_id = v.authority_id
     JOIN hub.partner p ON p.id = v.authority_id AND p.local_authority_kind <> 'PAO'
     WHERE a.code = '300101' AND v.valid_to IS NULL ORDER BY c.code LIMIT 1`,
  );
  authority = covering.code;
  province = await hub.areaId('30');
});
afterAll(() => hub.close());

const AGREEMENT = `agreement { id version level titleTh validFrom validTo endReason source parent { titleTh } area { code }
  keeper { id } parties(first: 20, validity: ALL) { totalCount nodes { id capacity validFrom validTo version partner { id } } } }`;

const { done } = writesOf(() => hub, AGREEMENT);

async function national(): Promise<Payload> {
  const { agreements } = await hub.query(
    office,
    `{ agreements(filter: { level: { eq: NATIONAL } }) { totalCount nodes { id titleTh titleEn signedOn signedOnInEras { be textTh } signedAtTh source parent { id } area { id }
       parties(first: 10) { nodes { capacity partner { nameTh } } }
       clauses { id number kind textTh isVerified party { partner { nameEn } } }
       roles(first: 20) { nodes { id code version isVerified isAskedFor capabilities partnerTypes clause { number } } } } } }`,
  );
  expect(agreements.totalCount).toBe(1);
  return agreements.nodes[0];
}

const provincial = async (more: object = {}) => ({
  kind: 'MOU',
  level: 'PROVINCE',
  titleTh: 'ข้อตกลงจังหวัดทดสอบ',
  parentId: (await national()).id,
  areaId: province,
  keeperId: await hub.idOf('PLAO-30'),
  signedOn: '2022-08-23',
  parties: [{ partnerId: await hub.idOf('PLAO-30') }, { partnerId: await hub.idOf(temple) }],
  ...more,
});

const bindings = async (code: string, on?: string) => {
  const { agreementsBinding } = await hub.query(
    office,
    `query ($partner: ID!, $on: LocalDate) { agreementsBinding(partner: $partner, on: $on, first: 50) {
       nodes { basis level agreement { titleTh } party { partner { nameTh } } roles { code } } } }`,
    { partner: await hub.idOf(code), on: on ?? null },
  );
  return agreementsBinding.nodes.map(({ basis, level, roles }: Payload) => ({
    basis,
    level,
    roles: roles.map(({ code: role }: Payload) => role).sort(),
  }));
};

describe('the national memorandum', () => {
  test('ships with its three signatories, and its wording and roles are unverified', async () => {
    const mou = await national();
    expect(mou).toMatchObject({
      titleTh: 'บทบาทในการเกื้อหนุนระหว่างวัดและชุมชนให้มีความสุขอย่างยั่งยืน',
      signedOn: '2022-02-24',
      signedOnInEras: { be: 'BE 2565-02-24', textTh: '24 กุมภาพันธ์ พ.ศ. 2565' },
      source: 'REFERENCE',
      parent: null,
      area: null,
    });
    expect(
      mou.parties.nodes.map(({ capacity, partner }: Payload) => [capacity, partner.nameTh]).sort(),
    ).toEqual([
      ['SIGNATORY', 'กระทรวงมหาดไทย'],
      ['SIGNATORY', 'ฝ่ายสาธารณสงเคราะห์ของมหาเถรสมาคม'],
      ['SIGNATORY', 'สถาบันเทคโนโลยีพระจอมเกล้าเจ้าคุณทหารลาดกระบัง'],
    ]);
    expect(mou.clauses.map(({ number, kind, isVerified }: Payload) => [number, kind, isVerified])).toEqual([
      ['2', 'OBJECTIVE', false],
      ['3', 'MISSION', false],
      ['3.3', 'MISSION', false],
    ]);
    expect(mou.clauses[2].party.partner.nameEn).toBe('Ministry of Interior');
    expect(mou.roles.nodes.length).toBe(9);
    expect(mou.roles.nodes.every(({ isVerified }: Payload) => isVerified === false)).toBe(true);
    expect(
      mou.roles.nodes
        .filter(({ isAskedFor }: Payload) => isAskedFor)
        .map(({ code }: Payload) => code)
        .sort(),
    ).toEqual(['AREA_HOST', 'COMMUNITY_PARTNER', 'KNOWLEDGE_ADVISER', 'TEMPLE_PARTNER']);
  });

  test('binds the bodies below its signatories from its day on, and has temples and villages in its scope', async () => {
    expect(await bindings('MOI')).toEqual([{ basis: 'PARTY', level: 'NATIONAL', roles: ['NETWORK_LEAD'] }]);
    expect(await bindings('PLAO-30')).toEqual([
      { basis: 'SUPERVISION', level: 'NATIONAL', roles: ['PROVINCIAL_COORDINATOR'] },
    ]);
    expect(await bindings(authority)).toEqual([
      { basis: 'SUPERVISION', level: 'NATIONAL', roles: ['AREA_HOST'] },
    ]);
    expect(await bindings('ONAB')).toEqual([]);
    expect(await bindings('MOI', '2022-02-23')).toEqual([]);
    expect(await bindings('MOI', '2022-02-24')).toHaveLength(1);
    for (const code of [temple, village])
      expect(await bindings(code)).toEqual([{ basis: 'IN_SCOPE', level: 'NATIONAL', roles: [] }]);
  });
});

describe('an agreement below it', () => {
  let agreement: Payload;

  test('is entered by an office that a role gives the right to, and named with its parties', async () => {
    const payload = await done(office, 'createAgreement', await provincial());
    agreement = payload.agreement;
    expect(agreement).toMatchObject({
      version: 1,
      level: 'PROVINCE',
      validFrom: '2022-08-23',
      validTo: null,
      // One of the parties is made up, and so is what is said of it.
      source: 'SYNTHETIC',
      area: { code: '30' },
      keeper: { id: await hub.idOf('PLAO-30') },
    });
    expect(agreement.parties.totalCount).toBe(2);
  });

  test('makes a temple bound that was only in scope, with the roles of its type', async () => {
    expect(await bindings(temple)).toEqual([
      { basis: 'IN_SCOPE', level: 'NATIONAL', roles: [] },
      { basis: 'PARTY', level: 'PROVINCE', roles: ['TEMPLE_PARTNER'] },
    ]);
    expect(await bindings(authority)).toEqual([
      { basis: 'SUPERVISION', level: 'NATIONAL', roles: ['AREA_HOST'] },
      { basis: 'SUPERVISION', level: 'PROVINCE', roles: ['AREA_HOST'] },
    ]);
    expect(await bindings(village)).toEqual([
      { basis: 'IN_SCOPE', level: 'NATIONAL', roles: [] },
      { basis: 'IN_SCOPE', level: 'PROVINCE', roles: [] },
    ]);
  });

  test('binds what a Sangha office stands above, from the day on which it joins', async () => {
    const [unit] = await hub.rows(
      `WITH RECURSIVE up AS (
         SELECT u.id, u.parent_id FROM hub.sangha_unit u JOIN hub.partner t ON t.sangha_unit_id = u.id
           JOIN hub.partner_code c ON c.partner_id = t.id WHERE c.code = $1
         UNION ALL SELECT u.id, u.parent_id FROM up JOIN hub.sangha_unit u ON u.id = up.parent_id)
       SELECT c.code FROM up JOIN hub.partner o ON o.sangha_unit_id = up.id AND o.type = 'SANGHA_OFFICE'
       JOIN hub.partner_code c ON c.partner_id = o.id ORDER BY c.code LIMIT 1`,
      [temple],
    );
    const other = await hub.rows(
      `SELECT c.code FROM hub.partner t JOIN hub.partner_code c ON c.partner_id = t.id
       JOIN hub.partner o ON o.type = 'SANGHA_OFFICE' JOIN hub.partner_code k ON k.partner_id = o.id AND k.code = $1
       WHERE t.type = 'TEMPLE' AND t.valid_to IS NULL AND c.code <> $2 AND t.province_code = '30'
         AND o.sangha_unit_id = ANY(hub.sangha_path(t.sangha_unit_id)) ORDER BY c.code LIMIT 1`,
      [unit.code, temple],
    );
    const below = other[0].code;
    expect(await bindings(below)).toHaveLength(2);
    const joining = { agreementId: agreement.id, partnerId: await hub.idOf(unit.code), capacity: 'ACCEDED' };
    const early = await hub.write(
      office,
      'addAgreementParty',
      { ...joining, since: '2022-08-22' },
      'party { id }',
    );
    expect(early.userErrors).toMatchObject([{ code: 'BAD_INPUT', field: 'since', rule: '>= 2022-08-23' }]);
    const { party } = await done(
      office,
      'addAgreementParty',
      {
        agreementId: agreement.id,
        partnerId: await hub.idOf(unit.code),
        capacity: 'ACCEDED',
        since: '2023-01-01',
      },
      'party { id version capacity validFrom }',
    );
    expect(party).toMatchObject({ capacity: 'ACCEDED', validFrom: '2023-01-01' });
    const bound = { basis: 'SANGHA_TREE', level: 'PROVINCE', roles: ['TEMPLE_PARTNER'] };
    expect(await bindings(below)).toContainEqual(bound);
    expect(await bindings(below, '2022-12-31')).not.toContainEqual(bound);
    await done(
      office,
      'endAgreementParty',
      { id: party.id, on: '2024-01-01', expectedVersion: 1 },
      'party { id }',
    );
    expect(await bindings(below)).not.toContainEqual(bound);
  });

  test('is not another office’s to enter or to change, and the refusal says by which rule', async () => {
    const entering = await hub.write(otherOffice, 'createAgreement', await provincial(), AGREEMENT);
    expect(entering.userErrors).toMatchObject([
      { code: 'FORBIDDEN', rule: expect.stringContaining('CAPABILITY_REGISTER_AGREEMENT') },
    ]);
    const changing = { id: agreement.id, expectedVersion: agreement.version, titleTh: 'อื่น' };
    expect((await hub.write(otherOffice, 'updateAgreement', changing, AGREEMENT)).userErrors).toMatchObject([
      { code: 'FORBIDDEN', rule: 'ADMINISTRATOR | COORDINATOR_OVER_PARTNER' },
    ]);
  });

  test('is not entered as a national one, which has no territory, by whoever has the right in a territory', async () => {
    const nationwide = await provincial({ level: 'NATIONAL', areaId: null, parentId: null });
    expect((await hub.write(office, 'createAgreement', nationwide, AGREEMENT)).userErrors).toMatchObject([
      { code: 'FORBIDDEN', rule: 'ADMINISTRATOR | IS_NOT_NATIONAL' },
    ]);
  });

  /** Where ONAB has a role of it today. */
  const reachOfGiven = () =>
    hub.rows(
      `SELECT a.code FROM hub.roles_of((SELECT partner_id FROM hub.partner_code WHERE code = 'ONAB'), hub.today()) h
       JOIN hub.mou_role r ON r.id = h.role_id AND r.code = 'CHAPTER' LEFT JOIN hub.area a ON a.id = h.area_id`,
    );

  test('hands on what those above it give to a type, and no more, unless an administrator enters it', async () => {
    const ROLE = 'role { id version capabilities }';
    const labels = { labelTh: 'เจ้าภาพร่วม', labelEn: 'Co-host' };
    const role = (code: string, partnerTypes: string[], capabilities: string[]) => ({
      agreementId: agreement.id,
      code,
      ...labels,
      partnerTypes,
      capabilities,
    });
    const above = { code: 'BAD_INPUT', field: 'capabilities' };
    // The national memorandum lets provincial offices approve, and authorities host.
    const tooMuch = role('TOO_MUCH', ['LOCAL_ADMINISTRATION_OFFICE', 'LOCAL_AUTHORITY'], ['HOST_PROJECT']);
    expect((await hub.write(office, 'createMouRole', tooMuch, ROLE)).userErrors).toMatchObject([
      { ...above, value: 'LOCAL_ADMINISTRATION_OFFICE: HOST_PROJECT' },
    ]);
    const cohost = role('CO_HOST', ['LOCAL_AUTHORITY'], ['HOST_PROJECT', 'RECORD_ACTIVITY']);
    const { role: made } = await done(office, 'createMouRole', cohost, ROLE);
    const change = { id: made.id, expectedVersion: 1 };
    for (const more of [
      { capabilities: ['HOST_PROJECT', 'APPROVE_PROJECT'] },
      { partnerTypes: ['LOCAL_ADMINISTRATION_OFFICE'] },
    ])
      expect(
        (await hub.write(office, 'updateMouRole', { ...change, ...more }, ROLE)).userErrors,
      ).toMatchObject([above]);
    // By name a role goes beyond its types through an administrator alone.
    const given = { roleId: made.id, partnerId: await hub.idOf('PLAO-30'), reason: 'มติที่ประชุม' };
    expect((await hub.write(office, 'grantMouRole', given, 'grant { id }')).userErrors).toMatchObject([
      { code: 'BAD_INPUT', field: 'partnerId', value: 'LOCAL_ADMINISTRATION_OFFICE' },
    ]);
    await done(
      admin,
      'updateMouRole',
      { ...change, capabilities: ['HOST_PROJECT', 'APPROVE_PROJECT'] },
      ROLE,
    );
    // What an administrator gave stays where its keeper mends a label.
    const mended = await done(
      office,
      'updateMouRole',
      { ...change, expectedVersion: 2, labelEn: 'Co-host of it' },
      ROLE,
    );
    expect(mended.role.capabilities).toEqual(['HOST_PROJECT', 'APPROVE_PROJECT']);
  });

  test('gives a role by name within its territory only', async () => {
    const { role } = await done(
      admin,
      'createMouRole',
      {
        agreementId: agreement.id,
        code: 'CHAPTER',
        labelTh: 'ฝ่ายอนุมัติ',
        labelEn: 'Approver',
        partnerTypes: ['GOVERNMENT_OFFICE', 'AGENCY'],
        capabilities: ['APPROVE_PROJECT'],
      },
      'role { id }',
    );
    const given = { roleId: role.id, partnerId: await hub.idOf('ONAB'), reason: 'มติที่ประชุม' };
    const elsewhere = { ...given, areaId: await hub.areaId('50') };
    expect((await hub.write(office, 'grantMouRole', elsewhere, 'grant { id }')).userErrors).toMatchObject([
      { code: 'BAD_INPUT', field: 'areaId', rule: 'within the territory of the agreement' },
    ]);
    await done(office, 'grantMouRole', given, 'grant { id }');
    expect(await reachOfGiven()).toEqual([{ code: '30' }]);
  });

  test('ends with a reason, and then binds nobody', async () => {
    const ended = await done(office, 'endAgreement', {
      id: agreement.id,
      expectedVersion: agreement.version,
      on: '2025-01-01',
      reason: 'ครบกำหนด',
    });
    expect(ended.agreement).toMatchObject({ validTo: '2025-01-01', endReason: 'ครบกำหนด', version: 2 });
    expect(await bindings(temple)).toEqual([{ basis: 'IN_SCOPE', level: 'NATIONAL', roles: [] }]);
    expect(await bindings(temple, '2024-12-31')).toHaveLength(2);
    // What it gave by name is gone with it.
    expect(await reachOfGiven()).toEqual([]);
  });

  test('that is made for some years holds up to its last, and is ended before it or not at all', async () => {
    const parties = [{ partnerId: await hub.idOf('PLAO-30') }, { partnerId: await hub.idOf('CDD-30') }];
    const term = await provincial({ titleTh: 'ข้อตกลงมีกำหนด', until: '2390-01-01', parties });
    const { agreement: made } = await done(office, 'createAgreement', term);
    const clause = { agreementId: made.id, number: '1', position: 1, kind: 'OBJECTIVE', textTh: 'ร่วมกัน' };
    await done(office, 'addAgreementClause', clause, 'clause { id }');
    // In Thai digits it is the same number.
    expect(
      (await hub.write(office, 'addAgreementClause', { ...clause, number: '๑' }, 'clause { id }')).userErrors,
    ).toMatchObject([{ code: 'DUPLICATE', field: 'number' }]);
    const named = { id: made.id, expectedVersion: 1, titleEn: 'For some years' };
    expect((await done(office, 'updateAgreement', named)).agreement).toMatchObject({ version: 2 });
    const ending = (on: string) => ({ id: made.id, expectedVersion: 2, on, reason: 'เลิกก่อนกำหนด' });
    expect(
      (await hub.write(office, 'endAgreement', ending('2390-01-02'), AGREEMENT)).userErrors,
    ).toMatchObject([{ code: 'BAD_INPUT', field: 'on', rule: '<= 2390-01-01' }]);
    expect((await done(office, 'endAgreement', ending('2025-01-01'))).agreement.validTo).toBe('2025-01-01');
    expect(
      (await hub.write(office, 'addAgreementClause', { ...clause, number: '2' }, 'clause { id }')).userErrors,
    ).toMatchObject([{ code: 'INVALID_STATE', field: 'agreementId', value: '2025-01-01' }]);
  });

  test('lies in the territory of the one above it, which is in force when it is signed', async () => {
    const below = async (more: object) => {
      const parties = [{ partnerId: await hub.idOf('PLAO-30') }, { partnerId: await hub.idOf('CDD-3002') }];
      const input = await provincial({ level: 'DISTRICT', parties, ...more });
      return (await hub.write(office, 'createAgreement', input, AGREEMENT)).userErrors;
    };
    const elsewhere = {
      level: 'PROVINCE',
      areaId: await hub.areaId('50'),
      keeperId: await hub.idOf('PLAO-50'),
      parties: [{ partnerId: await hub.idOf('PLAO-50') }, { partnerId: await hub.idOf('CDD-50') }],
    };
    const { agreement: other } = await done(otherOffice, 'createAgreement', await provincial(elsewhere));
    const seat = await hub.areaId('3002');
    expect(await below({ areaId: seat, parentId: other.id })).toMatchObject([
      { code: 'BAD_INPUT', field: 'parentId', rule: 'a territory in which areaId lies', value: '3002' },
    ]);
    const { agreement: over } = await done(
      office,
      'createAgreement',
      await provincial({ until: '2023-01-01' }),
    );
    expect(await below({ areaId: seat, parentId: over.id, signedOn: '2023-01-01' })).toMatchObject([
      { code: 'BAD_INPUT', field: 'parentId', rule: 'in force on signedOn', value: '2023-01-01' },
    ]);
    expect(await below({ areaId: seat, parentId: over.id, signedOn: '2022-12-31' })).toEqual([]);
  });
});

describe('bad input is refused, each with its rule, and nothing is written', () => {
  const cases: [string, () => Promise<object>, { code: string; field: string; rule: string }[]][] = [
    [
      'a national one with a territory',
      () => provincial({ level: 'NATIONAL' }),
      [{ code: 'BAD_INPUT', field: 'areaId', rule: 'null' }],
    ],
    [
      'a territory of the wrong level',
      () => provincial({ level: 'DISTRICT' }),
      [{ code: 'BAD_INPUT', field: 'areaId', rule: 'DISTRICT' }],
    ],
    [
      'one party, and one that comes twice',
      async () => {
        const party = { partnerId: await hub.idOf(temple) };
        return provincial({ parties: [party, party] });
      },
      [{ code: 'BAD_INPUT', field: 'parties.1.partnerId', rule: 'each once' }],
    ],
    [
      'a witness who is counted as a signatory',
      async () =>
        provincial({
          parties: [
            { partnerId: await hub.idOf('PLAO-30') },
            { partnerId: await hub.idOf(temple), capacity: 'WITNESS' },
          ],
        }),
      [{ code: 'BAD_INPUT', field: 'parties', rule: '>= 2 signatories' }],
    ],
    [
      'one under another of its own level',
      async () => {
        const [{ id }] = (await hub.rows(
          `SELECT id FROM hub.agreement WHERE level = 'PROVINCE' LIMIT 1`,
        )) as [Row];
        return provincial({ parentId: Buffer.from(`Agreement:${id}`).toString('base64url') });
      },
      [{ code: 'BAD_INPUT', field: 'parentId', rule: 'a wider level than PROVINCE' }],
    ],
    [
      'too few signatories',
      async () => provincial({ parties: [{ partnerId: await hub.idOf(temple) }] }),
      [{ code: 'BAD_INPUT', field: 'parties', rule: '>= 2 signatories' }],
    ],
    [
      'a day that is to come',
      () => provincial({ signedOn: '2200-01-01' }),
      [{ code: 'BAD_INPUT', field: 'signedOn', rule: expect.stringMatching(/^<= 20/) as never }],
    ],
    [
      'a year of the Buddhist Era',
      () => provincial({ signedOn: '2565-08-23' }),
      [{ code: 'BAD_INPUT', field: 'signedOn', rule: 'year < 2400' }],
    ],
    [
      'an end before its beginning',
      () => provincial({ until: '2022-08-22' }),
      [{ code: 'BAD_INPUT', field: 'until', rule: '>= 2022-08-23' }],
    ],
    [
      'a day before the agreement above it',
      () => provincial({ signedOn: '2022-02-23' }),
      [{ code: 'BAD_INPUT', field: 'signedOn', rule: '>= 2022-02-24' }],
    ],
    [
      'a citizen’s number in a title',
      () => provincial({ titleTh: 'ข้อตกลง 1101700230708' }),
      [{ code: 'BAD_INPUT', field: 'titleTh', rule: 'no national identification number' }],
    ],
    [
      'a party that is no partner',
      async () => provincial({ parties: [{ partnerId: province }, { partnerId: await hub.idOf(temple) }] }),
      [{ code: 'BAD_INPUT', field: 'parties.0.partnerId', rule: expect.stringContaining('Temple') as never }],
    ],
  ];
  test.each(cases)('%s', async (_what, input, expected) => {
    const count = async () => (await hub.rows('SELECT count(*)::int AS n FROM hub.agreement'))[0].n;
    const before = await count();
    const { userErrors, agreement } = await hub.write(office, 'createAgreement', await input(), AGREEMENT);
    for (const error of expected) expect(userErrors).toContainEqual(expect.objectContaining(error));
    for (const error of userErrors) expect(error.messageTh).toMatch(/[ก-๙]/);
    expect(agreement).toBeNull();
    expect(await count()).toBe(before);
  });
});

describe('clauses and roles', () => {
  test('are unverified until an administrator says otherwise, and again when they change', async () => {
    const { clauses } = await national();
    const CLAUSE = 'clause { id version isVerified textTh }';
    const verify = { id: clauses[0].id, expectedVersion: 1 };
    expect((await hub.write(office, 'verifyAgreementClause', verify, CLAUSE)).userErrors).toMatchObject([
      { code: 'FORBIDDEN', rule: 'ADMINISTRATOR' },
    ]);
    expect((await done(admin, 'verifyAgreementClause', verify, CLAUSE)).clause).toMatchObject({
      isVerified: true,
      version: 2,
    });
    const wording = { id: clauses[0].id, expectedVersion: 2, textTh: 'ถ้อยคำใหม่' };
    expect((await done(admin, 'updateAgreementClause', wording, CLAUSE)).clause).toMatchObject({
      isVerified: false,
      textTh: 'ถ้อยคำใหม่',
      version: 3,
    });
  });

  test('a role that is given by name holds in its area, and its capabilities with it', async () => {
    const { roles } = await national();
    const adviser = roles.nodes.find(({ code }: Payload) => code === 'KNOWLEDGE_ADVISER');
    const ROLE = 'grant { id version role { code } partner { id } area { code } validFrom }';
    const input = {
      roleId: adviser.id,
      partnerId: await hub.idOf('ONAB'),
      areaId: province,
      since: '2024-01-01',
      reason: 'มติที่ประชุม',
    };
    const { grant } = await done(admin, 'grantMouRole', input, ROLE);
    expect(grant).toMatchObject({ role: { code: 'KNOWLEDGE_ADVISER' }, area: { code: '30' } });
    expect((await hub.write(admin, 'grantMouRole', input, ROLE)).userErrors).toMatchObject([
      { code: 'DUPLICATE', field: 'partnerId' },
    ]);
    const held = await hub.rows(
      'SELECT r.code FROM hub.roles_of((SELECT partner_id FROM hub.partner_code WHERE code = $1), hub.today()) h JOIN hub.mou_role r ON r.id = h.role_id',
      ['ONAB'],
    );
    expect(held).toEqual([{ code: 'KNOWLEDGE_ADVISER' }]);
    await done(admin, 'endMouRoleGrant', { id: grant.id, expectedVersion: 1, on: '2025-01-01' }, ROLE);
  });

  test('an administrator edits what ships as a proposal: a capability that is taken away is gone at once', async () => {
    const { roles } = await national();
    const role = roles.nodes.find(({ code }: Payload) => code === 'PROVINCIAL_COORDINATOR');
    const capabilities = role.capabilities.filter((name: string) => name !== 'REGISTER_AGREEMENT');
    const ROLE = 'role { id version capabilities isVerified }';
    const at = (version: number) => ({ id: role.id, expectedVersion: role.version + version });
    expect((await done(admin, 'verifyMouRole', at(0), ROLE)).role.isVerified).toBe(true);
    // What somebody has verified is a proposal again where it is changed.
    const taken = await done(admin, 'updateMouRole', { ...at(1), capabilities }, ROLE);
    expect(taken.role.isVerified).toBe(false);
    const refused = await hub.write(office, 'createAgreement', await provincial(), AGREEMENT);
    expect(refused.userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    const back = { ...at(2), capabilities: role.capabilities };
    await done(admin, 'updateMouRole', back, ROLE);
    await done(office, 'createAgreement', await provincial({ titleTh: 'อีกฉบับ' }));
  });

  test('explainAccess names the roles that carry a capability, the clause, and whether one has it', async () => {
    const ask = `{ explainAccess(action: createAgreement) { allowed missing { code mouRoles { code clauseNumber isVerified isHeld agreementTitleTh } } held { code mouRoles { code isHeld clauseNumber } } } }`;
    const { explainAccess } = await hub.query(office, ask);
    const rule = explainAccess.held.find(({ code }: Payload) => code === 'CAPABILITY_REGISTER_AGREEMENT');
    expect(rule.mouRoles).toContainEqual(
      expect.objectContaining({ code: 'PROVINCIAL_COORDINATOR', clauseNumber: '3.3', isHeld: true }),
    );
    const { explainAccess: ofTemple } = await hub.query(await hub.keyOf(temple, ['COORDINATOR']), ask);
    const missing = ofTemple.missing.find(({ code }: Payload) => code === 'CAPABILITY_REGISTER_AGREEMENT');
    expect(missing.mouRoles.map(({ isHeld }: Payload) => isHeld)).not.toContain(true);
    expect(missing.mouRoles.map(({ code }: Payload) => code)).toContain('PROVINCIAL_COORDINATOR');
  });
});

test('a further partner is registered by coordinators of whom the memorandum lets, and not by whoever reads for them', async () => {
  const input = {
    type: 'NETWORK_PARTNER',
    nameTh: 'มูลนิธิทดสอบ',
    areaId: province,
    details: { networkPartnerKind: 'ASSOCIATION' },
  };
  const reading = await hub.keyOf('CDD', ['ANALYST']);
  expect((await hub.write(reading, 'createPartner', input, 'partner { id }')).userErrors).toMatchObject([
    { code: 'FORBIDDEN', rule: 'ADMINISTRATOR | KEEPER_OF_REGISTER | COORDINATOR' },
  ]);
  await done(office, 'createPartner', input, 'partner { id }');
});

describe('a tie between two partners', () => {
  const LINK = 'link { id version kind state claimedBy remarkTh validFrom validTo from { id } to { id } }';
  const claim = async (more: object = {}) => ({
    kind: 'SUPPORTS',
    fromId: await hub.idOf(authority),
    toId: await hub.idOf(temple),
    claimedBy: 'FROM',
    since: '1 ต.ค. 2565',
    ...more,
  });

  test('is claimed by one side, answered by the other or on paper, and ended by either', async () => {
    const host = await hub.keyOf(authority, ['REPORTING_OFFICER']);
    const ofTemple = await hub.keyOf(temple, ['COORDINATOR']);
    const { link } = await done(host, 'claimLink', await claim({ remarkTh: 'โรงทาน' }), LINK);
    expect(link).toMatchObject({ state: 'CLAIMED', claimedBy: 'FROM', validFrom: '2022-10-01', version: 1 });
    expect((await hub.write(host, 'claimLink', await claim(), LINK)).userErrors).toMatchObject([
      { code: 'DUPLICATE', field: 'toId' },
    ]);
    // Who claims it does not answer for the other side, paper or not.
    const answer = { id: link.id, expectedVersion: 1, decision: 'CONFIRMED' };
    const paper = { reference: 'นม 1/2565', date: '2022-10-02' };
    expect((await hub.write(host, 'answerLink', { ...answer, paper }, LINK)).userErrors).toMatchObject([
      {
        code: 'FORBIDDEN',
        rule: 'ADMINISTRATOR | STEWARD_OF_PARTNER | COORDINATOR_OVER_PARTNER | KEEPER_OF_REGISTER',
      },
    ]);
    expect((await hub.write(admin, 'answerLink', answer, LINK)).userErrors).toMatchObject([
      { code: 'BAD_INPUT', field: 'paper' },
    ]);
    const disputed = await done(ofTemple, 'answerLink', { ...answer, decision: 'DISPUTED' }, LINK);
    expect(disputed.link).toMatchObject({ state: 'DISPUTED', version: 2 });
    expect((await hub.write(host, 'claimLink', await claim(), LINK)).userErrors).toMatchObject([
      {
        code: 'DUPLICATE',
        field: 'toId',
        messageTh: expect.stringContaining('แย้ง'),
        messageEn: expect.stringContaining('disputed'),
      },
    ]);
    const confirmed = await done(admin, 'answerLink', { ...answer, expectedVersion: 2, paper }, LINK);
    expect(confirmed.link).toMatchObject({ state: 'CONFIRMED', version: 3 });
    const ended = await done(host, 'endLink', { id: link.id, expectedVersion: 3, on: 'BE 2568-01-01' }, LINK);
    expect(ended.link).toMatchObject({ validTo: '2025-01-01', version: 4 });
  });

  test('is answered by the paper of a village through the office that keeps its entry, unless that office claims it', async () => {
    const ofOffice = await hub.keyOf('DIST-3001', ['COORDINATOR']);
    const otherDistrict = await hub.keyOf('DIST-5001', ['COORDINATOR']);
    const host = await hub.keyOf(authority, ['REPORTING_OFFICER']);
    const decision = { expectedVersion: 1, decision: 'CONFIRMED' };
    const paper = { reference: 'มติประชาคม 1/2565', date: '2022-10-02' };
    const toVillage = { toId: await hub.idOf(village) };
    const { link: theirs } = await done(host, 'claimLink', await claim(toVillage), LINK);
    const answer = { id: theirs.id, ...decision, paper };
    expect((await hub.write(otherDistrict, 'answerLink', answer, LINK)).userErrors).toMatchObject([
      { code: 'FORBIDDEN' },
    ]);
    expect((await done(ofOffice, 'answerLink', answer, LINK)).link.state).toBe('CONFIRMED');
    const administrator = await hub.keyOf('DIST-3001', ['ADMIN']);
    const own = await claim({ ...toVillage, fromId: await hub.idOf('DIST-3001') });
    const { link: itsOwn } = await done(administrator, 'claimLink', own, LINK);
    for (const key of [ofOffice, administrator])
      expect(
        (await hub.write(key, 'answerLink', { id: itsOwn.id, ...decision, paper }, LINK)).userErrors,
      ).toMatchObject([{ code: 'INVALID_STATE', field: 'id', rule: 'the side that did not claim it' }]);
  });

  test('is no supervision, which the register states, and needs a role that lets one claim it', async () => {
    const host = await hub.keyOf(authority, ['REPORTING_OFFICER']);
    const supervising = await hub.write(host, 'claimLink', await claim({ kind: 'SUPERVISES' }), LINK);
    expect(supervising.userErrors).toMatchObject([
      { code: 'FORBIDDEN', rule: 'ADMINISTRATOR | IS_NO_SUPERVISION' },
    ]);
    // The village lies in the scope of agreements only, which gives it no role.
    const ofVillage = await hub.keyOf(village, ['COORDINATOR']);
    const claimed = await claim({ fromId: await hub.idOf(village) });
    const [refusal] = (await hub.write(ofVillage, 'claimLink', claimed, LINK)).userErrors;
    expect(refusal).toMatchObject({ code: 'FORBIDDEN', rule: 'ADMINISTRATOR | CAPABILITY_CLAIM_LINK' });
    expect(refusal.messageTh).toContain('CLAIM_LINK');
    const toItself = await claim({ toId: await hub.idOf(authority), kind: 'ADVISES' });
    expect((await hub.write(host, 'claimLink', toItself, LINK)).userErrors).toMatchObject([
      { code: 'BAD_INPUT', field: 'toId' },
    ]);
  });
});
