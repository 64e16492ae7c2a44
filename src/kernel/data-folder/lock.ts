import { linkSync, renameSync, rmSync } from 'node:fs';
import { z } from 'zod';
import { readJson, writePrivate } from './private-file.ts';
import { identityOf, isAlive, type ProcessIdentity } from './process-identity.ts';

const holderSchema = z.object({ pid: z.number(), started: z.string().optional() });

/** Who holds the lock, if that process still runs. */
export function liveHolder(path: string): ProcessIdentity | undefined {
  const holder = holderOf(path);
  return holder && isAlive(holder) ? holder : undefined;
}

/**
 * Takes the lock for this process; answers the live process that has it instead, if any. A lock left by a process
 * that was killed is taken over.
 */
export function takeLock(path: string): ProcessIdentity | undefined {
  const own = `${path}.${process.pid}`;
  writePrivate(own, JSON.stringify(identityOf(process.pid)));
  try {
    for (;;) {
      if (linked(own, path)) return undefined;
      const holder = holderOf(path);
      if (holder && isAlive(holder)) return holder;
      removeStale(path, holder);
    }
  } finally {
    rmSync(own, { force: true });
  }
}

export function releaseLock(path: string): void {
  if (holderOf(path)?.pid === process.pid) rmSync(path, { force: true });
}

/** A link appears with its whole content or not at all, and never over another. */
function linked(own: string, path: string): boolean {
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Moved aside first: if another process took the lock over in between, it gets its own back. */
function removeStale(path: string, stale: ProcessIdentity | undefined): void {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const moved = holderOf(aside);
  if (moved && moved.pid !== stale?.pid && isAlive(moved)) linked(aside, path);
  rmSync(aside, { force: true });
}

function holderOf(path: string): ProcessIdentity | undefined {
  const read = holderSchema.safeParse(readJson(path));
  return read.success ? { pid: read.data.pid, started: read.data.started } : undefined;
}
