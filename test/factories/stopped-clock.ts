import type { DataSource } from 'typeorm';
import { entities } from '../../src/app/entities.ts';
import { createDataSource } from '../../src/kernel/db/data-source.ts';
import type { TestDatabase } from '../setup/open-test-database.ts';

/** A way into a test's database whose clock stands where it was put. */
export interface StoppedClock {
  /** Of one connection, which has a clock of its own. */
  readonly dataSource: DataSource;
  /** Puts the clock to an instant, as text. */
  at(instant: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens one; to be closed before the database is. */
export async function stopClock(database: TestDatabase): Promise<StoppedClock> {
  const settings = { url: database.appUrl, entities, applicationName: 'test clock', poolSize: 1 };
  const dataSource = await createDataSource(settings).initialize();
  return {
    dataSource,
    async at(instant) {
      await dataSource.query(`SELECT set_config('hub.now', $1, false)`, [instant]);
    },
    close: () => dataSource.destroy(),
  };
}
