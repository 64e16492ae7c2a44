import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entities } from '../dist/src/app/entities.js';
import { seed } from '../dist/src/app/seeds.js';
import { Secrets } from '../dist/src/kernel/data-folder/secrets.js';
import { quoted, withClient } from '../dist/src/kernel/db/client.js';
import { withDatabase } from '../dist/src/kernel/db/connection-url.js';
import { createDataSource } from '../dist/src/kernel/db/data-source.js';
import { placeFor, startEmbedded } from '../dist/src/kernel/db/embedded/index.js';
import { migrate } from '../dist/src/kernel/db/migrate.js';
import { roleNames } from '../dist/src/kernel/db/role-names.js';
import { rightsStatements } from '../dist/src/kernel/db/role-statements.js';
import { ensureRoles, urlOf } from '../dist/src/kernel/db/roles.js';
import { ensureSchema } from '../dist/src/kernel/db/schema.js';

const BASE = 'hub_bench_base';

/** Starts a PostgreSQL in a folder, with the settings of a real hub (safe against a power cut). */
export async function startBenchServer(folder) {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  const passwords = new Secrets(join(folder, 'secrets.json'));
  const place = placeFor(folder);
  const server = await startEmbedded({ dir: place, passwords });
  const roles = roleNames('');
  const accessTo = (name) => ({ url: withDatabase(server.adminUrl, name), roles, passwords, scope: 'bench' });
  return {
    adminUrl: server.adminUrl,
    pid: server.pid,
    logFile: join(place, 'postgres.log'),
    roles,
    urlOf: (name, role) => urlOf(accessTo(name), role),
    /** Makes a database with the first-run geography and offices but without the demo. */
    async make(name) {
      await withClient(server.adminUrl, (client) =>
        client.query(`CREATE DATABASE ${quoted(name)} TEMPLATE template0`),
      );
      await ensureRoles(accessTo(name));
      const ownerUrl = urlOf(accessTo(name), roles.owner);
      await ensureSchema(ownerUrl, roles);
      await migrate(ownerUrl, entities);
      await this.withDataSource(name, (dataSource) =>
        seed(dataSource, { demo: false, onProgress: () => {} }),
      );
    },
    /** Connects to a database as the hub does, for one piece of work. */
    async withDataSource(name, work) {
      const url = urlOf(accessTo(name), roles.app);
      const dataSource = await createDataSource({ url, entities, applicationName: 'hub bench' }).initialize();
      try {
        return await work(dataSource);
      } finally {
        await dataSource.destroy();
      }
    },
    stop: () => server.stop(),
  };
}

/** A throw-away server with a base database, of which fresh copies can be had. */
export async function makeBenchServer() {
  const folder = mkdtempSync(join(tmpdir(), 'hub-bench-'));
  const server = await startBenchServer(folder);
  await server.make(BASE);
  const appUrlOf = (name) => server.urlOf(name, server.roles.app);
  return {
    ...server,
    folder,
    baseUrl: appUrlOf(BASE),
    /** A fresh copy of the database; answers its address. */
    async copy(name) {
      await withClient(server.adminUrl, async (client) => {
        await client.query(`CREATE DATABASE ${quoted(name)} TEMPLATE ${BASE}`);
        for (const statement of rightsStatements(name, server.roles)) await client.query(statement);
      });
      return appUrlOf(name);
    },
  };
}
