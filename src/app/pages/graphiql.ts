import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { SAMPLE_QUERY } from '../banner.ts';
import { ICON, MARK } from './icon.ts';

const SECONDS_TO_KEEP = 3_600;
const OPENING = '<script>';
const CLOSING = '</script>';

/**
 * The package's name, not a literal: its own declarations would pull in those of a whole other GraphQL server, which
 * redefine the extensions of every GraphQL error in this program. What we use of it is declared here.
 */
const EXPLORER: string = '@graphql-yoga/render-graphiql';
interface Explorer {
  renderGraphiQL(options: {
    title: string;
    favicon: string;
    /** HTML. */
    logo: string;
    endpoint: string;
    defaultQuery: string;
    headers: string;
    isHeadersEditorEnabled: boolean;
    defaultEditorToolsVisibility: 'variables' | 'headers';
    shouldPersistHeaders: boolean;
  }): string;
}

interface Page {
  html: string;
  compressed: Buffer;
  etag: string;
  /** Content-Security-Policy that admits the page's one script by its hash, its workers, and requests to us alone. */
  policy: string;
}

/** Latin-1 only, as a header must be, or the browser fails before it asks. */
const HEADERS = '{\n  "authorization": "Bearer hub_YOUR-API-KEY"\n}';

const WELCOME = `# 1 วางกุญแจ API ในช่อง Headers ด้านล่าง
#   Put your API key into "Headers" below
# 2 กดลูกศรวงกลมด้านซ้าย เพื่ออ่านสคีมา
#   Press the circular arrow to read the schema

${SAMPLE_QUERY}
`;

const scriptHash = (html: string): string =>
  createHash('sha256')
    .update(html.slice(html.indexOf(OPENING) + OPENING.length, html.lastIndexOf(CLOSING)))
    .digest('base64');

const policyFor = (html: string): string =>
  [
    "default-src 'none'",
    `script-src 'sha256-${scriptHash(html)}' blob:`,
    'worker-src blob:',
    "style-src 'unsafe-inline'",
    'font-src data:',
    'img-src data:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Renders the explorer: nine megabytes of one page, so it is loaded and compressed when somebody first asks for it. */
async function renderPage(): Promise<Page> {
  const { renderGraphiQL } = (await import(EXPLORER)) as Explorer;
  const html = renderGraphiQL({
    title: 'เกื้อหนุน · GraphiQL',
    favicon: ICON,
    logo: MARK,
    endpoint: '/graphql',
    defaultQuery: WELCOME,
    headers: HEADERS,
    isHeadersEditorEnabled: true,
    defaultEditorToolsVisibility: 'headers',
    // The key must not stay in the browser's storage after the tab is closed.
    shouldPersistHeaders: false,
  }).trimStart();
  return {
    html,
    compressed: await promisify(gzip)(html),
    etag: `"${createHash('sha256').update(html).digest('base64url')}"`,
    policy: policyFor(html),
  };
}

/** Mounts `GET /graphiql`, the bundled explorer; it asks nothing of anybody but this server. */
export function mountGraphiql(http: FastifyInstance): void {
  let page: Promise<Page> | undefined;

  http.get('/graphiql', async (request, reply) => {
    page ??= renderPage();
    const { html, compressed, etag, policy } = await page;
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', policy)
      .header('cache-control', `public, max-age=${SECONDS_TO_KEEP}`)
      .header('etag', etag)
      .header('vary', 'accept-encoding');
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    if (/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
      return reply.header('content-encoding', 'gzip').send(compressed);
    }
    return reply.send(html);
  });
}
