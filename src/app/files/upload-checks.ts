import type { FastifyRequest } from 'fastify';
import type { HubError } from '../../kernel/errors.ts';
import { checkFileName } from '../../modules/activities/index.ts';
import { badInput } from '../../write/index.ts';
import { LIMITS } from '../limits/index.ts';
import { WithStatus } from './refused.ts';

const MEGABYTE = 1024 * 1024;
/** What is too large by no more than this is still read off, so that its sender hears why it was refused. */
const READ_OFF = 2 * MEGABYTE;

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

export const empty = (): HubError =>
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

const lengthIn = ({ headers }: FastifyRequest): number => Number(headers['content-length'] ?? Number.NaN);

/** @throws WithStatus */
export function mustFit(bytes: number): void {
  if (bytes > LIMITS.fileBytes) throw tooLarge(bytes);
}

/** Refuses what can be refused before the body is read. */
export function checkRequest(request: FastifyRequest): void {
  const { headers } = request;
  const contentType = headers['content-type'] ?? '';
  // What else it is called is nothing to go by: to curl, every body is a form of fields.
  if (/^multipart\//i.test(contentType)) throw notAForm(contentType);
  const declared = lengthIn(request);
  if (declared === 0 || (Number.isNaN(declared) && headers['transfer-encoding'] === undefined)) throw empty();
  mustFit(declared);
}

/** Whether the rest of a body that was refused is short enough to be read off. */
export function isReadOff(request: FastifyRequest): boolean {
  const declared = lengthIn(request);
  return Number.isNaN(declared)
    ? request.headers['transfer-encoding'] === undefined
    : declared <= LIMITS.fileBytes + READ_OFF;
}

/** What the file is to be called. */
export function nameIn({ query }: FastifyRequest): string {
  const { name } = query as { name?: unknown };
  const text = typeof name === 'string' ? name : '';
  checkFileName(text);
  return text;
}
