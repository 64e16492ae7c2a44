import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { HubError } from '../../errors.ts';
import { scramVerifier } from '../scram.ts';
import type { Binaries } from './binaries.ts';
import type { OsUser } from './os-user.ts';
import { clusterIn } from './place.ts';
import { stopOrphan } from './postmaster.ts';
import { runProgram } from './run-program.ts';

/** Major version of the embedded server; its files can be read by no other. */
const MAJOR = '18';
export const SUPERUSER = 'postgres';
/** What the names of folders begin with whose cluster is not finished; the next start clears them away. */
export const COMING = 'init-';

export const clusterExists = (place: string): boolean => existsSync(join(clusterIn(place), 'PG_VERSION'));

/**
 * Makes a new cluster: UTF-8 with a character type that knows Thai letters, logins by SCRAM alone. It is made beside
 * its place and moved there whole, so one that was cut short is never started.
 */
export async function makeCluster(
  place: string,
  programs: Binaries,
  user: OsUser | undefined,
  password: string,
  throwaway: boolean,
): Promise<void> {
  const coming = mkdtempSync(join(place, COMING));
  const passwordFile = join(coming, 'password');
  const data = join(coming, 'data');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) for (const path of [coming, passwordFile]) chownSync(path, user.uid, user.gid);
  try {
    const locale = process.platform === 'linux' ? 'C.UTF-8' : 'en_US.UTF-8';
    const authentication = ['--auth-local=scram-sha-256', '--auth-host=scram-sha-256'];
    const text = ['--encoding=UTF8', `--locale=${locale}`, '--lc-messages=C'];
    const login = [`--username=${SUPERUSER}`, `--pwfile=${passwordFile}`];
    const haste = throwaway ? ['--no-sync'] : [];
    const args = [`--pgdata=${data}`, ...text, ...authentication, ...login, ...haste];
    const { code, said } = await runProgram(programs.initdb, args, user);
    if (code !== 0) throw new Error(`initdb failed (exit code ${code}): ${said.trim()}`);
    renameSync(data, clusterIn(place));
  } finally {
    rmSync(coming, { recursive: true, force: true });
  }
}

/**
 * Makes the folder around the cluster and clears away what a start that was killed left half made. The folder stays
 * this process's own even where the cluster belongs to another user: root must not write where that user could lay
 * a link.
 */
export async function preparePlace(place: string, user: OsUser | undefined): Promise<void> {
  mkdirSync(place, { recursive: true, mode: user ? 0o711 : 0o700 });
  for (const name of readdirSync(place)) if (name.startsWith(COMING)) await clearAway(join(place, name));
}

/** Removes an unfinished cluster with the server that may run on it. */
export async function clearAway(coming: string): Promise<void> {
  await stopOrphan(coming);
  rmSync(coming, { recursive: true, force: true });
}

/** Refuses files that this server could not read. */
export function checkVersion(place: string): void {
  const found = readFileSync(join(clusterIn(place), 'PG_VERSION'), 'utf8').trim();
  if (found === MAJOR) return;
  throw new HubError(
    'CONFIGURATION',
    {
      th: `ฐานข้อมูลใน ${clusterIn(place)} เป็นของ PostgreSQL ${found} แต่ฮับนี้มี ${MAJOR}: สำรองด้วยฮับรุ่นก่อน (hub backup) แล้วสั่ง hub restore --set-aside`,
      en: `the database in ${clusterIn(place)} is of PostgreSQL ${found}, this hub brings ${MAJOR}: back it up with the hub of before (hub backup), then hub restore --set-aside`,
    },
    { rule: `PostgreSQL ${MAJOR}`, value: found },
  );
}

/** Gives the superuser of a stopped cluster another password, where the one we kept was lost. */
export async function resetPassword(
  place: string,
  programs: Binaries,
  user: OsUser | undefined,
  password: string,
): Promise<void> {
  const statement = `ALTER ROLE ${SUPERUSER} PASSWORD '${scramVerifier(password)}'\n`;
  const args = ['--single', '-D', clusterIn(place), 'postgres'];
  const { code, said } = await runProgram(programs.postgres, args, user, statement);
  if (code !== 0 || said.includes('ERROR')) throw new Error(`setting a new password failed: ${said.trim()}`);
}
