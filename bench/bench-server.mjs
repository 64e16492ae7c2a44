import { chmodSync, mkdtempSync } from 'node:fs';
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

/**
 * A PostgreSQL of the bench's own, with the settings of a real hub (safe against a power cut), and in it a database
 * with the first-run geography and offices but without the demo.
 */
export async function makeBenchServer() {
  const folder = mkdtempSync(join(tmpdir(), 'hub-bench-'));
  chmodSync(folder, 0o755);
  const passwords = new Secrets(join(folder, 'secrets.json'));
  const server = await startEmbedded({ dir: placeFor(folder), passwords });
  const roles = roleNames('');
  const accessTo = (name) => ({ url: withDatabase(server.adminUrl, name), roles, passwords, scope: 'bench' });
  const appUrlOf = (name) => urlOf(accessTo(name), roles.app);
  await withClient(server.adminUrl, (client) => client.query(`CREATE DATABASE ${BASE} TEMPLATE template0`));
  await ensureRoles(accessTo(BASE));
  const ownerUrl = urlOf(accessTo(BASE), roles.owner);
  await ensureSchema(ownerUrl, roles);
  await migrate(ownerUrl, entities);
  const dataSource = await createDataSource({
    url: appUrlOf(BASE),
    entities,
    applicationName: 'hub bench',
  }).initialize();
  await seed(dataSource, { demo: false, onProgress: () => {} });
  await dataSource.destroy();
  return {
    folder,
    baseUrl: appUrlOf(BASE),
    /** A fresh copy of the database; answers its address. */
    async copy(name) {
      await withClient(server.adminUrl, async (client) => {
        await client.query(`CREATE DATABASE ${quoted(name)} TEMPLATE ${BASE}`);
        for (const statement of rightsStatements(name, roles)) await client.query(statement);
      });
      return appUrlOf(name);
    },
    stop: () => server.stop(),
  };
}
