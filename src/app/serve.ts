import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Config } from '../kernel/config.ts';
import type { Viewer } from '../kernel/viewer.ts';
import type { Budgets, ViewerOf } from '../modules/access/index.ts';
import type { Asked, HubContext } from './context.ts';
import { FILES, type FilesPart, mountFiles } from './files/index.ts';
import { openSurfaceOf } from './graphql/anonymous.ts';
import { makeApollo } from './graphql/apollo.ts';
import { mountGraphql, PATH } from './graphql/route.ts';
import { mountCors } from './http/cors.ts';
import { mountDrain } from './http/drain.ts';
import { mountFaults } from './http/faults.ts';
import { mountHealth, type ReadinessCheck } from './http/health.ts';
import { listen } from './http/listen.ts';
import { makeMetrics, mountMetrics } from './http/metrics.ts';
import { mountObservation } from './http/observation.ts';
import { requestIdOf } from './http/request-id.ts';
import { mountSecurityHeaders } from './http/security-headers.ts';
import { Charging, KnownOperations, LIMITS } from './limits/index.ts';
import { mountGraphiql } from './pages/graphiql.ts';
import { mountLanding } from './pages/landing.ts';

/** What the HTTP server is put together from; it knows no database itself. */
export interface ServerParts {
  config: Pick<Config, 'host' | 'port'> & Partial<Pick<Config, 'trustedProxies' | 'corsOrigins'>>;
  log: Logger;
  schema: GraphQLSchema;
  viewerOf: ViewerOf;
  contextFor: (viewer: Viewer, asked: Asked) => HubContext;
  readiness: ReadinessCheck;
  /** What may be spent; nothing is counted where it is left out. */
  budgets?: Budgets | undefined;
  /** Operations that are known beforehand; all are answered where it is left out. */
  operations?: KnownOperations;
  /** Who may ask what is not known beforehand, where that is not for everybody. */
  mayAskFreely?: (viewer: Viewer) => Promise<boolean>;
  /** Where files are received and kept; none are taken or given where it is left out. */
  files?: FilesPart | undefined;
  /** Milliseconds between `/readyz` saying 503 and the closing of the port, for a balancer to notice. */
  drainDelay?: number | undefined;
}

export interface RunningServer {
  /** Where it is reached from this machine, such as `http://127.0.0.1:4000`. */
  readonly address: string;
  /** Says 503 on `/readyz`, lets what is being answered be answered (10 s at most), then closes. May be called twice. */
  stop(): Promise<void>;
}

function newFastify(log: Logger, trustedProxies: readonly string[] = []): FastifyInstance {
  // The wider type keeps pino's own out of every signature that takes the server.
  const logger: FastifyBaseLogger = log;
  const http = fastify({
    loggerInstance: logger,
    // One line a request, written by the observation, which knows the operation.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: LIMITS.bodyBytes,
    // Whoever else sends X-Forwarded-For says what it likes: attempts to sign in are counted by address.
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    genReqId: (request) => requestIdOf(request.headers['x-request-id']),
    requestIdHeader: false,
    // What arrives on an open connection while the server drains is still answered; the connection then closes.
    return503OnClosing: false,
  });
  http.removeContentTypeParser('text/plain');
  return http;
}

/** Opens the port and serves. Throws a CONFIGURATION error where the port or the address can't be had. */
export async function serve(parts: ServerParts): Promise<RunningServer> {
  const { config, log, schema, viewerOf, contextFor, readiness, drainDelay } = parts;
  const http = newFastify(log, config.trustedProxies);
  const metrics = makeMetrics();
  const charging = new Charging(schema, parts.budgets);
  const apollo = makeApollo(schema, http, log, charging);
  const drain = mountDrain(http, () => apollo.stop(), drainDelay);
  mountObservation(http, log, metrics);
  mountSecurityHeaders(http);
  await mountCors(http, [PATH, FILES], config.corsOrigins ?? []);
  mountFaults(http, LIMITS.bodyBytes);
  await apollo.start();
  const admission = {
    operations: parts.operations ?? new KnownOperations('off', []),
    mayAskFreely: parts.mayAskFreely ?? (async () => false),
    open: openSurfaceOf(schema),
    log,
  };
  mountGraphql(http, { apollo, viewerOf, contextFor, charging, admission });
  if (parts.files) await mountFiles(http, { ...parts.files, viewerOf, contextFor, charging });
  mountHealth(http, readiness, drain.isStopping, log);
  mountMetrics(http, metrics);
  mountGraphiql(http, viewerOf);
  mountLanding(http);

  try {
    return { address: await listen(http, config), stop: drain.stop };
  } catch (error) {
    await apollo.stop();
    throw error;
  }
}
