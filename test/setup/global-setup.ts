import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secrets } from '../../src/kernel/data-folder/secrets.ts';
import { withClient } from '../../src/kernel/db/client.ts';
import { placeFor, startEmbedded } from '../../src/kernel/db/embedded/index.ts';
import { PROJECT_FOLDER } from '../../src/kernel/project-folder.ts';
import { dropTestDatabases } from './test-databases.ts';

/** Ends what the test run started; kept for the teardown. */
export const STOP = Symbol.for('hub.test.stop');

/** What the test files learn by the environment; see open-test-database.ts. */
function tell(adminUrl: string, folder: string): void {
  process.env.HUB_TEST_ADMIN_URL = adminUrl;
  process.env.HUB_TEST_SECRETS = join(folder, 'secrets.json');
}

/**
 * One PostgreSQL for the whole run: a throw-away one, or the server that TEST_DATABASE_URL names (as a superuser).
 * Databases are made in it only when a test asks for one.
 */
export default async function globalSetup(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hub-test-'));
  const given = process.env.TEST_DATABASE_URL;
  let stop = async () => {};
  if (given) {
    await withClient(given, dropTestDatabases);
    tell(given, folder);
    stop = () => withClient(given, dropTestDatabases);
  } else {
    const passwords = new Secrets(join(folder, 'secrets.json'));
    const database = await startEmbedded({ dir: placeFor(folder), passwords, throwaway: true });
    const reaper = watchOver(database.pid, folder);
    tell(database.adminUrl, folder);
    stop = async () => {
      await database.stop();
      reaper.stdin?.end();
    };
  }
  Reflect.set(globalThis, STOP, async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  });
}

/** jest ends without teardown when it is interrupted: then this process takes the server and its folder away. */
function watchOver(pid: number, folder: string): ChildProcess {
  const program = join(PROJECT_FOLDER, 'test', 'setup', 'reaper.mjs');
  const stdio: ['pipe', 'ignore', 'ignore'] = ['pipe', 'ignore', 'ignore'];
  const reaper = spawn(process.execPath, [program, String(pid), folder], { stdio, detached: true });
  reaper.unref();
  return reaper;
}
