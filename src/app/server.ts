import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { Config } from '../kernel/config.ts';
import { viewersOf } from '../modules/access/index.ts';
import { contextOver } from './context.ts';
import { readinessOf } from './readiness.ts';
import { buildHubSchema } from './schema.ts';
import { type RunningServer, serve } from './serve.ts';

export interface ServerOptions {
  config: Pick<Config, 'host' | 'port'>;
  /** Connected, and logged in as the unprivileged role; it stays the caller's to close, after `stop`. */
  dataSource: DataSource;
  log: Logger;
  /** Milliseconds between `/readyz` saying 503 and the closing of the port; a balancer wants its interval here. */
  drainDelay?: number;
}

/** Starts the hub's HTTP server over a database. Throws a CONFIGURATION error where the port can't be had. */
export async function startServer({
  config,
  dataSource,
  log,
  drainDelay,
}: ServerOptions): Promise<RunningServer> {
  return serve({
    config,
    log,
    schema: await buildHubSchema(),
    viewerOf: viewersOf(dataSource),
    contextFor: contextOver(dataSource),
    readiness: await readinessOf(dataSource),
    drainDelay,
  });
}
