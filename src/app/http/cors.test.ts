import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type StandInServer, startStandIn } from '../../../test/factories/stand-in-server.ts';

const LISTED = 'https://app.example.org';
const OTHERS = [
  'https://app.example.org.evil.example',
  'https://evil.example',
  'http://app.example.org',
  'https://app.example.org:8443',
  'null',
];

let server: StandInServer;
let closed: StandInServer;
beforeAll(async () => {
  const config = { host: '127.0.0.1', port: 0, corsOrigins: [LISTED, 'http://localhost:5173'] };
  [server, closed] = [await startStandIn({ config }), await startStandIn()];
});
afterAll(() => Promise.all([server.stop(), closed.stop()]));

const preflight = (origin: string, path = '/graphql', to = server) =>
  fetch(`${to.address}${path}`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    },
  });
const told = (answer: Response) =>
  [...answer.headers.keys()].filter((name) => name.startsWith('access-control-'));

describe('a page of a listed origin', () => {
  test.each([LISTED, 'http://localhost:5173'])(
    '%s may ask after a preflight, without cookies',
    async (origin) => {
      const answer = await preflight(origin);
      expect(answer.status).toBe(204);
      expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
      expect(answer.headers.get('access-control-allow-methods')).toBe('GET, POST');
      expect(answer.headers.get('access-control-allow-headers')).toMatch(/authorization/);
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
      expect(answer.headers.get('vary')).toMatch(/origin/i);
    },
  );

  test('may read the answer, and what it has left', async () => {
    const answer = await server.ask({ query: '{ hello }' }, { headers: { origin: LISTED } });
    expect(answer.headers.get('access-control-allow-origin')).toBe(LISTED);
    expect(answer.headers.get('access-control-expose-headers')).toMatch(/retry-after.*x-ratelimit-remaining/);
  });

  test('may read a refusal too', async () => {
    const answer = await fetch(`${server.address}/graphql?query={hello}`, { headers: { origin: LISTED } });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('access-control-allow-origin')).toBe(LISTED);
  });

  test('may send files and fetch them', async () => {
    for (const path of ['/files', '/files?name=a.jpg', '/files/QQ'])
      expect((await preflight(LISTED, path)).headers.get('access-control-allow-origin')).toBe(LISTED);
    expect((await preflight(LISTED, '/files')).headers.get('access-control-allow-headers')).toMatch(
      /idempotency-key/,
    );
    expect(told(await preflight(LISTED, '/filesystem'))).toEqual([]);
  });

  test('may read nothing but the API', async () => {
    for (const path of ['/', '/graphiql', '/metrics'])
      expect(told(await fetch(server.address + path, { headers: { origin: LISTED } }))).toEqual([]);
  });
});

describe('any other page is told nothing', () => {
  test.each(OTHERS)('%s', async (origin) => {
    expect(told(await preflight(origin))).toEqual([]);
    expect(told(await server.ask({ query: '{ hello }' }, { headers: { origin } }))).toEqual([]);
  });

  test('nor any at all where none is listed', async () => {
    expect((await preflight(LISTED, '/graphql', closed)).status).toBe(405);
    expect(told(await preflight(LISTED, '/graphql', closed))).toEqual([]);
    expect(told(await closed.ask({ query: '{ hello }' }, { headers: { origin: LISTED } }))).toEqual([]);
  });
});
