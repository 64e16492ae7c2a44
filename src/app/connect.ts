import type { DataSource } from 'typeorm';
import { type Config, readConfig } from '../kernel/config.ts';
import { DataFolder } from '../kernel/data-folder/data-folder.ts';
import { createDataSource } from '../kernel/db/data-source.ts';
import { roleNames } from '../kernel/db/role-names.ts';
import { urlOf } from '../kernel/db/roles.ts';
import { progressOn } from '../kernel/progress.ts';
import { Resources } from '../kernel/resources.ts';
import { stopSignal } from '../kernel/stop-signals.ts';
import { bringUp } from './bring-up.ts';
import { entities } from './entities.ts';

/** A command's way to the hub's database. */
export interface Connection {
  /** Logged in as the unprivileged role. */
  dataSource: DataSource;
  /** Closes it, and stops the database where it was started for this command. */
  close(): Promise<void>;
}

const INTERRUPTED = 130;

/**
 * Connects a command to the database of the hub that runs now; where none does, prepares the database and keeps it
 * for the command. Ctrl-C undoes the transaction under way, closes everything and ends the process with code 130.
 */
export async function connect(config: Config = readConfig(process.env)): Promise<Connection> {
  const resources = new Resources();
  void stopSignal().then(async () => {
    await resources.closeAll();
    process.exit(INTERRUPTED);
  });
  try {
    const dataSource =
      (await besideRunningHub(config, resources)) ??
      (
        await bringUp(config, resources, progressOn(process.stderr), {
          applicationName: 'hub command',
        })
      ).dataSource;
    return { dataSource, close: () => resources.closeAll() };
  } catch (error) {
    await resources.closeAll();
    throw error;
  }
}

async function besideRunningHub(config: Config, resources: Resources): Promise<DataSource | undefined> {
  const running = DataFolder.ofRunningHub(config.dataFolder);
  if (running === undefined) return undefined;
  const { databaseUrl: url, rolePrefix, scope } = running.run;
  const roles = roleNames(rolePrefix);
  const appUrl = urlOf({ url, roles, passwords: running.secrets, scope }, roles.app);
  if (appUrl === undefined) return undefined;
  const dataSource = await createDataSource({
    url: appUrl,
    entities,
    applicationName: 'hub command',
  }).initialize();
  await resources.add(() => dataSource.destroy(), 1_000);
  return dataSource;
}
