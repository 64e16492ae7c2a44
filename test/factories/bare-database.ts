import type { DataSource } from 'typeorm';
import { entities } from '../../src/app/entities.ts';
import { quoted, withClient } from '../../src/kernel/db/client.ts';
import { createDataSource } from '../../src/kernel/db/data-source.ts';
import { migrate } from '../../src/kernel/db/migrate.ts';
import type { Migration } from '../../src/kernel/db/migrations.ts';
import { rightsStatements } from '../../src/kernel/db/role-statements.ts';
import { ensureSchema } from '../../src/kernel/db/schema.ts';
import { silent } from '../../src/kernel/progress.ts';
import { accessTo, adminUrl, ensureTemplate, loginUrl } from '../setup/template.ts';
import { mustBeTestDatabase } from '../setup/test-databases.ts';

/** A database with the hub's schema and no row, for tests of what a first start writes. */
export interface BareDatabase {
  /** Logged in as the unprivileged role. */
  app: DataSource;
  /** Addresses with the logins of the schema's owner and of the superuser. */
  readonly ownerUrl: string;
  readonly adminUrl: string;
  close(): Promise<void>;
}

/**
 * Makes one; the name must be another in each call of a test file.
 *
 * @param wanted the migrations that make the schema; all, unless a database of an older hub is wanted
 */
export async function openBareDatabase(
  purpose: string,
  wanted?: readonly Migration[],
): Promise<BareDatabase> {
  // The roles belong to the whole server and come with the template.
  await ensureTemplate();
  const name = mustBeTestDatabase(`hub_test_${purpose}_${process.pid}`);
  const access = accessTo(name);
  await withClient(adminUrl(), async (client) => {
    await client.query(`CREATE DATABASE ${quoted(name)} TEMPLATE template0`);
    for (const statement of rightsStatements(name, access.roles)) await client.query(statement);
  });
  const ownerUrl = loginUrl(access, 'owner');
  await ensureSchema(ownerUrl, access.roles);
  await migrate(ownerUrl, entities, silent, wanted);
  const settings = { url: loginUrl(access, 'app'), entities, applicationName: `test ${name}` };
  const app = await createDataSource(settings).initialize();
  return {
    app,
    ownerUrl,
    adminUrl: access.url,
    async close() {
      await app.destroy();
      await withClient(adminUrl(), (client) => client.query(`DROP DATABASE ${quoted(name)} WITH (FORCE)`));
    },
  };
}
