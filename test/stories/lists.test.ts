import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { askHub, partnerApp, tryHub } from '../setup/ask-hub.ts';
import { openTestDatabase, type TestDatabase } from '../setup/open-test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const ask = (query: string, variables?: Record<string, unknown>) => askHub(database, query, variables);
const sql = (text: string, values?: unknown[]) => database.app.query(text, values);

const PAGE = `query ($first: Int, $after: String, $last: Int, $before: String, $filter: PartnerFilter, $orderBy: [PartnerOrder!]) {
  partners(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {
    totalCount totalCountIsCapped
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor node { id nameTh } }
  }
}`;

type Connection = {
  totalCount: number;
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  edges: { cursor: string; node: { id: string; nameTh: string } }[];
};
const pageOf = async (variables: Record<string, unknown>): Promise<Connection> =>
  (await ask(PAGE, variables)).partners;
const idsOf = (page: Connection) => page.edges.map((edge) => edge.node.id);

async function walk(variables: Record<string, unknown>, size: number, direction: 'forward' | 'backward') {
  const pages: Connection[] = [];
  let cursor: string | null = null;
  for (;;) {
    const page: Connection = await pageOf({
      ...variables,
      ...(direction === 'forward' ? { first: size, after: cursor } : { last: size, before: cursor }),
    });
    pages.push(page);
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo;
    if (direction === 'forward' ? !hasNextPage : !hasPreviousPage) return pages;
    cursor = direction === 'forward' ? endCursor : startCursor;
  }
}

const districtTemples = { within: '5014', type: { eq: 'TEMPLE' } };
const orders = [
  ['by default', undefined],
  ['down by name', [{ field: 'NAME_TH', direction: 'DESC' }]],
  ['by a key with missing values', [{ field: 'WISUNGKHAMASIMA_YEAR_BE', direction: 'ASC' }]],
  [
    'down by a key with missing values, then by name',
    [
      { field: 'WISUNGKHAMASIMA_YEAR_BE', direction: 'DESC' },
      { field: 'NAME_TH', direction: 'ASC' },
    ],
  ],
] as const;

describe('lists keep their laws', () => {
  test.each(orders)(
    'pages make the whole, and backward is the reverse of forward: %s',
    async (_how, orderBy) => {
      const variables = { filter: districtTemples, orderBy };
      const whole = await pageOf({ ...variables, first: 100 });
      const forward = await walk(variables, 7, 'forward');
      const backward = await walk(variables, 7, 'backward');
      expect(whole.edges.length).toBeGreaterThan(20);
      expect(whole.totalCount).toBe(whole.edges.length);
      expect(forward.flatMap(idsOf)).toEqual(idsOf(whole));
      expect(backward.reverse().flatMap(idsOf)).toEqual(idsOf(whole));
    },
  );

  test('a page fetched twice is the same, and lies between its neighbours', async () => {
    const first = await pageOf({ first: 5, filter: districtTemples });
    const after = first.pageInfo.endCursor;
    const second = await pageOf({ first: 5, filter: districtTemples, after });
    expect(await pageOf({ first: 5, filter: districtTemples, after })).toEqual(second);
    expect(
      idsOf(await pageOf({ last: 5, filter: districtTemples, before: second.pageInfo.startCursor })),
    ).toEqual(idsOf(first));
    expect([first.pageInfo.hasPreviousPage, second.pageInfo.hasPreviousPage]).toEqual([false, true]);
  });

  test('an empty page has no cursors', async () => {
    const page = await pageOf({ filter: { nameTh: { eq: 'ไม่มีชื่อนี้' } } });
    expect(page).toEqual({
      totalCount: 0,
      totalCountIsCapped: false,
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
      edges: [],
    });
    expect(idsOf(await pageOf({ first: 0 }))).toEqual([]);
  });

  test('names stand in Thai order: the order of the ICU collation for Thai, not of code points', async () => {
    const names = (await pageOf({ first: 100, filter: { within: '50', type: { eq: 'VILLAGE' } } })).edges.map(
      (edge) => edge.node.nameTh,
    );
    expect(names).toEqual([...names].sort(new Intl.Collator('th').compare));
    const { areas } = await ask(
      `{ areas(first: 100, filter: { level: { eq: PROVINCE } }) { nodes { nameTh } } }`,
    );
    const provinces = areas.nodes.map((area: { nameTh: string }) => area.nameTh);
    expect(provinces).toHaveLength(77);
    expect([provinces[0], provinces[1], provinces.at(-1)]).toEqual(['กระบี่', 'กรุงเทพมหานคร', 'อุบลราชธานี']);
  });

  test('a count beyond ten thousand says that it is capped', async () => {
    const { partners } = await ask('{ partners(first: 0) { totalCount totalCountIsCapped } }');
    const [{ count }] = await sql('SELECT count(*) FROM partner WHERE valid_to IS NULL');
    expect(Number(count)).toBeGreaterThan(10_000);
    expect(partners).toEqual({ totalCount: 10_000, totalCountIsCapped: true });
  });

  test('nested lists are the flat ones, each with its own limit', async () => {
    const { area } = await ask(`{
      area(code: "50") { children(first: 100) { nodes { code children(first: 3) { totalCount nodes { code } } } } }
    }`);
    expect(area.children.nodes).toHaveLength(25);
    for (const district of area.children.nodes) {
      const codes = await sql(
        `SELECT s.code FROM area s JOIN area d ON d.id = s.parent_id WHERE d.code = $1 AND s.valid_to IS NULL
         ORDER BY s.name_th, s.id`,
        [district.code],
      );
      expect(district.children.totalCount).toBe(codes.length);
      expect(district.children.nodes).toEqual(codes.slice(0, 3));
    }
  });
});

describe('filters', () => {
  const countOf = async (filter: unknown) => (await pageOf({ first: 0, filter })).totalCount;
  const countInSql = async (where: string) =>
    Number(
      (
        await sql(`SELECT count(*) FROM partner p LEFT JOIN area a ON a.id = p.area_id LEFT JOIN area d ON d.id = a.parent_id
      WHERE p.valid_to IS NULL AND ${where}`)
      )[0].count,
    );

  test.each([
    ['equality', { nikaya: { eq: 'DHAMMAYUT' } }, `p.nikaya = 'DHAMMAYUT'`],
    [
      'one of',
      { localAuthorityKind: { in: ['PAO', 'CITY_MUNICIPALITY'] } },
      `p.local_authority_kind IN ('PAO', 'CITY_MUNICIPALITY')`,
    ],
    ['one of none', { nikaya: { in: [] } }, 'false'],
    [
      'a range',
      { foundedYearBE: { gte: 2400, lt: 2450 } },
      'p.founded_year_be >= 2400 AND p.founded_year_be < 2450',
    ],
    [
      'what is missing',
      { type: { eq: 'TEMPLE' }, wisungkhamasimaYearBE: { isNull: true } },
      `p.type = 'TEMPLE' AND p.wisungkhamasima_year_be IS NULL`,
    ],
    [
      'not, which holds for what is missing',
      { type: { eq: 'TEMPLE' }, not: { wisungkhamasimaYearBE: { gte: 2500 } } },
      `p.type = 'TEMPLE' AND (p.wisungkhamasima_year_be < 2500 OR p.wisungkhamasima_year_be IS NULL)`,
    ],
    [
      'or',
      { or: [{ mooNo: { eq: 1 } }, { nikaya: { eq: 'DHAMMAYUT' } }] },
      `(p.moo_no = 1 OR p.nikaya = 'DHAMMAYUT')`,
    ],
    ['or of none', { or: [] }, 'false'],
    ['and of none', { type: { eq: 'AGENCY' }, and: [] }, `p.type = 'AGENCY'`],
    [
      'the beginning of a name',
      { nameTh: { startsWith: 'หนอง' }, type: { eq: 'VILLAGE' } },
      `p.name_th LIKE 'หนอง%' AND p.type = 'VILLAGE'`,
    ],
    [
      'a part of a name, whatever its case',
      { nameEn: { contains: 'kAEO' }, type: { eq: 'TEMPLE' } },
      `p.name_en ILIKE '%kaeo%' AND p.type = 'TEMPLE'`,
    ],
    [
      'the area above',
      { type: { eq: 'TEMPLE' }, area: { parent: { code: { eq: '5014' } } } },
      `p.type = 'TEMPLE' AND d.code = '5014'`,
    ],
    ['signs that SQL knows', { nameTh: { contains: `%_'"\\` } }, 'false'],
  ])('by %s', async (_by, filter, where) => {
    expect(await countOf(filter)).toBe(await countInSql(where));
  });

  test('within an area reach all below it', async () => {
    const expected = await countInSql(`p.type = 'VILLAGE' AND a.code LIKE '30%'`);
    expect(expected).toBeGreaterThan(1_000);
    expect(await countOf({ within: '30', type: { eq: 'VILLAGE' } })).toBe(expected);
    const { area } = await ask(
      `{ area(code: "30") { partnersWithin(first: 0, filter: { type: { eq: VILLAGE } }) { totalCount } } }`,
    );
    expect(area.partnersWithin.totalCount).toBe(expected);
  });

  test('by text find a name however it is written', async () => {
    const [{ name }] = await sql(
      `SELECT name_th AS name FROM partner WHERE type = 'TEMPLE' ORDER BY id LIMIT 1`,
    );
    for (const text of [name, `วัด${name}`, `วัด ${name}`]) {
      expect(await countOf({ type: { eq: 'TEMPLE' }, text })).toBeGreaterThan(0);
    }
    expect(await countOf({ text: '%' })).toBe(0);
  });
});

describe('wrong input gets a typed error', () => {
  const globalId = (text: string) => Buffer.from(text).toString('base64url');
  const refusal = async (query: string, variables = {}) => {
    const { errors } = await tryHub(database, query, variables);
    const original = errors?.[0]?.originalError as { code?: string; detail?: object } | undefined;
    return { count: errors?.length ?? 0, code: original?.code, ...original?.detail };
  };

  test.each([
    [
      'a negative page',
      '{ areas(first: -1) { totalCount } }',
      { code: 'BAD_INPUT', field: 'first', value: '-1' },
    ],
    [
      'a page beyond the cap',
      '{ areas(first: 101) { totalCount } }',
      { code: 'PAGE_TOO_LARGE', field: 'first', value: '101' },
    ],
    ['first with last', '{ areas(first: 1, last: 1) { totalCount } }', { code: 'BAD_INPUT', field: 'last' }],
    [
      'no cursor',
      '{ areas(after: "x") { nodes { code } } }',
      { code: 'BAD_CURSOR', field: 'after', value: 'x' },
    ],
    ['no global id', '{ node(id: "x") { id } }', { code: 'BAD_ID', field: 'id', value: 'x' }],
    [
      'an id of another type in a filter',
      `{ areas(filter: { id: { eq: "${globalId('Temple:017f2907-0400-7705-90b5-3e82e0a85a9e')}" } }) { totalCount } }`,
      { code: 'BAD_ID' },
    ],
    [
      'null in a filter',
      '{ areas(filter: { code: { eq: null } }) { totalCount } }',
      { code: 'BAD_INPUT', field: 'code.eq' },
    ],
    [
      'a day of the Buddhist Era where days are of the Common one',
      '{ activities(filter: { happenedOn: { gte: "2568-10-01" } }) { totalCount } }',
      { code: 'BAD_INPUT', field: 'happenedOn.gte', rule: 'year < 2400', value: '2568-10-01' },
    ],
    [
      'one among several',
      '{ activities(filter: { happenedOn: { in: ["2025-10-01", "2568-10-01"] } }) { totalCount } }',
      { code: 'BAD_INPUT', field: 'happenedOn.in', rule: 'year < 2400', value: '2568-10-01' },
    ],
    [
      'one as an argument',
      `{ agreementsBinding(partner: "${globalId('Temple:017f2907-0400-7705-90b5-3e82e0a85a9e')}", on: "2565-02-24") { totalCount } }`,
      { code: 'BAD_INPUT', field: 'on', rule: 'year < 2400', value: '2565-02-24' },
    ],
    ['a NUL byte', '{ areas(filter: { code: { eq: "\\u0000" } }) { totalCount } }', { code: 'BAD_INPUT' }],
    ['an empty search', '{ searchPartners(text: " ") { totalCount } }', { code: 'BAD_INPUT', field: 'text' }],
    [
      'a search for too many',
      '{ searchPartners(text: "ก", first: 101) { totalCount } }',
      { code: 'PAGE_TOO_LARGE', field: 'first', value: '101' },
    ],
    [
      'a list of conditions beyond 250',
      `{ areas(filter: { code: { in: [${'"50",'.repeat(251)}] } }) { totalCount } }`,
      { code: 'BAD_INPUT', field: 'code.in', value: '251' },
    ],
    [
      'more ids than a list may have',
      `{ nodes(ids: [${'"x",'.repeat(101)}]) { id } }`,
      { code: 'BAD_INPUT', field: 'ids' },
    ],
  ])('%s', async (_what, query, expected) => {
    expect(await refusal(query)).toMatchObject({ count: 1, ...expected });
  });

  test('a cursor of another list, filter or order', async () => {
    const page = await pageOf({ first: 1 });
    const after = page.edges[0]!.cursor;
    expect(await refusal(`{ areas(after: "${after}") { nodes { code } } }`)).toMatchObject({
      code: 'BAD_CURSOR',
    });
    expect(await refusal(PAGE, { after, filter: districtTemples })).toMatchObject({ code: 'BAD_CURSOR' });
    expect(await refusal(PAGE, { after, orderBy: [{ field: 'NAME_TH', direction: 'DESC' }] })).toMatchObject({
      code: 'BAD_CURSOR',
    });
  });

  test('a cursor whose keys were tampered with', async () => {
    const page = await pageOf({ first: 1, orderBy: [{ field: 'MOO_NO', direction: 'ASC' }] });
    const keys = JSON.parse(Buffer.from(page.edges[0]!.cursor, 'base64url').toString());
    const after = Buffer.from(JSON.stringify([keys[0], 'no number', 'no uuid'])).toString('base64url');
    expect(await refusal(PAGE, { after, orderBy: [{ field: 'MOO_NO', direction: 'ASC' }] })).toMatchObject({
      code: 'BAD_INPUT',
    });
  });

  test('nothing is known by an id, code or filter that nobody has', async () => {
    const unknown = globalId('Temple:00000000-0000-7000-8000-000000000000');
    const answer = await ask(
      `{ node(id: "${unknown}") { id } partner(id: "${unknown}") { id } area(code: "99") { id }
         partnerByCode(scheme: ONAB, code: "0") { id } nodes(ids: ["${unknown}"]) { id } }`,
    );
    expect(answer).toEqual({ node: null, partner: null, area: null, partnerByCode: null, nodes: [null] });
  });

  test('an id under the name of another type finds nothing', async () => {
    const [{ id }] = await sql(`SELECT id FROM partner WHERE type = 'VILLAGE' LIMIT 1`);
    expect(await ask(`{ node(id: "${globalId(`Temple:${id}`)}") { id } }`)).toEqual({ node: null });
  });

  test('the bulk scope may ask for a thousand rows, and no more', async () => {
    const bulk = { ...partnerApp, scopes: new Set(['BULK' as const]) };
    const { partners } = await askHub(database, '{ partners(first: 1000) { nodes { id } } }', {}, bulk);
    expect(partners.nodes).toHaveLength(1_000);
    const { errors } = await tryHub(database, '{ partners(first: 1001) { nodes { id } } }', {}, bulk);
    expect(errors?.[0]?.originalError).toMatchObject({ code: 'PAGE_TOO_LARGE' });
  });
});
