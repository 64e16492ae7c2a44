import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDemoWork } from '../../test/factories/demo-work.ts';
import { openTestDatabase, type TestDatabase } from '../../test/setup/open-test-database.ts';
import { inTransaction } from '../kernel/db/transaction.ts';
import { endDemo, PartnerType } from '../modules/partners/index.ts';
import { ChangeChannel, openChange } from '../write/index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await addDemoWork(database.app);
});
afterAll(() => database.close());

const rows = <Row = Record<string, unknown>>(sql: string): Promise<Row[]> => database.app.query(sql);
const row = async <Row = Record<string, number>>(sql: string): Promise<Row> => (await rows<Row>(sql))[0]!;

const TABLES = [
  'agreement',
  'agreement_party',
  'agreement_clause',
  'project',
  'project_participation',
  'project_target',
  'project_visit',
  'activity',
  'activity_participation',
  'activity_duplicate',
  'help_centre',
  'help_centre_count',
  'knowledge_resource',
  'resource_version',
  'resource_distribution',
  'resource_addressee',
  'resource_acknowledgement',
  'directive',
  'directive_distribution',
  'directive_addressee',
  'directive_answer',
];

/** The last day that the demo tells of. */
const LAST = `DATE '2026-09-30'`;

/** Pairs of "rule" and how many rows break it; none is what a demo without contradictions answers. */
const broken = async (rules: Record<string, string>): Promise<unknown> => {
  const sql = Object.entries(rules).map(
    ([rule, breaking]) => `SELECT '${rule}' AS rule, count(*)::int AS rows FROM (${breaking}) AS x`,
  );
  return rows(`SELECT * FROM (${sql.join(' UNION ALL ')}) AS each WHERE rows > 0`);
};

describe('what the demo network does together', () => {
  test('has agreements at every level, hundreds of projects and thousands of activities', async () => {
    const levels = await rows<{ level: string; count: number }>(
      `SELECT level::text, count(*)::int FROM agreement WHERE source = 'SYNTHETIC' GROUP BY level`,
    );
    const byLevel = Object.fromEntries(levels.map(({ level, count }) => [level, count]));
    expect(byLevel).toMatchObject({ PROVINCE: 2 });
    expect(byLevel.DISTRICT).toBeGreaterThan(10);
    expect(byLevel.MUNICIPALITY).toBeGreaterThan(10);
    expect(byLevel.TEMPLE_TAMBON).toBeGreaterThan(100);
    expect(byLevel.TEMPLE_TAMBON).toBeLessThan(140);
    const found = await row(
      `SELECT (SELECT count(*)::int FROM project) AS projects, (SELECT count(*)::int FROM activity) AS activities,
         (SELECT count(DISTINCT stage)::int FROM project) AS stages, (SELECT count(DISTINCT kind)::int FROM project) AS kinds,
         (SELECT count(DISTINCT state)::int FROM project_participation) AS answers,
         (SELECT count(DISTINCT state)::int FROM partner_link) AS ties,
         (SELECT count(*)::int FROM activity_duplicate) AS doubles`,
    );
    expect(found).toMatchObject({ stages: 6, kinds: 8, answers: 3, ties: 3 });
    expect(found.projects).toBeGreaterThan(350);
    expect(found.projects).toBeLessThan(450);
    expect(found.activities).toBeGreaterThan(5_500);
    expect(found.activities).toBeLessThan(6_600);
    expect(found.doubles).toBeGreaterThan(30);
    expect(found.doubles).toBeLessThan(150);
  });

  test('is marked as made up in every row, and in every title that people read', async () => {
    const unmarked = await rows(
      TABLES.map(
        (table) => `SELECT '${table}' AS name FROM ${table} t JOIN change c ON c.id = t.change_id
         WHERE c.once_key LIKE 'seed:demo-%' AND t.source <> 'SYNTHETIC'`,
      ).join(' UNION ALL '),
    );
    expect(unmarked).toEqual([]);
    const titles = ['agreement', 'project', 'activity', 'knowledge_resource'].map(
      (table) =>
        `SELECT title_th FROM ${table} WHERE source = 'SYNTHETIC' AND title_th NOT LIKE '%(ข้อมูลสมมุติ)'`,
    );
    const subjects = `SELECT subject_th FROM directive WHERE source = 'SYNTHETIC' AND subject_th NOT LIKE '%(ข้อมูลสมมุติ)'`;
    expect(await rows([...titles, subjects].join(' UNION ALL '))).toEqual([]);
  });

  test('has its days in order', async () => {
    expect(
      await broken({
        'an agreement is signed after the national MOU and the one above it, on a working day': `SELECT FROM agreement a
          JOIN agreement p ON p.id = a.parent_id WHERE a.source = 'SYNTHETIC'
            AND (a.signed_on <= DATE '2022-02-24' OR a.signed_on <= p.signed_on OR extract(isodow FROM a.signed_on) > 5)`,
        'an agreement ends after it was signed': 'SELECT FROM agreement WHERE valid_to <= valid_from',
        'a tie begins under its agreement': `SELECT FROM partner_link l JOIN agreement a ON a.id = l.agreement_id
          WHERE l.valid_from < a.valid_from OR l.valid_from > ${LAST}`,
        'a project is of an agreement that was signed before it starts': `SELECT FROM project p JOIN agreement a ON a.id = p.agreement_id
          WHERE a.signed_on >= p.starts_on OR a.valid_to IS NOT NULL OR p.stage_since > ${LAST}`,
        'a project is in the fiscal year in which it starts': `SELECT FROM project WHERE fiscal_year_be <>
          extract(year FROM starts_on + interval '3 months') + 543`,
        'what has begun has a day behind it': `SELECT FROM project WHERE stage NOT IN ('PROPOSED', 'APPROVED')
          AND (starts_on > ${LAST} OR stage_since < starts_on)`,
        'nobody takes part before the project was proposed by its owner': `SELECT FROM project_participation t
          JOIN project p ON p.id = t.project_id JOIN project_participation h ON h.project_id = p.id AND h.partner_id = p.owner_id
          WHERE t.valid_from < h.valid_from OR t.valid_from > ${LAST}`,
        'visits are to learning places that are at work': `SELECT FROM project_visit v JOIN project p ON p.id = v.project_id
          WHERE NOT p.is_learning_place OR v.visited_on NOT BETWEEN p.stage_since AND ${LAST}`,
        'activities are of the two fiscal years': `SELECT FROM activity
          WHERE happened_on NOT BETWEEN DATE '2024-10-01' AND ${LAST} OR ended_on NOT BETWEEN happened_on AND ${LAST}`,
        'activities of a project are while it goes on': `SELECT FROM activity a JOIN project p ON p.id = a.project_id
          WHERE p.stage IN ('PROPOSED', 'APPROVED') OR a.happened_on < p.starts_on
            OR p.stage IN ('CLOSED', 'SUSPENDED') AND a.happened_on > p.stage_since`,
        'centres count months in which they were there': `SELECT FROM help_centre_count n JOIN help_centre c ON c.id = n.centre_id
          WHERE n.month < c.valid_from OR n.month > ${LAST} OR n.closed_cases > n.cases OR NOT n.domain = ANY(c.domains)`,
        'resources are acknowledged after they were sent, and sent after they were published': `SELECT FROM resource_distribution d
          JOIN resource_version v ON v.id = d.version_id JOIN resource_addressee t ON t.distribution_id = d.id
          LEFT JOIN resource_acknowledgement k ON k.id = t.acknowledgement_id
          WHERE d.sent_on < v.published_on OR d.sent_on > ${LAST} OR k.acknowledged_on NOT BETWEEN d.sent_on AND ${LAST}`,
        'letters are sent once they are dated, and acknowledged and answered after they came': `SELECT FROM directive l
          JOIN directive_distribution d ON d.directive_id = l.id JOIN directive_addressee t ON t.distribution_id = d.id
          LEFT JOIN directive_answer k ON k.addressee_id = t.id
          WHERE l.source = 'SYNTHETIC' AND (d.sent_on < l.dated_on OR d.sent_on > ${LAST}
            OR t.acknowledged_on NOT BETWEEN d.sent_on AND ${LAST} OR k.answered_on NOT BETWEEN t.acknowledged_on AND ${LAST})`,
        'of two answers the later one counts': `SELECT FROM directive_answer one JOIN directive_answer other
          ON other.addressee_id = one.addressee_id AND other.action_number = one.action_number AND other.id <> one.id
          WHERE one.is_current AND (other.is_current OR other.answered_on > one.answered_on)`,
        'letters go down by those to whom they came': `SELECT FROM directive_distribution d
          WHERE d.parent_id IS NOT NULL AND NOT EXISTS (SELECT FROM directive_addressee t
            WHERE t.distribution_id = d.parent_id AND t.partner_id = d.sender_id AND t.acknowledged_on IS NOT NULL)`,
      }),
    ).toEqual([]);
  });

  test('knows of its letters who is late, who has answered, who has still to, and by when', async () => {
    const standing = await rows<{ province: string; state: string }>(
      `SELECT DISTINCT p.province_code AS province, t.state::text FROM directive_addressee t JOIN partner p ON p.id = t.partner_id
       WHERE t.source = 'SYNTHETIC' AND p.type = 'LOCAL_AUTHORITY' ORDER BY 1, 2`,
    );
    const states = ['ACKNOWLEDGED', 'ASKED', 'COMPLETED'];
    expect(standing).toEqual(
      ['30', '50'].flatMap((province) => states.map((state) => ({ province, state }))),
    );
    const late = await row(
      `SELECT count(*) FILTER (WHERE next_due_on < ${LAST})::int AS late, count(*)::int AS asked,
         (SELECT count(*)::int FROM directive_answer WHERE outcome = 'NOT_DONE' AND is_current) AS undone,
         (SELECT count(*)::int FROM directive_answer WHERE NOT is_current) AS anew FROM directive_addressee WHERE source = 'SYNTHETIC'`,
    );
    expect(late.late! / late.asked!).toBeGreaterThan(0.1);
    expect(late.late! / late.asked!).toBeLessThan(0.4);
    expect(late.undone).toBeGreaterThan(20);
    expect(late.anew).toBeGreaterThan(10);
    const open = `SELECT t.id, t.state::text, t.next_due_on, t.acknowledged_on, d.acknowledge_by,
        count(*) FILTER (WHERE k.id IS NULL) AS unanswered, min(d.due_dates[a.number]) FILTER (WHERE k.id IS NULL) AS due
      FROM directive_addressee t JOIN partner p ON p.id = t.partner_id JOIN directive_distribution d ON d.id = t.distribution_id
      JOIN directive l ON l.id = t.directive_id
      CROSS JOIN LATERAL jsonb_to_recordset(l.actions) AS a(number int, partner_types hub.partner_type[])
      LEFT JOIN directive_answer k ON k.addressee_id = t.id AND k.action_number = a.number AND k.is_current
      WHERE p.type = ANY(a.partner_types) AND t.source = 'SYNTHETIC' GROUP BY t.id, d.id`;
    expect(
      await broken({
        'who has answered all has completed it': `SELECT FROM (${open}) o WHERE (o.state = 'COMPLETED') <> (o.unanswered = 0)`,
        'who has not acknowledged it has answered nothing': `SELECT FROM directive_answer k
          JOIN directive_addressee t ON t.id = k.addressee_id WHERE t.state = 'ASKED'`,
        'the next day is the earliest of what is open': `SELECT FROM (${open}) o WHERE o.next_due_on IS DISTINCT FROM
          least(o.due, CASE WHEN o.acknowledged_on IS NULL THEN o.acknowledge_by END)`,
      }),
    ).toEqual([]);
  });

  test('has nobody do what no MOU role lets it do, nor where it is not there for', async () => {
    expect(
      await broken({
        'an owner has its seat in the area or covers it': `SELECT FROM project p JOIN partner o ON o.id = p.owner_id
          WHERE o.area_id <> p.area_id AND NOT EXISTS (SELECT FROM coverage c WHERE c.authority_id = o.id
            AND c.area_id = p.area_id AND c.valid_to IS NULL)`,
        'an owner is host of its project': `SELECT FROM project p WHERE NOT EXISTS (SELECT FROM project_participation t
          JOIN mou_role r ON r.id = t.role_id AND r.code = 'AREA_HOST' AND 'HOST_PROJECT' = ANY(r.capabilities)
          WHERE t.project_id = p.id AND t.partner_id = p.owner_id AND t.state = 'CONFIRMED')`,
        'whoever takes part does so in a role of its type': `SELECT FROM project_participation t JOIN mou_role r ON r.id = t.role_id
          JOIN partner p ON p.id = t.partner_id WHERE p.type <> ALL(r.partner_types)`,
        'whoever was there was so in a role of its type': `SELECT FROM activity_participation t JOIN mou_role r ON r.id = t.role_id
          JOIN partner p ON p.id = t.partner_id WHERE p.type <> ALL(r.partner_types)`,
        'a project lies in the territory of its agreement': `SELECT FROM project p JOIN agreement a ON a.id = p.agreement_id
          WHERE NOT a.area_id = ANY(hub.area_path(p.area_id))`,
        'owners may propose, and centres be run': `SELECT FROM (SELECT owner_id AS id, 'PROPOSE_PROJECT' AS needed FROM project
            UNION SELECT authority_id, 'RUN_HELP_CENTRE' FROM help_centre
            UNION SELECT publisher_id, 'PUBLISH_RESOURCE' FROM knowledge_resource
            UNION SELECT issuer_id, 'ISSUE_DIRECTIVE' FROM directive
            UNION SELECT sender_id, 'PASS_ON_DIRECTIVE' FROM directive_distribution WHERE parent_id IS NOT NULL
            UNION SELECT keeper_id, 'REGISTER_AGREEMENT' FROM agreement WHERE source = 'SYNTHETIC') AS doing
          WHERE NOT EXISTS (SELECT FROM hub.roles_of(doing.id, ${LAST}) held JOIN mou_role r ON r.id = held.role_id
            WHERE doing.needed::mou_capability = ANY(r.capabilities))`,
        'whoever claims a tie may claim it': `SELECT FROM (SELECT DISTINCT CASE claimed_by WHEN 'FROM' THEN from_id ELSE to_id END AS id
            FROM partner_link WHERE claimed_by IS NOT NULL) AS claimer
          WHERE NOT EXISTS (SELECT FROM hub.roles_of(claimer.id, ${LAST}) held JOIN mou_role r ON r.id = held.role_id
            WHERE 'CLAIM_LINK' = ANY(r.capabilities))`,
        'whoever records takes part in the project or has a role to record': `SELECT FROM (SELECT DISTINCT recorded_by_id AS id
            FROM activity a WHERE NOT EXISTS (SELECT FROM project_participation t WHERE t.project_id = a.project_id
              AND t.partner_id = a.recorded_by_id AND t.state = 'CONFIRMED')) AS recorder
          WHERE NOT EXISTS (SELECT FROM hub.roles_of(recorder.id, ${LAST}) held JOIN mou_role r ON r.id = held.role_id
            WHERE 'RECORD_ACTIVITY' = ANY(r.capabilities))`,
        'a recorder was there': `SELECT FROM activity a WHERE NOT EXISTS (SELECT FROM activity_participation t
          WHERE t.activity_id = a.id AND t.partner_id = a.recorded_by_id)`,
        'an answered tie has its answer': `SELECT FROM partner_link l WHERE l.claimed_by IS NOT NULL AND (l.state = 'CLAIMED') =
          EXISTS (SELECT FROM confirmation c WHERE c.object_type = 'PartnerLink' AND c.object_id = l.id)`,
      }),
    ).toEqual([]);
  });

  test('has plots of believable sizes, and projects with roles missing', async () => {
    expect(
      await broken({
        'HLM 1 to 3 rai': `SELECT FROM project WHERE kind = 'KHOK_NONG_NA_HLM' AND land_area_wa / 400 NOT BETWEEN 1 AND 3`,
        'CLM 10 to 15 rai': `SELECT FROM project WHERE kind = 'KHOK_NONG_NA_CLM' AND land_area_wa / 400 NOT BETWEEN 10 AND 15`,
      }),
    ).toEqual([]);
    const { share } = await row('SELECT avg(hub.is_compliant(id)::int)::float AS share FROM project');
    expect(share).toBeGreaterThan(0.3);
    expect(share).toBeLessThan(0.7);
  });

  test('plants in the rains, helps after floods, and rests in April', async () => {
    const months = (which: string) => `(SELECT count(*)::float FROM activity WHERE ${which}
      AND extract(month FROM happened_on)`;
    const found = await row(
      `SELECT ${months(`kind = 'JOINT_WORK_DAY'`)} BETWEEN 5 AND 9) / ${months(`kind = 'JOINT_WORK_DAY'`)} > 0) AS planting,
         ${months(`welfare_kind = 'RELIEF'`)} IN (10, 11)) / ${months(`welfare_kind = 'RELIEF'`)} > 0) AS relief,
         ${months('true')} = 4) * 12 / ${months('true')} > 0) AS april`,
    );
    expect(found.planting).toBeGreaterThan(0.65);
    expect(found.relief).toBeGreaterThan(0.6);
    expect(found.april).toBeLessThan(0.6);
  });

  // Links to these stand in bookmarks: their ids hold on every machine.
  test('has the same ids everywhere', async () => {
    const [found] = await rows(
      TABLES.map(
        (table) =>
          `(SELECT md5(string_agg(t.id::text, '' ORDER BY t.id)) FROM ${table} t WHERE source = 'SYNTHETIC') AS ${table}`,
      )
        .join(', ')
        .replace(/^/, 'SELECT '),
    );
    expect(found).toMatchInlineSnapshot(`
{
  "activity": "5fbbba796f47156da3dfc684b5d9aaf3",
  "activity_duplicate": "2fa15276c2a9b9c142a92e94e8f142dc",
  "activity_participation": "6637299ec2c65c3a63ab2baf6668462f",
  "agreement": "232e0b30c314cf8720378182318d98fc",
  "agreement_clause": "93a112ee844a13e404699a1cbd9196a2",
  "agreement_party": "f4b54c5aa8ed2bee417a2d7c327204f6",
  "directive": "1a28033ea0d6bdeb5176e09569c37022",
  "directive_addressee": "fc6265066e499adb610b9f689076840b",
  "directive_answer": "e96fb4483bb1b0d27ce4acde80f303a1",
  "directive_distribution": "8fcc071036fa6da6490dc79908cae046",
  "help_centre": "a0e0e00b3637aeba35589da2995df005",
  "help_centre_count": "af3c5f82063871cbe719db2fc05519ad",
  "knowledge_resource": "934dbf0a0ba66b915d6de7173118fd98",
  "project": "cc4e9a71d8b94ac1e2c0135a01816350",
  "project_participation": "173ca408f5514fd74f3b869d613a72dc",
  "project_target": "6099d3d711195df4fc3d71e520b48c08",
  "project_visit": "3bdc2416ef39b778737f9bc515f7de9a",
  "resource_acknowledgement": "ca4ba55a67e4be83fe42de7054d2b9c1",
  "resource_addressee": "2513faf9041fa715e6c941fd7386f999",
  "resource_distribution": "8d410fe7911e96237b3e637a77bdba30",
  "resource_version": "57efd859abbf79798df8296bc1f8521d",
}
`);
  });

  test('ends with the demo: agreements, projects, centres, resources and letters; what was done stays as past', async () => {
    const acts = 'SELECT count(*)::int AS count FROM activity';
    const before = await row(acts);
    const end = (types?: PartnerType[]) =>
      inTransaction(database.app, async (transaction) => {
        const opening = { channel: ChangeChannel.CLI, actor: 'test', reason: 'end' };
        return endDemo(transaction, await openChange(transaction, opening), types);
      });
    const inForce = `SELECT (SELECT count(*)::int FROM agreement WHERE source = 'SYNTHETIC' AND valid_to IS NULL) AS agreements,
      (SELECT count(*)::int FROM project WHERE stage <> 'CLOSED') AS projects,
      (SELECT count(*)::int FROM help_centre WHERE valid_to IS NULL) AS centres,
      (SELECT count(*)::int FROM knowledge_resource WHERE state = 'PUBLISHED') AS resources,
      (SELECT count(*)::int FROM resource_addressee WHERE state = 'ASKED') AS asked,
      (SELECT count(*)::int FROM directive WHERE state = 'ISSUED' AND source = 'SYNTHETIC') AS letters,
      (SELECT count(*)::int FROM directive_addressee WHERE state IN ('ASKED', 'ACKNOWLEDGED') AND source = 'SYNTHETIC') AS unanswered,
      (SELECT count(*)::int FROM partner_link WHERE claimed_by IS NOT NULL AND valid_to IS NULL) AS ties`;
    const whole = await row(inForce);
    await end([PartnerType.VILLAGE]);
    // A village goes, and what it stood in goes on without it, by those who are left.
    const partly = await row(inForce);
    expect(partly).toEqual({ ...whole, ties: partly.ties });
    expect(partly.ties).toBeLessThan(whole.ties!);
    expect(
      await broken({
        places: `SELECT FROM project_participation t JOIN partner p ON p.id = t.partner_id
          WHERE p.type = 'VILLAGE' AND t.state IN ('INVITED', 'CONFIRMED')`,
        parties: `SELECT FROM agreement_party t JOIN partner p ON p.id = t.partner_id WHERE p.type = 'VILLAGE' AND t.valid_to IS NULL`,
      }),
    ).toEqual([]);
    await end();
    expect(await row(inForce)).toEqual({
      agreements: 0,
      projects: 0,
      centres: 0,
      resources: 0,
      asked: 0,
      letters: 0,
      unanswered: 0,
      ties: 0,
    });
    expect(await row(acts)).toEqual(before);
    expect(await rows(`SELECT level FROM agreement WHERE valid_to IS NULL`)).toEqual([{ level: 'NATIONAL' }]);
  });
});
