import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { RequestScope } from './request-scope.ts';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Counts and times of one server, in a registry of its own so that two servers in one process don't mix. */
export interface Metrics {
  observeGraphql(scope: RequestScope, seconds: number): void;
  readonly registry: Registry;
}

export function makeMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  // Both labels come from closed lists. Never a client's name, an operation's name or a path: they have no bound.
  const duration = new Histogram({
    name: 'hub_graphql_request_duration_seconds',
    help: 'Time from the arrival of a GraphQL request to the end of its answer, by kind of operation and outcome',
    labelNames: ['operation', 'outcome'] as const,
    buckets: SECONDS,
    registers: [registry],
  });
  return {
    registry,
    observeGraphql: ({ operation, outcome }, seconds) => duration.observe({ operation, outcome }, seconds),
  };
}

/** Mounts `GET /metrics` in Prometheus' text format. It holds no matter of any partner and needs no key. */
export function mountMetrics(http: FastifyInstance, { registry }: Metrics): void {
  http.get('/metrics', { logLevel: 'warn' }, async (_request, reply) =>
    reply
      .type(registry.contentType)
      .header('cache-control', 'no-store')
      .send(await registry.metrics()),
  );
}
