import type { Config } from '../kernel/config.ts';
import { HubError } from '../kernel/errors.ts';
import type { Progress } from '../kernel/progress.ts';
import type { Resources } from '../kernel/resources.ts';
import { ensureDemoAccounts, ensureDemoKey, retireDemoAccounts } from '../modules/access/index.ts';
import { banner } from './banner.ts';
import { bringUp } from './bring-up.ts';
import { createLog } from './log.ts';
import { startServer } from './server.ts';

/** Answers within this, or is cut off: the whole stop may take ten seconds. */
const DRAIN_MS = 4_000;

/** A hub that serves. */
export interface RunningHub {
  /** Rejects when the embedded database ends without having been asked to. */
  died: Promise<never>;
}

/** Prepares the database, serves, and tells the person at the terminal where. */
export async function startHub(
  config: Config,
  resources: Resources,
  progress: Progress,
): Promise<RunningHub> {
  const { dataSource, embedded, announce } = await bringUp(config, resources, progress, {
    applicationName: 'hub',
    preparesStatements: true,
  });
  if (config.oidc !== undefined) await retireDemoAccounts(dataSource);
  const server = await startServer({ config, dataSource, log: createLog(config.logLevel) });
  await resources.add(() => server.stop(), DRAIN_MS);
  announce(server.address);
  // Made last: what is shown once must not be made by a start that fails before it can show it.
  process.stdout.write(
    banner(server.address, {
      demoKey: await ensureDemoKey(dataSource),
      accounts: config.oidc === undefined ? await ensureDemoAccounts(dataSource) : null,
    }),
  );
  const died = new Promise<never>((_, reject) => {
    embedded?.onDeath(() => reject(databaseDied()));
  });
  return { died };
}

const databaseDied = (): HubError =>
  new HubError('UNAVAILABLE', {
    th: 'ฐานข้อมูลที่มากับฮับหยุดเอง ฮับจึงหยุดด้วย: สั่งเริ่มใหม่',
    en: 'the embedded database ended by itself, so the hub stops too: start it again',
  });
