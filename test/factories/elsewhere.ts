import type { DataSource } from 'typeorm';
import { entities } from '../../src/app/entities.ts';
import { createDataSource } from '../../src/kernel/db/data-source.ts';
import type { TestDatabase } from '../setup/open-test-database.ts';

/** Connects to a test's database as another process of the hub does; to be destroyed before the database is closed. */
export const connectElsewhere = (database: TestDatabase): Promise<DataSource> =>
  createDataSource({ url: database.appUrl, entities, applicationName: 'test elsewhere' }).initialize();
