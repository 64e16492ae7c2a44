import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { Config } from '../kernel/config.ts';
import { HubRole } from '../kernel/viewer.ts';
import {
  Budgets,
  forgetOldAttempts,
  KeyUse,
  roleCheck,
  subjectsOf,
  viewersOf,
} from '../modules/access/index.ts';
import { OrphanedFiles } from '../modules/activities/index.ts';
import { Reader } from '../read/index.ts';
import { OldKeys, Sequencer } from '../write/index.ts';
import { contextOver } from './context.ts';
import { filesPartOf } from './files/index.ts';
import { readLater } from './graphql/read-back.ts';
import { loadOperations } from './limits/index.ts';
import { ReadPools } from './read-pools.ts';
import { readinessOf } from './readiness.ts';
import { buildHubSchema } from './schema.ts';
import { type RunningServer, serve } from './serve.ts';

export interface ServerOptions {
  config: Pick<Config, 'host' | 'port'> &
    Partial<Pick<Config, 'oidc' | 'trustedProxies' | 'budget' | 'operations' | 'corsOrigins' | 'files'>>;
  /** Connected, and logged in as the unprivileged role; it stays the caller's to close, after `stop`. */
  dataSource: DataSource;
  log: Logger;
  /** Milliseconds between `/readyz` saying 503 and the closing of the port; a balancer wants its interval here. */
  drainDelay?: number;
}

/** The roles by which one may ask what nobody foresaw, where only known operations are answered. */
const FREE_ASKERS = [HubRole.ANALYST, HubRole.ADMIN];

/**
 * Starts the hub's HTTP server over a database. Throws a CONFIGURATION error where the port can't be had, or where an
 * operation of the manifest is wrong.
 */
export async function startServer({
  config,
  dataSource,
  log,
  drainDelay,
}: ServerOptions): Promise<RunningServer> {
  const schema = await buildHubSchema();
  const operations = await loadOperations(config.operations ?? { mode: 'off', file: undefined }, schema);
  const budgets = config.budget && new Budgets(dataSource, config.budget);
  const isAnalyst = roleCheck(dataSource, [HubRole.ANALYST]);
  const pool = new ReadPools({ url: urlOf(dataSource), isAnalyst });
  const keyUse = new KeyUse(dataSource, (err) => log.warn({ err }, 'the last use of keys was not written'));
  const files = config.files && filesPartOf(config.files);
  const parts = {
    config,
    files,
    log,
    schema,
    viewerOf: viewersOf(dataSource, { keyUse, subjectOf: config.oidc && subjectsOf(config.oidc) }),
    contextFor: contextOver({ reader: new Reader(schema, dataSource, pool), dataSource, readLater }),
    readiness: await readinessOf(dataSource),
    budgets,
    operations,
    mayAskFreely: roleCheck(dataSource, FREE_ASKERS),
    drainDelay,
  };
  try {
    const server = await serve(parts);
    const sequencer = new Sequencer({
      url: urlOf(dataSource),
      onFault: (err) => log.warn({ err }, 'the sequencer lost its connection'),
    });
    sequencer.start();
    const oldKeys = new OldKeys({
      dataSource,
      onFault: (err) => log.warn({ err }, 'old keys of repeats were not deleted'),
    });
    oldKeys.start();
    const orphans =
      files &&
      new OrphanedFiles({
        dataSource,
        store: files.store,
        onCleared: (cleared) => log.info({ files: cleared }, 'files that nothing shows were cleared'),
        onFault: (err) => log.warn({ err }, 'files that nothing shows were not cleared'),
      });
    orphans?.start();
    keyUse.start();
    forgetOldAttempts(dataSource);
    budgets?.start();
    const stop = () =>
      server
        .stop()
        .finally(() =>
          Promise.all([
            sequencer.stop(),
            oldKeys.stop(),
            orphans?.stop(),
            keyUse.stop(),
            budgets?.stop(),
            pool.close(),
          ]),
        );
    return { address: server.address, stop: () => stop().then(() => {}) };
  } catch (fault) {
    await pool.close();
    throw fault;
  }
}

function urlOf({ options }: DataSource): string {
  if (options.type === 'postgres' && options.url !== undefined) return options.url;
  throw new Error('the data source was not made by createDataSource');
}
