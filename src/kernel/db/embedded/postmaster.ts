import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { commandLineOf, identityOf, isAlive } from '../../data-folder/process-identity.ts';
import type { OsUser } from './os-user.ts';
import { clusterIn } from './place.ts';
import { cleanEnvironment } from './run-program.ts';
import { settingArguments } from './settings.ts';

const LOOK_MS = 15;
/** A clean stop writes what is in memory; past this the server is told to stop at once, and recovers at its start. */
const CLEAN_STOP_MS = 4_000;
const HARD_STOP_MS = 1_000;

const pidFile = (place: string) => join(clusterIn(place), 'postmaster.pid');
export const logFile = (place: string): string => join(place, 'postgres.log');

/** Lines of postmaster.pid: process, folder, start, port, socket, address, shared memory, status. */
const pidLines = (place: string): string[] =>
  existsSync(pidFile(place)) ? readFileSync(pidFile(place), 'utf8').split('\n') : [];

/** Starts the server on a port of this machine. It answers only once `isReady` says so. */
export function spawnPostmaster(
  program: string,
  place: string,
  user: OsUser | undefined,
  port: number,
  throwaway: boolean,
): ChildProcess {
  if (existsSync(logFile(place))) renameSync(logFile(place), `${logFile(place)}.before`);
  // Exclusively: nothing that was laid there meanwhile is written through.
  const log = openSync(logFile(place), 'ax', 0o600);
  const args = ['-D', clusterIn(place), '-p', String(port), ...settingArguments(throwaway)];
  // In a process group of its own: Ctrl-C on the terminal must not stop it while the hub still answers requests.
  const stdio: ['ignore', number, number] = ['ignore', log, log];
  const child = spawn(program, args, { ...user, cwd: '/', env: cleanEnvironment(), stdio, detached: true });
  closeSync(log);
  return child;
}

/** Whether the server with this process number takes connections. */
export function isReady(place: string, pid: number | undefined): boolean {
  const lines = pidLines(place);
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}

/** Stops a server cleanly, or else at once; returns when its process is gone. */
export async function stopPostmaster(pid: number): Promise<void> {
  const server = identityOf(pid);
  const phases = [
    ['SIGINT', CLEAN_STOP_MS],
    ['SIGQUIT', HARD_STOP_MS],
    ['SIGKILL', HARD_STOP_MS],
  ] as const;
  for (const [signal, patience] of phases) {
    if (!isAlive(server)) return;
    process.kill(pid, signal);
    for (let waited = 0; waited < patience && isAlive(server); waited += LOOK_MS) await pause(LOOK_MS);
  }
}

/**
 * Clears the way after a hub that was killed: stops the server it left running on this cluster. To be called by the
 * holder of the data folder's lock only, so that the server can't be another live hub's.
 */
export async function stopOrphan(place: string): Promise<void> {
  const pid = Number(pidLines(place)[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(identityOf(pid))) return;
  if (isServerOf(place, pid)) return stopPostmaster(pid);
  // The number was given to some other program since: PostgreSQL would take it for itself and refuse to start.
  rmSync(pidFile(place), { force: true });
}

/** Never trust the number alone: the process must be a `postgres` that was started on this very folder. */
function isServerOf(place: string, pid: number): boolean {
  const line = commandLineOf(pid);
  if (line === undefined) return process.platform === 'win32';
  if (line.length === 1) return line[0]?.includes(`-D ${clusterIn(place)}`) ?? false;
  const folder = line[line.indexOf('-D') + 1];
  return basename(line[0] ?? '') === 'postgres' && folder === clusterIn(place);
}
