import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { toGlobalId } from '../../src/kernel/listing/index.ts';
import { openTestDatabase, type TestDatabase } from '../setup/open-test-database.ts';
import { compare } from './same-answer.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const anArea = toGlobalId('Area', '017f2907-0400-7000-8000-000000000000');
const listed = (args: string, variables = '') => `query ${variables} { areas(${args}) { nodes { code } } }`;
const many = (count: number) => Array.from({ length: count }, () => ({ code: { eq: '50' } }));

/** Documents that are valid, and refused for what they are sent with. */
const refused: [what: string, source: string, variables: Record<string, unknown>][] = [
  [
    'a day of the Buddhist Era where days are of the Common one',
    'query ($on: LocalDate) { activities(filter: { happenedOn: { gte: $on } }) { totalCount } }',
    { on: '2568-10-01' },
  ],
  [
    'a variable that is null for an argument with a default',
    listed('validity: $v', '($v: Validity)'),
    { v: null },
  ],
  [
    'a variable that is null for a field with a default',
    listed('orderBy: [{ field: CODE, direction: $d }]', '($d: OrderDirection)'),
    { d: null },
  ],
  [
    'a variable that is null in a list of none',
    listed('filter: { code: { in: [$c] } }', '($c: String = "50")'),
    { c: null },
  ],
  [
    'a variable that is null for a key of the order',
    listed('orderBy: [$o]', '($o: AreaOrder = { field: CODE })'),
    { o: null },
  ],
  ['a variable of another type', listed('first: $n', '($n: Int)'), { n: 'five' }],
  ['a missing variable', listed('filter: $f', '($f: AreaFilter!)'), {}],
  ['null for a condition', listed('filter: $f', '($f: AreaFilter)'), { f: { code: null } }],
  ['null for an operator', listed('filter: { code: { eq: $c } }', '($c: String)'), { c: null }],
  [
    'null deep in a filter',
    listed('filter: $f', '($f: AreaFilter)'),
    { f: { or: [{ not: { parent: { nameEn: { eq: null } } } }] } },
  ],
  [
    'an id of another type',
    '{ partners(filter: { id: { eq: $id } }) { totalCount } }'.replace('{', 'query ($id: ID) {'),
    { id: anArea },
  ],
  [
    'an id of another type among others',
    'query ($ids: [ID!]) { partners(filter: { area: { id: { in: $ids } } }) { totalCount } }',
    { ids: [anArea, 'no id'] },
  ],
  ['what is no id', 'query ($id: ID!) { node(id: $id) { id } }', { id: '17' }],
  ['both sides of a list', listed('first: 1, last: 1'), {}],
  ['a negative page', listed('last: $n', '($n: Int)'), { n: -1 }],
  ['a page beyond the cap', listed('first: 101'), {}],
  [
    'more conditions than a list may have',
    listed('filter: { or: $f }', '($f: [AreaFilter!])'),
    { f: many(251) },
  ],
  [
    'more values than a list may have',
    listed('filter: { code: { in: $c } }', '($c: [String!])'),
    { c: Array(251).fill('50') },
  ],
  [
    'more ids than a list may have',
    'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
    { ids: Array(101).fill(anArea) },
  ],
  ['a NUL in a text', listed('filter: { nameTh: { contains: $t } }', '($t: String)'), { t: 'ก\u0000' }],
  ['a day that is none', listed('filter: { validFrom: { gt: $d } }', '($d: LocalDate)'), { d: '2026-02-30' }],
  ['a cursor of nowhere', listed('after: "x"'), {}],
  ['a cursor without a list', listed('before: ""'), {}],
  ['a search for nothing', '{ searchPartners(text: " ") { totalCount } }', {}],
  [
    'a search for too much',
    'query ($t: String!) { searchPartners(text: $t) { totalCount } }',
    { t: 'ก'.repeat(201) },
  ],
];

describe('both refuse, under the same code', () => {
  test.each(refused)('%s', async (_what, source, variables) => {
    const { hub, difference } = await compare(database, { source, variables });
    expect(hub.errors).toHaveLength(1);
    expect(difference).toBeUndefined();
  });
});

/** Documents at the edge of being refused. */
const answered: [what: string, source: string, variables: Record<string, unknown>][] = [
  [
    'one item for a list, in the document',
    listed('filter: { and: { code: { in: "50" } } }, orderBy: { field: CODE }'),
    {},
  ],
  [
    'one item for a list, in a variable',
    listed('filter: $f', '($f: AreaFilter)'),
    { f: { or: { code: { in: '50' } } } },
  ],
  [
    'variables left out everywhere',
    listed(
      'first: $a, after: $b, filter: $c, orderBy: $d, validity: $e',
      '($a: Int, $b: String, $c: AreaFilter, $d: [AreaOrder!], $e: Validity)',
    ),
    {},
  ],
  [
    'variables that are null',
    listed(
      'first: $a, after: $b, filter: $c, orderBy: $d',
      '($a: Int, $b: String, $c: AreaFilter, $d: [AreaOrder!])',
    ),
    { a: null, b: null, c: null, d: null },
  ],
  [
    'a condition left out by its variable',
    listed('filter: { code: { eq: $c }, nameTh: $n }', '($c: String, $n: StringFilter)'),
    {},
  ],
  ['250 conditions', listed('filter: { or: $f }', '($f: [AreaFilter!])'), { f: many(250) }],
  ['a page at the cap', listed('first: 100'), {}],
  [
    'the schema beside rows, by variables',
    'query ($n: String!, $deprecated: Boolean!, $f: AreaFilter) { __type(name: $n) { fields(includeDeprecated: $deprecated) { name @include(if: $deprecated) isDeprecated } } areas(first: 1, filter: $f) { nodes { code } } }',
    { n: 'Area', deprecated: true, f: { level: { eq: 'PROVINCE' } } },
  ],
  [
    'a search of which no row is asked',
    '{ searchPartners(text: "บัว", types: [TEMPLE]) { __typename pageInfo { hasPreviousPage } } }',
    {},
  ],
  ['nothing at all', 'query ($no: Boolean!) { areas @include(if: $no) { totalCount } }', { no: false }],
  [
    'an object of which nothing is asked',
    'query ($no: Boolean!) { areas(first: 1) { nodes { code @include(if: $no) } edges { cursor @skip(if: true) } pageInfo { hasNextPage @include(if: $no) } } }',
    { no: false },
  ],
];

describe('both answer, and the same', () => {
  test.each(answered)('%s', async (_what, source, variables) => {
    const { hub, difference } = await compare(database, { source, variables });
    expect(hub.errors).toBeUndefined();
    expect(difference).toBeUndefined();
  });
});
