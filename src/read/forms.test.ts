import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getOperationAST, parse } from 'graphql';
import { readerOf, tryHub, tryOracle } from '../../test/setup/ask-hub.ts';
import { openTestDatabase, type TestDatabase } from '../../test/setup/open-test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const source = `query ($first: Int, $last: Int, $code: String = "50") {
  partners(first: $first, last: $last, filter: { type: { eq: TEMPLE }, within: $code }) {
    nodes { nameTh area { code } } pageInfo { hasNextPage hasPreviousPage }
  }
}`;

async function statementOf(text: string, variables: Record<string, unknown>) {
  const document = parse(text);
  const operation = getOperationAST(document)!;
  const reader = await readerOf(database);
  return reader.compiled({ document, operation, source: text }, reader.coerce({ operation, variables }));
}

const statementFor = (variables: Record<string, unknown>) => statementOf(source, variables);

describe('one operation has several statements', () => {
  test.each<[what: string, one: Record<string, unknown>, other: Record<string, unknown>]>([
    ['two common sizes of a page', { first: 10 }, { first: 20 }],
    ['a common size and another', { first: 20 }, { first: 21 }],
    ['a province and a district', { code: '50' }, { code: '5001' }],
  ])('for %s', async (_what, one, other) => {
    const [first, second] = [await statementFor(one), await statementFor(other)];
    expect(first.sql).not.toBe(second.sql);
    // Each is found again, and not compiled anew.
    expect(await statementFor(one)).toBe(first);
    expect(await statementFor(other)).toBe(second);
  });

  test.each<[what: string, one: Record<string, unknown>, other: Record<string, unknown>]>([
    ['two sizes that are not common', { first: 21 }, { first: 99 }],
    ['two provinces', { code: '50' }, { code: '10' }],
    ['a subdistrict, a district and what is no code', { code: '500108' }, { code: 'no code' }],
  ])('but one for %s', async (_what, one, other) => {
    expect(await statementFor(one)).toBe(await statementFor(other));
  });

  test('a client that asks for each size in turn makes few', async () => {
    const statements = new Set<string>();
    for (let first = 0; first <= 1_000; first += 1) statements.add((await statementFor({ first })).name);
    expect(statements.size).toBeLessThan(15);
  });
});

describe('an object by its id', () => {
  const byId = 'query ($id: ID!) { node(id: $id) { __typename id } }';
  const idOf = (type: string) =>
    Buffer.from(`${type}:01890000-0000-7000-8000-000000000000`).toString('base64url');

  test('is looked for among those of its type alone', async () => {
    const { sql } = await statementOf(byId, { id: idOf('Temple') });
    expect(sql).toContain('"hub"."partner"');
    expect(sql).not.toContain('"hub"."area"');
  });

  test('of a type that there is not is asked of no table', async () => {
    expect((await statementOf(byId, { id: idOf('Unheard') })).sql).not.toContain('"hub".');
    expect(await tryHub(database, byId, { id: idOf('Unheard') })).toMatchObject({ data: { node: null } });
  });
});

test.each([
  { first: 2 },
  { first: 3 },
  { first: 0 },
  { last: 2 },
  { last: 3 },
  {},
  { first: null },
  { first: 2, code: '5001' },
  { first: 3, code: '500108' },
  { first: 2, code: '99' },
  { first: 2, code: '5' },
  { first: 2, code: '' },
])('%j is answered as by the plain resolvers', async (variables) => {
  const answer = await tryHub(database, source, variables);
  expect(answer.errors).toBeUndefined();
  expect(answer).toEqual(JSON.parse(JSON.stringify(await tryOracle(database, source, variables))));
});
