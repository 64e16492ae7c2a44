import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { HubError } from '../../errors.ts';
import { type Progress, silent } from '../../progress.ts';
import { withLogin } from '../connection-url.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import {
  checkVersion,
  clusterExists,
  makeCluster,
  preparePlace,
  resetPassword,
  SUPERUSER,
} from './cluster.ts';
import { databaseUser, type OsUser } from './os-user.ts';
import { clusterIn } from './place.ts';
import { isReady, logFile, spawnPostmaster, stopOrphan, stopPostmaster } from './postmaster.ts';

/** Where the superuser's password is kept. */
export interface PasswordStore {
  find(name: string): string | undefined;
  findOrMake(name: string): string;
}

export interface EmbeddedOptions {
  /** Folder for this database alone; its user must be able to go there (see `placeFor`). */
  dir: string;
  passwords: PasswordStore;
  /** For tests: fast, and not safe against a power cut. */
  throwaway?: boolean;
  onProgress?: Progress;
}

/** A PostgreSQL server that belongs to this process. */
export interface EmbeddedDatabase {
  /** Superuser's address of the database `postgres`; holds the password. */
  readonly adminUrl: string;
  readonly port: number;
  readonly pid: number;
  /** Calls back when the server ends without having been asked to. */
  onDeath(callback: () => void): void;
  /** Stops the server; may be called again. */
  stop(): Promise<void>;
}

const PASSWORD_NAME = `embedded/${SUPERUSER}`;
const PORT_TRIES = 5;
const READY_MS = 300_000;
const LOOK_MS = 15;

/** Starts the embedded PostgreSQL in its folder, making the cluster there first where there is none. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { dir, passwords, throwaway = false, onProgress = silent } = options;
  const user = databaseUser(clusterIn(dir));
  const programs = findBinaries(user);
  await preparePlace(dir, user);
  const known = passwords.find(PASSWORD_NAME);
  const password = passwords.findOrMake(PASSWORD_NAME);
  if (clusterExists(dir)) {
    checkVersion(dir);
    await stopOrphan(dir);
    if (known === undefined) await resetPassword(dir, programs, user, password);
  } else {
    onProgress({ th: `สร้างฐานข้อมูลใน ${dir}`, en: `making the database in ${dir}` });
    await makeCluster(dir, programs, user, password, throwaway);
  }
  onProgress({ th: 'เริ่ม PostgreSQL', en: 'starting PostgreSQL' });
  const { server, port } = await startOnFreePort(dir, programs, user, throwaway);
  return running(server, port, password);
}

/** The superuser's address in a database of a server that runs; undefined where the password was lost. */
export function superuserUrl(url: string, passwords: PasswordStore): string | undefined {
  const password = passwords.find(PASSWORD_NAME);
  return password === undefined ? undefined : withLogin(url, SUPERUSER, password);
}

async function startOnFreePort(
  dir: string,
  programs: Binaries,
  user: OsUser | undefined,
  throwaway: boolean,
) {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const server = spawnPostmaster(programs.postgres, dir, user, port, throwaway);
    if (await becomesReady(dir, server)) return { server, port };
    const said = readFileSync(logFile(dir), 'utf8');
    // Between the look and the start another program may have taken the port.
    if (attempt < PORT_TRIES && said.includes('could not bind')) continue;
    const reason = said.trim().split('\n').slice(-3).join(' | ');
    throw new HubError(
      'UNAVAILABLE',
      {
        th: `PostgreSQL เริ่มไม่ได้ (บันทึก ${logFile(dir)}): ${reason}`,
        en: `PostgreSQL did not start (log ${logFile(dir)})`,
      },
      { rule: 'embedded database starts', value: dir },
    );
  }
}

/** True once the server takes connections, false when it ended instead. */
async function becomesReady(dir: string, server: ChildProcess): Promise<boolean> {
  let failed = false;
  server.once('error', () => {
    failed = true;
  });
  for (let waited = 0; waited < READY_MS; waited += LOOK_MS) {
    if (isReady(dir, server.pid)) return true;
    if (failed || server.exitCode !== null || server.signalCode !== null) return false;
    await pause(LOOK_MS);
  }
  if (server.pid) await stopPostmaster(server.pid);
  return false;
}

function running(server: ChildProcess, port: number, password: string): EmbeddedDatabase {
  const pid = server.pid ?? 0;
  let stopping: Promise<void> | undefined;
  return {
    adminUrl: withLogin(`postgresql://127.0.0.1:${port}/postgres`, SUPERUSER, password),
    port,
    pid,
    onDeath(callback) {
      server.once('exit', () => {
        if (stopping === undefined) callback();
      });
    },
    stop() {
      stopping ??= stopPostmaster(pid);
      return stopping;
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
