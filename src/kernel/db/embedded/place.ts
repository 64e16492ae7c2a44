import { createHash } from 'node:crypto';
import { chmodSync, existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { canEnter, databaseUser, type OsUser } from './os-user.ts';

/** Where root keeps what the database's user must reach when it can't reach the project. */
export const SHARED_FOLDER = '/var/lib/kueanun-hub';

const OTHERS_MAY_PASS = 0o001;

/**
 * The folder for the embedded database of a hub: inside its data folder, unless the database's user can't go there.
 * Where a database already lies in one of the two places, it stays there.
 */
export function placeFor(dataFolder: string): string {
  const near = join(dataFolder, 'postgres');
  const key = createHash('sha256').update(dataFolder).digest('hex').slice(0, 12);
  const far = join(SHARED_FOLDER, key, 'postgres');
  for (const place of [near, far]) if (existsSync(clusterIn(place))) return place;
  const user = databaseUser(clusterIn(near));
  return user === undefined || letThrough(user, dataFolder) ? near : far;
}

/** The cluster proper, beside the log and what an interrupted start left. */
export const clusterIn = (place: string): string => join(place, 'data');

/** The right to pass shows nothing of the folder: its files and folders stay closed to others one by one. */
function letThrough(user: OsUser, folder: string): boolean {
  if (!canEnter(user, dirname(folder))) return false;
  const { uid, mode } = statSync(folder);
  if (uid === 0 && !(mode & OTHERS_MAY_PASS)) chmodSync(folder, (mode & 0o777) | OTHERS_MAY_PASS);
  return canEnter(user, folder);
}
