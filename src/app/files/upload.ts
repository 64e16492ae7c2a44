import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HubError } from '../../kernel/errors.ts';
import { type CleanFile, cleanFile, type IncomingFile } from '../../kernel/files/index.ts';
import { toGlobalId } from '../../kernel/listing/index.ts';
import { actorOf, type Viewer } from '../../kernel/viewer.ts';
import { checkFileName, storeFile } from '../../modules/activities/index.ts';
import { badInput, notFound, perform, Refused, type Writing } from '../../write/index.ts';
import type { HubContext } from '../context.ts';
import { needsWriteScope } from '../graphql/mutate.ts';
import { LIMITS, tellBudget } from '../limits/index.ts';
import { askerOf } from './asker.ts';
import { type FoundFile, findFile } from './find-file.ts';
import { answerRefused, WithStatus } from './refused.ts';
import { FILES, type FilesRoutes } from './routes.ts';
import { Turns } from './turns.ts';

const MEGABYTE = 1024 * 1024;
/** As much as five mutations, and one a megabyte. */
const POINTS = 25;
/** What is too large by no more than this is still read off, so that its sender hears why it was refused. */
const READ_OFF = 2 * MEGABYTE;
/** Files that one client or person sends at a time. */
const AT_ONCE = 4;
/** Files that are looked at, cleaned and kept at a time: each holds a connection to the database while it is kept. */
const KEPT_AT_ONCE = 2;
/** Without a byte for so long, the sender is gone. */
const IDLE_MS = 30_000;
/** The largest file takes this long at 0.3 Mbit/s. */
const LONGEST_MS = 10 * 60_000;

const tooLarge = (bytes: number): WithStatus =>
  new WithStatus(
    413,
    badInput(
      {
        th: `ไฟล์ใหญ่เกิน ${LIMITS.fileBytes / MEGABYTE} MB ให้ย่อรูปหรือแบ่งเอกสาร`,
        en: `The file is larger than ${LIMITS.fileBytes / MEGABYTE} MB; make the picture smaller or split the document`,
      },
      { field: 'file', rule: `bytes <= ${LIMITS.fileBytes}`, value: String(bytes) },
    ),
  );

const empty = (): HubError =>
  badInput(
    { th: 'ไม่มีเนื้อหา: ส่งไฟล์เป็นเนื้อความของคำขอ', en: 'There is no content: send the file as the body' },
    { field: 'file', rule: 'bytes >= 1', value: '0' },
  );

const notAForm = (contentType: string): WithStatus =>
  new WithStatus(
    415,
    badInput(
      {
        th: 'ส่งตัวไฟล์เองเป็นเนื้อความของคำขอ ไม่ใช่แบบฟอร์ม (multipart) และส่งชื่อเป็น ?name=',
        en: 'Send the file itself as the body, not a form (multipart), and its name as ?name=',
      },
      { field: 'content-type', rule: 'not a form', value: contentType },
    ),
  );

const tooManyAtOnce = (): HubError =>
  new HubError(
    'THROTTLED',
    {
      th: `ส่งได้ครั้งละ ${AT_ONCE} ไฟล์ รอให้เสร็จก่อน`,
      en: `Up to ${AT_ONCE} files are sent at a time; let one end first`,
    },
    { field: 'file', rule: `<= ${AT_ONCE} at a time`, retryAfter: 1 },
  );

/** What of a request can be refused before its body is read. */
function checkRequest({ headers }: FastifyRequest): void {
  const contentType = headers['content-type'] ?? '';
  // What else it is called is nothing to go by: to curl, every body is a form of fields.
  if (/^multipart\//i.test(contentType)) throw notAForm(contentType);
  const declared = Number(headers['content-length'] ?? Number.NaN);
  if (declared === 0 || (Number.isNaN(declared) && headers['transfer-encoding'] === undefined)) throw empty();
  if (declared > LIMITS.fileBytes) throw tooLarge(declared);
}

/** Whether the rest of a body that was refused is short enough to be read off. */
function isReadOff({ headers }: FastifyRequest): boolean {
  const declared = Number(headers['content-length'] ?? Number.NaN);
  return Number.isNaN(declared)
    ? headers['transfer-encoding'] === undefined
    : declared <= LIMITS.fileBytes + READ_OFF;
}

function nameIn({ query }: FastifyRequest): string {
  const { name } = query as { name?: unknown };
  const text = typeof name === 'string' ? name : '';
  checkFileName(text);
  return text;
}

const keyIn = ({ headers }: FastifyRequest): string | undefined => headers['idempotency-key']?.toString();

/** Mounts `POST /files?name=<name>`, whose body is the file. */
export function mountUpload(http: FastifyInstance, routes: FilesRoutes): void {
  const { viewerOf, contextFor, charging, incoming, store } = routes;
  const sending = new Map<string, number>();
  const keeping = new Turns(KEPT_AT_ONCE);

  /** Counts the files that a sender sends at a time. */
  async function oneOfFew<T>(viewer: Viewer, work: () => Promise<T>): Promise<T> {
    const sender = actorOf(viewer);
    const others = sending.get(sender) ?? 0;
    if (others >= AT_ONCE) throw tooManyAtOnce();
    sending.set(sender, others + 1);
    try {
      return await work();
    } finally {
      const left = (sending.get(sender) ?? 1) - 1;
      if (left > 0) sending.set(sender, left);
      else sending.delete(sender);
    }
  }

  /** Carries the upload out as a mutation is: with its audit entry, and once for a key. */
  async function carryOut(
    context: HubContext,
    content: Readonly<Record<string, unknown>>,
    idempotencyKey: string | undefined,
    work: (writing: Writing) => ReturnType<typeof storeFile>,
  ): Promise<string> {
    const { viewer, requestId, dataSource } = context;
    const attempt = { viewer, requestId, action: 'uploadFile', content, idempotencyKey };
    const { answers, refusals } = await perform(dataSource, attempt, work);
    if (answers === undefined) throw new Refused(refusals);
    return toGlobalId('StoredFile', answers.file!.id);
  }

  async function receive(request: FastifyRequest): Promise<IncomingFile> {
    const { socket } = request.raw;
    const giveUp = () => socket.destroy();
    const late = setTimeout(giveUp, LONGEST_MS);
    socket.setTimeout(IDLE_MS, giveUp);
    try {
      const received = await incoming.receive(request.body as Readable, (bytes) => {
        if (bytes > LIMITS.fileBytes) throw tooLarge(bytes);
      });
      if (received.bytes > 0) return received;
      await rm(received.path, { force: true });
      throw empty();
    } finally {
      clearTimeout(late);
      // The connection may bring further requests, which have times of their own.
      socket.setTimeout(0, giveUp);
    }
  }

  async function keep(
    context: HubContext,
    name: string,
    idempotencyKey: string | undefined,
    received: IncomingFile,
  ): Promise<string> {
    let file: CleanFile | undefined;
    try {
      const cleaned = await cleanFile(received, incoming);
      file = cleaned;
      const content = { name, sha256: cleaned.sha256 };
      return await carryOut(context, content, idempotencyKey, (writing) =>
        storeFile(writing, { ...cleaned, name }, store),
      );
    } finally {
      if (file) await rm(file.path, { force: true });
    }
  }

  async function upload(request: FastifyRequest, reply: FastifyReply): Promise<FoundFile> {
    const viewer = await askerOf(request, viewerOf);
    const payer = { viewer, address: request.ip };
    const context = contextFor(viewer, { requestId: request.scope.requestId, address: request.ip });
    const charged = await charging.chargePoints(payer, POINTS);
    tellBudget(charged, (header, value) => reply.header(header, value));
    if (viewer.kind === 'CLIENT' && !viewer.scopes.has('WRITE'))
      await carryOut(context, {}, undefined, () => Promise.reject(needsWriteScope()));
    checkRequest(request);
    const name = nameIn(request);
    return oneOfFew(viewer, async () => {
      const received = await receive(request);
      try {
        const id = await keeping.take(() => keep(context, name, keyIn(request), received));
        const file = await findFile(context, id);
        // A key is remembered for longer than a file that nothing shows.
        if (file === undefined) throw notFound('file', id);
        return file;
      } finally {
        await rm(received.path, { force: true });
      }
    });
  }

  http.post(FILES, { bodyLimit: LIMITS.fileBytes + READ_OFF }, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    try {
      const file = await upload(request, reply);
      return reply.code(201).header('location', file.url).send({ file });
    } catch (fault) {
      if (!isReadOff(request)) reply.header('connection', 'close');
      return answerRefused(request, reply, fault);
    }
  });
}
