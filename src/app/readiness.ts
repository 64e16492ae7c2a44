import type { DataSource } from 'typeorm';
import { loadMigrations, nameOf } from '../kernel/db/migrations.ts';
import { SCHEMA } from '../kernel/db/schema.ts';
import type { ReadinessCheck } from './http/health.ts';

/** Asks the database, in one statement, whether it answers and knows every migration of this program. */
export async function readinessOf(dataSource: DataSource): Promise<ReadinessCheck> {
  const names = (await loadMigrations()).map(nameOf);
  return async () => {
    const [row]: { done: number }[] = await dataSource.query(
      `SELECT count(DISTINCT name)::int AS done FROM ${SCHEMA}.migration WHERE name = ANY($1)`,
      [names],
    );
    return row?.done === names.length ? 'ready' : 'migrations-pending';
  };
}
