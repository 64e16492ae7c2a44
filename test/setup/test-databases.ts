import type { withClient } from '../../src/kernel/db/client.ts';
import { quoted } from '../../src/kernel/db/client.ts';

type Client = Parameters<Parameters<typeof withClient>[1]>[0];

const TEST_PREFIX = 'hub_test';
export const TEMPLATE = 'hub_test_template';

/** Tests make, change and drop databases: never one that could hold anything else. */
export function mustBeTestDatabase(name: string): string {
  if (new RegExp(`^${TEST_PREFIX}(_|$)`).test(name)) return name;
  throw new Error(`a test may use a database named ${TEST_PREFIX}… only, not "${name}"`);
}

/** Drops the databases that tests left on the server. */
export async function dropTestDatabases(client: Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    `SELECT datname FROM pg_database WHERE datname LIKE 'hub\\_test%'`,
  );
  for (const { datname } of rows) {
    const name = quoted(mustBeTestDatabase(datname));
    await client.query(`ALTER DATABASE ${name} IS_TEMPLATE false`);
    await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
  }
}
