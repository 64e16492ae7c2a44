import { createHash } from 'node:crypto';
import { get as httpGet } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { KEY, type StandInServer, startStandIn } from '../../../test/factories/stand-in-server.ts';

let server: StandInServer;
beforeAll(async () => {
  server = await startStandIn();
});
afterAll(() => server.stop());

const page = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(server.address + path, { headers });
  return {
    response,
    html: await response.text(),
    policy: response.headers.get('content-security-policy') ?? '',
  };
};

/** Addresses that a browser would fetch by itself, were the policy not there. */
const fetched = (markup: string): string[] => {
  const attributes = [...markup.matchAll(/\s(?:src|href|action|poster|data)\s*=\s*["']?([^"'\s>]+)/gi)];
  const styles = [...markup.matchAll(/(?:url\(|@import\s+)\s*["']?([^"')\s;]+)/gi)];
  return [...attributes, ...styles].map((match) => String(match[1]));
};
const isOwn = (address: string): boolean => /^(data:|#|\/(?!\/))/.test(address);

const scriptIn = (html: string): string =>
  html.slice(html.indexOf('<script>') + 8, html.lastIndexOf('</script>'));
const hashOf = (script: string): string => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
const withKey = { authorization: `Bearer ${KEY}` };

describe('/graphiql', () => {
  test('asks for a key in Thai and English, and has nothing of the explorer or the schema', async () => {
    const { html, response } = await page('/graphiql');
    expect(response.status).toBe(200);
    expect(html).toMatch(/<title>เกื้อหนุน/);
    expect(html).toMatch(/กุญแจ API[\s\S]+Enter an API key/);
    expect(html.length).toBeLessThan(20_000);
    expect(html).not.toMatch(/YogaGraphiQL|IntrospectionQuery|partners/);
  });

  test('asks for nothing outside, and may not', async () => {
    const { html, policy } = await page('/graphiql');
    const markup = html.replace(/<script>[\s\S]*<\/script>/, '');
    expect(fetched(markup).length).toBeGreaterThan(0);
    expect(fetched(markup).filter((address) => !isOwn(address))).toEqual([]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self';");
    expect(policy).not.toMatch(/https?:|\*|script-src[^;]*unsafe/);
  });

  test('runs no script but its own and the explorer’s, by their hashes', async () => {
    const { html, policy } = await page('/graphiql');
    const { html: explorer } = await page('/graphiql/explorer', withKey);
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1];
    expect(scripts).toBe(`${hashOf(scriptIn(html))} ${hashOf(scriptIn(explorer))} blob:`);
  });

  test('keeps the key for the tab alone', async () => {
    const { html } = await page('/graphiql');
    expect(html).toContain('sessionStorage');
    expect(html).not.toMatch(/localStorage|document\.cookie|location\.(hash|search)/);
  });
});

describe('/graphiql/explorer', () => {
  test.each<[string, Record<string, string>]>([
    ['no key', {}],
    ['a wrong key', { authorization: 'Bearer hub_wrong' }],
  ])('is not had with %s', async (_what, headers) => {
    const { html, response } = await page('/graphiql/explorer', headers);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer realm="hub"');
    expect(JSON.parse(html).errors[0].extensions).toMatchObject({
      code: 'UNAUTHENTICATED',
      messageTh: expect.stringMatching(/กุญแจ/),
    });
  });

  test('asks for nothing outside', async () => {
    const { html } = await page('/graphiql/explorer', withKey);
    const markup = html.replace(/<script>[\s\S]*<\/script>/, '<script></script>');
    expect(html.length - markup.length).toBeGreaterThan(1_000_000);
    expect(fetched(markup).length).toBeGreaterThan(0);
    expect(fetched(markup).filter((address) => !isOwn(address))).toEqual([]);
    expect(markup).not.toMatch(/<(script|link|iframe|img)[^>]+(https?:)?\/\//i);
  });

  test('has a Thai title and keeps no headers', async () => {
    const { html } = await page('/graphiql/explorer', withKey);
    expect(html).toMatch(/<title>เกื้อหนุน/);
    expect(html).toContain('"isHeadersEditorEnabled":true');
    expect(html).toContain('"shouldPersistHeaders":false');
    expect(html).not.toContain(KEY);
  });

  test('is kept by browsers, and had again only with a key', async () => {
    const { response } = await page('/graphiql/explorer', withKey);
    expect(response.headers.get('cache-control')).toBe('private, no-cache');
    const again = (headers: Record<string, string>) =>
      page('/graphiql/explorer', { 'if-none-match': String(response.headers.get('etag')), ...headers });
    expect((await again(withKey)).response.status).toBe(304);
    expect((await again({})).response.status).toBe(401);
  });

  test('travels compressed to who can read it', async () => {
    const length = (headers: Record<string, string>) =>
      new Promise<number>((resolve) => {
        const asked = { headers: { ...withKey, ...headers } };
        httpGet(`${server.address}/graphiql/explorer`, asked, (response) => {
          response.resume();
          resolve(Number(response.headers['content-length']));
        });
      });
    expect(await length({ 'accept-encoding': 'gzip' })).toBeLessThan((await length({})) / 3);
  });
});

describe('/', () => {
  test('says in Thai and English what this is and where the API is', async () => {
    const { html, response } = await page('/');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(html).toMatch(/เกื้อหนุน[\s\S]+Kueanun Hub/);
    for (const path of ['/graphql', '/graphiql', '/readyz', '/healthz', '/metrics']) {
      expect(html).toContain(`href="${path}"`);
    }
  });

  test('asks for nothing outside, runs no script, and sets Thai on high lines', async () => {
    const { html, policy } = await page('/');
    expect(fetched(html).filter((address) => !isOwn(address))).toEqual([]);
    expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
    expect(policy).not.toMatch(/script-src|unsafe|https?:/);
    const css = html.slice(html.indexOf('<style>') + 7, html.indexOf('</style>'));
    expect(policy).toContain(createHash('sha256').update(css).digest('base64'));
    expect(Number(/body \{[^}]*line-height: ([\d.]+)/.exec(css)?.[1])).toBeGreaterThanOrEqual(1.7);
  });

  test('lists doors that open', async () => {
    const { html } = await page('/');
    for (const path of fetched(html).filter((address) => address.startsWith('/') && address !== '/graphql')) {
      expect((await fetch(server.address + path)).status).toBe(200);
    }
  });
});

test('what is not there is said in the form of the API', async () => {
  const { response, html } = await page('/nowhere');
  expect(response.status).toBe(404);
  expect(JSON.parse(html).errors[0].extensions).toMatchObject({ code: 'NOT_FOUND', messageTh: 'ไม่มีหน้านี้' });
});

test.each(['/', '/graphql', '/graphiql', '/healthz', '/nowhere'])(
  '%s has the security headers',
  async (path) => {
    const { response, policy } = await page(path);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('x-powered-by')).toBeNull();
  },
);
