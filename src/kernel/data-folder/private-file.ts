import { chownSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a file that only this user can read, whole or not at all. */
export function writePrivate(path: string, text: string): void {
  const coming = `${path}.${process.pid}.new`;
  writeFileSync(coming, text, { mode: 0o600 });
  giveToFolderOwner(coming);
  renameSync(coming, path);
}

/** Root at work in an ordinary user's folder leaves nothing that this user couldn't read or remove afterwards. */
export function giveToFolderOwner(path: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(dirname(path));
  chownSync(path, uid, gid);
}

/** The JSON in a file, or undefined where there is no such file or what it holds was cut short. */
export function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
