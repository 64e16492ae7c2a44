import { afterEach, expect, test } from '@jest/globals';
import {
  type StandInParts,
  type StandInServer,
  startStandIn,
} from '../../../test/factories/stand-in-server.ts';
import { HubError } from '../../kernel/errors.ts';

let running: StandInServer[] = [];
const start = async (parts: StandInParts = {}): Promise<StandInServer> => {
  const server = await startStandIn(parts);
  running.push(server);
  return server;
};
afterEach(async () => {
  await Promise.all(running.map((server) => server.stop()));
  running = [];
});

const refusalOf = async (config: { host: string; port: number }): Promise<HubError> => {
  const server = await start({ config }).catch((error: unknown) => error);
  if (!(server instanceof HubError))
    throw new Error('the server started or failed otherwise', { cause: server });
  return server;
};

test('a port that is taken is named in one line', async () => {
  const first = await start();
  const port = Number(new URL(first.address).port);
  const refused = await refusalOf({ host: '127.0.0.1', port });
  expect(refused.code).toBe('CONFIGURATION');
  expect(refused.text.en).toBe(`PORT ${port} is already in use`);
  expect(refused.text.th).toContain(`PORT ${port}`);
  expect(refused.detail).toEqual({ field: 'PORT', rule: 'is already in use', value: String(port) });
});

test('an address of another machine is named in one line', async () => {
  const refused = await refusalOf({ host: '192.0.2.1', port: 0 });
  expect(refused.detail).toMatchObject({ field: 'HOST', value: '192.0.2.1' });
});

test('every address is shown as one that a browser can open', async () => {
  const server = await start({ config: { host: '0.0.0.0', port: 0 } });
  expect(server.address).toMatch(/^http:\/\/localhost:\d+$/);
  expect((await fetch(`${server.address}/healthz`)).status).toBe(200);
});
