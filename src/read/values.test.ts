import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type GraphQLSchema, getOperationAST, parse, validate } from 'graphql';
import { buildSchema, Resolver } from 'type-graphql';
import { Column, type DataSource, Entity, PrimaryColumn } from 'typeorm';
import { partnerApp } from '../../test/setup/ask-hub.ts';
import { openTestDatabase, type TestDatabase } from '../../test/setup/open-test-database.ts';
import { createDataSource } from '../kernel/db/data-source.ts';
import { newId } from '../kernel/ids.ts';
import {
  ColumnField,
  completeListing,
  HubObject,
  RootConnection,
  RootField,
  type RowSql,
  ValueField,
} from '../kernel/listing/index.ts';
import {
  type BuddhistDate,
  BuddhistDateValue,
  buddhistDateForms,
  DatePrecision,
  GraphQLReportingMonth,
  knownDay,
  LandAreaValue,
  landAreaForms,
  MoneyValue,
  moneyForms,
  ReportingMonthValue,
  reportingMonthForms,
  spanOf,
} from '../kernel/scalars/index.ts';
import type { Viewer } from '../kernel/viewer.ts';
import { Reader } from './index.ts';

/** A table that has every kind of value, once nullable and once not. */
@Entity({ name: 'site' })
class Site {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('numeric', { name: 'land_area_wa' }) landAreaWa!: string;
  @Column('bigint', { name: 'budget_satang', nullable: true }) budgetSatang!: string | null;
  @Column('date', { name: 'reported_month', nullable: true }) reportedMonth!: string | null;
  @Column('date', { name: 'begun_on', nullable: true }) begunOn!: string | null;
  @Column('enum', { name: 'begun_known_to', enum: DatePrecision, enumName: 'date_precision' })
  begunKnownTo!: DatePrecision;
  @Column('date', { name: 'signed_on', nullable: true }) signedOn!: string | null;
}

const SITE_TABLE = `
  CREATE TABLE hub.site (id uuid PRIMARY KEY, code text NOT NULL, land_area_wa numeric(16,4) NOT NULL, budget_satang bigint,
    reported_month date, begun_on date, begun_known_to hub.date_precision NOT NULL, signed_on date);
  GRANT SELECT, INSERT ON hub.site TO PUBLIC;`;

@HubObject('Site', () => Site, { description: 'A made-up site.', defaultOrder: 'code' })
class SiteApi {
  @ColumnField(() => String, { description: 'Code.', filter: true, order: true })
  code!: never;

  @ValueField(() => LandAreaValue, {
    properties: ['landAreaWa'],
    description: 'Land.',
    filter: true,
    order: true,
  })
  landArea!: never;

  @ValueField(() => MoneyValue, {
    properties: ['budgetSatang'],
    description: 'Budget.',
    nullable: true,
    filter: true,
    order: true,
  })
  budget!: never;

  @ValueField(() => ReportingMonthValue, {
    properties: ['reportedMonth'],
    description: 'Month.',
    nullable: true,
    filter: true,
  })
  reported!: never;

  @ValueField(() => BuddhistDateValue, {
    properties: ['begunOn', 'begunKnownTo'],
    description: 'Begin.',
    nullable: true,
    filter: true,
    order: true,
  })
  begun!: never;

  @ValueField(() => BuddhistDateValue, {
    columns: knownDay('signedOn'),
    description: 'Signature.',
    nullable: true,
  })
  signed!: never;
}

@Resolver()
class SiteQueries {
  @RootConnection(() => SiteApi, { description: 'All sites.' })
  sites!: never;

  @RootField(() => SiteApi, {
    description: 'A site that reported on a month.',
    nullable: true,
    arguments: [{ name: 'month', type: () => GraphQLReportingMonth, description: 'The month.' }],
    mapping: {
      kind: 'lookup',
      target: () => SiteApi,
      where: (row: RowSql, argument: (name: string) => string) =>
        `${row('reportedMonth')} = ${argument('month')}::date`,
      order: (row: RowSql) => row('code'),
    },
  })
  siteReporting!: never;
}

const KNOWN = [
  // code, wa, satang, month, begun, known to, signed
  ['a', '950', '123450', '2022-09-01', '2022-02-24', 'DAY', '2022-02-24'],
  ['b', '400', null, '2022-10-01', '2022-02-01', 'MONTH', null],
  ['c', '50.25', '0', null, '2022-01-01', 'YEAR', '1941-01-01'],
  ['d', '493600', '999999999999999', '2022-09-01', '1927-04-01', 'YEAR', '1941-03-31'],
  ['e', '128280000000', '5', null, null, 'DAY', '1940-12-31'],
] as const;

const DAY_MILLISECONDS = 86_400_000;
const dayNumber = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / DAY_MILLISECONDS;
const isoDay = (day: number) => new Date(day * DAY_MILLISECONDS).toISOString().slice(0, 10);

const drawn = fc.sample(
  fc.record({
    wa: fc.oneof(
      fc.bigInt({ min: 1n, max: 20_000_000n }),
      fc.bigInt({ min: 1n, max: 128_280_000_000n * 10_000n }),
      // Whole ngan, and what is just below and above.
      fc
        .record({ ngan: fc.bigInt({ min: 1n, max: 20n }), beside: fc.constantFrom(-1n, 0n, 1n) })
        .map(({ ngan, beside }) => ngan * 1_000_000n + beside),
    ),
    satang: fc.oneof(fc.bigInt({ min: 0n, max: 20_000n }), fc.bigInt({ min: 0n, max: 10n ** 15n - 1n })),
    month: fc.record({ year: fc.integer({ min: 1961, max: 2400 }), month: fc.integer({ min: 1, max: 12 }) }),
    day: fc.oneof(
      fc.integer({ min: dayNumber('0001-01-01'), max: dayNumber('2400-12-31') }),
      fc.integer({ min: dayNumber('1938-01-01'), max: dayNumber('1942-12-31') }),
    ),
    precision: fc.constantFrom(DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.YEAR),
    inApril: fc.boolean(),
  }),
  { seed: 2_565, numRuns: 600 },
);

const beginning = (day: string, precision: DatePrecision, inApril: boolean): string => {
  if (precision === DatePrecision.DAY) return day;
  if (precision === DatePrecision.MONTH) return `${day.slice(0, 7)}-01`;
  return `${day.slice(0, 4)}-${inApril && day < '1941' ? '04' : '01'}-01`;
};

const fourPlaces = (parts: bigint) =>
  parts
    .toString()
    .padStart(5, '0')
    .replace(/(\d{4})$/, '.$1');

const DRAWN = drawn.map(({ wa, satang, month, day, precision, inApril }, no) => ({
  code: `z${String(no).padStart(3, '0')}`,
  wa: fourPlaces(wa),
  satang: satang.toString(),
  month: `${month.year}-${String(month.month).padStart(2, '0')}-01`,
  begun: beginning(isoDay(day), precision, inApril),
  precision,
  signed: isoDay(day),
}));

let database: TestDatabase;
let dataSource: DataSource;
let schema: GraphQLSchema;
let reader: Reader;
beforeAll(async () => {
  database = await openTestDatabase();
  await database.owner.query(SITE_TABLE);
  const rows = [
    ...KNOWN,
    ...DRAWN.map((row) => [row.code, row.wa, row.satang, row.month, row.begun, row.precision, row.signed]),
  ];
  await database.owner.query(
    `INSERT INTO hub.site SELECT (row->>0)::uuid, row->>1, (row->>2)::numeric, (row->>3)::bigint, (row->>4)::date,
       (row->>5)::date, (row->>6)::hub.date_precision, (row->>7)::date FROM json_array_elements($1) row`,
    [JSON.stringify(rows.map((row) => [newId(), ...row]))],
  );
  dataSource = await createDataSource({
    url: database.appUrl,
    entities: [Site],
    applicationName: 'test values',
  }).initialize();
  completeListing();
  schema = await buildSchema({ resolvers: [SiteQueries], validate: false });
  reader = new Reader(schema, dataSource, database.reads());
});
afterAll(async () => {
  await dataSource.destroy();
  await database.close();
});

const bulk = { ...partnerApp, scopes: new Set(['BULK']) } as Viewer;

// biome-ignore lint/suspicious/noExplicitAny: a test reads answers of any shape
type Answer = any;

async function ask(source: string, variables: Record<string, unknown> = {}): Promise<Answer> {
  const document = parse(source);
  expect(validate(schema, document)).toEqual([]);
  const operation = getOperationAST(document)!;
  return (await reader.read({ document, operation, source, variables, viewer: bulk })).toJSON();
}

/** The codes of the rows by hand that a filter leaves. */
async function listed(filter: string, more = ''): Promise<string> {
  const { sites } = await ask(
    `{ sites(filter: { and: [${filter}], code: { in: ["a", "b", "c", "d", "e"] } } ${more}) { nodes { code } } }`,
  );
  return sites.nodes.map(({ code }: { code: string }) => code).join('');
}

const DATE = 'ce be textTh textThaiDigits textEn yearBE yearCE precision firstDay lastDay';
const EVERYTHING = `code
  landArea { rai ngan squareWa totalSquareWa squareMetres textTh textThaiDigits textEn }
  budget { baht satang textTh textThaiDigits textEn }
  reported { ce be textTh textThaiDigits textEn yearBE month fiscalYearBE fiscalQuarter startsOn endsOn startsAt endsBefore }
  begun { ${DATE} } signed { ${DATE} }`;

const told = (date: BuddhistDate) => ({ ...buddhistDateForms(date), ...date });

test(`${DRAWN.length} drawn values of each kind are told by the database as by the code`, async () => {
  const { sites } = await ask(
    `{ sites(first: 1000, filter: { code: { startsWith: "z" } }) { nodes { ${EVERYTHING} } } }`,
  );
  const expected = DRAWN.map((row) => ({
    code: row.code,
    landArea: landAreaForms(row.wa),
    budget: moneyForms(row.satang),
    reported: JSON.parse(JSON.stringify(reportingMonthForms(row.month))),
    begun: told(spanOf(row.begun, row.precision)),
    signed: told(spanOf(row.signed, DatePrecision.DAY)),
  }));
  expect(sites.nodes).toHaveLength(DRAWN.length);
  for (const [no, node] of sites.nodes.entries()) expect(node).toEqual(expected[no]);
});

describe('a value', () => {
  test('is null where the first of its columns is, and only there', async () => {
    const { sites } = await ask(
      `{ sites(first: 5) { nodes { code budget { satang } reported { be } begun { be } signed { ce } } } }`,
    );
    expect(sites.nodes).toEqual([
      {
        code: 'a',
        budget: { satang: '123450' },
        reported: { be: 'BE 2565-09' },
        begun: { be: 'BE 2565-02-24' },
        signed: { ce: '2022-02-24' },
      },
      { code: 'b', budget: null, reported: { be: 'BE 2565-10' }, begun: { be: 'BE 2565-02' }, signed: null },
      {
        code: 'c',
        budget: { satang: '0' },
        reported: null,
        begun: { be: 'BE 2565' },
        signed: { ce: '1941-01-01' },
      },
      {
        code: 'd',
        budget: { satang: '999999999999999' },
        reported: { be: 'BE 2565-09' },
        begun: { be: 'BE 2470' },
        signed: { ce: '1941-03-31' },
      },
      { code: 'e', budget: { satang: '5' }, reported: null, begun: null, signed: { ce: '1940-12-31' } },
    ]);
  });

  test('is selected as objects are: by alias, in fragments, in parts, on conditions', async () => {
    const source = `query ($no: Boolean!) {
      sites(first: 1) { nodes {
        size: landArea { whole: rai __typename ...Text }
        landArea { ngan ... on LandAreaValue @include(if: $no) { textEn } squareMetres @skip(if: true) }
        landArea { rai type: __typename }
        budget { __typename }
        begun @include(if: $no) { ce }
      } } }
      fragment Text on LandAreaValue { textTh }`;
    const node = {
      size: { whole: 2, __typename: 'LandAreaValue', textTh: '2 ไร่ 1 งาน 50 ตารางวา' },
      landArea: { ngan: 1, rai: 2, type: 'LandAreaValue' },
      budget: { __typename: 'MoneyValue' },
    };
    expect(await ask(source, { no: false })).toEqual({ sites: { nodes: [node] } });
    const { sites } = await ask(source, { no: true });
    expect(sites.nodes[0]).toMatchObject({
      landArea: { textEn: '2 rai 1 ngan 50 square wa' },
      begun: { ce: '2022-02-24' },
    });
  });
});

describe('lists filter by what people write', () => {
  test.each([
    ['{ landArea: { eq: "2 ไร่ 1 งาน 50 ตารางวา" } }', 'a'],
    ['{ landArea: { eq: "3800 m2" } }', 'a'],
    ['{ landArea: { in: ["1 ไร่", "๐-๐-๕๐.๒๕"] } }', 'bc'],
    ['{ landArea: { gte: "2-1-50", lt: "1,234 ไร่" } }', 'a'],
    ['{ landArea: { gt: "2-1-50" } }', 'de'],
    ['{ landArea: { lte: "1 ไร่" } }', 'bc'],
    ['{ landArea: { isNull: true } }', ''],
    ['{ budget: { eq: "๑,๒๓๔.๕๐ บาท" } }', 'a'],
    ['{ budget: { gte: 1 } }', 'ad'],
    ['{ budget: { lt: "0.05" } }', 'c'],
    ['{ budget: { isNull: true } }', 'b'],
    ['{ not: { budget: { eq: "0" } } }', 'abde'],
    ['{ reported: { eq: "ก.ย. 2565" } }', 'ad'],
    ['{ reported: { gt: "6509" } }', 'b'],
    ['{ reported: { in: ["CE 2022-09", "BE 2565-10"] } }', 'abd'],
    ['{ begun: { within: "พ.ศ. 2565" } }', 'abc'],
    ['{ begun: { within: "ก.พ. 2565" } }', 'ab'],
    ['{ begun: { within: "24 ก.พ. 2565" } }', 'a'],
    ['{ begun: { within: "พ.ศ. 2470" } }', 'd'],
    ['{ begun: { within: "ค.ศ. 1928" } }', ''],
    ['{ begun: { gte: "BE 2565-02" } }', 'ab'],
    ['{ begun: { gt: "BE 2565-02" } }', ''],
    ['{ begun: { gt: "BE 2565-01" } }', 'ab'],
    ['{ begun: { lte: "2022-02-01" } }', 'bcd'],
    ['{ begun: { lt: "BE 2565" } }', 'd'],
    ['{ begun: { isNull: true } }', 'e'],
  ])('%s', async (filter, codes) => {
    expect(await listed(filter)).toBe(codes);
  });

  test('in variables as in documents, by one statement for all of them', async () => {
    const source = `query ($area: LandArea, $begun: BuddhistDateFilter) {
      sites(filter: { landArea: { lte: $area }, begun: $begun, code: { in: ["a", "b", "c", "d", "e"] } }) { nodes { code } } }`;
    const found = async (variables: Record<string, unknown>) =>
      (await ask(source, variables)).sites.nodes.map(({ code }: { code: string }) => code).join('');
    expect(await found({ area: '3,800 ตร.ม.', begun: { within: 'พ.ศ. ๒๕๖๕' } })).toBe('abc');
    expect(await found({ area: '1 ไร่', begun: { within: 'BE 2565-02' } })).toBe('b');
    const document = parse(source);
    const operation = getOperationAST(document)!;
    const statement = (variables: Record<string, unknown>) =>
      reader.compiled({ document, operation, source }, reader.coerce({ operation, variables })).name;
    expect(statement({ area: '1 ไร่', begun: { within: 'BE 2565' } })).toBe(
      statement({ area: '5 งาน', begun: { within: '24 ก.พ. 2565' } }),
    );
  });

  test.each([
    ['LAND_AREA', 'ASC', 'cbade'],
    ['LAND_AREA', 'DESC', 'edabc'],
    ['BUDGET', 'ASC', 'ceadb'],
    ['BEGUN', 'DESC', 'eabcd'],
  ])('and sort by the column behind a value: %s %s', async (field, direction, codes) => {
    const order = `orderBy: [{ field: ${field}, direction: ${direction} }]`;
    expect(await listed('', order)).toBe(codes);
    const one = `filter: { code: { in: ["a", "b", "c", "d", "e"] } }, first: 2, ${order}`;
    const first = await ask(`{ sites(${one}) { edges { cursor node { code } } } }`);
    const after = first.sites.edges[1].cursor;
    const next = await ask(`{ sites(${one}, after: "${after}") { nodes { code } } }`);
    const turned = [...first.sites.edges.map((edge: Answer) => edge.node), ...next.sites.nodes];
    expect(turned.map(({ code }: { code: string }) => code).join('')).toBe(codes.slice(0, 4));
  });
});

describe('what can’t be read is refused where it stands', () => {
  test.each([
    [
      '{ sites(filter: { begun: { within: "2565-02-24" } }) { totalCount } }',
      {},
      'begun.within',
      'ISO year <= 2400',
    ],
    [
      '{ sites(filter: { landArea: { gte: "5 งาน 1 ไร่" } }) { totalCount } }',
      {},
      'landArea.gte',
      'an area with its units',
    ],
    [
      '{ sites(filter: { budget: { eq: 0.1 } }) { totalCount } }',
      {},
      'budget.eq',
      'a text, or a whole number of baht',
    ],
    [
      '{ sites(filter: { reported: { in: ["6509", "2209"] } }) { totalCount } }',
      {},
      'reported.in',
      'two digits of a year >= 60',
    ],
    [
      'query ($m: Money!) { sites(filter: { budget: { lt: $m } }) { totalCount } }',
      { m: '-1' },
      'budget.lt',
      '>= 0',
    ],
    [
      'query ($f: SiteFilter) { sites(first: 0, filter: $f) { nodes { code } } }',
      { f: { begun: { gt: '2565' } } },
      'begun.gt',
      'a date with its era',
    ],
    ['{ one: siteReporting(month: "2565-09") { code } }', {}, 'month', 'ISO year <= 2400'],
    ['query ($m: ReportingMonth!) { siteReporting(month: $m) { code } }', { m: 6509 }, 'month', 'a text'],
  ])('%s', async (source, variables, field, rule) => {
    await expect(ask(source, variables)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      detail: { field, rule },
    });
  });

  test('and what can is found', async () => {
    const source = 'query ($m: ReportingMonth!) { siteReporting(month: $m) { code } }';
    expect(await ask(source, { m: '๑๐/๒๕๖๕' })).toEqual({ siteReporting: { code: 'b' } });
  });
});
