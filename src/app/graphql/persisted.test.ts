import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { answerOf, errorsOf } from '../../../test/factories/graphql-answer.ts';
import { standInSchema } from '../../../test/factories/stand-in-schema.ts';
import { KEY, type StandInServer, startStandIn } from '../../../test/factories/stand-in-server.ts';
import type { OperationsConfig } from '../../kernel/config.ts';
import { HubError } from '../../kernel/errors.ts';
import { type KnownOperations, LIMITS, loadOperations } from '../limits/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'hub-operations-'));
afterAll(() => rmSync(folder, { recursive: true }));

let written = 0;
function manifest(content: unknown): string {
  written += 1;
  const file = join(folder, `${written}.json`);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}
const load = (content: unknown, mode: OperationsConfig['mode'] = 'only'): Promise<KnownOperations> =>
  loadOperations({ mode, file: manifest(content) }, standInSchema());

const HELLO = 'query Hello($name: String) { hello(name: $name) }';
const TWO = 'query One { hello } query Two { me { name } }';
const TOUCH = 'mutation Touch { touch }';
const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const RELAY = { hello: HELLO, two: TWO, touch: TOUCH };
const APOLLO = {
  format: 'apollo-persisted-query-manifest',
  version: 1,
  operations: [
    { id: hash(HELLO), name: 'Hello', type: 'query', body: HELLO },
    { id: hash(TOUCH), name: 'Touch', type: 'mutation', body: TOUCH },
  ],
};

describe('a manifest', () => {
  test.each([
    ['Relay’s', RELAY, 'hello'],
    ['Apollo’s', APOLLO, hash(HELLO)],
  ])('in %s form names its operations, each by its hash too', async (_form, content, id) => {
    const operations = await load(content);
    for (const name of [id, hash(HELLO), `sha256:${hash(HELLO)}`])
      expect(operations.textOf(name)).toBe(HELLO);
    expect([operations.knows(HELLO), operations.knows(`${HELLO} `)]).toEqual([true, false]);
    expect([operations.textOf('nothing'), operations.textOf('__proto__')]).toEqual([undefined, undefined]);
  });

  test.each<[string, unknown, RegExp]>([
    ['that is no JSON', '{', /neither Apollo's form nor Relay's/],
    ['of another form', { format: 'x', operations: [] }, /neither Apollo's form nor Relay's/],
    ['of texts that are none', { hello: 7 }, /neither Apollo's form nor Relay's/],
    ['that does not parse', { broken: 'query Broken {' }, /Broken \("broken"\): Syntax Error/],
    [
      'that does not fit the schema',
      { odd: 'query Odd { helo }' },
      /Odd \("odd"\): Cannot query field "helo"/,
    ],
    ['of fragments alone', { part: 'fragment Part on Me { name }' }, /"part": it has fragments only/],
    [
      'with too deep an operation',
      { deep: `query Deep { ${'me { '.repeat(LIMITS.depth)}name${' }'.repeat(LIMITS.depth)} }` },
      /Deep \("deep"\): The operation nests deeper than 12/,
    ],
    [
      'with a list that is too long',
      { long: `query Long { sum(of: [${'1 '.repeat(251)}]) }` },
      /Long \("long"\): of may hold 250/,
    ],
    ['with a hash that is another text’s', { [`sha256:${hash('x')}`]: HELLO }, /Hello .*not the SHA-256/],
    [
      'with an id twice',
      { ...APOLLO, operations: [APOLLO.operations[0], { id: hash(HELLO), body: TOUCH }] },
      /Touch .*stands there twice/,
    ],
  ])('%s is refused by the name of what is wrong', async (_what, content, words) => {
    const refused = await load(content).catch((fault: unknown) => fault);
    expect(refused).toBeInstanceOf(HubError);
    const { code, detail, text } = refused as HubError;
    expect({ code, field: detail.field }).toEqual({ code: 'CONFIGURATION', field: 'HUB_OPERATIONS_FILE' });
    expect(text.en).toMatch(words);
    expect(text.th).toMatch(/[ก-ฮ]/);
  });

  test('that can not be read is refused', async () => {
    const missing = { mode: 'log', file: join(folder, 'missing.json') } as const;
    await expect(loadOperations(missing, standInSchema())).rejects.toMatchObject({ code: 'CONFIGURATION' });
  });
});

const MODES = ['off', 'log', 'only'] as const;
type Name = (typeof MODES)[number] | 'free' | 'none';
const servers = {} as Record<Name, StandInServer>;
beforeAll(async () => {
  for (const mode of MODES) servers[mode] = await startStandIn({ operations: await load(RELAY, mode) });
  servers.free = await startStandIn({ operations: await load(RELAY), mayAskFreely: async () => true });
  servers.none = await startStandIn();
});
afterAll(() => Promise.all(Object.values(servers).map((server) => server.stop())));

const get = (parts: Record<string, string>) =>
  fetch(`${servers.only.address}/graphql?${new URLSearchParams(parts)}`, {
    headers: { authorization: `Bearer ${KEY}` },
  });
const NEWER = { headers: { accept: 'application/graphql-response+json' } };
const persistedQuery = (text: string) => ({ persistedQuery: { version: 1, sha256Hash: hash(text) } });

describe('an operation is asked for', () => {
  test.each<[string, object, string]>([
    ['its id', { documentId: 'hello', variables: { name: 'Nid' } }, 'hello Nid'],
    ['its hash', { documentId: `sha256:${hash(HELLO)}` }, 'hello you'],
    ['Apollo’s hash', { extensions: persistedQuery(HELLO), variables: { name: 'Noi' } }, 'hello Noi'],
    ['Apollo’s hash beside its text', { query: HELLO, extensions: persistedQuery(HELLO) }, 'hello you'],
    ['its id and an operation’s name', { documentId: 'two', operationName: 'One' }, 'hello you'],
    ['its text', { query: HELLO }, 'hello you'],
  ])('by %s, also where only known ones are answered', async (_how, body, hello) => {
    const server = servers.only;
    const answer = await server.ask(body);
    expect(answer.status).toBe(200);
    expect((await answerOf(answer)).data).toEqual({ hello });
  });

  test('by GET, where it writes nothing', async () => {
    const answer = await get({ documentId: 'hello', variables: '{"name":"Nid"}' });
    expect((await answerOf(answer)).data).toEqual({ hello: 'hello Nid' });
    const byHash = await get({ extensions: JSON.stringify(persistedQuery(HELLO)) });
    expect((await answerOf(byHash)).data).toEqual({ hello: 'hello you' });
    expect((await get({ documentId: 'touch' })).status).toBe(405);
  });

  test.each<[string, object, string]>([
    ['an unknown id', { documentId: 'nothing' }, 'PERSISTED_QUERY_NOT_FOUND'],
    ['an unknown hash', { extensions: persistedQuery('{ me { name } }') }, 'PERSISTED_QUERY_NOT_FOUND'],
    ['an id that is no text', { documentId: 7 }, 'BAD_INPUT'],
    ['an id beside a text', { documentId: 'hello', query: HELLO }, 'BAD_INPUT'],
    ['a hash beside another text', { query: '{ hello }', extensions: persistedQuery(HELLO) }, 'BAD_INPUT'],
  ])('but not by %s', async (_how, body, code) => {
    for (const mode of ['off', 'only'] as const) {
      const server = servers[mode];
      const answer = await server.ask(body, NEWER);
      expect(answer.status).toBe(400);
      const errors = await errorsOf(answer);
      expect(errors).toHaveLength(1);
      expect(errors[0]?.extensions).toMatchObject({ code, messageTh: expect.stringMatching(/[ก-ฮ]/) });
      expect((await server.ask(body, { headers: { accept: 'application/json' } })).status).toBe(200);
    }
  });

  test('and without a key it is not said whether there is one', async () => {
    const server = servers.only;
    const ask = async (documentId: string) => {
      const answer = await fetch(`${server.address}/graphql`, {
        method: 'POST',
        body: JSON.stringify({ documentId }),
        headers: { 'content-type': 'application/json' },
      });
      return { status: answer.status, code: (await errorsOf(answer))[0]?.extensions.code };
    };
    expect(await ask('nothing')).toEqual({ status: 401, code: 'UNAUTHENTICATED' });
    expect(await ask('hello')).toEqual(await ask('nothing'));
  });

  test('where there is no manifest, by no hash, and Apollo’s clients are told to send texts', async () => {
    const [error] = await errorsOf(await servers.none.ask({ extensions: persistedQuery(HELLO) }));
    expect(error?.extensions.code).toBe('PERSISTED_QUERY_NOT_SUPPORTED');
  });
});

describe('what is not in the manifest', () => {
  const FREE = '{ me { name } }';

  test.each([FREE, '{ __schema { queryType { name } } }', '{ nonsense }', `${HELLO} # more`])(
    'is refused where only known ones are answered: %s',
    async (query) => {
      const server = servers.only;
      const answer = await server.ask({ query });
      expect(answer.status).toBe(403);
      const errors = await errorsOf(answer);
      expect(errors).toHaveLength(1);
      expect(errors[0]?.extensions).toMatchObject({
        code: 'FORBIDDEN',
        field: 'query',
        rule: 'KNOWN_OPERATION',
        messageTh: expect.stringMatching(/ลงทะเบียน/),
      });
    },
  );

  test('is answered to who may ask freely, the schema too', async () => {
    const server = servers.free;
    expect((await answerOf(await server.ask({ query: FREE }))).data).toEqual({ me: { name: 'me' } });
    expect((await server.ask({ query: '{ __schema { queryType { name } } }' })).status).toBe(200);
  });

  test('is answered to everybody where everybody may ask it without a key', async () => {
    const server = servers.only;
    const answer = await fetch(`${server.address}/graphql?query={__typename}`);
    expect(answer.status).toBe(200);
    expect((await server.ask({ query: '{ __typename }' })).status).toBe(200);
  });

  test('is logged once by its hash, without its text, and answered', async () => {
    const server = servers.log;
    for (const query of [FREE, FREE, HELLO]) expect((await server.ask({ query })).status).toBe(200);
    const lines = server
      .logged()
      .split('\n')
      .filter((line) => line.includes('not in the manifest'));
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] as string)).toMatchObject({
      sha256: hash(FREE),
      viewer: 'client:00000000-0000-7000-8000-000000000002',
    });
    expect(server.logged()).not.toContain('me { name }');
  });

  test('is answered without a word where nothing is asked of operations', async () => {
    const server = servers.off;
    expect((await server.ask({ query: FREE })).status).toBe(200);
    expect(server.logged()).not.toContain('not in the manifest');
  });
});
