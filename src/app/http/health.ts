import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';

/** Finds out whether the database answers and is as new as this program; throws where it can't say. */
export type ReadinessCheck = () => Promise<'ready' | 'migrations-pending'>;

/** A check that takes longer counts as failed: a balancer asks every few seconds and must get its answer. */
const PATIENCE = 1_500;

function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const alarm = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE} ms`)), PATIENCE);
  });
  return Promise.race([work, alarm]).finally(() => clearTimeout(timer));
}

/**
 * Mounts `/healthz` (200 while the process lives) and `/readyz` (200 while it should be sent requests, else 503 with
 * the reason in one word: `stopping`, `migrations-pending`, `database-unavailable`).
 */
export function mountHealth(
  http: FastifyInstance,
  check: ReadinessCheck,
  isStopping: () => boolean,
  log: Logger,
): void {
  http.get('/healthz', async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'alive' }),
  );

  http.get('/readyz', async (_request, reply) => {
    const status = isStopping()
      ? 'stopping'
      : await inTime(check()).catch((error: unknown) => {
          log.warn({ err: error }, 'readiness check failed');
          return 'database-unavailable' as const;
        });
    return reply
      .code(status === 'ready' ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status });
  });
}
