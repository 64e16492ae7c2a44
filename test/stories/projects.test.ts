import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newId } from '../../src/kernel/ids.ts';
import { toGlobalId } from '../../src/kernel/listing/index.ts';
import {
  type Payload,
  type Register,
  type Row,
  startRegister,
  writesOf,
} from '../factories/register-keepers.ts';

let hub: Register;
/** Of one subdistrict of province 30: the local authority, a temple and a village, by their HUB codes. */
let authority: string;
let temple: string;
let village: string;
/** Keys of coordinators: of the authority, of its provincial office, of another province's. */
let host: string;
let office: string;
let otherOffice: string;
let admin: string;
beforeAll(async () => {
  hub = await startRegister();
  const first = async (sql: string) => (await hub.rows(sql))[0].code as string;
  const seated = (type: string) =>
    first(`SELECT c.code FROM hub.partner p JOIN hub.area a ON a.id = p.area_id JOIN hub.partner_code c ON c.partner_id = p.id
      WHERE p.type = '${type}' AND a.code = '300101' AND p.valid_to IS NULL ORDER BY c.code LIMIT 1`);
  temple = await seated('TEMPLE');
  village = await seated('VILLAGE');
  authority = await first(`SELECT c.code FROM hub.coverage v JOIN hub.area a ON a.id = v.area_id
    JOIN hub.partner_code c ON c.partner_id = v.authority_id
    JOIN hub.partner p ON p.id = v.authority_id AND p.local_authority_kind <> 'PAO' AND p.valid_to IS NULL
    WHERE a.code = '300101' AND v.valid_to IS NULL ORDER BY c.code LIMIT 1`);
  host = await hub.keyOf(authority, ['COORDINATOR']);
  office = await hub.keyOf('PLAO-30', ['COORDINATOR']);
  otherOffice = await hub.keyOf('PLAO-50', ['COORDINATOR']);
  admin = await hub.keyOf('DLA', ['ADMIN']);
});
afterAll(() => hub.close());

const PROJECT = `project { id version stage stageSince stageReason titleTh fiscalYearBE isLearningPlace isMouCompliant
  landArea { rai ngan squareWa } budget { baht } startsOn startsOnInEras { be } endsOn endsOnInEras { textTh } owner { id } area { code }
  mouCompliance { isMet role { code } }
  participations(first: 20, validity: ALL) { nodes { id version state validFrom validTo partner { id } role { code } } } }`;
const DRAFT = 'draft { id version state titleTh owner { id } }';

const { done, refusals } = writesOf(() => hub, PROJECT);

async function mou() {
  const { agreements } = await hub.query(
    office,
    '{ agreements(filter: { level: { eq: NATIONAL } }) { nodes { id roles(first: 20) { nodes { id code } } } } }',
  );
  const [national] = agreements.nodes;
  return {
    id: national.id as string,
    role: (code: string) => national.roles.nodes.find((role: Payload) => role.code === code).id as string,
  };
}

const plan = async (more: object = {}) => ({
  kind: 'KHOK_NONG_NA_CLM',
  titleTh: 'โคก หนอง นา ทดสอบ',
  agreementId: (await mou()).id,
  areaId: await hub.areaId('300101'),
  landArea: '3 ไร่ 1 งาน 50 ตารางวา',
  fiscalYearBE: 2569,
  startsOn: '1 ต.ค. 2568',
  endsOn: 'BE 2569-09-30',
  budget: '๑๒๐,๐๐๐.๕๐ บาท',
  ...more,
});

async function proposed(more: object = {}): Promise<Payload> {
  const { draft } = await done(
    host,
    'createProjectDraft',
    { ownerId: await hub.idOf(authority), plan: await plan(more) },
    DRAFT,
  );
  return (await done(host, 'proposeProject', { id: draft.id, expectedVersion: draft.version })).project;
}

const seesDraft = async (key: string, id: string) =>
  (await hub.query(key, 'query ($id: ID!) { node(id: $id) { id } projectDrafts { totalCount } }', { id }))
    .node !== null;

describe('a draft', () => {
  test('is its owner’s alone, until it becomes a project that everybody sees under the same UUID', async () => {
    const { draft } = await done(
      host,
      'createProjectDraft',
      { ownerId: await hub.idOf(authority), plan: { titleTh: 'ยังคิดอยู่' } },
      DRAFT,
    );
    expect(await seesDraft(host, draft.id)).toBe(true);
    for (const key of [office, otherOffice]) expect(await seesDraft(key, draft.id)).toBe(false);
    const unfinished = await refusals(host, 'proposeProject', { id: draft.id, expectedVersion: 1 });
    expect(unfinished.map(({ field }: Payload) => field)).toEqual([
      'plan.kind',
      'plan.agreementId',
      'plan.areaId',
      'plan.fiscalYearBE',
    ]);
    const changed = await done(
      host,
      'updateProjectDraft',
      { id: draft.id, expectedVersion: 1, plan: await plan() },
      DRAFT,
    );
    const { project } = await done(host, 'proposeProject', {
      id: draft.id,
      expectedVersion: changed.draft.version,
    });
    const uuid = (id: string) => Buffer.from(id, 'base64url').toString().split(':')[1];
    expect(uuid(project.id)).toBe(uuid(draft.id));
    expect(project).toMatchObject({
      stage: 'PROPOSED',
      landArea: { rai: 3, ngan: 1, squareWa: '50' },
      budget: { baht: '120000.50' },
      startsOn: '2025-10-01',
      startsOnInEras: { be: 'BE 2568-10-01' },
      endsOn: '2026-09-30',
      endsOnInEras: { textTh: '30 กันยายน พ.ศ. 2569' },
      isMouCompliant: false,
    });
    expect(project.participations.nodes).toMatchObject([{ state: 'CONFIRMED', role: { code: 'AREA_HOST' } }]);
    const { project: seen } = await hub.query(
      otherOffice,
      'query ($id: ID!) { project: node(id: $id) { ... on Project { titleTh } } }',
      { id: project.id },
    );
    expect(seen).toEqual({ titleTh: 'โคก หนอง นา ทดสอบ' });
    expect(await refusals(host, 'proposeProject', { id: draft.id, expectedVersion: 3 })).toMatchObject([
      { code: 'INVALID_STATE' },
    ]);
  });

  test('may bring an id of its own, which is taken for ever, and whose is not said', async () => {
    const id = toGlobalId('ProjectDraft', newId());
    const input = { id, ownerId: await hub.idOf(authority), plan: { titleTh: 'ทำนอกเครือข่าย' } };
    await done(host, 'createProjectDraft', input, DRAFT);
    const [{ code: other }] = (await hub.rows(
      `SELECT c.code FROM hub.partner p JOIN hub.partner_code c ON c.partner_id = p.id
       WHERE p.type = 'LOCAL_AUTHORITY' AND p.province_code = '50' AND p.valid_to IS NULL ORDER BY c.code LIMIT 1`,
    )) as [Row];
    const ofOther = await hub.keyOf(other, ['REPORTING_OFFICER']);
    const again = { ...input, ownerId: await hub.idOf(other) };
    expect(await refusals(ofOther, 'createProjectDraft', again, DRAFT)).toMatchObject([
      { code: 'DUPLICATE', field: 'id', rule: 'unique' },
    ]);
  });

  test('is begun by those whose role lets them propose, where they are there for', async () => {
    const keyOfTemple = await hub.keyOf(temple, ['COORDINATOR']);
    const ofTemple = { ownerId: await hub.idOf(temple), plan: { titleTh: 'ของวัด' } };
    const [refusal] = await refusals(keyOfTemple, 'createProjectDraft', ofTemple, DRAFT);
    expect(refusal).toMatchObject({
      code: 'FORBIDDEN',
      rule: expect.stringContaining('CAPABILITY_PROPOSE_PROJECT'),
    });
    const elsewhere = {
      ownerId: await hub.idOf(authority),
      plan: await plan({ areaId: await hub.areaId('500108') }),
    };
    expect(await refusals(host, 'createProjectDraft', elsewhere, DRAFT)).toMatchObject([
      { code: 'FORBIDDEN' },
    ]);
  });

  test('is not begun by an office that could not propose it, which is told so before', async () => {
    const ownerId = await hub.idOf('PLAO-30');
    const own = { ownerId, plan: { titleTh: 'ของจังหวัด', areaId: await hub.areaId('30') } };
    expect(await refusals(office, 'createProjectDraft', own, DRAFT)).toMatchObject([
      {
        code: 'FORBIDDEN',
        rule: 'ADMINISTRATOR | CAPABILITY_PROPOSE_PROJECT | CAPABILITY_HOST_PROJECT',
        messageTh: expect.stringContaining('HOST_PROJECT'),
        messageEn: expect.stringContaining('HOST_PROJECT'),
      },
    ]);
    const ask = `{ viewer { couldDo } explainAccess(action: createProjectDraft) { allowed missing { code mouRoles { code isHeld } } } }`;
    const { viewer, explainAccess } = await hub.query(office, ask);
    expect(viewer.couldDo).toContain('approveProject');
    expect(
      viewer.couldDo.filter((name: string) => /^(createProjectDraft|proposeProject)$/.test(name)),
    ).toEqual([]);
    expect(explainAccess.missing).toContainEqual({
      code: 'CAPABILITY_HOST_PROJECT',
      mouRoles: [{ code: 'AREA_HOST', isHeld: false }],
    });
    const ofHost = await hub.query(host, ask);
    expect(ofHost.viewer.couldDo).toEqual(expect.arrayContaining(['createProjectDraft', 'proposeProject']));
    expect(ofHost.viewer.couldDo).not.toContain('approveProject');
  });

  test('does not name an agreement under which its owner is no host', async () => {
    const apart = {
      kind: 'COOPERATION',
      level: 'PROVINCE',
      titleTh: 'ข้อตกลงที่ไม่มีบทบาทเจ้าภาพ',
      areaId: await hub.areaId('30'),
      keeperId: await hub.idOf('PLAO-30'),
      signedOn: '2023-01-01',
      parties: [{ partnerId: await hub.idOf('PLAO-30') }, { partnerId: await hub.idOf(authority) }],
    };
    const { agreement } = await done(office, 'createAgreement', apart, 'agreement { id }');
    const refusal = [{ code: 'BAD_INPUT', field: 'plan.agreementId', rule: 'a role with HOST_PROJECT' }];
    const ownerId = await hub.idOf(authority);
    const named = { ownerId, plan: await plan({ agreementId: agreement.id }) };
    expect(await refusals(host, 'createProjectDraft', named, DRAFT)).toMatchObject(refusal);
    const { draft } = await done(host, 'createProjectDraft', { ownerId, plan: { titleTh: 'ยังคิดอยู่' } }, DRAFT);
    const renamed = { id: draft.id, expectedVersion: 1, plan: { agreementId: agreement.id } };
    expect(await refusals(host, 'updateProjectDraft', renamed, DRAFT)).toMatchObject(refusal);
  });
});

describe('a project', () => {
  test('of an office that approves projects is approved by another', async () => {
    const uuid = newId();
    const [{ id: owner_id }] = (await hub.rows(
      `SELECT partner_id AS id FROM hub.partner_code WHERE code = 'PLAO-30'`,
    )) as [Row];
    // It came to the office, as by a succession: by its role in the memorandum it proposes none.
    await hub.rows(
      `INSERT INTO hub.project (id, stage, stage_since, owner_id, agreement_id, area_id, kind, title_th, fiscal_year_be, source, change_id)
       SELECT $1, 'PROPOSED', '2025-01-01', $2, g.id, a.id, 'CURRICULUM_TRAINING', 'ทดสอบ', 2568, 'REGISTER', g.change_id
       FROM hub.agreement g, hub.area a WHERE g.level = 'NATIONAL' AND a.code = '30'`,
      [uuid, owner_id],
    );
    const id = toGlobalId('Project', uuid);
    expect(await refusals(office, 'approveProject', { id, expectedVersion: 1 })).toMatchObject([
      {
        code: 'FORBIDDEN',
        rule: 'ADMINISTRATOR | NOT_OWN_PROJECT',
        messageTh: expect.stringContaining('ไม่อนุมัติโครงการของตนเอง'),
        messageEn: expect.stringContaining('nobody approves its own'),
      },
    ]);
    const ask = `query ($id: ID!) { explainAccess(action: approveProject, target: $id) { allowed held { code } missing { code grantedByTh grantedByEn } } }`;
    const { explainAccess } = await hub.query(office, ask, { id });
    expect(explainAccess).toMatchObject({
      allowed: false,
      held: [{ code: 'COORDINATOR' }, { code: 'CAPABILITY_APPROVE_PROJECT' }],
      missing: [
        { code: 'ADMINISTRATOR' },
        {
          code: 'NOT_OWN_PROJECT',
          grantedByTh: expect.stringContaining('หน่วยงานอื่น'),
          grantedByEn: expect.stringContaining('another partner'),
        },
      ],
    });
    const approved = await done(admin, 'approveProject', { id, expectedVersion: 1 });
    expect(approved.project.stage).toBe('APPROVED');
    const [entry] = await hub.rows('SELECT rule FROM hub.audit_entry ORDER BY id DESC LIMIT 1');
    expect(entry.rule).toBe('ADMINISTRATOR');
    // What an owner may do as owner it may.
    const started = await done(office, 'startProject', { id, expectedVersion: 2 });
    expect(started.project.stage).toBe('IN_PROGRESS');
  });

  test('is approved by the provincial office of its province, and lives on from stage to stage', async () => {
    const project = await proposed();
    const at = (version: number, more: object = {}) => ({
      id: project.id,
      expectedVersion: version,
      ...more,
    });
    expect(await refusals(host, 'approveProject', at(1))).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect(await refusals(otherOffice, 'approveProject', at(1))).toMatchObject([
      { code: 'FORBIDDEN', rule: 'ADMINISTRATOR | CAPABILITY_APPROVE_PROJECT' },
    ]);
    expect((await done(office, 'approveProject', at(1))).project.stage).toBe('APPROVED');
    expect(await refusals(host, 'operateProject', at(2))).toMatchObject([
      { code: 'INVALID_STATE', rule: 'IN_PROGRESS', value: 'APPROVED' },
    ]);
    expect((await done(host, 'startProject', at(2))).project.stage).toBe('IN_PROGRESS');
    expect((await done(host, 'operateProject', at(3))).project.stage).toBe('OPERATING');
    const suspended = await done(office, 'suspendProject', at(4, { reason: 'น้ำท่วม' }));
    expect(suspended.project).toMatchObject({ stage: 'SUSPENDED', stageReason: 'น้ำท่วม' });
    expect((await done(host, 'resumeProject', at(5))).project).toMatchObject({
      stage: 'IN_PROGRESS',
      stageReason: null,
    });
    expect((await done(host, 'closeProject', at(6, { reason: 'เสร็จสิ้น' }))).project.stage).toBe('CLOSED');
    expect(await refusals(host, 'updateProject', at(7, { isLearningPlace: true }))).toMatchObject([
      { code: 'INVALID_STATE' },
    ]);
  });

  test('is complete once those whom the agreement asks for have confirmed, also on paper', async () => {
    const project = await proposed();
    const { role } = await mou();
    const invite = async (code: string, roleCode: string) =>
      (
        await done(
          host,
          'inviteToProject',
          { projectId: project.id, partnerId: await hub.idOf(code), roleId: role(roleCode) },
          `participation { id version state } ${PROJECT}`,
        )
      ).participation;
    const ofTemple = await invite(temple, 'TEMPLE_PARTNER');
    const ofVillage = await invite(village, 'COMMUNITY_PARTNER');
    const PLACE = `participation { id version state validFrom } ${PROJECT}`;
    const keyOfTemple = await hub.keyOf(temple, ['REPORTING_OFFICER']);
    const answer = (id: string) => ({ id, expectedVersion: 1, decision: 'CONFIRMED' });
    expect(await refusals(host, 'answerInvitation', answer(ofTemple.id), PLACE)).toMatchObject([
      { code: 'FORBIDDEN' },
    ]);
    const confirmed = await done(keyOfTemple, 'answerInvitation', answer(ofTemple.id), PLACE);
    expect(confirmed.participation.state).toBe('CONFIRMED');
    // A village has no account: whoever supervises it enters what it said, and names the paper.
    expect(await refusals(admin, 'answerInvitation', answer(ofVillage.id), PLACE)).toMatchObject([
      { code: 'BAD_INPUT', field: 'paper' },
    ]);
    const paper = { reference: 'มติประชาคม 3/2569', date: '2025-11-02' };
    await done(admin, 'answerInvitation', { ...answer(ofVillage.id), paper }, PLACE);
    const adviser = await hub.keyOf('CDD-3001', ['COORDINATOR']);
    const joining = {
      projectId: project.id,
      partnerId: await hub.idOf('CDD-3001'),
      roleId: role('KNOWLEDGE_ADVISER'),
    };
    const { project: whole } = await done(adviser, 'joinProject', joining, PLACE);
    expect(whole.mouCompliance.map(({ isMet, role: asked }: Payload) => [asked.code, isMet]).sort()).toEqual([
      ['AREA_HOST', true],
      ['COMMUNITY_PARTNER', true],
      ['KNOWLEDGE_ADVISER', true],
      ['TEMPLE_PARTNER', true],
    ]);
    expect(whole.isMouCompliant).toBe(true);
    expect(await refusals(adviser, 'joinProject', joining, PLACE)).toMatchObject([
      { code: 'DUPLICATE', field: 'partnerId' },
    ]);
    const own = whole.participations.nodes.find(
      ({ role: taken }: Payload) => taken.code === 'KNOWLEDGE_ADVISER',
    );
    const ended = { id: own.id, expectedVersion: own.version, on: await today() };
    expect((await done(adviser, 'endParticipation', ended, PLACE)).project.isMouCompliant).toBe(false);
    const { projects } = await hub.query(
      office,
      `{ projects(filter: { lacksRole: "KNOWLEDGE_ADVISER", within: "30" }, first: 100) { nodes { id } } }`,
    );
    expect(projects.nodes.map(({ id }: Payload) => id)).toContain(project.id);
  });

  test('takes nobody in a role that is not for its type, and no outsider invites', async () => {
    const project = await proposed();
    const { role } = await mou();
    const invite = async (code: string, roleCode: string) => ({
      projectId: project.id,
      partnerId: await hub.idOf(code),
      roleId: role(roleCode),
    });
    const PLACE = 'participation { id }';
    expect(await refusals(host, 'inviteToProject', await invite(temple, 'AREA_HOST'), PLACE)).toMatchObject([
      { code: 'BAD_INPUT', field: 'roleId', rule: 'a role of this type of partner' },
    ]);
    expect(
      await refusals(otherOffice, 'inviteToProject', await invite(temple, 'TEMPLE_PARTNER'), PLACE),
    ).toMatchObject([{ code: 'FORBIDDEN', rule: 'ADMINISTRATOR | OWNER_OF_PROJECT' }]);
    const ofOther = await hub.keyOf('CDD-5001', ['COORDINATOR']);
    expect(
      await refusals(ofOther, 'joinProject', await invite('CDD-5001', 'KNOWLEDGE_ADVISER'), PLACE),
    ).toMatchObject([{ code: 'FORBIDDEN', rule: 'CAPABILITY_JOIN_PROJECT' }]);
  });

  test('counts its visitors once it is a learning place, and keeps its targets', async () => {
    const project = await proposed();
    const VISIT = `visit { id version visitedOn male female isWithdrawn } ${PROJECT}`;
    const visit = { projectId: project.id, visitedOn: '15 ก.ย. 2568', male: 12, female: 3 };
    expect(await refusals(host, 'recordProjectVisit', visit, VISIT)).toMatchObject([
      { code: 'INVALID_STATE' },
    ]);
    await done(host, 'updateProject', { id: project.id, expectedVersion: 1, isLearningPlace: true });
    const { visit: kept } = await done(host, 'recordProjectVisit', visit, VISIT);
    // Fewer than five are not told.
    expect(kept).toMatchObject({ visitedOn: '2025-09-15', male: 12, female: null });
    const withdrawn = await done(host, 'withdrawProjectVisit', { id: kept.id, expectedVersion: 1 }, VISIT);
    expect(withdrawn.visit.isWithdrawn).toBe(true);
    const TARGET = 'target { id version kind wanted reached }';
    const target = { projectId: project.id, kind: 'HOUSEHOLDS', wanted: 40 };
    const { target: added } = await done(host, 'addProjectTarget', target, TARGET);
    expect(added).toMatchObject({ kind: 'HOUSEHOLDS', wanted: 40, reached: null });
    const reached = { id: added.id, expectedVersion: 1, reached: 12.5 };
    expect((await done(host, 'updateProjectTarget', reached, TARGET)).target.reached).toBe(12.5);
  });

  test('keeps to the order of its days and stages, and to its owner', async () => {
    const project = await proposed();
    const at = (version: number, more: object = {}) => ({
      id: project.id,
      expectedVersion: version,
      ...more,
    });
    const refusal = async (mutation: string, input: object, selection?: string) =>
      (await refusals(host, mutation, input, selection)).map(({ code, field, rule }: Payload) => [
        code,
        field,
        rule,
      ]);
    const day = await today();
    const approve = (on: string) => refusals(office, 'approveProject', at(1, { on }));
    expect(await approve('1 ม.ค. 2560')).toMatchObject([
      { code: 'BAD_INPUT', field: 'on', rule: `>= ${day}` },
    ]);
    expect(await approve('1 ม.ค. 2700')).toMatchObject([
      { code: 'BAD_INPUT', field: 'on', rule: `<= ${day}` },
    ]);
    expect(await refusal('updateProject', at(1, { plan: { endsOn: 'BE 2560-01-01' } }))).toEqual([
      ['BAD_INPUT', 'plan.endsOn', '>= 2025-10-01'],
    ]);
    await done(host, 'updateProject', at(1, { isLearningPlace: true }));
    const visit = (more: object) => ({ projectId: project.id, visitedOn: day, male: 1, ...more });
    expect(await refusal('recordProjectVisit', visit({ male: 0 }), 'visit { id }')).toEqual([
      ['BAD_INPUT', 'male', 'male + female > 0'],
    ]);
    expect(await refusal('recordProjectVisit', visit({ visitedOn: '1 ม.ค. 2700' }), 'visit { id }')).toEqual([
      ['BAD_INPUT', 'visitedOn', `<= ${day}`],
    ]);
    const [{ id: place }] = project.participations.nodes;
    expect(await refusal('endParticipation', { id: place, expectedVersion: 1, on: day })).toEqual([
      ['BAD_INPUT', 'id', 'not the owner'],
    ]);
    const roleId = (await mou()).role('TEMPLE_PARTNER');
    const invitation = { projectId: project.id, partnerId: await hub.idOf(temple), roleId };
    const { participation, project: invited } = await done(
      host,
      'inviteToProject',
      invitation,
      `participation { id version } ${PROJECT}`,
    );
    // Whom it was asked is not there yet.
    expect(invited.mouCompliance).toContainEqual({ isMet: false, role: { code: 'TEMPLE_PARTNER' } });
    await done(host, 'closeProject', at(2, { reason: 'ยกเลิก' }));
    const answer = { id: participation.id, expectedVersion: 1, decision: 'CONFIRMED' };
    const ofTemple = await hub.keyOf(temple, ['COORDINATOR']);
    expect(await refusals(ofTemple, 'answerInvitation', answer)).toMatchObject([
      { code: 'INVALID_STATE', field: 'id', value: 'CLOSED' },
    ]);
  });

  test('rests on an agreement and on roles that are in force', async () => {
    const input = {
      kind: 'MOU',
      level: 'PROVINCE',
      titleTh: 'ข้อตกลงที่สิ้นสุด',
      parentId: (await mou()).id,
      areaId: await hub.areaId('30'),
      keeperId: await hub.idOf('PLAO-30'),
      signedOn: '2023-01-01',
      until: '2024-01-01',
      parties: [{ partnerId: await hub.idOf('PLAO-30') }, { partnerId: await hub.idOf(authority) }],
    };
    const { agreement } = await done(office, 'createAgreement', input, 'agreement { id }');
    const over = { ownerId: await hub.idOf(authority), plan: await plan({ agreementId: agreement.id }) };
    expect(await refusals(host, 'createProjectDraft', over, DRAFT)).toMatchObject([
      { code: 'BAD_INPUT', field: 'plan.agreementId', rule: 'in force', value: '2024-01-01' },
    ]);
    const project = await proposed();
    const making = {
      agreementId: (await mou()).id,
      code: 'FORMER_ROLE',
      labelTh: 'บทบาทเดิม',
      labelEn: 'Former role',
      partnerTypes: ['TEMPLE'],
      capabilities: ['JOIN_PROJECT'],
    };
    const { role } = await done(admin, 'createMouRole', making, 'role { id version }');
    await done(admin, 'endMouRole', { id: role.id, expectedVersion: 1, on: '2024-01-01' }, 'role { id }');
    const asked = { projectId: project.id, partnerId: await hub.idOf(temple), roleId: role.id };
    expect(await refusals(host, 'inviteToProject', asked)).toMatchObject([
      { code: 'BAD_INPUT', field: 'roleId', rule: 'a role of the agreement' },
    ]);
  });

  test('goes on as the successor’s where its owner is followed by one other body', async () => {
    const project = await proposed();
    const other = await hub.rows(
      `SELECT c.code, p.version FROM hub.partner p JOIN hub.partner_code c ON c.partner_id = p.id
       WHERE p.type = 'LOCAL_AUTHORITY' AND p.province_code = '30' AND p.valid_to IS NULL AND c.code <> $1 AND p.local_authority_kind = 'SAO' ORDER BY c.code LIMIT 1`,
      [authority],
    );
    const [predecessor] = await hub.rows(
      'SELECT p.version FROM hub.partner p JOIN hub.partner_code c ON c.partner_id = p.id WHERE c.code = $1',
      [authority],
    );
    const successor = await hub.idOf(other[0].code);
    await done(
      office,
      'recordSuccession',
      {
        kind: 'REPLACEMENT',
        predecessors: [{ id: await hub.idOf(authority), expectedVersion: predecessor.version }],
        successorIds: [successor],
        effectiveOn: await today(),
        reason: 'แทนที่',
      },
      'partner { id }',
    );
    const { node } = await hub.query(
      office,
      'query ($id: ID!) { node(id: $id) { ... on Project { owner { id } participations { nodes { partner { id } role { code } } } } } }',
      { id: project.id },
    );
    expect(node.owner.id).toBe(successor);
    expect(node.participations.nodes).toEqual([{ partner: { id: successor }, role: { code: 'AREA_HOST' } }]);
  });
});

const today = async (): Promise<string> => (await hub.rows('SELECT hub.today()::text AS day'))[0].day;
