import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { giveToFolderOwner } from '../data-folder/private-file.ts';
import type { FileStore } from './file-store.ts';
import { makePrivateFolder } from './private-folder.ts';

const SHA256 = /^[0-9a-f]{64}$/;

/** Files in a folder of this machine, spread over 256 folders by the first byte of the hash. */
export class LocalFiles implements FileStore {
  constructor(private readonly folder: string) {}

  async has(sha256: string): Promise<boolean> {
    return existsSync(this.#pathOf(sha256));
  }

  /** The file is moved, so it must lie in the same file system; it is on the disk before it has its name. */
  async put(sha256: string, path: string): Promise<void> {
    const target = this.#pathOf(sha256);
    if (existsSync(target)) return;
    makePrivateFolder(dirname(target));
    await synced(path);
    giveToFolderOwner(path);
    await rename(path, target);
    await synced(dirname(target));
  }

  async open(sha256: string): Promise<Readable | undefined> {
    try {
      return (await open(this.#pathOf(sha256), 'r')).createReadStream();
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw fault;
    }
  }

  async remove(sha256: string): Promise<void> {
    await rm(this.#pathOf(sha256), { force: true });
  }

  /** A name that was made up elsewhere would lead out of the folder. */
  #pathOf(sha256: string): string {
    if (!SHA256.test(sha256)) throw new Error('the name of a stored file is no SHA-256');
    return join(this.folder, sha256.slice(0, 2), sha256);
  }
}

async function synced(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
