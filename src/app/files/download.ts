import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HubError } from '../../kernel/errors.ts';
import { nameOffered } from '../../kernel/files/index.ts';
import { fromGlobalId } from '../../kernel/listing/index.ts';
import { notFound } from '../../write/index.ts';
import { tellBudget } from '../limits/index.ts';
import { askerOf } from './asker.ts';
import { type FoundFile, findFile } from './find-file.ts';
import { answerRefused } from './refused.ts';
import { FILES, type FilesRoutes } from './routes.ts';

/** As much as a mutation: a file is larger than most answers. */
const POINTS = 5;

/** The row is there and the bytes are not, as after a restore without the files. */
const bytesGone = (id: string): HubError =>
  new HubError(
    'NOT_FOUND',
    {
      th: 'มีรายการของไฟล์นี้ แต่ไม่พบเนื้อไฟล์ในที่เก็บ โปรดแจ้งผู้ดูแลฮับ',
      en: 'The file is on record, and its bytes are not in the store; please tell the hub’s operator',
    },
    { field: 'id', rule: 'bytes in the store', value: id },
  );

/** A name for the header in both of its forms: what old programs read, and what everybody else does. */
function dispositionOf({ name, mediaType }: FoundFile): string {
  const offered = nameOffered(name, mediaType);
  const plain = offered.replaceAll(/[^A-Za-z0-9 ._-]/g, '_');
  const encoded = encodeURIComponent(offered).replaceAll(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** Mounts `GET /files/<id>`, for whoever may see the file by the rules of its row. */
export function mountDownload(http: FastifyInstance, routes: FilesRoutes): void {
  const { viewerOf, contextFor, charging, store } = routes;

  async function file(request: FastifyRequest, reply: FastifyReply): Promise<FoundFile> {
    const viewer = await askerOf(request, viewerOf);
    const charged = await charging.chargePoints({ viewer, address: request.ip }, POINTS);
    tellBudget(charged, (name, value) => reply.header(name, value));
    const { id } = request.params as { id: string };
    const context = contextFor(viewer, { requestId: request.scope.requestId, address: request.ip });
    const found = isFileId(id) ? await findFile(context, id) : undefined;
    if (found === undefined) throw notFound('id', id);
    return found;
  }

  http.get(`${FILES}/:id`, { exposeHeadRoute: false }, async (request, reply) => {
    // Whoever may see it today need not tomorrow: kept by a browser, it is asked for again.
    reply.header('cache-control', 'private, no-cache');
    try {
      const found = await file(request, reply);
      const tag = `"${found.sha256}"`;
      reply.header('etag', tag);
      if (request.headers['if-none-match'] === tag) return reply.code(304).send();
      const bytes = await store.open(found.sha256);
      if (bytes === undefined) throw bytesGone(found.id);
      return reply
        .type(found.mediaType)
        .header('content-length', found.bytes)
        .header('content-disposition', dispositionOf(found))
        .send(bytes);
    } catch (fault) {
      reply.header('cache-control', 'no-store').removeHeader('etag');
      return answerRefused(request, reply, fault);
    }
  });
}

/** Whether it can be the id of a file; what it is instead is not told. */
function isFileId(id: string): boolean {
  try {
    return fromGlobalId(id).type === 'StoredFile';
  } catch {
    return false;
  }
}
