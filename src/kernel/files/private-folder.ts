import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { giveToFolderOwner } from '../data-folder/private-file.ts';

/** Makes a folder that only this user can enter, and what is missing above it. */
export function makePrivateFolder(path: string): void {
  if (existsSync(path)) return;
  makePrivateFolder(dirname(path));
  mkdirSync(path, { recursive: true, mode: 0o700 });
  giveToFolderOwner(path);
}
