import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getOperationAST, parse } from 'graphql';
import pg from 'pg';
import { explainRead } from '../../src/read/index.ts';
import { runBatch } from '../../src/read/run/statement-batch.ts';
import { addDemoWork } from '../factories/demo-work.ts';
import { askHub, partnerApp, readerOf } from '../setup/ask-hub.ts';
import { openTestDatabase, type TestDatabase } from '../setup/open-test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  // The planner is to judge by the demo network, not by what it guesses of tables that were just filled.
  await database.owner.query('ANALYZE');
});
afterAll(() => database.close());

const bulk = { ...partnerApp, scopes: new Set(['BULK' as const]) };

async function planOf(source: string, variables: Record<string, unknown> = {}): Promise<string> {
  const document = parse(source);
  const read = { document, operation: getOperationAST(document)!, source, variables, viewer: bulk };
  const { database: lines } = await explainRead(await readerOf(database), database.app, read);
  return lines.join('\n');
}

/** Rows that PostgreSQL looked at and threw away, over the whole plan. */
const thrownAway = (plan: string): number =>
  [...plan.matchAll(/Rows Removed by (?:Join )?Filter: (\d+)/g)].reduce(
    (sum, [, rows]) => sum + Number(rows),
    0,
  );

const AFTER = `query ($after: String) {
  partners(first: 20, after: $after, filter: { type: { eq: VILLAGE } }) { nodes { nameTh } pageInfo { endCursor } }
}`;

/** How often PostgreSQL planned a read for its values, when it was asked often on one connection. */
async function plansFor(source: string, variables: Record<string, unknown>): Promise<number> {
  const document = parse(source);
  const operation = getOperationAST(document)!;
  const reader = await readerOf(database);
  const { name, sql: text, parameters } = reader.compiled({ document, operation, source }, variables);
  const values = parameters.values({ variables, viewer: bulk });
  const client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  try {
    for (let run = 0; run < 20; run += 1) await runBatch(client, [{ name, text, values }]);
    const { rows } = await client.query(
      'SELECT custom_plans::int AS planned FROM pg_prepared_statements WHERE name = $1',
      [name],
    );
    return rows[0].planned;
  } finally {
    await client.end();
  }
}

/** PostgreSQL plans a prepared statement so often for its values before it may keep to one plan for all. */
const TRIALS = 5;

describe('PostgreSQL keeps to one plan for every value', () => {
  const LIST = 'nodes { nameTh }';
  test.each<[what: string, source: string, variables: Record<string, unknown>]>([
    [
      'of a list by a type of which there are few',
      `query ($type: PartnerType!) { partners(first: 20, filter: { type: { eq: $type } }) { ${LIST} } }`,
      { type: 'AGENCY' },
    ],
    [
      'of a page of some size',
      `query ($first: Int) { partners(first: $first, filter: { type: { eq: VILLAGE } }) { ${LIST} } }`,
      { first: 10 },
    ],
    [
      'of the areas of a district',
      `query ($in: String!) { areas(filter: { level: { eq: SUBDISTRICT }, within: $in }) { ${LIST} } }`,
      { in: '5001' },
    ],
  ])('%s', async (_what, source, variables) => {
    expect(await plansFor(source, variables)).toBeLessThanOrEqual(TRIALS);
  });
});

describe('PostgreSQL finds the rows of a read by index', () => {
  test('a partner by its id', async () => {
    const [{ id }] = await database.app.query(`SELECT id FROM partner WHERE type = 'TEMPLE' LIMIT 1`);
    const globalId = Buffer.from(`Temple:${id}`).toString('base64url');
    const plan = await planOf(
      `{ partner(id: "${globalId}") { nameTh area { nameTh } codes { scheme code } } }`,
    );
    expect(plan).toMatch(/Index Scan using partner_pk/);
    expect(plan).toMatch(
      /Index (Only )?Scan using partner_code_partner_idx|Bitmap Index Scan on partner_code_partner_idx/,
    );
    expect(plan).not.toMatch(/Seq Scan/);
  });

  test('a list in its order, no further than its page', async () => {
    const plan = await planOf(
      '{ partners(first: 20, filter: { type: { eq: VILLAGE } }) { nodes { nameTh } } }',
    );
    expect(plan).toMatch(/Index Scan using partner_type_name_idx/);
    expect(plan).not.toMatch(/Seq Scan|Sort Key: .*name_th/);
    expect(thrownAway(plan)).toBeLessThan(20);
  });

  test('a list within a province in its order, no further than its page', async () => {
    const plan = await planOf(
      '{ partners(first: 20, filter: { type: { eq: VILLAGE }, within: "50" }) { nodes { nameTh } } }',
    );
    expect(plan).toMatch(/Index Scan using partner_province_idx/);
    expect(plan).not.toMatch(/Seq Scan|Sort Key: .*name_th/);
    expect(thrownAway(plan)).toBeLessThan(20);
  });

  test('a page far down as one near: by a range of the same index', async () => {
    let after: string | null = null;
    for (let page = 0; page < 3; page += 1) {
      after = (await askHub(database, AFTER, { after })).partners.pageInfo.endCursor;
    }
    const plan = await planOf(AFTER, { after });
    expect(plan).toMatch(/Index Cond: .*ROW\(.*name_th.*\) > ROW/);
    expect(thrownAway(plan)).toBeLessThan(25);
  });

  test('the first rows of each parent, by one step of the index a parent', async () => {
    const plan = await planOf(`{
      area(code: "5014") { children(first: 10) { nodes { partners(first: 2) { totalCount nodes { nameTh } } } } }
    }`);
    expect(plan).toMatch(/using partner_area_idx|Bitmap Index Scan on partner_area_idx/);
    expect(plan).not.toMatch(/Seq Scan on partner/);
  });

  test('a list that each row has, in the order of its index, without numbering or sorting it', async () => {
    const plan = await planOf(`{
      areas(first: 10, filter: { level: { eq: DISTRICT } }) { nodes { children(first: 2, orderBy: [{ field: CODE }]) { nodes { code } } } }
    }`);
    // The outer list alone is numbered, and sorted by that.
    expect(plan.match(/WindowAgg/g)).toHaveLength(1);
    expect(plan.match(/Sort Key: .*row_no/g)).toHaveLength(1);
  });

  test('what holds today and what lies in an area are worked out once, not for every row', async () => {
    const plan = await planOf('{ partners(first: 20, filter: { within: "5001" }) { nodes { nameTh } } }');
    expect(plan).not.toMatch(/Filter: .*current_setting/);
    expect(plan).toMatch(/InitPlan/);
  });
});

describe('and those of what partners do together', () => {
  beforeAll(async () => {
    await addDemoWork(database.app);
    // An index of trigrams is not worth while as long as its rows wait to be put in order.
    await database.owner.query('VACUUM ANALYZE hub.activity, hub.project, hub.project_participation');
  });

  test('activities by a part of their title, and no others', async () => {
    const plan = await planOf(
      '{ activities(first: 20, filter: { titleTh: { contains: "ไข้เลือดออก" } }) { totalCount } }',
    );
    expect(plan).toContain('Bitmap Index Scan on activity_title_search_idx');
    expect(thrownAway(plan)).toBe(0);
  });

  test.each([
    [
      'activities by title',
      'activities(first: 20, orderBy: [{ field: TITLE_TH }]) { nodes { titleTh } }',
      'activity_title_idx',
    ],
    [
      'the newest of a province',
      'activities(first: 20, filter: { within: "50" }, orderBy: [{ field: HAPPENED_ON, direction: DESC }]) { nodes { titleTh } }',
      'activity_province_idx',
    ],
    [
      'projects of a province at a stage',
      'projects(first: 5, filter: { within: "50", stage: { eq: OPERATING } }) { nodes { titleTh } }',
      'project_province_idx',
    ],
    [
      'who takes part in projects',
      'projectParticipations(first: 20) { nodes { state } }',
      'project_participation_state_idx',
    ],
  ])('%s, no further than the page', async (_what, list, index) => {
    const plan = await planOf(`{ ${list} }`);
    expect(plan).toMatch(new RegExp(`Index (Only )?Scan (Backward )?using ${index}`));
    expect(plan).not.toMatch(/Seq Scan|Sort Key: .*(title_th|happened_on)/);
    expect(thrownAway(plan)).toBeLessThan(60);
  });
});
