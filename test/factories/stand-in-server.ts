import { PassThrough } from 'node:stream';
import type { DataSource } from 'typeorm';
import { contextOver } from '../../src/app/context.ts';
import type { ReadinessCheck } from '../../src/app/http/health.ts';
import type { KnownOperations } from '../../src/app/limits/index.ts';
import { createLog } from '../../src/app/log.ts';
import { type RunningServer, type ServerParts, serve } from '../../src/app/serve.ts';
import { ANONYMOUS, type Viewer } from '../../src/kernel/viewer.ts';
import { unauthenticated, type ViewerOf } from '../../src/modules/access/index.ts';
import type { Reader } from '../../src/read/index.ts';
import { standInSchema } from './stand-in-schema.ts';

export const KEY = 'hub_stand-in-key-of-the-tests';
const CLIENT: Viewer = {
  kind: 'CLIENT',
  clientId: '00000000-0000-7000-8000-000000000002',
  partnerId: null,
  scopes: new Set(['BULK']),
};

const onlyKey: ViewerOf = async (authorization) => {
  if (authorization === undefined) return ANONYMOUS;
  if (authorization === `Bearer ${KEY}`) return CLIENT;
  throw unauthenticated();
};

export interface StandInServer extends RunningServer {
  /** Everything logged up to now, as JSON lines. */
  logged(): string;
  /** POSTs a body with the key; `extra` overrides the request. */
  ask(body: unknown, extra?: RequestInit): Promise<Response>;
}

export interface StandInParts {
  config?: ServerParts['config'];
  viewerOf?: ViewerOf;
  readiness?: ReadinessCheck;
  drainDelay?: number;
  operations?: KnownOperations;
  mayAskFreely?: (viewer: Viewer) => Promise<boolean>;
}

/** The real HTTP server on a free port, over a schema that fails on demand and without a database. */
export async function startStandIn(parts: StandInParts = {}): Promise<StandInServer> {
  const lines: string[] = [];
  const stream = new PassThrough();
  stream.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  const server = await serve({
    config: parts.config ?? { host: '127.0.0.1', port: 0 },
    log: createLog('trace', stream),
    schema: standInSchema(),
    viewerOf: parts.viewerOf ?? onlyKey,
    contextFor: contextOver({
      reader: {} as Reader,
      dataSource: {} as DataSource,
      readLater: () => null,
    }),
    readiness: parts.readiness ?? (async () => 'ready'),
    drainDelay: parts.drainDelay ?? 0,
    ...(parts.operations && { operations: parts.operations }),
    ...(parts.mayAskFreely && { mayAskFreely: parts.mayAskFreely }),
  });
  return {
    ...server,
    logged: () => lines.join(''),
    ask: (body, extra = {}) =>
      fetch(`${server.address}/graphql`, {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        ...extra,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${KEY}`, ...extra.headers },
      }),
  };
}
