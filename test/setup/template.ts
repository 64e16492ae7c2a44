import { entities } from '../../src/app/entities.ts';
import { seed } from '../../src/app/seeds.ts';
import { Secrets } from '../../src/kernel/data-folder/secrets.ts';
import { quoted, withClient } from '../../src/kernel/db/client.ts';
import { withDatabase } from '../../src/kernel/db/connection-url.ts';
import { createDataSource } from '../../src/kernel/db/data-source.ts';
import { migrate } from '../../src/kernel/db/migrate.ts';
import { roleNames } from '../../src/kernel/db/role-names.ts';
import { ensureRoles, type RoleAccess, urlOf } from '../../src/kernel/db/roles.ts';
import { ensureSchema } from '../../src/kernel/db/schema.ts';
import { silent } from '../../src/kernel/progress.ts';
import { mustBeTestDatabase, TEMPLATE } from './test-databases.ts';

/** Any number; test files in several workers take turns by it. */
const LOCK = 0x74657374;

function fromSetup(name: 'HUB_TEST_ADMIN_URL' | 'HUB_TEST_SECRETS'): string {
  const value = process.env[name];
  if (value === undefined)
    throw new Error(`${name} is missing: run the tests by npm test, or jest with its setup`);
  return value;
}

export const adminUrl = (): string => fromSetup('HUB_TEST_ADMIN_URL');

/** The logins of the hub's roles in a test database. Roles belong to the server, so all test databases share them. */
export const accessTo = (database: string): RoleAccess => ({
  url: withDatabase(adminUrl(), mustBeTestDatabase(database)),
  roles: roleNames('hub_test_'),
  passwords: new Secrets(fromSetup('HUB_TEST_SECRETS')),
  scope: 'test',
});

export function loginUrl(access: RoleAccess, role: 'owner' | 'app' | 'reader'): string {
  const url = urlOf(access, access.roles[role]);
  if (url === undefined) throw new Error(`no password is known for ${access.roles[role]}`);
  return url;
}

/** Makes the template database once a run, by the very code that a hub starts with: roles, schema, migrations, seeds. */
export async function ensureTemplate(): Promise<void> {
  await withClient(adminUrl(), async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const { rows } = await client.query<{ datistemplate: boolean }>(
      'SELECT datistemplate FROM pg_database WHERE datname = $1',
      [TEMPLATE],
    );
    if (rows[0]?.datistemplate) return;
    const name = quoted(TEMPLATE);
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name} TEMPLATE template0`);
    await furnish();
    // Only a finished one is marked as a template.
    await client.query(`ALTER DATABASE ${name} IS_TEMPLATE true`);
  });
}

async function furnish(): Promise<void> {
  const access = accessTo(TEMPLATE);
  await ensureRoles(access);
  await ensureSchema(loginUrl(access, 'owner'), access.roles);
  await migrate(loginUrl(access, 'owner'), entities);
  const settings = { url: loginUrl(access, 'app'), entities, applicationName: 'hub test seed' };
  const dataSource = await createDataSource(settings).initialize();
  // What the demo's partners do together is for those tests that ask for it (test/factories/demo-work.ts).
  await seed(dataSource, { demo: 'PARTNERS_ONLY', onProgress: silent });
  await dataSource.destroy();
}
