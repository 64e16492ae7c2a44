import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ErrorCode, HubError } from '../../kernel/errors.ts';
import { refusalsIn } from '../../write/index.ts';
import { isDatabaseUnavailable } from '../http/database-unavailable.ts';
import { answerTo, UNAVAILABLE } from '../http/error-answer.ts';

const STATUS: Readonly<Partial<Record<ErrorCode, number>>> = {
  BAD_INPUT: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  DUPLICATE: 409,
  IDEMPOTENCY_KEY_REUSED: 422,
  THROTTLED: 429,
  UNAVAILABLE: 503,
  TIMEOUT: 503,
};
const RETRY_AFTER_SECONDS = 1;

/** A refusal that has a status of its own in HTTP. */
export class WithStatus extends Error {
  constructor(
    readonly status: number,
    readonly reason: HubError,
  ) {
    super(reason.message);
  }
}

function statusOf(fault: unknown, [first]: readonly HubError[]): number {
  if (fault instanceof WithStatus) return fault.status;
  return (first && STATUS[first.code]) ?? 500;
}

function reasonsIn(fault: unknown): readonly HubError[] {
  if (fault instanceof WithStatus) return [fault.reason];
  if (isDatabaseUnavailable(fault)) return [new HubError('UNAVAILABLE', UNAVAILABLE)];
  return refusalsIn(fault) ?? (fault instanceof HubError ? [fault] : []);
}

/** Answers a request for a file that went wrong: errors in GraphQL's form, under the status of HTTP. */
export function answerRefused(request: FastifyRequest, reply: FastifyReply, fault: unknown): FastifyReply {
  const { scope } = request;
  const reasons = reasonsIn(fault);
  const status = statusOf(fault, reasons);
  const [first] = reasons;
  if (status === 401) reply.header('www-authenticate', 'Bearer realm="hub"');
  if (status === 429 || status === 503)
    reply.header('retry-after', String(first?.detail.retryAfter ?? RETRY_AFTER_SECONDS));
  if (first?.cause !== undefined) scope.log.warn({ err: first.cause }, 'the store of files failed');
  const errors = (reasons.length > 0 ? reasons : [fault]).map((reason) => answerTo(reason, scope));
  return reply.code(status).type('application/json; charset=utf-8').send({ errors });
}
