import { expect, test } from '@jest/globals';
import { startStandIn } from '../../../test/factories/stand-in-server.ts';
import { HubError } from '../../kernel/errors.ts';

const refusalOf = async (config: { host: string; port: number }): Promise<HubError> => {
  const server = await startStandIn({ config }).catch((error: unknown) => error);
  if (!(server instanceof HubError))
    throw new Error('the server started or failed otherwise', { cause: server });
  return server;
};

test('a port that is taken is named in one line', async () => {
  const first = await startStandIn();
  const port = Number(new URL(first.address).port);
  const refused = await refusalOf({ host: '127.0.0.1', port });
  await first.stop();
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
  const server = await startStandIn({ config: { host: '0.0.0.0', port: 0 } });
  expect(server.address).toMatch(/^http:\/\/localhost:\d+$/);
  expect((await fetch(`${server.address}/healthz`)).status).toBe(200);
  await server.stop();
});
