import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { entities } from '../../src/app/entities.ts';
import { createDataSource } from '../../src/kernel/db/data-source.ts';
import { loadMigrations } from '../../src/kernel/db/migrations.ts';
import { openTestDatabase, type TestDatabase } from '../setup/open-test-database.ts';
import { describeCatalog } from './catalog.ts';

const COMMITTED = new URL('../../schema/database.txt', import.meta.url);

describe('the migrations', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  test('make the tables that the table classes describe', async () => {
    const drift = await database.owner.driver.createSchemaBuilder().log();
    expect(drift.upQueries.map((statement) => statement.query)).toEqual([]);
  });

  test('make what schema/database.txt says (after a wanted change: HUB_WRITE_CATALOG=1 npm test -- migrations)', async () => {
    const catalog = await describeCatalog(database.owner);
    if (process.env.HUB_WRITE_CATALOG === '1') writeFileSync(COMMITTED, catalog);
    expect(catalog).toBe(readFileSync(COMMITTED, 'utf8'));
  });

  test('leave no table of the hub without forced row-level security', async () => {
    const open: { relname: string }[] = await database.owner.query(
      `SELECT relname FROM pg_class WHERE relnamespace = 'hub'::regnamespace AND relkind = 'r'
         AND NOT (relrowsecurity AND relforcerowsecurity) AND relname <> 'migration'`,
    );
    expect(open).toEqual([]);
  });

  test('give the hub’s own role nothing to own or to empty, and to delete only what waits for a number, old keys of repeats, counts of what had its time and files that nothing shows', async () => {
    const [rights]: { deletes: string; empties: string; owns: string }[] = await database.app.query(
      `SELECT string_agg(c.relname, ' ' ORDER BY c.relname) FILTER (WHERE has_table_privilege(c.oid, 'DELETE')) AS deletes,
              count(*) FILTER (WHERE has_table_privilege(c.oid, 'TRUNCATE')) AS empties,
              count(*) FILTER (WHERE c.relowner = current_user::regrole) AS owns
       FROM pg_class c WHERE c.relnamespace = 'hub'::regnamespace AND c.relkind = 'r'`,
    );
    expect(rights).toEqual({
      deletes: 'budget_use idempotency sign_in_attempt stored_file unsealed',
      empties: '0',
      owns: '0',
    });
  });

  test('can be undone and done again, to the same schema', async () => {
    const before = await describeCatalog(database.owner);
    const migrations = await loadMigrations();
    const settings = { url: database.ownerUrl, entities, migrations, applicationName: 'test migrations' };
    const migrator = await createDataSource(settings).initialize();
    for (const _ of migrations) await migrator.undoLastMigration();
    const emptied = await describeCatalog(database.owner);
    await migrator.runMigrations();
    await migrator.destroy();
    expect(emptied.split('\n').filter((line) => line.startsWith('table'))).toEqual([
      'table migration rls=f forced=f',
    ]);
    expect(await describeCatalog(database.owner)).toBe(before);
  });
});
