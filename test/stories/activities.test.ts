import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newId } from '../../src/kernel/ids.ts';
import { toGlobalId } from '../../src/kernel/listing/index.ts';
import { type Payload, type Register, startRegister, writesOf } from '../factories/register-keepers.ts';

let hub: Register;
/** Of one subdistrict of province 30: the local authority and two temples, by their HUB codes. */
let authority: string;
let temple: string;
/** Keys: reporting officers of the authority and of the district's development office, coordinators of two provinces. */
let host: string;
let adviser: string;
let office: string;
let otherOffice: string;
beforeAll(async () => {
  hub = await startRegister();
  const first = async (sql: string) => (await hub.rows(sql))[0].code as string;
  temple = await first(`SELECT c.code FROM hub.partner p JOIN hub.area a ON a.id = p.area_id
    JOIN hub.partner_code c ON c.partner_id = p.id WHERE p.type = 'TEMPLE' AND a.code = '300101' AND p.valid_to IS NULL
    ORDER BY c.code LIMIT 1`);
  authority = await first(`SELECT c.code FROM hub.coverage v JOIN hub.area a ON a.id = v.area_id
    JOIN hub.partner_code c ON c.partner_id = v.authority_id
    JOIN hub.partner p ON p.id = v.authority_id AND p.local_authority_kind <> 'PAO' AND p.valid_to IS NULL
    WHERE a.code = '300101' AND v.valid_to IS NULL ORDER BY c.code LIMIT 1`);
  host = await hub.keyOf(authority, ['REPORTING_OFFICER']);
  adviser = await hub.keyOf('CDD-3001', ['REPORTING_OFFICER']);
  office = await hub.keyOf('PLAO-30', ['COORDINATOR']);
  otherOffice = await hub.keyOf('PLAO-50', ['COORDINATOR']);
});
afterAll(() => hub.close());

const ACTIVITY = `activity { id version state kind welfareKind titleTh happenedOn happenedOnInEras { be textTh } male female households
  spent { baht } area { code } place { id } recordedBy { id } stateReason mergedFrom { id }
  participations(first: 10, filter: { isWithdrawn: { eq: false } }) { nodes { id version part partner { id } } }
  evidence { id kind url isWithdrawn }
  duplicates { id version state reasons other { id } activity { id } } }`;

const { done, refusals } = writesOf(() => hub, ACTIVITY);

const workDay = async (by: string, more: { details?: object; [field: string]: unknown } = {}) => {
  const { details, ...rest } = more;
  return {
    activity: {
      recordedById: await hub.idOf(by),
      partners: [{ partnerId: await hub.idOf(temple), part: 'CO_HOST' }],
      ...rest,
      details: {
        kind: 'JOINT_WORK_DAY',
        titleTh: 'เอามื้อสามัคคี ปลูกป่าสามอย่าง',
        placeId: await hub.idOf(temple),
        happenedOn: '15 ก.ย. 2568',
        male: 20,
        female: 18,
        ...details,
      },
    },
  };
};

describe('an activity', () => {
  test('is recorded with what it was, where the place is, and who was there', async () => {
    const { activity } = await done(
      host,
      'recordActivity',
      await workDay(authority, {
        details: { welfareKind: 'DEVELOPMENT', spent: '2,500 บาท', happenedOn: '๑ ก.ย. ๒๕๖๘' },
      }),
    );
    expect(activity).toMatchObject({
      state: 'RECORDED',
      version: 1,
      welfareKind: 'DEVELOPMENT',
      happenedOn: '2025-09-01',
      happenedOnInEras: { textTh: '1 กันยายน พ.ศ. 2568' },
      male: 20,
      female: 18,
      spent: { baht: '2500.00' },
      area: { code: '300101' },
      recordedBy: { id: await hub.idOf(authority) },
      duplicates: [],
    });
    expect(activity.participations.nodes).toMatchObject([
      { part: 'CO_HOST', partner: { id: await hub.idOf(temple) } },
    ]);
  });

  test('made offline and sent twice under its own id is one', async () => {
    const id = toGlobalId('Activity', newId());
    const input = {
      ...(await workDay(authority, { id, details: { happenedOn: '2025-08-02', titleTh: 'อบรม' } })),
      idempotencyKey: `offline ${id}`,
    };
    const [once, twice] = [
      await done(host, 'recordActivity', input),
      await done(host, 'recordActivity', input),
    ];
    expect(twice.activity).toEqual(once.activity);
    expect(once.activity.id).toBe(id);
    // The same id under another key is not a second one either.
    expect(await refusals(host, 'recordActivity', { ...input, idempotencyKey: 'another' })).toMatchObject([
      { code: 'DUPLICATE', field: 'activity.id' },
    ]);
  });

  test('names a further partner, and says where the input is wrong', async () => {
    const recorded = await workDay(authority, { details: { happenedOn: '2025-06-01', titleTh: 'ทอดผ้าป่า' } });
    const { activity } = await done(host, 'recordActivity', recorded);
    const add = (partnerId: string) => ({ activityId: activity.id, partner: { partnerId } });
    expect(await refusals(host, 'addActivityPartner', add(activity.id))).toMatchObject([
      { code: 'BAD_INPUT', field: 'partner.partnerId' },
    ]);
    const added = await done(host, 'addActivityPartner', add(await hub.idOf('CDD-3001')));
    expect(added.activity.participations.nodes).toHaveLength(2);
  });

  test('is not an outsider’s to record, and the refusal says why', async () => {
    const [refusal] = await refusals(otherOffice, 'recordActivity', await workDay('PLAO-50'));
    expect(refusal).toMatchObject({ code: 'FORBIDDEN' });
    expect(refusal.rule).toContain('CAPABILITY_RECORD_ACTIVITY');
    expect(refusal.messageTh).toMatch(/MOU/);
  });

  test('is corrected and withdrawn by whoever recorded it, and stays on record', async () => {
    const { activity } = await done(
      host,
      'recordActivity',
      await workDay(authority, { details: { happenedOn: '2025-07-01', titleTh: 'ประชุมหมู่บ้าน' } }),
    );
    const change = { id: activity.id, expectedVersion: 1, details: { male: 3, households: 12 } };
    expect(await refusals(adviser, 'updateActivity', change)).toMatchObject([
      { code: 'FORBIDDEN', rule: 'ADMINISTRATOR | STEWARD_OF_PARTNER' },
    ]);
    const changed = await done(host, 'updateActivity', change);
    // Fewer than five people are not told.
    expect(changed.activity).toMatchObject({ version: 2, male: null, households: 12 });
    expect(await refusals(host, 'updateActivity', change)).toMatchObject([{ code: 'CONFLICT', rule: '= 2' }]);
    const withdrawn = await done(host, 'withdrawActivity', {
      id: activity.id,
      expectedVersion: 2,
      reason: 'กรอกผิด',
    });
    expect(withdrawn.activity).toMatchObject({ state: 'WITHDRAWN', stateReason: 'กรอกผิด' });
    expect(await refusals(host, 'updateActivity', { ...change, expectedVersion: 3 })).toMatchObject([
      { code: 'INVALID_STATE', value: 'WITHDRAWN' },
    ]);
  });

  test('is shown by links, which can be taken back', async () => {
    const { activity } = await done(
      host,
      'recordActivity',
      await workDay(authority, { details: { happenedOn: '2025-06-01', titleTh: 'ขุดคลองไส้ไก่' } }),
    );
    const EVIDENCE = `evidence { id version kind url isWithdrawn } ${ACTIVITY}`;
    const link = { activityId: activity.id, url: 'https://example.org/news/1', captionTh: 'ข่าว' };
    const { evidence } = await done(host, 'addActivityEvidence', link, EVIDENCE);
    expect(evidence).toMatchObject({ kind: 'LINK', url: 'https://example.org/news/1', isWithdrawn: false });
    for (const url of ['javascript:alert(1)', 'file:///etc/passwd'])
      expect(await refusals(host, 'addActivityEvidence', { ...link, url }, EVIDENCE)).toMatchObject([
        { code: 'BAD_INPUT', field: 'url' },
      ]);
    // Sent anew under another key, the same page is no second piece of evidence.
    expect(await refusals(host, 'addActivityEvidence', link, EVIDENCE)).toMatchObject([
      { code: 'DUPLICATE', field: 'url' },
    ]);
    const back = await done(
      host,
      'withdrawActivityEvidence',
      { id: evidence.id, expectedVersion: 1 },
      EVIDENCE,
    );
    expect(back.evidence.isWithdrawn).toBe(true);
    const anew = await done(host, 'addActivityEvidence', link, EVIDENCE);
    expect(anew.evidence).toMatchObject({ url: link.url, isWithdrawn: false });
  });
});

describe('one event that two partners claim', () => {
  test('is named as such with its reasons, and made one record: partners of both, counts of the one that stays', async () => {
    const { activity: first } = await done(host, 'recordActivity', await workDay(authority));
    const { activity: second } = await done(
      adviser,
      'recordActivity',
      await workDay('CDD-3001', { details: { titleTh: 'เอามื้อสามัคคีปลูกป่า 3 อย่าง', happenedOn: '2025-09-15' } }),
    );
    expect(second.duplicates).toMatchObject([
      { state: 'SUSPECTED', other: { id: first.id }, activity: { id: second.id } },
    ]);
    expect(second.duplicates[0].reasons.sort()).toEqual([
      'SAME_AREA',
      'SAME_COUNTS',
      'SAME_DAYS',
      'SAME_KIND',
      'SAME_PLACE',
      'SHARED_PARTNER',
      'SIMILAR_TITLE',
    ]);
    const merging = {
      duplicateId: second.id,
      survivorId: first.id,
      expectedVersion: second.version,
      survivorVersion: first.version,
    };
    // Neither of them may write on the other's record; the office of their province may on both.
    expect(await refusals(host, 'mergeActivities', merging)).toMatchObject([{ code: 'FORBIDDEN' }]);
    const { activity: merged } = await done(office, 'mergeActivities', merging);
    expect(merged).toMatchObject({ id: first.id, version: 2, male: 20, mergedFrom: [{ id: second.id }] });
    expect(merged.duplicates).toMatchObject([{ state: 'MERGED' }]);
    const { node } = await hub.query(host, 'query ($id: ID!) { node(id: $id) { id } }', { id: second.id });
    expect(node).toEqual({ id: first.id });
  });

  test('by three is suspected once of each that is left', async () => {
    const day = { details: { happenedOn: '2025-03-03' } };
    const record = async () => (await done(host, 'recordActivity', await workDay(authority, day))).activity;
    const [first, second, third] = [await record(), await record(), await record()];
    expect(third.duplicates).toHaveLength(2);
    const merge = (duplicateId: string, survivorId: string, survivorVersion: number) =>
      done(host, 'mergeActivities', { duplicateId, survivorId, expectedVersion: 1, survivorVersion });
    await merge(second.id, first.id, 1);
    const suspected = async () =>
      (
        await hub.rows(
          `SELECT a.id AS one, o.id AS other FROM hub.activity_duplicate d JOIN hub.activity a ON a.id = d.activity_id
           JOIN hub.activity o ON o.id = d.other_id WHERE d.state = 'SUSPECTED' AND a.happened_on = '2025-03-03'`,
        )
      ).map(({ one, other }) => [one, other].sort());
    const uuid = (id: string) => Buffer.from(id, 'base64url').toString().split(':')[1]!;
    expect(await suspected()).toEqual([[uuid(first.id), uuid(third.id)].sort()]);
    await merge(third.id, first.id, 2);
    expect(await suspected()).toEqual([]);
  });

  test('is suspected of the one that stays where only the other looked like it', async () => {
    const on = (happenedOn: string, endedOn: string) => ({ details: { happenedOn, endedOn } });
    const record = async (days: { details: object }) =>
      (await done(host, 'recordActivity', await workDay(authority, days))).activity;
    // The middle one overlaps both others, which lie apart.
    const stays = await record(on('2025-04-01', '2025-04-02'));
    const goes = await record(on('2025-04-02', '2025-04-03'));
    const third = await record(on('2025-04-03', '2025-04-04'));
    expect(third.duplicates.map(({ other }: Payload) => other.id)).toEqual([goes.id]);
    const merging = { duplicateId: goes.id, survivorId: stays.id, expectedVersion: 1, survivorVersion: 1 };
    await done(host, 'mergeActivities', merging);
    const { node } = await hub.query(
      host,
      'query ($id: ID!) { node(id: $id) { ... on Activity { duplicates { state other { id } } } } }',
      { id: third.id },
    );
    expect(node.duplicates).toEqual([{ state: 'SUSPECTED', other: { id: stays.id } }]);
  });

  test('takes two reasons beside the day and the area, of what stands', async () => {
    const [village] = await hub.rows(
      `SELECT c.code FROM hub.partner p JOIN hub.area a ON a.id = p.area_id JOIN hub.partner_code c ON c.partner_id = p.id
       WHERE p.type = 'VILLAGE' AND a.code = '300101' AND p.valid_to IS NULL ORDER BY c.code LIMIT 1`,
    );
    const plain = { titleTh: 'ซ่อมศาลา', male: null, female: null, placeId: null };
    const record = async (details: object, more: object = {}) => {
      const areaId = await hub.areaId('300101');
      const input = await workDay(authority, {
        areaId,
        partners: [],
        ...more,
        details: { ...plain, ...details },
      });
      return (await done(host, 'recordActivity', input)).activity;
    };
    const others = (activity: Payload) => activity.duplicates.map(({ other }: Payload) => other.id);
    // The kind alone says nothing; nor do counts of nobody, or a partner that says it was not there.
    const day = { happenedOn: '2025-02-03', male: 0, female: 0 };
    const partners = [{ partnerId: await hub.idOf(village.code) }];
    const first = await record({ ...day, titleTh: 'ประชุมประชาคม' }, { partners });
    const [{ id: place }] = first.participations.nodes;
    await done(host, 'withdrawActivityPartner', { id: place, expectedVersion: 1 });
    const second = await record({ ...day, titleTh: 'ซ่อมหลังคาศาลา' }, { partners });
    expect(others(second)).toEqual([]);
    const like = await record({ ...day, titleTh: 'ซ่อมหลังคาศาลา' });
    expect(others(like)).toEqual([second.id]);
    // What was withdrawn is not suspected.
    for (const { id, version } of [second, like])
      await done(host, 'withdrawActivity', { id, expectedVersion: version, reason: 'บันทึกผิด' });
    expect(others(await record({ ...day, titleTh: 'ซ่อมหลังคาศาลา' }))).toEqual([]);
  });

  test('is not suspected on another day, nor elsewhere, and a suspicion can be dismissed', async () => {
    const at = (details: object) => workDay(authority, { details });
    const { activity: one } = await done(host, 'recordActivity', await at({ happenedOn: '2025-05-05' }));
    const { activity: later } = await done(host, 'recordActivity', await at({ happenedOn: '2025-05-06' }));
    expect([one.duplicates, later.duplicates]).toEqual([[], []]);
    const { activity: same } = await done(
      host,
      'recordActivity',
      await at({ happenedOn: '2025-05-05', male: 7 }),
    );
    const [suspicion] = same.duplicates;
    const dismissed = await done(
      host,
      'dismissDuplicate',
      { id: suspicion.id, expectedVersion: 1 },
      'duplicate { state version }',
    );
    expect(dismissed.duplicate).toEqual({ state: 'DISTINCT', version: 2 });
  });
});

/** A project of the authority that was only proposed. */
async function proposedProject(): Promise<string> {
  const id = newId();
  await hub.rows(
    `INSERT INTO hub.project (id, stage, stage_since, owner_id, agreement_id, area_id, kind, title_th, fiscal_year_be, source, change_id)
     SELECT $1, 'PROPOSED', '2025-01-01', c.partner_id, g.id, a.id, 'OTHER', 'ทดสอบ', 2568, 'REGISTER', g.change_id
     FROM hub.agreement g, hub.area a, hub.partner_code c WHERE g.level = 'NATIONAL' AND a.code = '300101' AND c.code = $2`,
    [id, authority],
  );
  return toGlobalId('Project', id);
}

describe('bad input is refused, each with its rule, and nothing is written', () => {
  const details = (more: object) => () => workDay(authority, { details: more });
  const cases: [string, () => Promise<object>, { field: string; rule?: unknown }][] = [
    [
      'a day that is to come',
      details({ happenedOn: '1 ม.ค. 2700' }),
      { field: 'activity.details.happenedOn' },
    ],
    [
      'a month where a day is asked for',
      details({ happenedOn: 'ก.ย. 2568' }),
      { field: 'activity.details.happenedOn', rule: 'known to the day' },
    ],
    [
      'an untagged ISO year of the Buddhist Era',
      details({ happenedOn: '2568-09-15' }),
      { field: 'activity.details.happenedOn' },
    ],
    [
      'an end before the start',
      details({ endedOn: '2025-09-14' }),
      { field: 'activity.details.endedOn', rule: '>= 2025-09-15' },
    ],
    [
      'an end that is to come',
      details({ endedOn: '1 ม.ค. 2700' }),
      { field: 'activity.details.endedOn', rule: expect.stringMatching(/^<= /) },
    ],
    [
      'a role of partners of another type',
      async () => {
        const [role] = await hub.rows(`SELECT id FROM hub.mou_role WHERE code = 'KNOWLEDGE_ADVISER'`);
        const partner = { partnerId: await hub.idOf(temple), roleId: toGlobalId('MouRole', role.id) };
        return workDay(authority, { partners: [partner] });
      },
      { field: 'activity.partners.0.roleId', rule: 'a role of this type of partner' },
    ],
    [
      'a project that nobody has approved',
      async () => workDay(authority, { projectId: await proposedProject() }),
      { field: 'activity.projectId', rule: 'approved and not closed' },
    ],
    [
      'more people than there are',
      details({ male: 1_000_001 }),
      { field: 'activity.details.male', rule: '0..1000000' },
    ],
    [
      'a citizen’s number',
      details({ titleTh: 'ช่วยเหลือ 1-1017-00230-70-8' }),
      { field: 'activity.details.titleTh', rule: 'no national identification number' },
    ],
    [
      'a place outside the country',
      details({ latitude: 0, longitude: 0 }),
      { field: 'activity.details.latitude' },
    ],
    ['no title', details({ titleTh: null }), { field: 'activity.details.titleTh', rule: 'not null' }],
    [
      'a clause of another type',
      async () => workDay(authority, { details: { clauseId: await hub.idOf(temple) } }),
      { field: 'activity.details.clauseId', rule: 'AgreementClause' },
    ],
    [
      'a partner twice',
      async () => {
        const partner = { partnerId: await hub.idOf(temple) };
        return workDay(authority, { partners: [partner, partner] });
      },
      { field: 'activity.partners.1.partnerId', rule: 'each once' },
    ],
  ];
  test.each(cases)('%s', async (_what, input, expected) => {
    const count = async () => (await hub.rows('SELECT count(*)::int AS n FROM hub.activity'))[0].n;
    const before = await count();
    const errors = await refusals(host, 'recordActivity', await input());
    expect(errors).toContainEqual(expect.objectContaining({ code: 'BAD_INPUT', ...expected }));
    for (const { messageTh, messageEn } of errors) {
      expect(messageTh).toMatch(/[ก-๙]/);
      expect(messageEn).toMatch(/[a-z]/);
    }
    expect(await count()).toBe(before);
  });
});

describe('a help centre', () => {
  const CENTRE =
    'helpCentre { id version nameTh domains validTo counts { month { be } domain cases people version } }';
  test('of a local authority counts month by month, field by field, and cases are never named', async () => {
    const opening = {
      authorityId: await hub.idOf(authority),
      nameTh: 'ศูนย์ช่วยเหลือประชาชนทดสอบ',
      domains: ['DISASTER', 'QUALITY_OF_LIFE'],
      since: '2025-08-31',
    };
    const { helpCentre } = await done(host, 'openHelpCentre', opening, CENTRE);
    expect(await refusals(host, 'openHelpCentre', opening, CENTRE)).toMatchObject([{ code: 'DUPLICATE' }]);
    expect(
      await refusals(
        adviser,
        'openHelpCentre',
        { ...opening, authorityId: await hub.idOf('CDD-3001') },
        CENTRE,
      ),
    ).toMatchObject([{ code: 'BAD_INPUT', field: 'authorityId', rule: 'LocalAuthority' }]);
    const count = { centreId: helpCentre.id, month: 'กันยายน 2568', domain: 'DISASTER', cases: 7, people: 3 };
    // What nobody has counted yet has no version to be replaced.
    expect(await refusals(host, 'countHelpCentre', { ...count, expectedVersion: 1 }, CENTRE)).toMatchObject([
      { code: 'CONFLICT' },
    ]);
    const counted = await done(host, 'countHelpCentre', count, CENTRE);
    expect(counted.helpCentre.counts).toMatchObject([
      { domain: 'DISASTER', cases: 7, people: null, version: 1 },
    ]);
    expect(await refusals(host, 'countHelpCentre', { ...count, cases: 9 }, CENTRE)).toMatchObject([
      { code: 'CONFLICT', rule: '= 1' },
    ]);
    const again = await done(host, 'countHelpCentre', { ...count, cases: 9, expectedVersion: 1 }, CENTRE);
    expect(again.helpCentre.counts).toMatchObject([{ cases: 9, version: 2 }]);
    expect(
      await refusals(host, 'countHelpCentre', { ...count, domain: 'COMMUNICABLE_DISEASE' }, CENTRE),
    ).toMatchObject([{ code: 'BAD_INPUT', field: 'domain' }]);
    expect(await refusals(otherOffice, 'countHelpCentre', count, CENTRE)).toMatchObject([
      { code: 'FORBIDDEN', rule: 'ADMINISTRATOR | RUNS_HELP_CENTRE' },
    ]);
    const month = (asked: string) => refusals(host, 'countHelpCentre', { ...count, month: asked }, CENTRE);
    expect(await month('มกราคม 2700')).toMatchObject([{ code: 'BAD_INPUT', field: 'month' }]);
    // A centre counts for the months of which it was open at least a day.
    expect(await month('กรกฎาคม 2568')).toMatchObject([
      { code: 'BAD_INPUT', field: 'month', rule: '>= 2025-08-01' },
    ]);
    await done(host, 'countHelpCentre', { ...count, month: 'สิงหาคม 2568' }, CENTRE);
    const closed = { id: helpCentre.id, expectedVersion: 1, on: '2025-12-01', reason: 'ย้ายไปรวม' };
    expect((await done(host, 'endHelpCentre', closed, CENTRE)).helpCentre.validTo).toBe('2025-12-01');
    expect(await month('มกราคม 2569')).toMatchObject([
      { code: 'BAD_INPUT', field: 'month', rule: '<= 2025-11-30' },
    ]);
  });
});
