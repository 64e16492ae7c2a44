import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { answerOf, errorsOf } from '../../../test/factories/graphql-answer.ts';
import { type StandInServer, startStandIn } from '../../../test/factories/stand-in-server.ts';
import { LIMITS } from './limits.ts';

let server: StandInServer;
beforeAll(async () => {
  server = await startStandIn();
});
afterAll(() => server.stop());

const nested = (depth: number): string => `{ ${'me { '.repeat(depth - 1)}name${' }'.repeat(depth - 1)} }`;
const aliased = (count: number): string =>
  `{ ${Array.from({ length: count }, (_, n) => `a${n}: hello`).join(' ')} }`;
const ask = async (query: string) => answerOf(await server.ask({ query }));

describe('depth', () => {
  test('at the limit is answered', async () => {
    expect(await ask(nested(LIMITS.depth))).not.toHaveProperty('errors');
  });

  test('one more is refused', async () => {
    const { data, errors } = await ask(nested(LIMITS.depth + 1));
    expect(data).toBeUndefined();
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_INPUT',
      field: 'query',
      rule: 'depth <= 12',
      value: '13',
    });
  });

  test('counts through fragments', async () => {
    const { errors } = await ask(`{ me { ...deep } } fragment deep on Me ${nested(LIMITS.depth)}`);
    expect(errors?.[0]?.extensions.value).toBe('13');
  });

  test('does not stop the introspection of tools', async () => {
    expect(await ask(getIntrospectionQuery())).not.toHaveProperty('errors');
  });
});

describe('aliases', () => {
  test('at the limit are answered', async () => {
    expect(await ask(aliased(LIMITS.aliases))).not.toHaveProperty('errors');
  });

  test('one more is refused', async () => {
    const { errors } = await ask(aliased(LIMITS.aliases + 1));
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', rule: 'aliases <= 30', value: '31' });
  });

  test('count each time that their fragment is spread', async () => {
    const fragment = 'fragment two on Me { a: name b: name }';
    const spread = Array.from({ length: 11 }, (_, n) => `m${n}: me { ...two }`).join(' ');
    const { errors } = await ask(`{ ${spread} } ${fragment}`);
    expect(errors?.[0]?.extensions.value).toBe('33');
  });
});

test('fragments that spread each other are refused, not followed', async () => {
  const { errors } = await ask(
    '{ me { ...a } } fragment a on Me { me { ...b } } fragment b on Me { me { ...a } }',
  );
  expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
});

describe('tokens', () => {
  // Each operation has five of them; what is missing is made up by a field that is asked for once more.
  const tokens = (count: number): string => {
    const operations = Math.floor(count / 5);
    const more = ' hello'.repeat(count % 5);
    return Array.from({ length: operations }, (_, n) => `query Q${n} { hello${n ? '' : more} }`).join(' ');
  };
  const askFirst = async (query: string) => answerOf(await server.ask({ query, operationName: 'Q0' }));

  test('at the limit are answered', async () => {
    expect(await askFirst(tokens(LIMITS.tokens))).not.toHaveProperty('errors');
  });

  test('one more is refused', async () => {
    const { errors } = await askFirst(tokens(LIMITS.tokens + 1));
    expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_PARSE_FAILED');
  });
});

describe('body', () => {
  const body = (bytes: number): string => {
    const bare = JSON.stringify({ query: '{ hello }', variables: { filler: '' } });
    return bare.replace('""', `"${'x'.repeat(bytes - bare.length)}"`);
  };

  test('at the limit is answered', async () => {
    const answer = await server.ask(body(LIMITS.bodyBytes));
    expect(answer.status).toBe(200);
  });

  test('one byte more is refused', async () => {
    const answer = await server.ask(body(LIMITS.bodyBytes + 1));
    expect(answer.status).toBe(413);
    const [error] = await errorsOf(answer);
    expect(error?.extensions).toMatchObject({ code: 'BAD_REQUEST', field: 'body', rule: 'bytes <= 2097152' });
  });
});
