import { ApolloServer } from '@apollo/server';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type RealServer, startReal } from '../../../test/factories/real-server.ts';
import { ChangeChannel, openChange } from '../../write/index.ts';

let server: RealServer;
beforeAll(async () => {
  server = await startReal();
  // Few people in one area: how many is withheld, and the answer notes it.
  await server.database.app.transaction(async (transaction) => {
    const opening = { channel: ChangeChannel.CLI, actor: 'test', reason: 'a small count' };
    await transaction.query(
      `UPDATE area_population SET male = 2, version = version + 1, change_id = $1
       WHERE area_id = (SELECT id FROM area WHERE code = '500108')`,
      [await openChange(transaction, opening)],
    );
  });
});
afterAll(() => server.close());

const apollo = jest.spyOn(ApolloServer.prototype, 'executeHTTPGraphQLRequest');
afterEach(() => {
  apollo.mockClear();
});

interface Asked {
  body?: object;
  headers?: Record<string, string>;
  path?: string;
}

async function ask({ body, headers, path = '/graphql' }: Asked) {
  const answer = await fetch(`${server.address}${path}`, {
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
    headers: {
      authorization: `Bearer ${server.key}`,
      ...(body && { 'content-type': 'application/json' }),
      ...headers,
    },
  });
  const { date: _date, 'x-request-id': id, ...others } = Object.fromEntries(answer.headers);
  return {
    status: answer.status,
    headers: others,
    body: (await answer.text()).replaceAll(String(id), '(request id)'),
  };
}

/** Asks twice; answers both, and how often Apollo was needed. */
async function twice(asked: Asked) {
  const [first, second] = [await ask(asked), await ask(asked)];
  return { first, second, apollo: apollo.mock.calls.length };
}

const AREA = 'query Area($code: String!) { area(code: $code) { nameTh populations { male } } }';
const TWO = 'query One { area(code: "50") { nameTh } } query Two { area(code: "30") { nameTh } }';
const NEWER = { accept: 'application/graphql-response+json' };

describe('a read that is known is answered as it was the first time, without Apollo', () => {
  test.each<[string, Asked]>([
    ['a plain one', { body: { query: '{ area(code: "50") { id nameTh } }' } }],
    ['with variables', { body: { query: AREA, variables: { code: '30' } } }],
    [
      'with null for what is left out',
      { body: { query: '{ __typename area(code: "10") { nameEn } }', variables: null } },
    ],
    [
      'with something to note',
      { body: { query: AREA.replace('Area', 'Small'), variables: { code: '500108' } } },
    ],
    ['one of two by its name', { body: { query: TWO, operationName: 'One' } }],
    ['the other of the two', { body: { query: TWO, operationName: 'Two' } }],
    ['in the newer media type', { body: { query: '{ area(code: "50") { nameTh } }' }, headers: NEWER }],
    [
      'in the older one',
      { body: { query: '{ area(code: "50") { nameTh } }' }, headers: { accept: 'application/json' } },
    ],
    ['in any', { body: { query: '{ area(code: "50") { nameTh } }' }, headers: { accept: '*/*' } }],
    ['with a page of many rows', { body: { query: '{ partners(first: 1000) { nodes { id nameTh } } }' } }],
    ['with nothing found', { body: { query: '{ area(code: "99") { nameTh } }' } }],
  ])('%s', async (_name, asked) => {
    const { first, second, apollo: needed } = await twice(asked);
    expect(second).toEqual(first);
    expect(first.status).toBe(200);
    expect(JSON.parse(first.body)).toHaveProperty('data');
    expect(needed).toBe(1);
  });

  test('what is to be noted of it is noted each time', async () => {
    const body = { query: '{ area(code: "500108") { populations { male } } }' };
    const notes = [{ path: ['area', 'populations', 0, 'male'], reason: 'SMALL_COUNT' }];
    for (const { body: text } of Object.values(await twice({ body })).slice(0, 2) as { body: string }[])
      expect(JSON.parse(text).extensions).toEqual({ cost: { points: 1, nodes: 10 }, notes });
  });

  test('also with other variables, and each media type by itself', async () => {
    const query = 'query Names($code: String!) { area(code: $code) { nameTh } }';
    const names = [];
    for (const code of ['50', '30', '10']) names.push(await ask({ body: { query, variables: { code } } }));
    expect(names.map(({ body }) => JSON.parse(body).data.area.nameTh)).toEqual([
      'เชียงใหม่',
      'นครราชสีมา',
      'กรุงเทพมหานคร',
    ]);
    expect(apollo).toHaveBeenCalledTimes(1);
    const newer = await ask({ body: { query, variables: { code: '50' } }, headers: NEWER });
    expect(newer.headers['content-type']).toMatch(/graphql-response/);
    expect(apollo).toHaveBeenCalledTimes(2);
  });
});

describe('Apollo answers, as often as it is asked', () => {
  const known = '{ area(code: "50") { nameTh nameEn } }';
  test.each<[string, Asked, number]>([
    ['what is wrong in the document', { body: { query: '{ area(code: "50") { nonsense } }' } }, 200],
    ['what is wrong in the variables', { body: { query: AREA, variables: { code: 7 } } }, 200],
    ['variables that are no object', { body: { query: AREA, variables: ['50'] } }, 400],
    ['an id that is none', { body: { query: '{ node(id: "x") { id } }' } }, 200],
    ['a name of no operation', { body: { query: TWO, operationName: 'Three' } }, 200],
    ['more than the three parts', { body: { query: known, extensions: {} } }, 200],
    ['a query in the address', { path: `/graphql?query=${encodeURIComponent(known)}` }, 200],
    ['introspection', { body: { query: '{ __schema { queryType { name } } }' } }, 200],
    ['nobody without a key', { body: { query: known }, headers: { authorization: '' } }, 401],
    [
      'nobody with a wrong key',
      { body: { query: known }, headers: { authorization: 'Bearer hub_wrong' } },
      401,
    ],
    [
      'what is asked in no media type that there is',
      { body: { query: known }, headers: { accept: 'text/html' } },
      406,
    ],
  ])('%s', async (_name, asked, status) => {
    await ask({ body: { query: known } });
    apollo.mockClear();
    const { first, second, apollo: needed } = await twice(asked);
    expect(second).toEqual(first);
    expect(first.status).toBe(status);
    expect(needed).toBe(2);
  });
});

test('a known read is logged and counted like any other', async () => {
  const query = 'query Logged { area(code: "50") { postcode } }';
  const before = server.logged().split('\n').length;
  await twice({ body: { query, operationName: 'Logged' } });
  const lines = server
    .logged()
    .trim()
    .split('\n')
    .slice(before - 1)
    .map((line) => JSON.parse(line));
  const told = lines
    .filter(({ msg }) => msg === 'request')
    .map(({ route, status, operation, operationName, outcome }) => ({
      route,
      status,
      operation,
      operationName,
      outcome,
    }));
  const line = { route: '/graphql', status: 200, operation: 'query', operationName: 'Logged', outcome: 'ok' };
  expect(told).toEqual([line, line]);
});
