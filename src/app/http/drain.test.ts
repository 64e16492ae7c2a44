import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';
import { KEY, startStandIn } from '../../../test/factories/stand-in-server.ts';

test('a stopping server says so first, answers what is in flight, and then is gone', async () => {
  const server = await startStandIn({ drainDelay: 200 });
  const inFlight = Array.from({ length: 10 }, () => server.ask({ query: '{ slow(ms: 400) }' }));
  await new Promise((resolve) => setTimeout(resolve, 100));

  const stopped = server.stop();
  const ready = await fetch(`${server.address}/readyz`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toEqual({ status: 'stopping' });

  for (const answer of await Promise.all(inFlight)) {
    expect(await answer.json()).toMatchObject({ data: { slow: 'done' } });
  }
  const asked = performance.now();
  await stopped;
  // Connections that are kept alive must not hold the process until they time out.
  expect(performance.now() - asked).toBeLessThan(1_000);
  await expect(fetch(`${server.address}/healthz`)).rejects.toThrow();
});

/** Asks on the agent's one connection; answers the body, or the code of the error that ended it. */
const askOn = (agent: Agent, address: string): Promise<string> =>
  new Promise((resolve) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${KEY}` };
    const asked = request(`${address}/graphql`, { agent, method: 'POST', headers }, (answer) => {
      text(answer).then(resolve, (error: NodeJS.ErrnoException) => resolve(String(error.code)));
    });
    asked.on('error', (error: NodeJS.ErrnoException) => resolve(String(error.code)));
    asked.end('{"query":"{ slow(ms: 5) }"}');
  });

const ANSWER = '{"data":{"slow":"done"},"extensions":{"cost":{"points":1,"nodes":0}}}';

test('clients that keep asking lose nothing: each is answered until its next connection is refused', async () => {
  const server = await startStandIn({ drainDelay: 50 });
  const outcomes: string[] = [];
  const keepAsking = async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let last = ''; last !== 'ECONNREFUSED'; outcomes.push(last))
      last = await askOn(agent, server.address);
  };
  const clients = Array.from({ length: 8 }, keepAsking);
  await new Promise((resolve) => setTimeout(resolve, 150));
  await server.stop();
  await Promise.all(clients);
  expect(outcomes.length).toBeGreaterThan(16);
  expect(new Set(outcomes)).toEqual(new Set([ANSWER, 'ECONNREFUSED']));
});

test('stopping twice is stopping once', async () => {
  const server = await startStandIn();
  await Promise.all([server.stop(), server.stop()]);
});
