import 'reflect-metadata';
import { AbstractLogger, DataSource, type DataSourceOptions } from 'typeorm';
import { PreparingClient } from './preparing-client.ts';
import { SCHEMA } from './schema.ts';

/** On two cores a pool of four answers with a far better p99 than one of ten (DESIGN section 5). */
const POOL_SIZE = 4;

export interface DataSourceSettings {
  /** Address with the login of one of the hub's roles. */
  url: string;
  entities: NonNullable<DataSourceOptions['entities']>;
  migrations?: NonNullable<DataSourceOptions['migrations']>;
  /** Shown in `pg_stat_activity`. */
  applicationName: string;
  poolSize?: number;
  /** Has statements that come again prepared: for a server, which sends the same few over and over. */
  preparesStatements?: boolean | undefined;
}

/** TypeORM says on the console that a migration failed, whatever is set; `migrate` says it once, to the person. */
class Quiet extends AbstractLogger {
  protected writeLog(): void {}
}

/** The one place that says how TypeORM meets the hub's database; used by the server, the commands and the tests. */
export const createDataSource = (settings: DataSourceSettings): DataSource =>
  new DataSource({
    type: 'postgres',
    url: settings.url,
    schema: SCHEMA,
    entities: settings.entities,
    migrations: settings.migrations ?? [],
    migrationsTableName: 'migration',
    synchronize: false,
    migrationsRun: false,
    installExtensions: false,
    logging: false,
    logger: new Quiet(),
    poolSize: settings.poolSize ?? POOL_SIZE,
    applicationName: settings.applicationName,
    connectTimeoutMS: 5_000,
    ...(settings.preparesStatements && { extra: { Client: PreparingClient } }),
  });
