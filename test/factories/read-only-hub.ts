import { readFileSync } from 'node:fs';
import { loadMigrations, type Migration, nameOf } from '../../src/kernel/db/migrations.ts';
import { type BareDatabase, openBareDatabase } from './bare-database.ts';

/** The last migration of the hub that could only be read, whose rows stand in the SQL file. */
const LAST = 'Reading1795392000004';
const ROWS = readFileSync(new URL('read-only-hub.sql', import.meta.url), 'utf8');

/** The keys that the clients in the SQL file were given; the last was revoked. */
export const OLD_KEYS = {
  demo: `hub_${'Demo'.repeat(10)}Dem`,
  agency: `hub_${'Agen'.repeat(10)}Age`,
  lost: `hub_${'Lost'.repeat(10)}Los`,
};

/** The migrations of the read-only hub, and those since. */
export async function migrationsThenAndSince(): Promise<{ until: Migration[]; since: Migration[] }> {
  const all = await loadMigrations();
  const count = all.findIndex((migration) => nameOf(migration) === LAST) + 1;
  if (count === 0) throw new Error(`there is no migration ${LAST}`);
  return { until: all.slice(0, count), since: all.slice(count) };
}

/** A database as the read-only hub left it; the name as in `openBareDatabase`. */
export async function openReadOnlyHub(purpose: string): Promise<BareDatabase> {
  const { until } = await migrationsThenAndSince();
  const database = await openBareDatabase(purpose, until);
  await database.app.transaction((transaction) => transaction.query(ROWS));
  return database;
}
