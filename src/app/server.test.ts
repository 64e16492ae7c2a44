import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { answerOf, errorsOf } from '../../test/factories/graphql-answer.ts';
import { type RealServer, startReal } from '../../test/factories/real-server.ts';
import { withClient } from '../kernel/db/client.ts';
import { withDatabase } from '../kernel/db/connection-url.ts';
import { SAMPLE_QUERY } from './banner.ts';

let server: RealServer;
beforeAll(async () => {
  server = await startReal();
});
afterAll(() => server.close());

const readiness = async () => {
  const response = await fetch(`${server.address}/readyz`);
  return [response.status, ((await response.json()) as { status: string }).status];
};

/** Lets nobody into the database and throws out who is in; or lets them in again. */
async function setReachable(reachable: boolean): Promise<void> {
  const { adminUrl, name } = server.database;
  await withClient(withDatabase(adminUrl, 'postgres'), async (client) => {
    await client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS ${reachable}`);
    if (!reachable) {
      await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
    }
  });
}

test('the query of the start banner is answered by the demo network', async () => {
  const { data, errors } = await answerOf(await server.ask({ query: SAMPLE_QUERY }));
  expect(errors).toBeUndefined();
  expect(data?.area).toMatchObject({ labelTh: expect.stringContaining('เชียงใหม่') });
  const area = data?.area as Record<string, { totalCount?: number; nodes: unknown[] }>;
  expect(area.coverages?.nodes.length).toBeGreaterThan(0);
  expect(area.temples?.totalCount).toBeGreaterThan(0);
  expect(area.villages?.totalCount).toBeGreaterThan(0);
});

test('it is ready only while the database knows every migration', async () => {
  expect(await readiness()).toEqual([200, 'ready']);
  const { owner } = server.database;
  const last = `name = (SELECT max(name) FROM hub.migration)`;
  await owner.query(`UPDATE hub.migration SET name = 'not-' || name WHERE ${last}`);
  expect(await readiness()).toEqual([503, 'migrations-pending']);
  await owner.query(`UPDATE hub.migration SET name = substr(name, 5) WHERE name LIKE 'not-%'`);
  expect(await readiness()).toEqual([200, 'ready']);
});

test('it is not ready while the database is gone, says so to clients, and comes back with it', async () => {
  await setReachable(false);
  const gone = performance.now();
  expect(await readiness()).toEqual([503, 'database-unavailable']);
  expect(performance.now() - gone).toBeLessThan(2_000);

  const [error] = await errorsOf(await server.ask({ query: '{ areas(first: 1) { nodes { code } } }' }));
  expect(error?.extensions.code).toBe('UNAVAILABLE');
  const stranger = await fetch(`${server.address}/graphql`, {
    method: 'POST',
    body: JSON.stringify({ query: '{ __typename }' }),
    headers: { 'content-type': 'application/json', authorization: `Bearer hub_${'a'.repeat(43)}` },
  });
  expect(stranger.status).toBe(503);
  expect(stranger.headers.get('retry-after')).toBe('1');

  await setReachable(true);
  const back = performance.now();
  expect(await readiness()).toEqual([200, 'ready']);
  expect(performance.now() - back).toBeLessThan(5_000);
  expect(await errorsOf(await server.ask({ query: '{ areas(first: 1) { nodes { code } } }' }))).toEqual([]);
});

test('the key is nowhere in the log', async () => {
  await server.ask({ query: '{ __typename }' });
  expect(server.logged()).toContain('"msg":"request"');
  expect(server.logged()).not.toContain(server.key);
});
