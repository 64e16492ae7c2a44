import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { errorsOf as errorsIn } from '../../../test/factories/graphql-answer.ts';
import { type StandInServer, startStandIn } from '../../../test/factories/stand-in-server.ts';
import { MOST_ERRORS } from './observe.ts';

let server: StandInServer;
beforeAll(async () => {
  server = await startStandIn();
});
afterAll(() => server.stop());

const errorsOf = async (body: unknown) => errorsIn(await server.ask(body));

test('an expected refusal says field, rule and value in both languages', async () => {
  const [error] = await errorsOf({ query: '{ refused }' });
  expect(error).toEqual({
    message: 'bad page number',
    path: ['refused'],
    locations: [{ line: 1, column: 3 }],
    extensions: {
      code: 'BAD_INPUT',
      messageTh: 'เลขหน้าผิด',
      messageEn: 'bad page number',
      field: 'first',
      rule: '0 <= first <= 100',
      value: '-1',
      requestId: expect.any(String),
    },
  });
});

test('the unexpected is masked, and logged with its stack under the id that the client learns', async () => {
  const [error] = await errorsOf({ query: '{ broken }' });
  expect(error).toEqual({
    message: 'Internal error / ข้อผิดพลาดภายใน',
    path: ['broken'],
    locations: expect.anything(),
    extensions: {
      code: 'INTERNAL',
      messageTh: 'ข้อผิดพลาดภายใน',
      messageEn: 'Internal error',
      requestId: expect.any(String),
    },
  });
  const lines = server
    .logged()
    .split('\n')
    .filter((line) => line.includes(String(error?.extensions.requestId)));
  const logged = lines.map((line) => JSON.parse(line)).find((line) => 'err' in line);
  expect(logged.err).toMatchObject({ type: 'Error', code: '22P02' });
  expect(logged.err.stack).toMatch(/stand-in-schema/);
});

test('a null where the schema promises a value is a fault of ours', async () => {
  const [error] = await errorsOf({ query: '{ lost }' });
  expect(error?.extensions.code).toBe('INTERNAL');
  expect(JSON.stringify(error)).not.toMatch(/non-nullable/);
});

test('a database that does not answer is named as such', async () => {
  const [error] = await errorsOf({ query: '{ unavailable }' });
  expect(error?.extensions).toMatchObject({
    code: 'UNAVAILABLE',
    messageTh: expect.stringMatching(/ฐานข้อมูล/),
  });
  expect(JSON.stringify(error)).not.toMatch(/ECONN|5432/);
});

describe('what the libraries refuse keeps their code and gets a Thai text', () => {
  test.each([
    ['GRAPHQL_PARSE_FAILED', { query: '{' }],
    ['GRAPHQL_VALIDATION_FAILED', { query: '{ nonsense }' }],
    ['BAD_USER_INPUT', { query: 'query ($n: Int!) { hello(times: $n) }', variables: { n: 'x' } }],
    ['BAD_USER_INPUT', { query: 'query ($n: Int) { hello(times: $n) }', variables: { n: null } }],
    ['OPERATION_RESOLUTION_FAILURE', { query: 'query A { hello }', operationName: 'B' }],
    ['BAD_REQUEST', { query: '' }],
    ['PERSISTED_QUERY_NOT_SUPPORTED', { extensions: { persistedQuery: { version: 1, sha256Hash: 'a' } } }],
  ])('%s', async (code, body) => {
    const errors = await errorsOf(body);
    expect(errors[0]?.extensions).toMatchObject({ code, messageTh: expect.stringMatching(/[ก-ฮ]/) });
    expect(errors[0]?.extensions).not.toHaveProperty('stacktrace');
  });

  test('with a suggestion of what may have been meant, to who has a key', async () => {
    const [error] = await errorsOf({ query: '{ helo }' });
    expect(error?.message).toMatch(/Did you mean "hello"\?/);
  });

  test.each([
    ['what does not fit the schema', { query: 'mutation { open(times: 1) { helo } }' }],
    [
      'variables that do not fit',
      { query: 'mutation ($n: Int!) { open(times: $n) { hello } }', variables: { n: 'x' } },
    ],
  ])('and without a key nothing of the schema: %s', async (_what, body) => {
    const errors = await errorsIn(
      await fetch(`${server.address}/graphql`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
    );
    const withKey = await errorsOf(body);
    expect(withKey[0]?.message).toMatch(/helo|Int/);
    expect(errors[0]?.message).toBe('The operation does not fit the schema; with a key it is told why');
    expect(JSON.stringify(errors)).not.toMatch(/helo|hello|Int|Opened|Did you mean/);
  });

  test('and a few mistakes at a time', async () => {
    const errors = await errorsOf({
      query: `{ ${Array.from({ length: 50 }, (_, n) => `no${n}`).join(' ')} }`,
    });
    expect(errors.length).toBeLessThanOrEqual(6);
  });

  test('and a few wrong values of variables at a time, the last of which says that there were more', async () => {
    const eight = (each: (n: number) => string) => Array.from({ length: 8 }, (_, n) => each(n)).join(' ');
    const query = `query (${eight((n) => `$n${n}: Int`)}) { ${eight((n) => `a${n}: hello(times: $n${n})`)} }`;
    const variables = JSON.parse(`{${eight((n) => `"n${n}":"x"`).replaceAll(' ', ',')}}`);
    const errors = await errorsOf({ query, variables });
    expect(errors).toHaveLength(6);
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(Array(6).fill('BAD_USER_INPUT'));
    expect(errors.at(-1)?.message).toMatch(/^Too many errors/);
  });

  test('and without echoing a long input', async () => {
    const answer = await server.ask({
      query: 'query ($n: Int!) { hello(times: $n) }',
      variables: { n: 'x'.repeat(100_000) },
    });
    expect((await answer.text()).length).toBeLessThan(3_000);
  });
});

describe('one kind of error on many rows', () => {
  test(`up to ${MOST_ERRORS} are answered in full`, async () => {
    const errors = await errorsOf({ query: `{ brokenRows(count: ${MOST_ERRORS}) }` });
    expect(errors).toHaveLength(MOST_ERRORS);
    expect(errors.at(-1)?.extensions).not.toHaveProperty('errorsLeftOut');
  });

  test('more are cut, and the last one says how many were left out', async () => {
    const errors = await errorsOf({ query: `{ brokenRows(count: ${MOST_ERRORS + 1}) }` });
    expect(errors).toHaveLength(MOST_ERRORS);
    expect(errors.at(-1)?.extensions.errorsLeftOut).toBe(1);
  });
});

test('a variable that its type does not take says which field of it, and by which rule, in both languages', async () => {
  const within = { query: 'query ($of: [Int!]!) { sum(of: $of) }', variables: { of: [1, 'a; b at "c"; d'] } };
  const [error] = await errorsOf(within);
  expect(error?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    field: 'of.1',
    rule: 'Int cannot represent non-integer value: "a; b at \\"c\\"; d"',
    messageTh: 'ค่าของตัวแปรหรืออาร์กิวเมนต์ไม่ถูกต้อง: of.1',
  });
  const [whole] = await errorsOf({ query: 'query ($ms: Int!) { slow(ms: $ms) }', variables: { ms: true } });
  expect(whole?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'ms' });
});
