import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type CleanFile, cleanFile, type IncomingFile } from '../../kernel/files/index.ts';
import { toGlobalId } from '../../kernel/listing/index.ts';
import { actorOf } from '../../kernel/viewer.ts';
import { storeFile } from '../../modules/activities/index.ts';
import { notFound, perform, Refused, type Writing, type Written } from '../../write/index.ts';
import type { HubContext } from '../context.ts';
import { needsWriteScope } from '../graphql/mutate.ts';
import { tellBudget } from '../limits/index.ts';
import { askerOf } from './asker.ts';
import { type FoundFile, findFile } from './find-file.ts';
import { Receiving } from './receiving.ts';
import { answerRefused } from './refused.ts';
import { FILES, type FilesRoutes } from './routes.ts';
import { Turns } from './turns.ts';
import { checkRequest, empty, isReadOff, mustFit, nameIn } from './upload-checks.ts';

/** As much as five mutations. */
const POINTS = 25;
/** Files that are cleaned and kept at a time: each holds a connection to the database while it is kept. */
const KEPT_AT_ONCE = 2;

const keyIn = ({ headers }: FastifyRequest): string | undefined => headers['idempotency-key']?.toString();
const hasLeft = ({ raw }: FastifyRequest): boolean => raw.destroyed && !raw.complete;

/** Carries an upload out as a mutation is: with its audit entry, and once for a key. Answers the file's global id. */
async function carryOut(
  { viewer, requestId, dataSource }: HubContext,
  sent: { content: Readonly<Record<string, unknown>>; idempotencyKey?: string | undefined },
  work: (writing: Writing) => Promise<Written>,
): Promise<string> {
  const attempt = { viewer, requestId, action: 'uploadFile', ...sent };
  const { answers, refusals } = await perform(dataSource, attempt, work);
  if (answers === undefined) throw new Refused(refusals);
  return toGlobalId('StoredFile', answers.file!.id);
}

/** Mounts `POST /files?name=<name>`, whose body is the file. */
export function mountUpload(http: FastifyInstance, routes: FilesRoutes): void {
  const { viewerOf, contextFor, charging, incoming, store } = routes;
  const receiving = new Receiving(incoming);
  const keeping = new Turns(KEPT_AT_ONCE);

  /** Cleans what was received, and keeps that. */
  async function keep(
    context: HubContext,
    received: IncomingFile,
    { name, idempotencyKey }: { name: string; idempotencyKey: string | undefined },
  ): Promise<string> {
    let file: CleanFile | undefined;
    try {
      const cleaned = await cleanFile(received, incoming);
      file = cleaned;
      const sent = { content: { name, sha256: cleaned.sha256 }, idempotencyKey };
      return await carryOut(context, sent, (writing) => storeFile(writing, { ...cleaned, name }, store));
    } finally {
      if (file) await rm(file.path, { force: true });
    }
  }

  async function receiveAndKeep(request: FastifyRequest, context: HubContext): Promise<FoundFile> {
    const named = { name: nameIn(request), idempotencyKey: keyIn(request) };
    const received = await receiving.receive(request.body as IncomingMessage, mustFit);
    try {
      if (received.bytes === 0) throw empty();
      const id = await keeping.take(() => keep(context, received, named));
      const file = await findFile(context, id);
      // A key is remembered for longer than a file that nothing shows.
      if (file === undefined) throw notFound('file', id);
      return file;
    } finally {
      await rm(received.path, { force: true });
    }
  }

  async function upload(request: FastifyRequest, reply: FastifyReply): Promise<FoundFile> {
    const viewer = await askerOf(request, viewerOf);
    const context = contextFor(viewer, { requestId: request.scope.requestId, address: request.ip });
    const charged = await charging.chargePoints(context, POINTS);
    tellBudget(charged, (header, value) => reply.header(header, value));
    if (viewer.kind === 'CLIENT' && !viewer.scopes.has('WRITE'))
      await carryOut(context, { content: {} }, () => Promise.reject(needsWriteScope()));
    checkRequest(request);
    return receiving.oneOfFew(actorOf(viewer), () => receiveAndKeep(request, context));
  }

  http.post(FILES, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    try {
      const file = await upload(request, reply);
      return reply.code(201).header('location', file.url).send({ file });
    } catch (fault) {
      // Nobody waits for an answer, and there is no fault of the hub to look for.
      if (hasLeft(request)) return reply.send();
      if (!isReadOff(request)) reply.header('connection', 'close');
      return answerRefused(request, reply, fault);
    }
  });
}
