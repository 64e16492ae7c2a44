import { afterEach, expect, test } from '@jest/globals';
import {
  type StandInParts,
  type StandInServer,
  startStandIn,
} from '../../../test/factories/stand-in-server.ts';
import type { ReadinessCheck } from './health.ts';

let server: StandInServer;
const start = async (parts: StandInParts) => {
  server = await startStandIn(parts);
};
afterEach(() => server.stop());

const get = async (path: string) => {
  const response = await fetch(server.address + path);
  return {
    status: response.status,
    body: await response.json(),
    cache: response.headers.get('cache-control'),
  };
};

test('a living process is healthy, whatever its database does', async () => {
  await start({ readiness: () => Promise.reject(new Error('gone')) });
  expect(await get('/healthz')).toEqual({ status: 200, body: { status: 'alive' }, cache: 'no-store' });
});

test('readiness follows the database, there and back', async () => {
  const gone: ReadinessCheck = () => Promise.reject(new Error('connect ECONNREFUSED'));
  let check: ReadinessCheck = async () => 'ready';
  await start({ readiness: () => check() });
  expect(await get('/readyz')).toEqual({ status: 200, body: { status: 'ready' }, cache: 'no-store' });
  check = gone;
  expect(await get('/readyz')).toMatchObject({ status: 503, body: { status: 'database-unavailable' } });
  check = async () => 'migrations-pending';
  expect(await get('/readyz')).toMatchObject({ status: 503, body: { status: 'migrations-pending' } });
  check = async () => 'ready';
  expect(await get('/readyz')).toMatchObject({ status: 200 });
});

test('a database that hangs is as good as none, within two seconds', async () => {
  await start({ readiness: () => new Promise(() => undefined) });
  const asked = performance.now();
  expect(await get('/readyz')).toMatchObject({ status: 503, body: { status: 'database-unavailable' } });
  expect(performance.now() - asked).toBeLessThan(2_000);
});
