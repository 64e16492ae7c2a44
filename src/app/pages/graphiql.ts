import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { HubError } from '../../kernel/errors.ts';
import { unauthenticated, type ViewerOf } from '../../modules/access/index.ts';
import { SAMPLE_QUERY } from '../banner.ts';
import { answerTo } from '../http/error-answer.ts';
import { EXPLORER_PATH, GATE_PAGE, GATE_SCRIPT } from './graphiql-gate.ts';
import { ICON, MARK } from './icon.ts';

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
    isHeadersEditorEnabled: boolean;
    defaultEditorToolsVisibility: 'variables' | 'headers';
    shouldPersistHeaders: boolean;
  }): string;
}

interface Page {
  html: string;
  compressed: Buffer;
  etag: string;
  /** Of its one script, by which the page that it takes the place of lets it run. */
  scriptHash: string;
}

const WELCOME = `# กุญแจที่ใส่ไว้ใช้กับทุกคำถามในแท็บนี้
# The key that you entered goes with every question of this tab

${SAMPLE_QUERY}
`;

const hashOf = (script: string): string => createHash('sha256').update(script).digest('base64');

const scriptOf = (html: string): string =>
  html.slice(html.indexOf(OPENING) + OPENING.length, html.lastIndexOf(CLOSING));

/** Content-Security-Policy that admits two scripts by their hashes, workers, and requests to us alone. */
const policyFor = (hashes: readonly string[]): string =>
  [
    "default-src 'none'",
    `script-src ${hashes.map((hash) => `'sha256-${hash}'`).join(' ')} blob:`,
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
    isHeadersEditorEnabled: true,
    defaultEditorToolsVisibility: 'headers',
    // The key must not stay in the browser's storage after the tab is closed.
    shouldPersistHeaders: false,
  }).trimStart();
  return {
    html,
    compressed: await promisify(gzip)(html),
    etag: `"${createHash('sha256').update(html).digest('base64url')}"`,
    scriptHash: hashOf(scriptOf(html)),
  };
}

/** What is answered to who shows no key that counts. */
async function refuse(reply: FastifyReply, refused: HubError): Promise<FastifyReply> {
  if (refused.code === 'UNAUTHENTICATED') reply.code(401).header('www-authenticate', 'Bearer realm="hub"');
  else reply.code(refused.code === 'UNAVAILABLE' ? 503 : 403);
  return reply.header('cache-control', 'no-store').send({ errors: [answerTo(refused, reply.request.scope)] });
}

/**
 * Mounts `GET /graphiql`, which asks for a key, and the bundled explorer that is had with one; both ask nothing of
 * anybody but this server.
 */
export function mountGraphiql(http: FastifyInstance, viewerOf: ViewerOf): void {
  let explorer: Promise<Page> | undefined;
  const render = () => {
    explorer ??= renderPage();
    return explorer;
  };

  http.get('/graphiql', async (_request, reply) => {
    const { scriptHash } = await render();
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', policyFor([hashOf(GATE_SCRIPT), scriptHash]))
      .header('cache-control', 'no-cache')
      .send(GATE_PAGE);
  });

  http.get(EXPLORER_PATH, async (request, reply) => {
    try {
      const viewer = await viewerOf(request.headers.authorization);
      if (viewer.kind === 'ANONYMOUS') throw unauthenticated();
    } catch (refused) {
      if (refused instanceof HubError) return refuse(reply, refused);
      throw refused;
    }
    const { html, compressed, etag } = await render();
    reply
      .type('text/html; charset=utf-8')
      // A browser may keep it, and asks each time with the key whether it still may have it.
      .header('cache-control', 'private, no-cache')
      .header('etag', etag)
      .header('vary', 'accept-encoding, authorization');
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    if (/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
      return reply.header('content-encoding', 'gzip').send(compressed);
    }
    return reply.send(html);
  });
}
