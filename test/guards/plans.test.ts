import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getOperationAST, parse } from 'graphql';
import { explainRead } from '../../src/read/index.ts';
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

  test('what holds today and what lies in an area are worked out once, not for every row', async () => {
    const plan = await planOf('{ partners(first: 20, filter: { within: "50" }) { nodes { nameTh } } }');
    expect(plan).not.toMatch(/Filter: .*current_setting/);
    expect(plan).toMatch(/InitPlan/);
  });
});
