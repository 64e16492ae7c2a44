import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { askHub } from '../setup/ask-hub.ts';
import { openTestDatabase, type TestDatabase } from '../setup/open-test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const ask = (query: string, variables?: Record<string, unknown>) => askHub(database, query, variables);
const sql = (text: string, values?: unknown[]) => database.app.query(text, values);

describe('a partner app', () => {
  test('A2: gets a subdistrict with its authorities, temples, villages and the district’s development office at once', async () => {
    const { area } = await ask(`{
      area(code: "500108") {
        code
        coverages(first: 10) { nodes { kind authority { nameTh localAuthorityKind } } }
        temples: partners(first: 100, filter: { type: { eq: TEMPLE } }) { totalCount nodes { nameTh __typename } }
        villages: partners(first: 100, filter: { type: { eq: VILLAGE } }) { totalCount nodes { ... on Village { mooNo } } }
        parent { partners(filter: { type: { eq: COMMUNITY_DEVELOPMENT_OFFICE } }) { nodes { labelTh codes { scheme code } } } }
      }
    }`);
    const [counted] = await sql(
      `SELECT count(*) FILTER (WHERE type = 'TEMPLE') AS temples, count(*) FILTER (WHERE type = 'VILLAGE') AS villages
       FROM partner p JOIN area a ON a.id = p.area_id WHERE a.code = '500108' AND p.valid_to IS NULL`,
    );
    const covering = await sql(
      `SELECT p.name_th AS name FROM coverage c JOIN partner p ON p.id = c.authority_id JOIN area a ON a.id = c.area_id
       WHERE a.code = '500108' AND c.valid_to IS NULL`,
    );
    expect(covering.length).toBeGreaterThan(0);
    expect(
      area.coverages.nodes.map((node: { authority: { nameTh: string } }) => node.authority.nameTh).sort(),
    ).toEqual(covering.map((row: { name: string }) => row.name).sort());
    expect(area.temples.totalCount).toBe(Number(counted.temples));
    expect(area.temples.nodes).toHaveLength(Number(counted.temples));
    expect(area.villages.totalCount).toBe(Number(counted.villages));
    expect(area.parent.partners.nodes).toEqual([
      {
        labelTh: 'สำนักงานพัฒนาชุมชนอำเภอเมืองเชียงใหม่ จังหวัดเชียงใหม่',
        codes: [{ scheme: 'HUB', code: 'CDD-5001' }],
      },
    ]);
  });
});
