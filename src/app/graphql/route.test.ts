import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { answerOf } from '../../../test/factories/graphql-answer.ts';
import { KEY, type StandInServer, startStandIn } from '../../../test/factories/stand-in-server.ts';

let server: StandInServer;
beforeAll(async () => {
  server = await startStandIn();
});
afterAll(() => server.stop());

const anonymous = { headers: { authorization: '' } };
const post = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${server.address}/graphql`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });

describe('without a key', () => {
  test.each(['{ __typename }', 'query Probe { __typename }', '{ a: __typename }'])(
    '%s is answered',
    async (query) => {
      const answer = await post({ query });
      expect(answer.status).toBe(200);
    },
  );

  test.each([
    '{ hello }',
    '{ __typename hello }',
    '{ ... { hello } }',
    '{ __schema { queryType { name } } }',
    '{ __type(name: "Query") { name } }',
    'mutation { __typename }',
    'mutation { touch }',
    '{ nonsense }',
    '{ unbalanced',
    '',
  ])('%j is refused with 401 and says nothing else', async (query) => {
    const answer = await post({ query });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="hub"');
    const { errors, data } = await answerOf(answer);
    expect(data).toBeUndefined();
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED', field: 'authorization' });
    expect(errors?.[0]?.extensions.messageTh).toMatch(/กุญแจ/);
    expect(errors?.[0]?.extensions.requestId).toBe(answer.headers.get('x-request-id'));
  });

  test('the query is looked for where the method carries it', async () => {
    const answer = await fetch(`${server.address}/graphql?query={__typename}`, {
      method: 'POST',
      body: JSON.stringify({ query: '{ hello }' }),
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(401);
  });

  test.each(['Bearer', 'Bearer hub_wrong', 'Basic aHViOg==', `bearer ${KEY}x`, KEY])(
    'the header %j is refused, for the probe as well',
    async (authorization) => {
      const answer = await post({ query: '{ __typename }' }, { authorization });
      expect(answer.status).toBe(401);
      expect(await answer.text()).not.toContain(KEY);
    },
  );
});

describe('cross-site requests', () => {
  const query = encodeURIComponent('{ hello }');

  test('a bare GET with the key is answered', async () => {
    const answer = await fetch(`${server.address}/graphql?query=${query}`, {
      headers: { authorization: `Bearer ${KEY}` },
    });
    expect(await answer.json()).toMatchObject({ data: { hello: 'hello you' } });
  });

  test.each([
    ['that brings cookies', { cookie: 'session=1' }],
    ['of a form', { 'content-type': 'text/plain' }],
    ['of a form with a type that does not parse', { 'content-type': 'application/x-www-form-urlencoded; x' }],
  ])('a GET %s is refused', async (_what, headers) => {
    const answer = await fetch(`${server.address}/graphql?query=${query}`, {
      headers: { authorization: `Bearer ${KEY}`, ...headers },
    });
    expect(answer.status).toBe(400);
  });

  test('a GET that brings cookies and the preflight header is answered', async () => {
    const headers = {
      authorization: `Bearer ${KEY}`,
      cookie: 'session=1',
      'apollo-require-preflight': 'yes',
    };
    const answer = await fetch(`${server.address}/graphql?query=${query}`, { headers });
    expect(answer.status).toBe(200);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'a POST of %s is refused',
    async (type) => {
      const answer = await server.ask('query={hello}', { headers: { 'content-type': type } });
      expect(answer.status).toBe(415);
    },
  );

  test('a mutation by GET is refused', async () => {
    const answer = await fetch(`${server.address}/graphql?query=mutation{touch}`, {
      headers: { authorization: `Bearer ${KEY}` },
    });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('POST');
  });
});

test('other methods are refused with those that are allowed', async () => {
  const answer = await fetch(`${server.address}/graphql`, { method: 'PUT' });
  expect(answer.status).toBe(405);
  expect(answer.headers.get('allow')).toBe('GET, POST');
});

test('answers are not kept by caches', async () => {
  const answer = await server.ask({ query: '{ hello }' });
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

test('a batch is refused', async () => {
  const answer = await server.ask([{ query: '{ hello }' }, { query: '{ hello }' }]);
  expect(answer.status).toBe(400);
});

test('a request without a key is refused before its body is looked into', async () => {
  const answer = await server.ask({ query: '{ hello }' }, anonymous);
  expect(answer.status).toBe(401);
});

describe('the status of a refused document', () => {
  test.each([
    ['application/json', 200],
    ['*/*', 200],
    ['application/graphql-response+json', 400],
    ['application/graphql-response+json, application/json;q=0.5', 400],
    ['application/graphql-response+json;q=0.5, application/json', 200],
  ])('for a client that accepts %s is %i', async (accept, status) => {
    const answer = await server.ask({ query: '{ nonsense }' }, { headers: { accept } });
    expect(answer.status).toBe(status);
  });

  test('but a request that is malformed itself is always 400', async () => {
    const answer = await server.ask({ query: 7 }, { headers: { accept: 'application/json' } });
    expect(answer.status).toBe(400);
  });
});
