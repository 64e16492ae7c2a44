import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { KEY, type StandInServer, startStandIn } from '../../../test/factories/stand-in-server.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

let server: StandInServer;
beforeAll(async () => {
  server = await startStandIn();
});
afterAll(() => server.stop());

/** The log lines of one request; the last is written just after the client has its answer. */
async function linesOf(requestId: string): Promise<Record<string, unknown>[]> {
  for (let tries = 0; tries < 100; tries += 1) {
    const lines = server
      .logged()
      .split('\n')
      .filter((line) => line.includes(requestId));
    const parsed = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    if (parsed.some((line) => line.msg === 'request')) return parsed;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`nothing logged of ${requestId}`);
}

describe('request ids', () => {
  test.each(['abc', 'trace:0af7651916cd43dd.1-2_3', 'x'.repeat(128)])('%s is taken over', async (id) => {
    const answer = await server.ask({ query: '{ hello }' }, { headers: { 'x-request-id': id } });
    expect(answer.headers.get('x-request-id')).toBe(id);
  });

  test.each(['', 'with space', 'x'.repeat(129), '{"msg":"forged"}', 'caf\u00e9'])(
    '%j is replaced by one of ours',
    async (id) => {
      const answer = await server.ask({ query: '{ hello }' }, { headers: { 'x-request-id': id } });
      expect(answer.headers.get('x-request-id')).toMatch(UUID);
    },
  );

  test.each(['/', '/graphiql', '/healthz', '/nowhere', '/metrics'])('%s answers with one', async (path) => {
    const answer = await fetch(server.address + path);
    await answer.arrayBuffer();
    expect(answer.headers.get('x-request-id')).toMatch(UUID);
  });
});

describe('the log', () => {
  test('has one line a request: what was asked, how it ended, how long it took', async () => {
    await server.ask({ query: 'query Greeting { hello }' }, { headers: { 'x-request-id': 'one-line' } });
    const lines = await linesOf('one-line');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      requestId: 'one-line',
      method: 'POST',
      route: '/graphql',
      status: 200,
      ms: expect.any(Number),
      operation: 'query',
      operationName: 'Greeting',
      outcome: 'ok',
    });
  });

  test.each([
    ['refused', '{ refused }'],
    ['refused', '{ nonsense }'],
    ['failed', '{ broken }'],
    ['failed', '{ broken refused }'],
  ])('says %s for %s', async (outcome, query) => {
    const id = `outcome-${query.replace(/\W+/g, '-')}`;
    await server.ask({ query }, { headers: { 'x-request-id': `a${id}` } });
    expect((await linesOf(id)).find((line) => line.msg === 'request')).toMatchObject({ outcome });
  });

  test('holds no key, no cookie and no value of a variable, also when everything fails', async () => {
    const secrets = ['value-from-a-client', 'the-cookie', 'variable-of-a-client', KEY, 'hub_wrong-key'];
    const headers = { cookie: 'session=the-cookie', 'x-request-id': 'secret-1' };
    const variables = { name: 'variable-of-a-client', unused: 'variable-of-a-client' };
    const greeting = 'query ($name: String) { hello(name: $name) broken refused }';
    await server.ask({ query: greeting, variables }, { headers });
    await server.ask({ query: greeting, variables: 'variable-of-a-client' }, { headers });
    await server.ask('{"query": "variable-of-a-client', { headers });
    await server.ask({ query: 'query ($name: Int!) { hello(times: $name) }', variables }, { headers });
    await server.ask({ query: '{ hello }' }, { headers: { authorization: 'Bearer hub_wrong-key' } });
    const search = `query=${encodeURIComponent(greeting)}&variables=${encodeURIComponent(JSON.stringify(variables))}`;
    await fetch(`${server.address}/graphql?${search}`, {
      headers: { authorization: `Bearer ${KEY}`, 'x-request-id': 'secret-get' },
    });
    await fetch(`${server.address}/nowhere?key=${KEY}`, { headers: { 'x-request-id': 'secret-nowhere' } });
    await Promise.all(['secret-1', 'secret-get', 'secret-nowhere'].map(linesOf));
    for (const secret of secrets) expect(server.logged()).not.toContain(secret);
  });
});

describe('the metrics', () => {
  const metrics = async () => (await fetch(`${server.address}/metrics`)).text();

  test('count and time requests by kind of operation and outcome', async () => {
    const before = await metrics();
    await server.ask({ query: 'mutation { touch }' }, { headers: { 'x-request-id': 'metric-1' } });
    await linesOf('metric-1');
    expect(before).not.toMatch(/operation="mutation",outcome="ok"/);
    expect(await metrics()).toMatch(
      /^hub_graphql_request_duration_seconds_count\{operation="mutation",outcome="ok"\} 1$/m,
    );
  });

  test('hold the defaults of the process', async () => {
    expect(await metrics()).toMatch(/^process_cpu_seconds_total /m);
  });

  test('do not grow with what clients send', async () => {
    const series = async () => (await metrics()).split('\n').filter((line) => line.startsWith('hub_')).length;
    await server.ask({ query: 'query First { hello }' }, { headers: { 'x-request-id': 'metric-2' } });
    await linesOf('metric-2');
    const before = await series();
    await server.ask({ query: 'query Second { hello }' }, { headers: { 'x-request-id': 'metric-3' } });
    await fetch(`${server.address}/nowhere-in-particular`, { headers: { 'x-request-id': 'metric-4' } });
    await Promise.all(['metric-3', 'metric-4'].map(linesOf));
    expect(await series()).toBe(before);
  });
});
