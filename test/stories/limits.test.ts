import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { contextOver } from '../../src/app/context.ts';
import { entities } from '../../src/app/entities.ts';
import { readLater } from '../../src/app/graphql/read-back.ts';
import { buildHubSchema } from '../../src/app/schema.ts';
import { type RunningServer, serve } from '../../src/app/serve.ts';
import { createDataSource } from '../../src/kernel/db/data-source.ts';
import { newId } from '../../src/kernel/ids.ts';
import { toGlobalId } from '../../src/kernel/listing/index.ts';
import { ANONYMOUS, type Viewer } from '../../src/kernel/viewer.ts';
import { Budgets } from '../../src/modules/access/index.ts';
import { Reader, ReadPool } from '../../src/read/index.ts';
import { makeClient } from '../factories/clients.ts';
import type { Answer } from '../factories/graphql-answer.ts';
import { WireTap } from '../oracle/wire-tap.ts';
import { openTestDatabase, type TestDatabase } from '../setup/open-test-database.ts';

// The server's way to the database goes through the tap, but for the counting of budgets: what the tap hears is the SQL
// of the operation.

/** Seconds; no window ends while the tests run, unless they say so. */
const WINDOW = 3_600;

let database: TestDatabase;
let tap: WireTap;
let tapped: DataSource;
let reads: ReadPool;
let server: RunningServer;
const viewers = new Map<string | undefined, Viewer>([[undefined, ANONYMOUS]]);

beforeAll(async () => {
  database = await openTestDatabase();
  const { id: clientId, partnerId } = await makeClient(database.app, {
    actsFor: 'PLAO-30',
    roles: ['COORDINATOR' as never],
  });
  const client = { kind: 'CLIENT', clientId, partnerId, scopes: new Set(['WRITE']) } as const;
  viewers.set('plain', client as Viewer);
  viewers.set('bulk', { ...client, clientId: newId(), scopes: new Set(['BULK']) });
  viewers.set('poor', { ...client, clientId: newId(), scopes: new Set(), budget: 3 });

  const opened = await WireTap.open(database.appUrl);
  tap = opened;
  const settings = { url: opened.url, entities, applicationName: 'test limits', poolSize: 1 };
  tapped = await createDataSource(settings).initialize();
  reads = new ReadPool({ url: opened.url, size: 1 });
  const schema = await buildHubSchema();
  server = await serve({
    config: { host: '127.0.0.1', port: 0 },
    log: pino({ level: 'silent' }),
    schema,
    viewerOf: async (authorization) => viewers.get(authorization?.split(' ')[1]) as Viewer,
    contextFor: contextOver({ reader: new Reader(schema, tapped, reads), dataSource: tapped, readLater }),
    readiness: async () => 'ready',
    budgets: new Budgets(database.app, { points: 10_000_000, anonymousPoints: 2, seconds: WINDOW }),
    drainDelay: 0,
  });
  await ask({ query: '{ area(code: "50") { nameTh } }' });
});
afterAll(async () => {
  await server.stop();
  await reads.close();
  await tapped.destroy();
  await tap.close();
  await database.close();
});
afterEach(() => {
  jest.restoreAllMocks();
});

interface Asked {
  query: string;
  variables?: unknown;
  operationName?: string;
}

/** Asks, and answers what came back, with the messages that the database was sent meanwhile. */
async function ask(body: Asked | string, key: string | undefined = 'plain') {
  tap.take();
  const response = await fetch(`${server.address}/graphql`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json;q=0.5',
      ...(key !== 'nobody' && { authorization: `Bearer ${key}` }),
    },
  });
  const answer = (await response.json()) as Answer & { extensions?: { cost?: object } };
  const [refused] = [
    ...(answer.errors ?? []).map(({ extensions }) => extensions),
    ...userErrors(answer.data),
  ];
  return { status: response.status, headers: response.headers, answer, refused, sql: tap.take() };
}

type Told = Record<string, unknown>;
const userErrors = (data: Answer['data']): Told[] =>
  Object.values(data ?? {}).flatMap(
    (payload) => ((payload as { userErrors?: Told[] })?.userErrors ?? []) as Told[],
  );

const THAI = /[ก-๙]/;
const area = '{ area(code: "50") { nameTh } }';
const none = 'filter: { code: { eq: "none" } }';
const many = <T>(count: number, item: T): T[] => Array(count).fill(item);
const anArea = toGlobalId('Area', '017f2907-0400-7000-8000-000000000000');

/** Under an area: lists of which no row is asked, each one request. */
const counts = (count: number, prefix: string) =>
  Array.from({ length: count }, (_, n) => {
    const name = ['partners', 'partnersWithin', 'coverages'][n];
    return `${name ?? `${prefix}${n}: partners`}(first: 0) { totalCount }`;
  }).join(' ');

const createPartner = (input: object): Asked => ({
  query: `mutation ($input: CreatePartnerInput!) { createPartner(input: $input) {
    partner { nameTh } userErrors { code field rule messageTh messageEn } } }`,
  variables: {
    input: { type: 'LOCAL_AUTHORITY', nameTh: 'ขีดจำกัด', idempotencyKey: 'k', ...input },
  },
});

/** A document of so many tokens: the first operation has 13, the others five each, a field more is one. */
function ofTokens(count: number): Asked {
  const others = Math.floor((count - 13) / 5);
  const more = ' __typename'.repeat((count - 13) % 5);
  const rest = Array.from({ length: others }, (_, n) => `query Q${n} { __typename }`).join(' ');
  return { query: `query First { area(code: "50") { nameTh }${more} } ${rest}`, operationName: 'First' };
}

function ofBytes(count: number): string {
  const body = JSON.stringify({ query: area, variables: { filler: '' } });
  return body.replace('""', `"${'x'.repeat(count - Buffer.byteLength(body))}"`);
}

/** 50,000 nodes and as many more: 100 areas, 499 rows under each, and a list by itself. */
const ofNodes = (more: number): Asked => ({
  query: `query ($more: Int!) { areas(first: 100, ${none}) { nodes { nameTh
    a: partners(first: 100) { totalCount } b: partners(first: 100) { totalCount }
    c: partners(first: 100) { totalCount } d: partners(first: 100) { totalCount }
    e: partners(first: 99) { totalCount } } } more: areas(first: $more, ${none}) { totalCount } }`,
  variables: { more },
});

/**
 * Requests: 1 for the areas, 1,000 for their children, 10 for each of 48,000 children and 19 more for each of the areas;
 * then 1 for a second list and 1 for each of its rows. 47 rows make 500,049 requests, which is 5,000 points.
 */
const ofPoints = (rows: number): Asked => ({
  query: `query ($rows: Int!) {
    areas(first: 1000, ${none}) { nodes { children(first: 48) { nodes { ${counts(10, 'i')} } } ${counts(19, 'o')} } }
    more: areas(first: $rows, ${none}) { nodes { partners(first: 0) { totalCount } } } }`,
  variables: { rows },
});

const nested = (depth: number): Asked => ({
  query: `{ area(code: "50") { ${'parent { '.repeat(depth - 2)}nameTh${' }'.repeat(depth - 2)} } }`,
});
const aliased = (count: number): Asked => ({
  query: `{ area(code: "50") { ${Array.from({ length: count }, (_, n) => `a${n}: nameTh`).join(' ')} } }`,
});
const page = (argument: 'first' | 'last', size: number): Asked => ({
  query: `{ areas(${argument}: ${size}) { nodes { code } } }`,
});
const ofIds = (count: number): Asked => ({
  query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
  variables: { ids: many(count, anArea) },
});
const withCodes = (codes: string): Asked => ({
  query: `{ areas(first: 1, filter: { code: { in: [${codes}] } }) { totalCount } }`,
});

interface Limit {
  name: string;
  at: Asked | string;
  beyond: Asked | string;
  key?: string;
  status: number;
  refused: Told;
}

const BAD = 'BAD_INPUT';
const tooMany = (field: string, count: number, cap = 250) => ({
  code: BAD,
  field,
  rule: `${field} may hold ${cap} entries at most`,
  ...(count > 0 && { value: String(count) }),
});
const tooLarge = (field: string, cap: number) => ({
  code: 'PAGE_TOO_LARGE',
  field,
  rule: `${field} may ask for ${cap} rows at most`,
  value: String(cap + 1),
});

/** Every limit of one request. Those of budgets, which many requests spend, stand below. */
const LIMITS: Limit[] = [
  {
    name: 'depth: 12',
    at: nested(12),
    beyond: nested(13),
    status: 400,
    refused: { code: BAD, field: 'query', rule: 'depth <= 12', value: '13' },
  },
  {
    name: 'aliases: 30',
    at: aliased(30),
    beyond: aliased(31),
    status: 400,
    refused: { code: BAD, field: 'query', rule: 'aliases <= 30', value: '31' },
  },
  {
    name: 'tokens: 15,000',
    at: ofTokens(15_000),
    beyond: ofTokens(15_001),
    status: 400,
    refused: { code: 'GRAPHQL_PARSE_FAILED' },
  },
  {
    name: 'body: 2 MB',
    at: ofBytes(2 * 1024 * 1024),
    beyond: ofBytes(2 * 1024 * 1024 + 1),
    status: 413,
    refused: { code: 'BAD_REQUEST', field: 'body', rule: 'bytes <= 2097152' },
  },
  ...(['first', 'last'] as const).flatMap((argument): Limit[] => [
    {
      name: `${argument}: 100`,
      at: page(argument, 100),
      beyond: page(argument, 101),
      status: 200,
      refused: tooLarge(argument, 100),
    },
    {
      name: `${argument}: 1,000 with the bulk scope`,
      at: page(argument, 1_000),
      beyond: page(argument, 1_001),
      key: 'bulk',
      status: 200,
      refused: tooLarge(argument, 1_000),
    },
  ]),
  {
    name: 'nodes: 50,000',
    at: ofNodes(0),
    beyond: ofNodes(1),
    status: 400,
    refused: { code: BAD, field: 'query', rule: 'nodes <= 50000', value: '50001' },
  },
  {
    name: 'points: 5,000',
    at: ofPoints(47),
    beyond: ofPoints(48),
    key: 'bulk',
    status: 400,
    refused: { code: BAD, field: 'query', rule: 'points <= 5000', value: '5001' },
  },
  {
    name: 'nodes(ids): 100',
    at: ofIds(100),
    beyond: ofIds(101),
    status: 200,
    refused: tooMany('ids', 101, 100),
  },
  {
    name: 'nodes(ids): 1,000 with the bulk scope',
    at: ofIds(1_000),
    beyond: ofIds(1_001),
    key: 'bulk',
    status: 200,
    refused: tooMany('ids', 1_001, 1_000),
  },
  {
    name: 'a list in a document: 250',
    at: withCodes('"50" '.repeat(250)),
    beyond: withCodes('"50" '.repeat(251)),
    status: 400,
    refused: tooMany('filter', 251),
  },
  {
    name: 'a list that is a variable: 250',
    at: {
      query: 'query ($c: [String!]) { areas(first: 1, filter: { code: { in: $c } }) { totalCount } }',
      variables: { c: many(250, '50') },
    },
    beyond: {
      query: 'query ($c: [String!]) { areas(first: 1, filter: { code: { in: $c } }) { totalCount } }',
      variables: { c: many(251, '50') },
    },
    status: 400,
    refused: tooMany('c', 251),
  },
  {
    name: 'conditions of a filter: 250',
    at: {
      query: 'query ($f: AreaFilter) { areas(first: 1, filter: $f) { totalCount } }',
      variables: { f: { not: { or: many(250, { code: { eq: '50' } }) } } },
    },
    beyond: {
      query: 'query ($f: AreaFilter) { areas(first: 1, filter: $f) { totalCount } }',
      variables: { f: { not: { or: many(251, { code: { eq: '50' } }) } } },
    },
    status: 400,
    refused: tooMany('f.not.or', 251),
  },
  {
    name: 'keys of an order: 250',
    at: {
      query: 'query ($o: [AreaOrder!]) { areas(first: 1, orderBy: $o) { nodes { code } } }',
      variables: { o: many(250, { field: 'CODE' }) },
    },
    beyond: {
      query: 'query ($o: [AreaOrder!]) { areas(first: 1, orderBy: $o) { nodes { code } } }',
      variables: { o: many(251, { field: 'CODE' }) },
    },
    status: 400,
    refused: tooMany('o', 251),
  },
  {
    name: 'a list in the input of a mutation: 250',
    at: createPartner({ codes: many(250, { scheme: 'DLA', code: '6300000' }) }),
    beyond: createPartner({ codes: many(251, { scheme: 'DLA', code: '6300000' }) }),
    status: 400,
    refused: tooMany('input.codes', 251),
  },
  {
    name: 'idempotencyKey: 255 characters',
    at: createPartner({ idempotencyKey: 'k'.repeat(255) }),
    beyond: createPartner({ idempotencyKey: 'k'.repeat(256) }),
    status: 200,
    refused: { code: BAD, field: 'idempotencyKey', rule: '1 <= length <= 255' },
  },
  {
    name: 'text of a search: 200 characters',
    at: { query: `{ searchPartners(text: "${'ก'.repeat(200)}") { totalCount } }` },
    beyond: { query: `{ searchPartners(text: "${'ก'.repeat(201)}") { totalCount } }` },
    status: 200,
    refused: { code: BAD, field: 'text' },
  },
];

describe.each(LIMITS.map((limit) => [limit.name, limit] as const))('%s', (_name, limit) => {
  test('is answered', async () => {
    const { status, refused, sql } = await ask(limit.at, limit.key);
    expect(status).toBe(200);
    // What a mutation finds wrong for another reason is none of this limit's.
    if (refused !== undefined) expect(refused).not.toMatchObject(limit.refused);
    expect(sql).toMatch(/E|Q/);
  });

  test('and one more is refused, before any SQL of the operation, in both languages', async () => {
    // The second time, what can be remembered of a document is.
    for (let n = 0; n < 2; n += 1) {
      const { status, refused, sql } = await ask(limit.beyond, limit.key);
      expect(refused).toMatchObject(limit.refused);
      expect(String(refused?.messageTh)).toMatch(THAI);
      expect(String(refused?.messageEn)).not.toMatch(THAI);
      expect({ status, sql }).toEqual({ status: limit.status, sql: '' });
    }
  });
});

describe('the cost of an operation', () => {
  test('is told with what is left, and is the same when the read is known', async () => {
    const asked = { query: `{ areas(first: 30, ${none}) { nodes { partners(first: 10) { totalCount } } } }` };
    const [first, second] = [await ask(asked), await ask(asked)];
    const cost = { points: 1, nodes: 330 };
    for (const { answer, headers } of [first, second]) {
      const { budget, ...own } = (answer.extensions as { cost: { budget: Told } }).cost;
      expect(own).toEqual(cost);
      expect(budget).toMatchObject({ limit: 10_000_000, resetAt: expect.stringMatching(/^\d{4}-.*Z$/) });
      expect(headers.get('x-ratelimit-remaining')).toBe(String(budget.remaining));
      expect(headers.get('x-ratelimit-limit')).toBe('10000000');
      expect(headers.get('x-ratelimit-reset')).toBe(
        String(Math.ceil(Date.parse(String(budget.resetAt)) / 1_000)),
      );
    }
    expect(left(first) - left(second)).toBe(1);
  });

  test('is charged as it is told: what is left goes down by it', async () => {
    const before = left(await ask({ query: area }));
    const { answer } = await ask(ofNodes(0));
    expect(answer.extensions?.cost).toMatchObject({ points: 5, nodes: 50_000 });
    expect(left({ answer })).toBe(before - 5);
    const written = await ask(createPartner({ idempotencyKey: 'charged' }));
    expect(written.answer.extensions?.cost).toMatchObject({ points: 5, nodes: 0 });
    expect(left(written)).toBe(before - 10);
  });

  test('of a document that is refused is one point', async () => {
    const before = left(await ask({ query: area }));
    await ask({ query: '{ nonsense }' });
    expect(left(await ask({ query: area }))).toBe(before - 2);
  });

  const left = ({ answer }: { answer: { extensions?: { cost?: object } } }): number =>
    (answer.extensions as { cost: { budget: { remaining: number } } }).cost.budget.remaining;
});

describe('a budget of three points', () => {
  test('answers three times and then, before any SQL, 429 with the time to wait; after exactly that it answers', async () => {
    let now = Date.now();
    jest.spyOn(Date, 'now').mockImplementation(() => now);
    const asked = { query: '{ area(code: "30") { nameTh } }' };
    for (const remaining of [2, 1, 0]) {
      const { answer, sql } = await ask(asked, 'poor');

      expect(answer.extensions?.cost).toMatchObject({ budget: { limit: 3, remaining } });
      expect(sql).toMatch(/E/);
    }
    now += 13_700;
    for (const body of [asked, { query: '{ areas { totalCount } }' }, { query: '{ nonsense }' }]) {
      const { status, headers, refused, answer, sql } = await ask(body, 'poor');
      expect({ status, sql }).toEqual({ status: 429, sql: '' });
      expect(headers.get('retry-after')).toBe('3587');
      expect(refused).toMatchObject({ code: 'THROTTLED', rule: '<= 3 per 3600 s', retryAfter: 3587 });
      expect(String(refused?.messageTh)).toMatch(THAI);
      expect(answer.data).toBeUndefined();
    }
    now += 3_586_000;
    expect((await ask(asked, 'poor')).status).toBe(429);
    now += 1_000;
    expect(await ask(asked, 'poor')).toMatchObject({ status: 200, sql: expect.stringMatching(/E/) });
  });

  test('refuses what costs more than is left, known read or not, and what costs more than all of it', async () => {
    const now = Date.now() + 10 * WINDOW * 1_000;
    jest.spyOn(Date, 'now').mockImplementation(() => now);
    const twoPoints = `{ areas(first: 100, ${none}) { nodes { a: partners(first: 0) { totalCount } b: coverages(first: 0) { totalCount } } } }`;
    expect((await ask({ query: twoPoints }, 'poor')).status).toBe(200);
    for (let n = 0; n < 2; n += 1) {
      const { status, refused, sql } = await ask({ query: twoPoints }, 'poor');
      expect({ status, code: refused?.code, sql }).toEqual({ status: 429, code: 'THROTTLED', sql: '' });
    }
    expect((await ask({ query: area }, 'poor')).status).toBe(200);
    const later = now + WINDOW * 1_000;
    jest.spyOn(Date, 'now').mockImplementation(() => later);
    const { status, refused, sql } = await ask(ofNodes(0), 'poor');
    expect({ status, rule: refused?.rule, sql }).toEqual({ status: 400, rule: 'points <= 3', sql: '' });
  });
});

test('without a key, an address has a budget', async () => {
  const probe = { query: '{ __typename }' };
  const statuses = [];
  for (let n = 0; n < 3; n += 1) statuses.push((await ask(probe, 'nobody')).status);
  expect(statuses).toEqual([200, 200, 429]);
});
