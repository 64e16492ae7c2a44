import { PassThrough } from 'node:stream';
import { createLog } from '../../src/app/log.ts';
import type { RunningServer } from '../../src/app/serve.ts';
import { startServer } from '../../src/app/server.ts';
import type { Config } from '../../src/kernel/config.ts';
import { renewDemoKey } from '../../src/modules/access/index.ts';
import { openTestDatabase, type TestDatabase } from '../setup/open-test-database.ts';

export interface RealServer extends RunningServer {
  readonly database: TestDatabase;
  /** The demo key in plain text. */
  readonly key: string;
  /** POSTs a body with the demo key. */
  ask(body: { query: string; variables?: unknown }): Promise<Response>;
  /** Everything logged up to now, as JSON lines. */
  logged(): string;
  /** Stops the server and drops its database. */
  close(): Promise<void>;
}

/** The hub's own server with its own schema, on a free port, over a database of the test file's own. */
export async function startReal(settings: Partial<Pick<Config, 'oidc' | 'files'>> = {}): Promise<RealServer> {
  const database = await openTestDatabase();
  const key = await renewDemoKey(database.app);
  const lines: string[] = [];
  const stream = new PassThrough();
  stream.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  const server = await startServer({
    config: { host: '127.0.0.1', port: 0, ...settings },
    dataSource: database.app,
    log: createLog('trace', stream),
    drainDelay: 0,
  });
  return {
    ...server,
    database,
    key,
    logged: () => lines.join(''),
    ask: (body) =>
      fetch(`${server.address}/graphql`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      }),
    async close() {
      await server.stop();
      await database.close();
    },
  };
}
