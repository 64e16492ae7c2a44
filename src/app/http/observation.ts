import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';
import { openScope, type RequestScope } from './request-scope.ts';

declare module 'fastify' {
  interface FastifyRequest {
    scope: RequestScope;
  }
}

/** What machines ask every few seconds is not worth a line each. */
const QUIET = new Set(['/healthz', '/readyz', '/metrics']);

/** Gives every request its scope, answers with its id, and writes one log line and one measurement when it ends. */
export function mountObservation(http: FastifyInstance, log: Logger, metrics: Metrics): void {
  // The null is replaced before any handler runs; Fastify wants no shared object here.
  http.decorateRequest('scope', null as unknown as RequestScope);

  http.addHook('onRequest', (request, reply, done) => {
    request.scope = openScope(request.id, log);
    reply.header('x-request-id', request.id);
    done();
  });

  http.addHook('onResponse', async ({ scope, method, routeOptions }, reply) => {
    const route = routeOptions.url ?? 'unmatched';
    const line = {
      requestId: scope.requestId,
      method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    };
    if (route !== '/graphql') {
      log[QUIET.has(route) ? 'debug' : 'info'](line, 'request');
      return;
    }
    metrics.observeGraphql(scope, reply.elapsedTime / 1_000);
    const { operation, operationName, outcome } = scope;
    log.info({ ...line, operation, operationName: operationName?.slice(0, 100), outcome }, 'request');
  });
}
