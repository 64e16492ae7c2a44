import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { HubError } from '../../kernel/errors.ts';
import { answerTo, type ErrorAnswer, refusal } from './error-answer.ts';

/** What Fastify refuses before a route sees it, in Thai; other causes of 4xx share the text of 400. */
const REFUSED_IN_THAI: Readonly<Record<number, string>> = {
  400: 'คำขอ HTTP ไม่ถูกรูปแบบ',
  404: 'ไม่มีหน้านี้',
  413: 'คำขอใหญ่เกินกำหนด',
  415: 'ต้องส่ง Content-Type: application/json',
};
const REFUSED_IN_ENGLISH: Readonly<Record<number, string>> = {
  400: 'The HTTP request is malformed',
  404: 'There is no such page',
  413: 'The request body is too large',
  415: 'Send Content-Type: application/json',
};

const send = (reply: FastifyReply, status: number, answer: ErrorAnswer): FastifyReply =>
  reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send({ errors: [answer] });

/** Answers faults outside GraphQL in GraphQL's own form, so that a client has one kind of error to read. */
export function mountFaults(http: FastifyInstance, bodyLimit: number): void {
  http.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof HubError) return send(reply, 400, answerTo(error, request.scope));
    const status = error.statusCode ?? 500;
    if (status < 400 || status >= 500) return send(reply, 500, answerTo(error, request.scope));
    const text = {
      th: REFUSED_IN_THAI[status] ?? String(REFUSED_IN_THAI[400]),
      en: REFUSED_IN_ENGLISH[status] ?? String(REFUSED_IN_ENGLISH[400]),
    };
    const detail = status === 413 ? { field: 'body', rule: `bytes <= ${bodyLimit}` } : {};
    return send(reply, status, refusal('BAD_REQUEST', text, detail, request.scope));
  });

  http.setNotFoundHandler((request, reply) => {
    const text = { th: String(REFUSED_IN_THAI[404]), en: String(REFUSED_IN_ENGLISH[404]) };
    return send(reply, 404, refusal('NOT_FOUND', text, {}, request.scope));
  });
}
