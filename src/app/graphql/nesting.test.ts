import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { answerOf } from '../../../test/factories/graphql-answer.ts';
import { KEY, type StandInServer, startStandIn } from '../../../test/factories/stand-in-server.ts';

let server: StandInServer;
beforeAll(async () => {
  server = await startStandIn();
});
afterAll(() => server.stop());

/** A document of so many brackets within each other that asks for nothing deep. */
const document = (nesting: number): string =>
  `${'{ ... '.repeat(nesting - 1)}{ hello }${' }'.repeat(nesting - 1)}`;
/** Variables that nest so; the object that they are is the first level. */
const variables = (nesting: number): string => `{"x":${'['.repeat(nesting - 1)}${']'.repeat(nesting - 1)}}`;

const asGet = (query: string, given: string) =>
  fetch(`${server.address}/graphql?${new URLSearchParams({ query, variables: given })}`, {
    headers: { authorization: `Bearer ${KEY}` },
  });
const asPost = (query: string, given: string) =>
  server.ask(`{"query":${JSON.stringify(query)},"variables":${given}}`);

describe.each([
  ['POST', asPost],
  ['GET', asGet],
])('brackets within brackets, by %s', (_method, ask) => {
  test('at the limit are read', async () => {
    const answer = await ask(document(100), variables(100));
    expect([answer.status, await answer.json()]).toMatchObject([200, { data: { hello: 'hello you' } }]);
  });

  test.each([
    ['a document', document(101), '{}', 'query'],
    ['variables', '{ hello }', variables(101), 'variables'],
  ])('one more is refused: %s', async (_what, query, given, field) => {
    const answer = await ask(query, given);
    expect(answer.status).toBe(400);
    const { errors } = await answerOf(answer);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', field, rule: 'nesting <= 100' });
  });
});

// These ended on the stack of the parser, of the validation and of the coercion of variables.
test.each([
  ['a document of 5,000', document(5_000), '{}'],
  ['a list of 3,000', `{ sum(of: ${'['.repeat(3_000)}${']'.repeat(3_000)}) }`, '{}'],
  ['variables of 100,000', '{ hello }', variables(100_000)],
])('whatever nests far deeper is refused alike: %s', async (_what, query, given) => {
  const { errors } = await answerOf(await asPost(query, given));
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', rule: 'nesting <= 100' });
});

test('brackets in texts and comments are none', async () => {
  const many = '{'.repeat(150);
  const query = `# ${many}\n{ hello(a: "\\"${many}", b: """\\"""${many}""") }`;
  const { errors } = await answerOf(await asPost(query, '{}'));
  expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
});
