import { existsSync, renameSync, rmdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { withClient } from '../client.ts';
import { COMING, clearAway, clusterExists, preparePlace } from './cluster.ts';
import { type EmbeddedDatabase, type EmbeddedOptions, startEmbedded } from './embedded-database.ts';
import { databaseUser } from './os-user.ts';
import { clusterIn } from './place.ts';
import { stopOrphan } from './postmaster.ts';

/** A database that is made beside the one in its place, and takes that place whole or not at all. */
export interface Replacement {
  readonly database: EmbeddedDatabase;
  /** Stops it and moves it to its place; answers where the one that was there is kept. */
  takePlace(): Promise<string | undefined>;
  /** Takes it away again; nothing is left of it. May be called at any time, and does nothing once it has its place. */
  discard(): Promise<void>;
}

/** Starts one for `options.dir`; to be called by the holder of the data folder's lock only. */
export async function startReplacement(options: EmbeddedOptions): Promise<Replacement> {
  const place = options.dir;
  const coming = join(place, `${COMING}replacement`);
  const isNew = !existsSync(place);
  await preparePlace(place, databaseUser(clusterIn(place)));
  const discard = async () => {
    await clearAway(coming);
    if (isNew && !clusterExists(place)) rmdirSync(place);
  };
  try {
    const database = await startEmbedded({ ...options, dir: coming });
    return {
      database,
      async takePlace() {
        // All on the disk first: the stop itself is given a few seconds only.
        await withClient(database.adminUrl, (client) => client.query('CHECKPOINT'), 'hub restore');
        await database.stop();
        await stopOrphan(place);
        const aside = clusterExists(place) ? moveAside(place) : undefined;
        renameSync(clusterIn(coming), clusterIn(place));
        await clearAway(coming);
        return aside;
      },
      async discard() {
        await database.stop();
        await discard();
      },
    };
  } catch (error) {
    await discard();
    throw error;
  }
}

function moveAside(place: string): string {
  const stamp = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const aside = join(place, `${basename(clusterIn(place))}.before-${stamp}`);
  renameSync(clusterIn(place), aside);
  return aside;
}
