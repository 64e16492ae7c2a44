import type { DataSource } from 'typeorm';
import type { Config } from '../kernel/config.ts';
import { DataFolder } from '../kernel/data-folder/data-folder.ts';
import { withoutLogin } from '../kernel/db/connection-url.ts';
import { createDataSource, type DataSourceSettings } from '../kernel/db/data-source.ts';
import type { EmbeddedDatabase } from '../kernel/db/embedded/index.ts';
import type { Progress } from '../kernel/progress.ts';
import type { Resources } from '../kernel/resources.ts';
import { prepareDatabase } from './database.ts';
import { entities } from './entities.ts';
import { seed } from './seeds.ts';

/** A hub's database, ready to be worked with as the unprivileged role. */
export interface HubDatabase {
  folder: DataFolder;
  dataSource: DataSource;
  embedded: EmbeddedDatabase | undefined;
  /** Lets commands typed beside this process find the database, and the server once it has an address. */
  announce(address?: string): void;
}

/**
 * From settings to a seeded database that this process holds; all that was opened is in `resources`. Used by the
 * server and by a command that finds no running hub.
 */
export async function bringUp(
  config: Config,
  resources: Resources,
  progress: Progress,
  { applicationName, preparesStatements }: Pick<DataSourceSettings, 'applicationName' | 'preparesStatements'>,
): Promise<HubDatabase> {
  const folder = DataFolder.take(config.dataFolder);
  await resources.add(() => folder.release());
  const { access, rolePrefix, appUrl, embedded } = await prepareDatabase(config, folder, resources, progress);
  const dataSource = await createDataSource({
    url: appUrl,
    entities,
    applicationName,
    preparesStatements,
  }).initialize();
  await resources.add(() => dataSource.destroy(), 1_000);
  await seed(dataSource, { demo: true, onProgress: progress });
  const databaseUrl = withoutLogin(access.url);
  const announce = (address?: string) =>
    folder.announce({ databaseUrl, rolePrefix, scope: access.scope, address });
  announce();
  return { folder, dataSource, embedded, announce };
}
