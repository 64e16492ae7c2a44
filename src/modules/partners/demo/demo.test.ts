import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '../../../../test/setup/open-test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const rows = <Row>(sql: string): Promise<Row[]> => database.app.query(sql);

describe('the demo network', () => {
  // The numbers of the two real provinces: 334 and 211 local authorities in force.
  test('has as many local authorities of each kind as the real provinces', async () => {
    const counts = await rows(
      `SELECT substr(code, 8, 2) AS province, local_authority_kind AS kind, count(*)::int
       FROM partner JOIN partner_code ON partner_id = partner.id
       WHERE type = 'LOCAL_AUTHORITY' AND partner.valid_to IS NULL GROUP BY 1, 2 ORDER BY 1, 2`,
    );
    expect(counts).toEqual([
      { province: '30', kind: 'PAO', count: 1 },
      { province: '30', kind: 'CITY_MUNICIPALITY', count: 1 },
      { province: '30', kind: 'TOWN_MUNICIPALITY', count: 4 },
      { province: '30', kind: 'SUBDISTRICT_MUNICIPALITY', count: 85 },
      { province: '30', kind: 'SAO', count: 243 },
      { province: '50', kind: 'PAO', count: 1 },
      { province: '50', kind: 'CITY_MUNICIPALITY', count: 1 },
      { province: '50', kind: 'TOWN_MUNICIPALITY', count: 4 },
      { province: '50', kind: 'SUBDISTRICT_MUNICIPALITY', count: 116 },
      { province: '50', kind: 'SAO', count: 89 },
    ]);
  });

  test('covers every subdistrict of the two provinces, four in five of them by one authority, none by over four', async () => {
    const [found] = await rows<Record<'total' | 'one' | 'most' | 'least', number>>(
      `SELECT count(*)::int AS total, count(*) FILTER (WHERE n = 1)::int AS one, max(n)::int AS most, min(n)::int AS least
       FROM (SELECT count(c.id) AS n FROM area a LEFT JOIN coverage c ON c.area_id = a.id AND c.valid_to IS NULL
             WHERE a.level = 'SUBDISTRICT' AND left(a.code, 2) IN ('30', '50') GROUP BY a.id) AS each`,
    );
    expect(found).toMatchObject({ total: 517, least: 1, most: 4 });
    expect(found!.one / found!.total).toBeCloseTo(0.8, 1);
  });

  test('gives every authority below the province a subdistrict to cover, and the PAO the whole province', async () => {
    const idle = await rows(
      `SELECT p.id FROM partner p WHERE p.type = 'LOCAL_AUTHORITY' AND NOT EXISTS (
         SELECT FROM coverage c JOIN area a ON a.id = c.area_id WHERE c.authority_id = p.id
         AND a.level = CASE p.local_authority_kind WHEN 'PAO' THEN 'PROVINCE' ELSE 'SUBDISTRICT' END::area_level)`,
    );
    expect(idle).toEqual([]);
  });

  test('covers a place in part only where another authority covers the rest', async () => {
    const wrong = await rows(
      `SELECT area_id FROM coverage WHERE valid_to IS NULL GROUP BY area_id
       HAVING (count(*) > 1) <> bool_or(kind = 'PARTIAL') OR count(DISTINCT kind) > 1`,
    );
    expect(wrong).toEqual([]);
  });

  test('has about 10 villages and 6 temples in a subdistrict, at most 35 villages, and some of both everywhere', async () => {
    const [found] = await rows<Record<string, number>>(
      `SELECT avg(villages)::float AS villages, avg(temples)::float AS temples, max(villages)::int AS most,
              min(least(villages, temples))::int AS least
       FROM (SELECT count(*) FILTER (WHERE p.type = 'VILLAGE') AS villages, count(*) FILTER (WHERE p.type = 'TEMPLE') AS temples
             FROM area a LEFT JOIN partner p ON p.area_id = a.id
             WHERE a.level = 'SUBDISTRICT' AND left(a.code, 2) IN ('30', '50') GROUP BY a.id) AS each`,
    );
    expect(found!.villages).toBeCloseTo(10.4, 0);
    expect(found!.temples).toBeCloseTo(6, 0);
    expect(found!.most).toBeLessThanOrEqual(35);
    expect(found!.least).toBeGreaterThanOrEqual(1);
  });

  test('numbers the villages of a subdistrict from 1 without a gap, in the code and in the number', async () => {
    const wrong = await rows(
      `SELECT code FROM (SELECT c.code, a.code AS area, p.moo_no, row_number() OVER (PARTITION BY p.area_id ORDER BY c.code) AS nth
         FROM partner p JOIN partner_code c ON c.partner_id = p.id JOIN area a ON a.id = p.area_id WHERE p.type = 'VILLAGE') AS each
       WHERE moo_no <> nth OR code <> 'DEMO-V-' || area || lpad(nth::text, 2, '0')`,
    );
    expect(wrong).toEqual([]);
  });

  test('puts every temple into a lowest unit of its own order, whose units go up to a zone', async () => {
    const [found] = await rows(
      `WITH RECURSIVE up AS (
         SELECT p.id AS temple, p.nikaya, u.id, u.parent_id, u.level, u.nikaya AS of FROM partner p
         JOIN sangha_unit u ON u.id = p.sangha_unit_id WHERE p.type = 'TEMPLE'
         UNION ALL SELECT up.temple, up.nikaya, u.id, u.parent_id, u.level, u.nikaya FROM up JOIN sangha_unit u ON u.id = up.parent_id)
       SELECT (SELECT count(*)::int FROM partner WHERE type = 'TEMPLE' AND sangha_unit_id IS NULL) AS homeless,
              count(*) FILTER (WHERE path <> '{HON,REGION,PROVINCE,DISTRICT,SUBDISTRICT}')::int AS crooked,
              count(*) FILTER (WHERE strange)::int AS strange
       FROM (SELECT array_agg(level ORDER BY level)::text AS path, bool_or(nikaya <> of) AS strange FROM up GROUP BY temple) AS each`,
    );
    expect(found).toEqual({ homeless: 0, crooked: 0, strange: 0 });
  });

  test('has Sangha districts that are not the civil ones, and an office at every tier below the zone', async () => {
    const [found] = await rows<Record<'joined' | 'split' | 'officeless', number>>(
      `WITH seen AS (SELECT DISTINCT left(a.code, 4) AS civil, d.id AS sangha FROM partner p JOIN area a ON a.id = p.area_id
         JOIN sangha_unit s ON s.id = p.sangha_unit_id JOIN sangha_unit d ON d.id = s.parent_id
         WHERE p.type = 'TEMPLE' AND p.nikaya = 'MAHANIKAYA')
       SELECT (SELECT count(*)::int FROM (SELECT FROM seen GROUP BY sangha HAVING count(*) > 1) AS x) AS joined,
              (SELECT count(*)::int FROM (SELECT FROM seen GROUP BY civil HAVING count(*) > 1) AS x) AS split,
              (SELECT count(*)::int FROM sangha_unit u WHERE level <> 'HON' AND NOT EXISTS (
                 SELECT FROM partner o WHERE o.type = 'SANGHA_OFFICE' AND o.sangha_unit_id = u.id)) AS officeless`,
    );
    expect(found!.joined).toBeGreaterThan(0);
    expect(found!.split).toBeGreaterThan(0);
    expect(found!.officeless).toBe(0);
  });

  test('marks all of its rows SYNTHETIC, and none of them bears a code that a register could have given', async () => {
    const types = await rows<{ type: string }>(
      `SELECT DISTINCT type::text FROM partner p LEFT JOIN partner_code c ON c.partner_id = p.id
       WHERE (c.code LIKE 'DEMO-%') IS NOT TRUE AND p.source <> 'REFERENCE'
          OR (p.source = 'SYNTHETIC') <> (c.code LIKE 'DEMO-%' AND c.scheme = 'HUB')`,
    );
    expect(types).toEqual([]);
    const [found] = await rows(
      `SELECT count(*)::int AS unmarked FROM (
         SELECT source FROM coverage UNION ALL SELECT source FROM sangha_unit UNION ALL SELECT source FROM area_population
         UNION ALL SELECT source FROM partner_succession
         UNION ALL SELECT n.source FROM partner_name n JOIN partner p ON p.id = n.partner_id AND p.source = 'SYNTHETIC'
         UNION ALL SELECT l.source FROM partner_link l JOIN partner p ON p.id = l.to_id AND p.source = 'SYNTHETIC') AS each
       WHERE source <> 'SYNTHETIC'`,
    );
    expect(found).toEqual({ unmarked: 0 });
  });

  test('hangs each local authority from its own province’s office for local administration', async () => {
    const wrong = await rows(
      `SELECT p.id FROM partner p JOIN partner_code c ON c.partner_id = p.id WHERE p.type = 'LOCAL_AUTHORITY'
         AND (SELECT string_agg(s.code, ',') FROM partner_link l JOIN partner_code s ON s.partner_id = l.from_id
              WHERE l.to_id = p.id) IS DISTINCT FROM 'PLAO-' || substr(c.code, 8, 2)`,
    );
    expect(wrong).toEqual([]);
  });

  test('repeats names, knows former kinds, and has merged bodies whose ties ended with them', async () => {
    const [found] = await rows<Record<string, number>>(
      `SELECT (SELECT count(*)::int FROM partner WHERE type = 'VILLAGE' AND name_th = 'หนองบัว') AS "หนองบัว",
              (SELECT count(*)::int FROM partner_name WHERE kind = 'FORMER' AND local_authority_kind = 'SAO') AS upgraded,
              (SELECT count(*)::int FROM partner_name WHERE kind = 'ALIAS') AS aliases,
              (SELECT count(*)::int FROM partner_succession s JOIN partner p ON p.id = s.predecessor_id
                 WHERE p.valid_to = s.effective_on AND p.end_reason IS NOT NULL) AS merged,
              (SELECT count(*)::int FROM partner p WHERE valid_to IS NOT NULL AND (
                 EXISTS (SELECT FROM coverage c WHERE c.authority_id = p.id AND c.valid_to IS DISTINCT FROM p.valid_to)
                 OR EXISTS (SELECT FROM partner_code c WHERE c.partner_id = p.id AND c.valid_to IS DISTINCT FROM p.valid_to)
                 OR EXISTS (SELECT FROM partner_link l WHERE l.to_id = p.id AND l.valid_to IS DISTINCT FROM p.valid_to))) AS loose`,
    );
    expect(found).toMatchObject({ merged: 6, loose: 0 });
    expect(found!.หนองบัว).toBeGreaterThanOrEqual(30);
    expect(found!.upgraded).toBeGreaterThan(10);
    expect(found!.aliases).toBeGreaterThan(10);
  });

  // Links to demo bodies stand in the README and in bookmarks: these ids and names hold on every machine.
  test.each([
    ['DEMO-L-5001-01', '017f2907-0400-7352-b74c-fa796a5ba67c', 'ห้วยงาม', 'Huai Ngam'],
    ['DEMO-V-50010801', '017f2907-0400-7209-9d3f-06af412e9f83', 'บ่อม่วง', 'Bo Muang'],
    ['DEMO-T-500108-01', '017f2907-0400-7760-afbf-1eafec17df8e', 'บึงแก้ว', 'Bueng Kaeo'],
  ])('%s stays %s, %s', async (code, id, nameTh, nameEn) => {
    const [found] = await rows(
      `SELECT p.id, name_th, name_en FROM partner p JOIN partner_code c ON c.partner_id = p.id WHERE code = '${code}'`,
    );
    expect(found).toEqual({ id, name_th: nameTh, name_en: nameEn });
  });
});
