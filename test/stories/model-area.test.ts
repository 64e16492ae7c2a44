import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../src/kernel/ids.ts';
import { toGlobalId } from '../../src/kernel/listing/index.ts';
import { type Payload, type Register, startRegister, writesOf } from '../factories/register-keepers.ts';

let hub: Register;
beforeAll(async () => {
  hub = await startRegister();
});
afterAll(() => hub.close());

const { done } = writesOf(() => hub);

/** Of the subdistrict 300101: its local authority, a temple and a village, by their HUB codes. */
async function neighbours() {
  const [row] = await hub.rows(`
    WITH here AS (SELECT id FROM hub.area WHERE code = '300101'),
      code AS (SELECT DISTINCT ON (partner_id) partner_id, code FROM hub.partner_code ORDER BY partner_id, scheme = 'HUB' DESC)
    SELECT
      (SELECT c.code FROM hub.coverage v JOIN hub.partner p ON p.id = v.authority_id JOIN code c ON c.partner_id = p.id
       WHERE v.area_id = (SELECT id FROM here) AND v.valid_to IS NULL AND p.valid_to IS NULL
         AND p.local_authority_kind <> 'PAO' ORDER BY c.code LIMIT 1) AS authority,
      (SELECT min(c.code) FROM hub.partner p JOIN code c ON c.partner_id = p.id
       WHERE p.type = 'TEMPLE' AND p.area_id = (SELECT id FROM here) AND p.valid_to IS NULL) AS temple,
      (SELECT min(c.code) FROM hub.partner p JOIN code c ON c.partner_id = p.id
       WHERE p.type = 'VILLAGE' AND p.area_id = (SELECT id FROM here) AND p.valid_to IS NULL) AS village`);
  return row as { authority: string; temple: string; village: string };
}

const received = async (key: string, code: string, directive: string): Promise<Payload> => {
  const { node } = await hub.query(
    key,
    `query ($id: ID!, $directive: ID!) { node(id: $id) { ... on Partner {
      directivesReceived(filter: { directive: { id: { eq: $directive } } }) { nodes {
        id state requests { number textTh dueOn } directive { letterNumber subjectTh } } } } } }`,
    { id: await hub.idOf(code), directive },
  );
  return node.directivesReceived.nodes[0];
};

/** What the memorandum asks of a project, and who is there for it. */
const complianceOf = async (key: string, id: string) => {
  const { node } = await hub.query(
    key,
    `query ($id: ID!) { node(id: $id) { ... on Project { isMouCompliant
      mouCompliance { isMet role { code } participations { state partner { id } } } } } }`,
    { id },
  );
  const lacking = node.mouCompliance
    .filter(({ isMet }: Payload) => !isMet)
    .map(({ role }: Payload) => role.code);
  return { isComplete: node.isMouCompliant as boolean, lacking: lacking.sort() as string[] };
};

const PLACE = 'participation { id version state validFrom } project { id isMouCompliant }';
const ACTIVITY = `activity { id version state happenedOn recordedBy { id } project { id }
  participations(first: 10) { nodes { partner { id } } } duplicates { id state reasons } }`;

test('from the letter of the department to a model area that is complete, and why an outsider has no part in it', async () => {
  const { authority, temple, village } = await neighbours();
  const department = await hub.keyOf('DLA', ['COORDINATOR']);
  const province = await hub.keyOf('PLAO-30', ['COORDINATOR']);
  const host = await hub.keyOf(authority, ['COORDINATOR']);
  const ofTemple = await hub.keyOf(temple, ['REPORTING_OFFICER']);
  const districtOffice = await hub.keyOf('DIST-3001', ['COORDINATOR']);
  const adviser = await hub.keyOf('CDD-3001', ['COORDINATOR']);
  const outsider = await hub.keyOf('CDD-5001', ['COORDINATOR']);

  // The department sends a directive to all provincial offices.
  const letter = {
    letterNumber: 'มท 0816.5/ว 3001',
    dated: '๓ พ.ย. ๒๕๖๘',
    subjectTh: 'การสร้างพื้นที่ต้นแบบตามบทบาทการเกื้อหนุนกันระหว่างวัดกับชุมชน',
    references: [{ letterNumber: 'ว 1149', dated: '22 เม.ย. 2565' }],
    actions: [
      { textTh: 'แจ้งองค์กรปกครองส่วนท้องถิ่นในพื้นที่', partnerTypes: ['LOCAL_ADMINISTRATION_OFFICE'] },
      { textTh: 'สร้างพื้นที่ต้นแบบร่วมกับวัด', dueOn: '30 ก.ย. 2599', partnerTypes: ['LOCAL_AUTHORITY'] },
    ],
  };
  const { draft } = await done(
    department,
    'createDirectiveDraft',
    { issuerId: await hub.idOf('DLA'), letter },
    'draft { id version }',
  );
  const { directive } = await done(
    department,
    'issueDirective',
    { id: draft.id, expectedVersion: draft.version, to: { partnerTypes: ['LOCAL_ADMINISTRATION_OFFICE'] } },
    'directive { id addressees { totalCount } }',
  );
  expect(directive.addressees.totalCount).toBe(76);

  // A province finds it, passes it on to its local authorities with a number of its own, and says so.
  const atProvince = await received(province, 'PLAO-30', directive.id);
  expect(atProvince).toMatchObject({ state: 'ASKED', directive: { letterNumber: 'มท 0816.5/ว 3001' } });
  await done(
    province,
    'passOnDirective',
    {
      directiveId: directive.id,
      senderId: await hub.idOf('PLAO-30'),
      to: { partnerTypes: ['LOCAL_AUTHORITY'], areaIds: [await hub.areaId('30')] },
      letterNumber: 'นม 0023.3/ว 1201',
    },
    'distribution { id }',
  );
  await done(
    province,
    'answerDirective',
    { addresseeId: atProvince.id, answers: [{ actionNumber: 1, outcome: 'DONE' }] },
    'addressee { state }',
  );
  const atAuthority = await received(host, authority, directive.id);
  expect(atAuthority.requests).toEqual([{ number: 2, textTh: 'สร้างพื้นที่ต้นแบบร่วมกับวัด', dueOn: '2056-09-30' }]);
  await done(host, 'acknowledgeDirective', { addresseeId: atAuthority.id }, 'addressee { state }');

  // The local authority proposes a model area under the memorandum; its roles are there to be filled.
  const { agreements } = await hub.query(
    host,
    '{ agreements(filter: { level: { eq: NATIONAL } }) { nodes { id roles(first: 20) { nodes { id code } } } } }',
  );
  const [national] = agreements.nodes;
  const role = (code: string): string => national.roles.nodes.find((one: Payload) => one.code === code).id;
  const plan = {
    kind: 'KHOK_NONG_NA_CLM',
    titleTh: 'โคก หนอง นา วัดกับบ้าน',
    agreementId: national.id,
    areaId: await hub.areaId('300101'),
    landArea: '3 ไร่ 2 งาน',
    fiscalYearBE: 2569,
  };
  const begun = await done(
    host,
    'createProjectDraft',
    { ownerId: await hub.idOf(authority), plan },
    'draft { id version }',
  );
  const { project } = await done(
    host,
    'proposeProject',
    { id: begun.draft.id, expectedVersion: begun.draft.version },
    'project { id version stage }',
  );
  expect(await complianceOf(host, project.id)).toEqual({
    isComplete: false,
    lacking: ['COMMUNITY_PARTNER', 'KNOWLEDGE_ADVISER', 'TEMPLE_PARTNER'],
  });

  // The temple confirms for itself; the village by its paper, which the district office enters that keeps its entry.
  const invite = async (code: string, roleCode: string) => {
    const asked = { projectId: project.id, partnerId: await hub.idOf(code), roleId: role(roleCode) };
    return (await done(host, 'inviteToProject', asked, PLACE)).participation;
  };
  const confirming = ({ id, version }: Payload) => ({ id, expectedVersion: version, decision: 'CONFIRMED' });
  const templesPlace = await invite(temple, 'TEMPLE_PARTNER');
  const confirmed = await done(ofTemple, 'answerInvitation', confirming(templesPlace), PLACE);
  expect(confirmed.participation).toMatchObject({ state: 'CONFIRMED' });
  const villagesPlace = await invite(village, 'COMMUNITY_PARTNER');
  const onPaper = {
    ...confirming(villagesPlace),
    paper: { reference: 'มติประชาคมหมู่บ้าน 3/2568', date: '2025-11-02' },
  };
  const byHost = await hub.write(host, 'answerInvitation', onPaper, PLACE);
  expect(byHost.userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  const entered = await done(districtOffice, 'answerInvitation', onPaper, PLACE);
  expect(entered.participation).toMatchObject({ state: 'CONFIRMED' });
  expect(
    await hub.rows(
      `SELECT o.code AS entered_for, c.on_behalf, c.paper_reference FROM hub.confirmation c
       JOIN hub.partner_code o ON o.partner_id = c.partner_id AND o.scheme = 'HUB' WHERE c.object_id = $1`,
      [uuidOf(villagesPlace.id)],
    ),
  ).toEqual([{ entered_for: village, on_behalf: true, paper_reference: 'มติประชาคมหมู่บ้าน 3/2568' }]);
  await done(
    province,
    'approveProject',
    { id: project.id, expectedVersion: project.version },
    'project { stage }',
  );
  expect((await complianceOf(host, project.id)).lacking).toEqual(['KNOWLEDGE_ADVISER']);

  // They record activities together. The temple's phone is offline, and sends what it kept twice.
  const workDay = async (by: string, happenedOn: string, more: object = {}) => ({
    activity: {
      recordedById: await hub.idOf(by),
      projectId: project.id,
      partners: [{ partnerId: await hub.idOf(by === temple ? authority : temple), part: 'CO_HOST' }],
      details: {
        kind: 'JOINT_WORK_DAY',
        titleTh: 'เอามื้อสามัคคี ขุดคลองไส้ไก่',
        placeId: await hub.idOf(temple),
        happenedOn,
        male: 24,
        female: 31,
      },
      ...more,
    },
  });
  const together = await done(host, 'recordActivity', await workDay(authority, '2025-11-08'), ACTIVITY);
  expect(together.activity).toMatchObject({
    project: { id: project.id },
    participations: { nodes: [{ partner: { id: await hub.idOf(temple) } }] },
  });
  const id = toGlobalId('Activity', newId());
  const offline = {
    ...(await workDay(temple, '๑๕ พ.ย. ๒๕๖๘', { id })),
    idempotencyKey: `offline ${id}`,
  };
  const first = await done(ofTemple, 'recordActivity', offline, ACTIVITY);
  const second = await done(ofTemple, 'recordActivity', offline, ACTIVITY);
  expect(second).toEqual(first);
  expect(first.activity).toMatchObject({ id, happenedOn: '2025-11-15', duplicates: [] });

  // The development office of the district joins by the role that the memorandum gives it: now it is complete.
  const joining = {
    projectId: project.id,
    partnerId: await hub.idOf('CDD-3001'),
    roleId: role('KNOWLEDGE_ADVISER'),
  };
  const joined = await done(adviser, 'joinProject', joining, PLACE);
  expect(joined.project.isMouCompliant).toBe(true);
  expect(await complianceOf(outsider, project.id)).toEqual({ isComplete: true, lacking: [] });
  const answered = await done(
    host,
    'answerDirective',
    { addresseeId: atAuthority.id, answers: [{ actionNumber: 2, outcome: 'DONE' }] },
    'addressee { state }',
  );
  expect(answered.addressee.state).toBe('COMPLETED');

  // Another province's office has no part in it: it is refused, told which rule it lacks, and who has the role.
  const asOutsider = { ...joining, partnerId: await hub.idOf('CDD-5001') };
  const { userErrors } = await hub.write(outsider, 'joinProject', asOutsider, PLACE);
  expect(userErrors).toMatchObject([{ code: 'FORBIDDEN', rule: 'CAPABILITY_JOIN_PROJECT' }]);
  expect(userErrors[0].messageTh).toMatch(/MOU/);
  const recording = await workDay('CDD-5001', '2025-11-09');
  expect((await hub.write(outsider, 'recordActivity', recording, ACTIVITY)).userErrors).toMatchObject([
    { code: 'FORBIDDEN', rule: expect.stringContaining('CAPABILITY_RECORD_ACTIVITY') },
  ]);
  const { explainAccess } = await hub.query(
    outsider,
    `query ($id: ID!) { explainAccess(action: approveProject, target: $id) {
      allowed missing { code textTh grantedByTh mouRoles { code clauseNumber isHeld } } } }`,
    { id: project.id },
  );
  expect(explainAccess.allowed).toBe(false);
  expect(explainAccess.missing).toContainEqual(
    expect.objectContaining({
      code: 'CAPABILITY_APPROVE_PROJECT',
      mouRoles: expect.arrayContaining([
        { code: 'PROVINCIAL_COORDINATOR', clauseNumber: '3.3', isHeld: false },
      ]),
    }),
  );

  // Independent of the API: what stands is one project, three who confirmed beside the host, and two activities.
  expect(
    await hub.rows(
      `SELECT (SELECT count(*)::int FROM hub.project_participation WHERE project_id = $1 AND state = 'CONFIRMED') AS places,
        (SELECT count(*)::int FROM hub.activity WHERE project_id = $1) AS activities,
        (SELECT count(*)::int FROM hub.audit_entry WHERE outcome = 'REFUSED' AND action = 'joinProject') AS refused`,
      [uuidOf(project.id)],
    ),
  ).toEqual([{ places: 4, activities: 2, refused: 1 }]);
});

const uuidOf = (id: string): string => Buffer.from(id, 'base64url').toString().split(':')[1] as string;
