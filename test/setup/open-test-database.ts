import type { DataSource } from 'typeorm';
import { entities } from '../../src/app/entities.ts';
import { quoted, withClient } from '../../src/kernel/db/client.ts';
import { createDataSource } from '../../src/kernel/db/data-source.ts';
import { rightsStatements } from '../../src/kernel/db/role-statements.ts';
import { ReadPool } from '../../src/read/index.ts';
import { accessTo, adminUrl, ensureTemplate, loginUrl } from './template.ts';
import { mustBeTestDatabase, TEMPLATE } from './test-databases.ts';

/** A database of a test file's own, migrated and seeded. */
export interface TestDatabase {
  /** `hub_test_<worker>_<n>`. */
  readonly name: string;
  /** Logged in as the unprivileged role, as the hub is. */
  readonly app: DataSource;
  /** Logged in as the owner of the schema; row-level security holds it too. */
  readonly owner: DataSource;
  /** Addresses with their logins. `adminUrl` is the superuser's, for what only a test may do. */
  readonly appUrl: string;
  readonly ownerUrl: string;
  readonly readerUrl: string;
  readonly adminUrl: string;
  /** Connections for a reader, made on first use. */
  reads(): ReadPool;
  /** Closes the data sources and drops the database. */
  close(): Promise<void>;
}

let opened = 0;

/** Opens a fresh copy of the template; to be closed in `afterAll`. */
export async function openTestDatabase(): Promise<TestDatabase> {
  opened += 1;
  const name = mustBeTestDatabase(`hub_test_${process.env.JEST_WORKER_ID ?? '0'}_${process.pid}_${opened}`);
  await ensureTemplate();
  const access = accessTo(name);
  await withClient(adminUrl(), async (client) => {
    // With fsync off a copy of the files is faster than writing every page to the log.
    await client.query(`CREATE DATABASE ${quoted(name)} TEMPLATE ${quoted(TEMPLATE)} STRATEGY file_copy`);
    for (const statement of rightsStatements(name, access.roles)) await client.query(statement);
  });
  const connectAs = (url: string) =>
    createDataSource({ url, entities, applicationName: `test ${name}` }).initialize();
  const [appUrl, ownerUrl] = [loginUrl(access, 'app'), loginUrl(access, 'owner')];
  const [app, owner] = [await connectAs(appUrl), await connectAs(ownerUrl)];
  let reads: ReadPool | undefined;
  return {
    name,
    app,
    owner,
    appUrl,
    ownerUrl,
    readerUrl: loginUrl(access, 'reader'),
    adminUrl: access.url,
    reads() {
      reads ??= new ReadPool({ url: appUrl });
      return reads;
    },
    async close() {
      await reads?.close();
      await Promise.all(
        [app, owner].filter((source) => source.isInitialized).map((source) => source.destroy()),
      );
      await withClient(adminUrl(), (client) =>
        client.query(`DROP DATABASE IF EXISTS ${quoted(name)} WITH (FORCE)`),
      );
    },
  };
}
