import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newId } from '../../src/kernel/ids.ts';
import { toGlobalId } from '../../src/kernel/listing/index.ts';
import { type Payload, type Register, startRegister, writesOf } from '../factories/register-keepers.ts';

let hub: Register;
/** A local authority and a temple of a subdistrict of province 30, by their HUB codes. */
let authority: string;
let temple: string;
/** Keys of coordinators: of the department, of two provincial offices, of the authority. */
let dla: string;
let office: string;
let otherOffice: string;
let host: string;
beforeAll(async () => {
  hub = await startRegister();
  const first = async (sql: string) => (await hub.rows(sql))[0].code as string;
  temple = await first(`SELECT c.code FROM hub.partner p JOIN hub.area a ON a.id = p.area_id
    JOIN hub.partner_code c ON c.partner_id = p.id
    WHERE p.type = 'TEMPLE' AND a.code = '300101' AND p.valid_to IS NULL ORDER BY c.code LIMIT 1`);
  authority = await first(`SELECT c.code FROM hub.coverage v JOIN hub.area a ON a.id = v.area_id
    JOIN hub.partner_code c ON c.partner_id = v.authority_id
    JOIN hub.partner p ON p.id = v.authority_id AND p.local_authority_kind <> 'PAO' AND p.valid_to IS NULL
    WHERE a.code = '300101' AND v.valid_to IS NULL ORDER BY c.code LIMIT 1`);
  dla = await hub.keyOf('DLA', ['COORDINATOR']);
  office = await hub.keyOf('PLAO-30', ['COORDINATOR']);
  otherOffice = await hub.keyOf('PLAO-50', ['REPORTING_OFFICER']);
  host = await hub.keyOf(authority, ['COORDINATOR']);
});
afterAll(() => hub.close());

const DRAFT = `draft { id version state titleTh kind tags audienceTypes audienceAreas { code } language url changesTh
  issued { yearBE precision } file { name } publisher { id } resource { id } }`;
const RESOURCE = `resource { id version state withdrawalReason kind titleTh tags audienceTypes audienceAreas { code }
  clause { number } publisher { id } currentVersion { id number } versions { id number url changesTh file { name } } }`;
const DISTRIBUTION = `distribution { id sentOn acknowledgeBy letterNumber partnerTypes areas { code } partnersNamed { id }
  sentVersion { number } addressees { totalCount } missing { totalCount } }`;
const ACKNOWLEDGEMENT = `acknowledgement { id partner { id } acknowledgedVersion { number }
  confirmation { onBehalf paperReference paperDate } }`;

const { done, refusals } = writesOf(() => hub);
const uuid = (id: string) => Buffer.from(id, 'base64url').toString().split(':')[1] as string;

const LINK = 'https://example.org/khok-nong-na.pdf';
const facts = (more: object = {}) => ({
  kind: 'KNOWLEDGE_SET',
  titleTh: 'ชุดความรู้ โคก หนอง นา',
  tags: ['โคก หนอง นา', 'เศรษฐกิจพอเพียง'],
  ...more,
});
const content = (more: object = {}) => ({ language: 'THAI', url: LINK, ...more });

async function draftOf(key: string, code: string, more: object = {}): Promise<Payload> {
  const input = { publisherId: await hub.idOf(code), facts: facts(), content: content(), ...more };
  return (await done(key, 'createResourceDraft', input, DRAFT)).draft;
}
async function published(key: string, code: string, more: object = {}): Promise<Payload> {
  const { id, version } = await draftOf(key, code, more);
  const input = { id, expectedVersion: version };
  return (await done(key, 'publishResource', input, `${RESOURCE} ${DRAFT}`)).resource;
}
async function nextVersion(key: string, code: string, resourceId: string): Promise<Payload> {
  const input = {
    publisherId: await hub.idOf(code),
    resourceId,
    content: content({ changesTh: 'ปรับตัวเลข' }),
  };
  const { draft } = await done(key, 'createResourceDraft', input, DRAFT);
  const publishing = { id: draft.id, expectedVersion: draft.version };
  return done(key, 'publishResourceVersion', publishing, `${RESOURCE} resourceVersion { id number }`);
}
const sent = async (key: string, code: string, resourceId: string, to: object, more: object = {}) =>
  (
    await done(
      key,
      'distributeResource',
      { resourceId, senderId: await hub.idOf(code), to, ...more },
      DISTRIBUTION,
    )
  ).distribution;
const acknowledging = async (code: string, versionId: string, paper?: object) => ({
  versionId,
  partnerId: await hub.idOf(code),
  ...(paper && { paper }),
});
const missingOf = async (id: string, filter = '{}'): Promise<Payload> =>
  (
    await hub.query(
      office,
      `query ($id: ID!) { node(id: $id) { ... on ResourceDistribution {
        all: addressees { totalCount } missing(first: 100, filter: ${filter}) { totalCount nodes { state partner { id } } } } } }`,
      { id },
    )
  ).node;

describe('a draft', () => {
  test('is its publisher’s alone, until it becomes a resource that everybody sees under the same UUID', async () => {
    const draft = await draftOf(dla, 'DLA', { facts: { titleTh: 'ยังไม่เสร็จ' }, content: null });
    const sees = async (key: string) =>
      (
        await hub.query(
          key,
          'query ($id: ID!) { node(id: $id) { id } resourceDrafts { nodes { id } } knowledgeResources(filter: { text: "ยังไม่เสร็จ" }) { totalCount } }',
          { id: draft.id },
        )
      ).node !== null;
    expect(await sees(dla)).toBe(true);
    for (const key of [office, host]) expect(await sees(key)).toBe(false);
    const publishing = { id: draft.id, expectedVersion: 1 };
    const unfinished = await refusals(dla, 'publishResource', publishing, RESOURCE);
    expect(unfinished.map(({ field }: Payload) => field)).toEqual([
      'facts.kind',
      'content.language',
      'content.url',
    ]);
    // For another it is as if it were not there, by whichever mutation it is named.
    expect(await refusals(office, 'publishResource', publishing, RESOURCE)).toMatchObject([
      { code: 'NOT_FOUND', field: 'id' },
    ]);
    const more = { facts: facts(), content: content({ issued: 'BE 2565' }) };
    const changed = await done(
      dla,
      'updateResourceDraft',
      { id: draft.id, expectedVersion: 1, ...more },
      DRAFT,
    );
    expect(changed.draft.issued).toEqual({ yearBE: 2565, precision: 'YEAR' });
    const { resource } = await done(dla, 'publishResource', { id: draft.id, expectedVersion: 2 }, RESOURCE);
    expect(uuid(resource.id)).toBe(uuid(draft.id));
    expect(resource).toMatchObject({
      state: 'PUBLISHED',
      currentVersion: { number: 1 },
      versions: [{ number: 1, url: LINK, file: null }],
    });
    const { node } = await hub.query(
      host,
      'query ($id: ID!) { node(id: $id) { ... on KnowledgeResource { titleTh } } }',
      { id: resource.id },
    );
    expect(node).toEqual({ titleTh: 'ชุดความรู้ โคก หนอง นา' });
    expect(
      await refusals(dla, 'updateResourceDraft', { id: draft.id, expectedVersion: 3, ...more }, DRAFT),
    ).toMatchObject([{ code: 'INVALID_STATE', value: 'PUBLISHED' }]);
  });

  test('is put away, and may bring an id of its own, which is taken for ever', async () => {
    const id = toGlobalId('ResourceDraft', newId());
    const draft = await draftOf(dla, 'DLA', { id });
    expect(draft.id).toBe(id);
    const again = { id, publisherId: await hub.idOf('PLAO-50') };
    expect(await refusals(otherOffice, 'createResourceDraft', again, DRAFT)).toMatchObject([
      { code: 'DUPLICATE', field: 'id', rule: 'unique' },
    ]);
    const away = await done(dla, 'discardResourceDraft', { id, expectedVersion: 1 }, DRAFT);
    expect(away.draft.state).toBe('DISCARDED');
    expect(await refusals(dla, 'publishResource', { id, expectedVersion: 2 }, RESOURCE)).toMatchObject([
      { code: 'INVALID_STATE', value: 'DISCARDED' },
    ]);
  });
});

describe('a resource', () => {
  test('is published by those whose role lets them, for those for whom they are there', async () => {
    const keyOfTemple = await hub.keyOf(temple, ['COORDINATOR']);
    const ofTemple = { publisherId: await hub.idOf(temple), facts: facts() };
    expect(await refusals(keyOfTemple, 'createResourceDraft', ofTemple, DRAFT)).toMatchObject([
      { code: 'FORBIDDEN', rule: expect.stringContaining('CAPABILITY_PUBLISH_RESOURCE') },
    ]);
    // A colleague without a say in it sees the draft, and does not publish it.
    const member = await hub.keyOf('PLAO-30', ['MEMBER']);
    const areas = [await hub.areaId('30')];
    const draft = await draftOf(office, 'PLAO-30', { facts: facts({ audienceAreaIds: areas }) });
    const publishing = { id: draft.id, expectedVersion: 1 };
    expect(await refusals(member, 'publishResource', publishing, RESOURCE)).toMatchObject([
      { code: 'FORBIDDEN', rule: 'ADMINISTRATOR | STEWARD_OF_PARTNER' },
    ]);
    const { resource } = await done(office, 'publishResource', publishing, RESOURCE);
    expect(resource.audienceAreas).toEqual([{ code: '30' }]);
    // Another's province, and the whole country, are not an office's to publish for.
    for (const audienceAreaIds of [[await hub.areaId('50')], []]) {
      const wider = await draftOf(office, 'PLAO-30', { facts: facts({ audienceAreaIds }) });
      expect(
        await refusals(office, 'publishResource', { id: wider.id, expectedVersion: 1 }, RESOURCE),
      ).toMatchObject([{ code: 'FORBIDDEN', rule: 'ADMINISTRATOR | CAPABILITY_PUBLISH_RESOURCE' }]);
      const change = { id: resource.id, expectedVersion: 1, facts: { audienceAreaIds } };
      expect(await refusals(office, 'updateResource', change, RESOURCE)).toMatchObject([
        { code: 'FORBIDDEN' },
      ]);
    }
    const { explainAccess } = await hub.query(
      keyOfTemple,
      `{ explainAccess(action: publishResource) { allowed missing { code mouRoles { code isHeld } } } }`,
    );
    expect(explainAccess.allowed).toBe(false);
    const [missing] = explainAccess.missing.filter(
      ({ code }: Payload) => code === 'CAPABILITY_PUBLISH_RESOURCE',
    );
    // As the proposal of roles has it, in DESIGN's order of tiers: those who publish.
    expect(missing.mouRoles.map(({ code }: Payload) => code).sort()).toEqual([
      'AREA_HOST',
      'KNOWLEDGE_ADVISER',
      'NETWORK_LEAD',
      'PROVINCIAL_COORDINATOR',
      'SANGHA_COORDINATOR',
    ]);
  });

  test('is found by kind, text, tag and for whom it is', async () => {
    const areaIds = [await hub.areaId('3001')];
    const ours = await published(office, 'PLAO-30', {
      facts: facts({
        kind: 'CURRICULUM',
        titleTh: 'หลักสูตรน้ำใต้ดิน',
        tags: ['ธนาคารน้ำใต้ดิน'],
        audienceTypes: ['TEMPLE', 'LOCAL_AUTHORITY'],
        audienceAreaIds: areaIds,
      }),
    });
    const found = async (filter: string) =>
      (
        await hub.query(host, `{ knowledgeResources(filter: ${filter}, first: 100) { nodes { id } } }`)
      ).knowledgeResources.nodes.some(({ id }: Payload) => id === ours.id);
    for (const filter of [
      '{ kind: { eq: CURRICULUM } }',
      '{ text: "น้ำ ใต้ดิน" }',
      '{ tag: "ธนาคารน้ำใต้ดิน" }',
      '{ audienceType: "TEMPLE" }',
      '{ within: "30" }',
      '{ within: "3001" }',
      '{ audienceArea: "300101" }',
      '{ publisher: { within: "30" } }',
    ])
      expect([filter, await found(filter)]).toEqual([filter, true]);
    for (const filter of [
      '{ kind: { eq: VIDEO } }',
      '{ text: "น้ำผิวดิน" }',
      '{ tag: "ธนาคารน้ำ" }',
      '{ audienceType: "VILLAGE" }',
      '{ within: "50" }',
      '{ within: "300101" }',
      '{ audienceArea: "500108" }',
      '{ audienceArea: "3002" }',
    ])
      expect([filter, await found(filter)]).toEqual([filter, false]);
    const everywhere = await published(dla, 'DLA', { facts: facts({ titleTh: 'สำหรับทุกที่' }) });
    const { area, partner } = await hub.query(
      host,
      `query ($id: ID!) { area(code: "3001") { resources { nodes { id } } }
        partner: node(id: $id) { ... on Agency { resources(filter: { audienceArea: "300101", audienceType: "VILLAGE" }, first: 100) { nodes { id } } } } }`,
      { id: await hub.idOf('DLA') },
    );
    expect(area.resources.nodes).toEqual([{ id: ours.id }]);
    expect(partner.resources.nodes.map(({ id }: Payload) => id)).toContain(everywhere.id);
  });

  test('has versions that are never edited: the next takes the place of the last', async () => {
    const resource = await published(dla, 'DLA');
    const ofVersion = async (more: object) => ({
      publisherId: await hub.idOf('DLA'),
      resourceId: resource.id,
      ...more,
    });
    expect(
      await refusals(dla, 'createResourceDraft', await ofVersion({ facts: { titleEn: 'x' } }), DRAFT),
    ).toMatchObject([{ code: 'BAD_INPUT', field: 'facts' }]);
    // What another published is not one's own to carry on.
    const stranger = { publisherId: await hub.idOf('PLAO-30'), resourceId: resource.id };
    expect(await refusals(office, 'createResourceDraft', stranger, DRAFT)).toMatchObject([
      { code: 'NOT_FOUND', field: 'resourceId' },
    ]);
    const bare = await done(dla, 'createResourceDraft', await ofVersion({ content: content() }), DRAFT);
    const publishing = { id: bare.draft.id, expectedVersion: 1 };
    expect(await refusals(dla, 'publishResource', publishing, RESOURCE)).toMatchObject([
      { code: 'INVALID_STATE', rule: 'a draft of a resource' },
    ]);
    expect(await refusals(dla, 'publishResourceVersion', publishing, RESOURCE)).toMatchObject([
      { code: 'BAD_INPUT', field: 'content.changesTh' },
    ]);
    const { resource: now, resourceVersion } = await nextVersion(dla, 'DLA', resource.id);
    expect(now).toMatchObject({ currentVersion: { id: resourceVersion.id, number: 2 } });
    expect(now.versions.map(({ number }: Payload) => number)).toEqual([2, 1]);
    const kept = now.versions[1];
    expect(kept).toEqual(resource.versions[0]);
    const { accessTo } = await hub.query(
      dla,
      'query ($id: ID!) { accessTo(target: $id) { readable actions { action } } }',
      { id: kept.id },
    );
    expect(accessTo).toEqual({ readable: true, actions: [] });
    const [history] = await hub.rows(
      'SELECT count(*)::int AS n FROM hub.knowledge_resource_history WHERE id = $1',
      [uuid(resource.id)],
    );
    expect(history.n).toBe(1);
  });

  test('has one version after the other, also of two that come at once', async () => {
    const resource = await published(dla, 'DLA');
    const of = () => nextVersion(dla, 'DLA', resource.id);
    const both = await Promise.all([of(), of()]);
    expect(both.map(({ resourceVersion }) => resourceVersion.number).sort()).toEqual([2, 3]);
    const { node } = await hub.query(
      dla,
      'query ($id: ID!) { node(id: $id) { ... on KnowledgeResource { currentVersion { number } versions { number } } } }',
      { id: resource.id },
    );
    expect(node).toEqual({
      currentVersion: { number: 3 },
      versions: [{ number: 3 }, { number: 2 }, { number: 1 }],
    });
  });

  test('may be a file that its publisher sent, and nobody else’s', async () => {
    const fileOf = async (code: string, name: string) => {
      const id = newId();
      await hub.rows(
        `INSERT INTO hub.stored_file (id, owner_id, name, media_type, bytes, sha256, is_position_stripped, source, change_id)
         SELECT $1, $2, $3, 'application/pdf', 10, repeat('0', 64), false, 'SYNTHETIC', (SELECT id FROM hub.change LIMIT 1)`,
        [id, uuid(await hub.idOf(code)), name],
      );
      return toGlobalId('StoredFile', id);
    };
    const own = { language: 'THAI', fileId: await fileOf('DLA', 'ชุดความรู้.pdf') };
    const resource = await published(dla, 'DLA', { content: own });
    expect(resource.versions).toMatchObject([{ url: null, file: { name: 'ชุดความรู้.pdf' } }]);
    const input = {
      publisherId: await hub.idOf('PLAO-30'),
      content: { language: 'THAI', fileId: own.fileId },
    };
    expect(await refusals(office, 'createResourceDraft', input, DRAFT)).toMatchObject([
      { code: 'NOT_FOUND', field: 'content.fileId' },
    ]);
  });

  test('serves a clause, changes what it says of itself, and is withdrawn with the reason', async () => {
    const { agreements } = await hub.query(
      dla,
      '{ agreements(filter: { level: { eq: NATIONAL } }) { nodes { clauses { id number } } } }',
    );
    const clause = agreements.nodes[0].clauses.find(({ number }: Payload) => number === '3.3');
    const resource = await published(dla, 'DLA', { facts: facts({ clauseId: clause.id }) });
    expect(resource.clause).toEqual({ number: '3.3' });
    const at = (expectedVersion: number, more: object) => ({ id: resource.id, expectedVersion, ...more });
    const changed = await done(
      dla,
      'updateResource',
      at(1, { facts: { titleEn: 'Set', tags: null } }),
      RESOURCE,
    );
    expect(changed.resource).toMatchObject({ version: 2, tags: [] });
    expect(
      await refusals(dla, 'updateResource', at(1, { facts: { titleEn: 'Old' } }), RESOURCE),
    ).toMatchObject([{ code: 'CONFLICT', field: 'expectedVersion' }]);
    const { id } = await sent(dla, 'DLA', resource.id, { partnerIds: [await hub.idOf('PLAO-30')] });
    const reason = { reason: 'ข้อมูลคลาดเคลื่อน' };
    expect(await refusals(office, 'withdrawResource', at(2, reason), RESOURCE)).toMatchObject([
      {
        code: 'FORBIDDEN',
        rule: 'ADMINISTRATOR | STEWARD_OF_PARTNER | COORDINATOR_OVER_PARTNER',
        messageTh: expect.stringContaining('ผู้ประสานงาน'),
      },
    ]);
    const { resource: gone } = await done(dla, 'withdrawResource', at(2, reason), RESOURCE);
    expect(gone).toMatchObject({ state: 'WITHDRAWN', withdrawalReason: 'ข้อมูลคลาดเคลื่อน' });
    expect((await missingOf(id)).missing.totalCount).toBe(0);
    const to = { partnerIds: [await hub.idOf('PLAO-30')] };
    const sending = { resourceId: resource.id, senderId: await hub.idOf('DLA'), to };
    expect(await refusals(dla, 'distributeResource', sending, DISTRIBUTION)).toMatchObject([
      { code: 'INVALID_STATE', field: 'resourceId', value: 'WITHDRAWN' },
    ]);
    const late = await acknowledging('PLAO-30', resource.currentVersion.id);
    expect(await refusals(office, 'acknowledgeResource', late, ACKNOWLEDGEMENT)).toMatchObject([
      { code: 'INVALID_STATE', field: 'versionId' },
    ]);
    const [{ events }] = await hub.rows(
      `SELECT array_agg(type ORDER BY at, id) AS events FROM hub.event WHERE object_id = $1`,
      [uuid(resource.id)],
    );
    expect(events).toEqual(['RESOURCE_PUBLISHED', 'RESOURCE_CHANGED', 'RESOURCE_WITHDRAWN']);
  });

  test('goes on with the body that follows its publisher, and so does what that was asked', async () => {
    const follower = await hub.rows(
      `SELECT c.code FROM hub.partner p JOIN hub.partner_code c ON c.partner_id = p.id
       WHERE p.type = 'LOCAL_AUTHORITY' AND p.province_code = '30' AND p.valid_to IS NULL AND c.code <> $1
         AND p.local_authority_kind = 'SAO' ORDER BY c.code DESC LIMIT 2`,
      [authority],
    );
    const [old, next] = follower.map(({ code }) => code as string) as [string, string];
    const [seat] = await hub.rows(
      `SELECT a.code, p.version FROM hub.coverage v JOIN hub.area a ON a.id = v.area_id JOIN hub.partner p ON p.id = v.authority_id
       WHERE v.authority_id = $1 AND v.valid_to IS NULL ORDER BY a.code LIMIT 1`,
      [uuid(await hub.idOf(old))],
    );
    const keyOfOld = await hub.keyOf(old, ['COORDINATOR']);
    const own = await published(keyOfOld, old, {
      facts: facts({ audienceAreaIds: [await hub.areaId(seat.code)] }),
    });
    const resource = await published(dla, 'DLA');
    const { id } = await sent(dla, 'DLA', resource.id, { partnerIds: [await hub.idOf(old)] });
    const succession = {
      kind: 'REPLACEMENT',
      predecessors: [{ id: await hub.idOf(old), expectedVersion: seat.version }],
      successorIds: [await hub.idOf(next)],
      effectiveOn: (await hub.rows('SELECT hub.today()::text AS day'))[0].day,
      reason: 'แทนที่',
    };
    await done(office, 'recordSuccession', succession, 'partner { id }');
    const { node } = await hub.query(
      office,
      'query ($id: ID!) { node(id: $id) { ... on KnowledgeResource { publisher { id } } } }',
      { id: own.id },
    );
    expect(node.publisher.id).toBe(await hub.idOf(next));
    const { all, missing } = await missingOf(id);
    expect(all.totalCount).toBe(2);
    expect(missing.nodes).toEqual([{ state: 'ASKED', partner: { id: await hub.idOf(next) } }]);
  });
});

describe('a distribution', () => {
  test('goes to all 76 provincial offices; three acknowledge, one on paper; a new version asks again', async () => {
    const resource = await published(dla, 'DLA');
    const distribution = await sent(
      dla,
      'DLA',
      resource.id,
      { partnerTypes: ['LOCAL_ADMINISTRATION_OFFICE'] },
      { letterNumber: 'มท 0816.5/ว 2560', acknowledgeBy: '31 ธ.ค. 2599' },
    );
    expect(distribution).toMatchObject({
      letterNumber: 'มท 0816.5/ว 2560',
      acknowledgeBy: '2056-12-31',
      partnerTypes: ['LOCAL_ADMINISTRATION_OFFICE'],
      areas: [],
      sentVersion: { number: 1 },
      addressees: { totalCount: 76 },
      missing: { totalCount: 76 },
    });
    const { id: versionId } = resource.currentVersion;
    for (const [code, key] of [
      ['PLAO-30', office],
      ['PLAO-50', otherOffice],
    ] as const) {
      const { acknowledgement } = await done(
        key,
        'acknowledgeResource',
        await acknowledging(code, versionId),
        ACKNOWLEDGEMENT,
      );
      expect(acknowledgement).toMatchObject({
        acknowledgedVersion: { number: 1 },
        confirmation: { onBehalf: false, paperReference: null },
      });
    }
    // One of them has no account: the department above it enters what it wrote, and names the letter.
    const silent = await acknowledging('PLAO-20', versionId);
    expect(await refusals(dla, 'acknowledgeResource', silent, ACKNOWLEDGEMENT)).toMatchObject([
      { code: 'BAD_INPUT', field: 'paper' },
    ]);
    const paper = { reference: 'ชบ 0023.1/115', date: '2022-06-20' };
    const onPaper = await done(dla, 'acknowledgeResource', { ...silent, paper }, ACKNOWLEDGEMENT);
    expect(onPaper.acknowledgement.confirmation).toEqual({
      onBehalf: true,
      paperReference: 'ชบ 0023.1/115',
      paperDate: '2022-06-20',
    });
    // Neither another office nor a stranger says it for them.
    for (const key of [otherOffice, host]) {
      const other = await acknowledging('PLAO-31', versionId, paper);
      expect(await refusals(key, 'acknowledgeResource', other, ACKNOWLEDGEMENT)).toMatchObject([
        {
          code: 'FORBIDDEN',
          rule: 'ADMINISTRATOR | STEWARD_OF_PARTNER | COORDINATOR_OVER_PARTNER | KEEPER_OF_REGISTER',
          messageEn: expect.stringContaining('be a coordinator'),
        },
      ]);
    }
    const { all, missing } = await missingOf(distribution.id);
    expect([all.totalCount, missing.totalCount]).toEqual([76, 73]);
    const asked = new Set(missing.nodes.map(({ partner }: Payload) => partner.id));
    for (const code of ['PLAO-30', 'PLAO-50', 'PLAO-20']) expect(asked).not.toContain(await hub.idOf(code));
    for (const code of ['PLAO-31', 'PLAO-96']) expect(asked).toContain(await hub.idOf(code));
    const here = await missingOf(distribution.id, '{ partner: { within: "31" } }');
    expect(here.missing.totalCount).toBe(1);
    const again = await acknowledging('PLAO-30', versionId);
    expect(await refusals(office, 'acknowledgeResource', again, ACKNOWLEDGEMENT)).toMatchObject([
      { code: 'INVALID_STATE', field: 'versionId', rule: 'each once' },
    ]);

    const { resourceVersion } = await nextVersion(dla, 'DLA', resource.id);
    expect((await missingOf(distribution.id)).missing.totalCount).toBe(76);
    expect(await refusals(office, 'acknowledgeResource', again, ACKNOWLEDGEMENT)).toMatchObject([
      { code: 'INVALID_STATE', field: 'versionId', rule: 'number = 2', value: '1' },
    ]);
    await done(
      office,
      'acknowledgeResource',
      await acknowledging('PLAO-30', resourceVersion.id),
      ACKNOWLEDGEMENT,
    );
    expect((await missingOf(distribution.id)).missing.totalCount).toBe(75);
    const { node } = await hub.query(
      office,
      `query ($id: ID!) { node(id: $id) { ... on KnowledgeResource { versions { number acknowledgements { totalCount } } } } }`,
      { id: resource.id },
    );
    expect(node.versions).toEqual([
      { number: 2, acknowledgements: { totalCount: 1 } },
      { number: 1, acknowledgements: { totalCount: 3 } },
    ]);
    const { partner } = await hub.query(
      office,
      `query ($id: ID!, $resource: ID!) { partner: node(id: $id) { ... on LocalAdministrationOffice {
        resourcesReceived(filter: { resource: { id: { eq: $resource } } }) { nodes { state acknowledgement { acknowledgedVersion { number } } } } } } }`,
      { id: await hub.idOf('PLAO-30'), resource: resource.id },
    );
    expect(partner.resourcesReceived.nodes).toEqual([
      { state: 'ACKNOWLEDGED', acknowledgement: { acknowledgedVersion: { number: 2 } } },
    ]);
    // Who is told: the sender, who published it, and all to whom it was sent.
    const [told] = await hub.rows(
      `SELECT cardinality(partner_ids) AS n, visibility FROM hub.event WHERE object_id = $1 AND type = 'RESOURCE_DISTRIBUTED'`,
      [uuid(distribution.id)],
    );
    expect(told).toEqual({ n: 77, visibility: 'SHARED' });
  });

  test('is passed on by a provincial office to the local authorities of its province, and to no other', async () => {
    const resource = await published(dla, 'DLA');
    const [{ n }] = await hub.rows(
      `SELECT count(*)::int AS n FROM hub.partner p WHERE p.type = 'LOCAL_AUTHORITY' AND p.province_code = '30'
         AND (p.valid_to IS NULL OR p.valid_to > hub.today())`,
    );
    expect(n).toBeGreaterThan(300);
    const to = { partnerTypes: ['LOCAL_AUTHORITY'], areaIds: [await hub.areaId('30')] };
    const distribution = await sent(office, 'PLAO-30', resource.id, to);
    expect(distribution).toMatchObject({
      areas: [{ code: '30' }],
      addressees: { totalCount: n },
      missing: { totalCount: n },
    });
    await done(
      host,
      'acknowledgeResource',
      await acknowledging(authority, resource.currentVersion.id),
      ACKNOWLEDGEMENT,
    );
    expect((await missingOf(distribution.id)).missing.totalCount).toBe(n - 1);
    // Sent to it once more, it need not say so again; and who sends is no addressee of its own.
    const once = {
      partnerIds: [await hub.idOf(authority), await hub.idOf('PLAO-30'), await hub.idOf(temple)],
    };
    expect(await sent(office, 'PLAO-30', resource.id, once)).toMatchObject({
      addressees: { totalCount: 2 },
      missing: { totalCount: 1 },
    });
    const send = async (key: string, code: string, whom: object) =>
      refusals(
        key,
        'distributeResource',
        { resourceId: resource.id, senderId: await hub.idOf(code), to: whom },
        DISTRIBUTION,
      );
    const rule = 'ADMINISTRATOR | CAPABILITY_PUBLISH_RESOURCE';
    for (const [key, code, whom] of [
      [otherOffice, 'PLAO-50', to],
      [office, 'PLAO-30', { partnerTypes: ['LOCAL_AUTHORITY'] }],
      [office, 'PLAO-30', { partnerIds: [await hub.idOf('PLAO-50')] }],
      [office, 'PLAO-30', { partnerTypes: ['TEMPLE'], partnerIds: [await hub.idOf(temple)] }],
      [office, 'PLAO-30', { partnerIds: [await hub.idOf('DLA')] }],
      [host, authority, { areaIds: [await hub.areaId('3001')] }],
    ] as const)
      expect(await send(key, code, whom)).toMatchObject([{ code: 'FORBIDDEN', rule }]);
    expect(await send(office, 'DLA', { partnerIds: [await hub.idOf(temple)] })).toMatchObject([
      { code: 'FORBIDDEN', rule: expect.stringContaining('STEWARD_OF_PARTNER') },
    ]);
  });

  test('reaches 10,000 partners at once, and not one more', async () => {
    const resource = await published(dla, 'DLA');
    const partnerTypes = ['LOCAL_AUTHORITY', 'TEMPLE', 'VILLAGE'];
    // What the demo network lacks is filled up with copies of a village.
    const [{ ids }] = await hub.rows(
      `WITH made AS (INSERT INTO hub.partner SELECT (json_populate_record(p, json_build_object('id', gen_random_uuid()))).*
         FROM hub.partner p, generate_series(1, 10001 - (
           SELECT count(*) FROM hub.partner WHERE type = ANY($1::hub.partner_type[]) AND hub.holds_on(valid_from, valid_to, hub.today())))
         WHERE p.id = (SELECT id FROM hub.partner WHERE type = 'VILLAGE' AND valid_to IS NULL LIMIT 1) RETURNING id)
       SELECT array_agg(id) AS ids FROM made`,
      [partnerTypes],
    );
    const sending = { resourceId: resource.id, senderId: await hub.idOf('DLA'), to: { partnerTypes } };
    expect(await refusals(dla, 'distributeResource', sending, DISTRIBUTION)).toMatchObject([
      { code: 'BAD_INPUT', field: 'to', rule: '<= 10000 addressees', value: '10001' },
    ]);
    // Past the trigger that has the register's keeper end a partner.
    await hub.rows(
      `SET session_replication_role = replica; UPDATE hub.partner SET valid_to = hub.today(), version = version + 1 WHERE id = '${ids[0]}'`,
    );
    const { id } = await sent(dla, 'DLA', resource.id, { partnerTypes });
    const [{ n }] = await hub.rows(
      'SELECT count(DISTINCT partner_id)::int AS n FROM hub.resource_addressee WHERE distribution_id = $1',
      [uuid(id)],
    );
    expect(n).toBe(10_000);
  });

  test('is acknowledged by those to whom it was sent', async () => {
    const resource = await published(dla, 'DLA');
    const uninvited = await acknowledging('PLAO-30', resource.currentVersion.id);
    expect(await refusals(office, 'acknowledgeResource', uninvited, ACKNOWLEDGEMENT)).toMatchObject([
      { code: 'INVALID_STATE', field: 'partnerId', rule: 'an addressee' },
    ]);
  });
});

describe('what can’t be', () => {
  /** All that a write here could leave behind. */
  const state = async () =>
    (
      await hub.rows(`SELECT (SELECT count(*) FROM hub.resource_draft) AS drafts, (SELECT count(*) FROM hub.knowledge_resource) AS resources,
        (SELECT count(*) FROM hub.resource_version) AS versions, (SELECT count(*) FROM hub.resource_distribution) AS sent,
        (SELECT count(*) FROM hub.resource_acknowledgement) AS acknowledged, (SELECT sum(version) FROM hub.resource_addressee) AS asked,
        (SELECT count(*) FROM hub.confirmation) AS confirmations, (SELECT count(*) FROM hub.event) AS events`)
    )[0];

  test('is refused by field and rule, in both languages, and changes nothing', async () => {
    const resource = await published(dla, 'DLA');
    const draft = await draftOf(dla, 'DLA');
    const publisherId = await hub.idOf('DLA');
    const area = await hub.areaId('30');
    const version = resource.currentVersion.id;
    const create = (more: object) => ['createResourceDraft', { publisherId, ...more }, DRAFT] as const;
    const send = (to: object, more: object = {}) =>
      [
        'distributeResource',
        { resourceId: resource.id, senderId: publisherId, to, ...more },
        DISTRIBUTION,
      ] as const;
    const change = (given: object) =>
      ['updateResource', { id: resource.id, expectedVersion: 1, facts: given }, RESOURCE] as const;
    const someone = { partnerIds: [await hub.idOf('PLAO-30')] };
    const many = Array.from({ length: 251 }, () => toGlobalId('Temple', newId()));
    const cases: [readonly [string, object, string], string, string, string?][] = [
      [create({ publisherId: area }), 'BAD_INPUT', 'publisherId'],
      [create({ id: resource.id }), 'BAD_INPUT', 'id'],
      [create({ resourceId: toGlobalId('KnowledgeResource', newId()) }), 'NOT_FOUND', 'resourceId'],
      [create({ facts: { titleTh: 'ก'.repeat(501) } }), 'BAD_INPUT', 'facts.titleTh', '1 <= length <= 500'],
      [
        create({ facts: { descriptionTh: 'โทรหา 1101700230708' } }),
        'BAD_INPUT',
        'facts.descriptionTh',
        'no national identification number',
      ],
      [create({ facts: { tags: ['ก', 'ก'] } }), 'BAD_INPUT', 'facts.tags', 'each once'],
      [create({ facts: { tags: ['ก'.repeat(51)] } }), 'BAD_INPUT', 'facts.tags.0'],
      [
        create({ facts: { tags: Array.from({ length: 21 }, (_, no) => `คำ ${no}`) } }),
        'BAD_INPUT',
        'facts.tags',
        '<= 20 items',
      ],
      [create({ facts: { audienceTypes: ['TEMPLE', 'TEMPLE'] } }), 'BAD_INPUT', 'facts.audienceTypes'],
      [create({ facts: { audienceAreaIds: [area, publisherId] } }), 'BAD_INPUT', 'facts.audienceAreaIds.1'],
      [
        create({ facts: { audienceAreaIds: [toGlobalId('Area', newId())] } }),
        'NOT_FOUND',
        'facts.audienceAreaIds.0',
      ],
      [create({ facts: { clauseId: area } }), 'BAD_INPUT', 'facts.clauseId'],
      [
        create({ facts: { clauseId: toGlobalId('AgreementClause', newId()) } }),
        'NOT_FOUND',
        'facts.clauseId',
      ],
      [create({ content: { url: 'ftp://example.org/a' } }), 'BAD_INPUT', 'content.url'],
      [create({ content: { issued: '1 ม.ค. 2700' } }), 'BAD_INPUT', 'content.issued'],
      [create({ content: { fileId: toGlobalId('StoredFile', newId()) } }), 'NOT_FOUND', 'content.fileId'],
      [
        ['updateResourceDraft', { id: draft.id, expectedVersion: 1 }, DRAFT],
        'BAD_INPUT',
        'content',
        'something to change',
      ],
      [
        ['updateResourceDraft', { id: draft.id, expectedVersion: 9, facts: {} }, DRAFT],
        'CONFLICT',
        'expectedVersion',
      ],
      [['discardResourceDraft', { id: resource.id, expectedVersion: 1 }, DRAFT], 'BAD_INPUT', 'id'],
      [
        ['publishResourceVersion', { id: draft.id, expectedVersion: 1 }, RESOURCE],
        'INVALID_STATE',
        'id',
        'a draft of a version',
      ],
      [change({}), 'BAD_INPUT', 'facts', 'something to change'],
      [change({ titleTh: null }), 'BAD_INPUT', 'facts.titleTh', 'not null'],
      [
        ['withdrawResource', { id: resource.id, expectedVersion: 1, reason: '1101700230708' }, RESOURCE],
        'BAD_INPUT',
        'reason',
      ],
      [
        ['withdrawResource', { id: resource.id, expectedVersion: 5, reason: 'ผิด' }, RESOURCE],
        'CONFLICT',
        'expectedVersion',
      ],
      [send({}), 'BAD_INPUT', 'to', '>= 1 addressee'],
      [send({ partnerIds: [publisherId] }), 'BAD_INPUT', 'to', '>= 1 addressee'],
      [send({ partnerIds: [area] }), 'BAD_INPUT', 'to.partnerIds.0'],
      [send({ areaIds: [area, area] }), 'BAD_INPUT', 'to.areaIds', 'each once'],
      [send(someone, { resourceId: draft.id }), 'BAD_INPUT', 'resourceId'],
      [
        send(someone, { resourceId: toGlobalId('KnowledgeResource', uuid(draft.id)) }),
        'NOT_FOUND',
        'resourceId',
      ],
      [send(someone, { acknowledgeBy: '2022-01-01' }), 'BAD_INPUT', 'acknowledgeBy'],
      [send(someone, { acknowledgeBy: 'BE 2599' }), 'BAD_INPUT', 'acknowledgeBy', 'known to the day'],
      [send(someone, { letterNumber: '๑'.repeat(201) }), 'BAD_INPUT', 'letterNumber'],
      [
        ['acknowledgeResource', { versionId: resource.id, partnerId: publisherId }, ACKNOWLEDGEMENT],
        'BAD_INPUT',
        'versionId',
      ],
      [
        [
          'acknowledgeResource',
          { versionId: toGlobalId('ResourceVersion', newId()), partnerId: publisherId },
          ACKNOWLEDGEMENT,
        ],
        'NOT_FOUND',
        'versionId',
      ],
      [
        ['acknowledgeResource', { versionId: version, partnerId: resource.id }, ACKNOWLEDGEMENT],
        'BAD_INPUT',
        'partnerId',
      ],
    ];
    const before = await state();
    for (const [[mutation, input, selection], code, field, rule] of cases) {
      const [refusal] = await refusals(dla, mutation, input, selection);
      expect(refusal).toMatchObject({
        code,
        field,
        ...(rule && { rule }),
        messageTh: expect.stringMatching(/[ก-๙]/u),
        messageEn: expect.stringMatching(/[a-z]/u),
      });
    }
    // More than a list may hold is refused of the whole operation, before anything is asked.
    const [mutation, input, selection] = send({ partnerIds: many });
    await expect(hub.write(dla, mutation, input, selection)).rejects.toThrow('250 entries at most');
    expect(await state()).toEqual(before);
  });
});
