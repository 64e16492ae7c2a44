import type { DataSourceOptions, MigrationInterface, QueryRunner } from 'typeorm';
import { HubError } from '../errors.ts';
import { type Progress, silent } from '../progress.ts';
import { withClient } from './client.ts';
import { shortAddress } from './connection-url.ts';
import { createDataSource } from './data-source.ts';
import { loadMigrations, type Migration, nameOf, unknownTo } from './migrations.ts';

/** Any number that nothing else in the database locks by; "hub" in ASCII. */
const LOCK = 0x687562;

/**
 * Brings the schema to what this hub knows, as the owner. Hubs that start together on one database take turns. A
 * database that a newer hub has changed is refused untouched. All steps are one transaction: where one fails, it is
 * named, and the hub of before can go on with the database as it was.
 *
 * @param wanted the migrations to run; all that this hub knows, unless a backup is to be loaded into an older schema
 */
export async function migrate(
  ownerUrl: string,
  entities: NonNullable<DataSourceOptions['entities']>,
  progress: Progress = silent,
  wanted?: readonly Migration[],
): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const known = wanted ?? (await loadMigrations());
    const done = await doneIn(client);
    const unknown = unknownTo(known, done);
    if (unknown.length > 0) throw tooNew(ownerUrl, unknown);
    const pending = known.length - done.length;
    if (pending === 0) return;
    progress({ th: `ปรับโครงสร้างฐานข้อมูล (${pending} ขั้น)`, en: `migrating the database (${pending} steps)` });
    const settings = {
      url: ownerUrl,
      entities,
      migrations: known.map(naming),
      applicationName: 'hub migrate',
      poolSize: 1,
    };
    const dataSource = await createDataSource(settings).initialize();
    try {
      await dataSource.runMigrations({ transaction: 'all' });
    } finally {
      await dataSource.destroy();
    }
  });
}

type Client = Parameters<Parameters<typeof withClient>[1]>[0];

async function doneIn(client: Client): Promise<string[]> {
  const { rows: table } = await client.query(`SELECT to_regclass('hub.migration') AS found`);
  if (table[0]?.found === null) return [];
  const { rows } = await client.query<{ name: string }>('SELECT name FROM hub.migration ORDER BY id');
  return rows.map(({ name }) => name);
}

/** The same migration; when it fails, it says which it is. */
function naming(migration: Migration): Migration {
  const name = nameOf(migration);
  return class implements MigrationInterface {
    readonly name = name;
    readonly #migration = new migration();
    async up(runner: QueryRunner): Promise<void> {
      await this.#migration.up(runner).catch((error: unknown) => {
        throw failed(name, error);
      });
    }
    down(runner: QueryRunner): Promise<void> {
      return this.#migration.down(runner);
    }
  };
}

function failed(name: string, error: unknown): HubError {
  const why = error instanceof Error ? error.message : String(error);
  return new HubError(
    'INTERNAL',
    {
      th: `ปรับโครงสร้างฐานข้อมูลไม่สำเร็จที่ขั้น ${name} (${why}): ฐานข้อมูลยังเหมือนเดิม ใช้ฮับรุ่นก่อนต่อได้`,
      en: `the migration ${name} failed (${why}): the database is as it was, and the earlier hub can go on with it`,
    },
    { rule: 'migration succeeds', value: name },
  );
}

function tooNew(url: string, unknown: string[]): HubError {
  return new HubError(
    'CONFIGURATION',
    {
      th: `ฐานข้อมูล ${shortAddress(url)} ใหม่กว่าฮับนี้ (มี ${unknown.join(', ')}): ใช้ฮับรุ่นใหม่กว่า ฐานข้อมูลไม่ถูกแตะต้อง`,
      en: `the database ${shortAddress(url)} is newer than this hub (it has ${unknown.join(', ')}): use a newer hub; nothing was changed`,
    },
    { rule: 'database not newer than the hub', value: unknown.join(', ') },
  );
}
