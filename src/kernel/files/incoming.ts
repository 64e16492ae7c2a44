import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream, readdirSync, rmSync } from 'node:fs';
import { open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Checksum } from '../backup/checksum.ts';
import { HubError } from '../errors.ts';
import { makePrivateFolder } from './private-folder.ts';

/** A file as it lies in the folder of what comes in. */
export interface IncomingFile {
  path: string;
  bytes: number;
  /** In hexadecimal. */
  sha256: string;
}

/** Room that stays free on the disk: the database needs it more than files do. */
const LEAST_FREE_BYTES = 512 * 1024 * 1024;

/** The folder in which files lie while they are received and looked at. */
export class Incoming {
  private constructor(
    private readonly folder: string,
    private readonly leastFreeBytes: number,
  ) {}

  /** Opens the folder, and empties it: what lies there was left by a hub that was killed. */
  static open(folder: string, leastFreeBytes = LEAST_FREE_BYTES): Incoming {
    makePrivateFolder(folder);
    for (const left of readdirSync(folder)) rmSync(join(folder, left), { force: true });
    return new Incoming(folder, leastFreeBytes);
  }

  /** A name for one more file; whoever makes it takes it away. */
  newPath(): string {
    return join(this.folder, randomUUID());
  }

  /**
   * Writes what comes into a new file, without ever holding all of it. What comes is left as it is where it is refused, so
   * that its sender can be told why; the file is then gone.
   *
   * @throws HubError UNAVAILABLE where the disk is nearly full; what `onBytes` throws
   */
  async receive(coming: Readable, onBytes: (all: number) => void): Promise<IncomingFile> {
    await this.#mustHaveRoom();
    const path = this.newPath();
    const hash = createHash('sha256');
    let bytes = 0;
    const file = await open(path, 'wx', 0o600);
    try {
      for await (const chunk of coming.iterator({ destroyOnReturn: false })) {
        bytes += (chunk as Buffer).length;
        onBytes(bytes);
        hash.update(chunk as Buffer);
        await file.writeFile(chunk as Buffer);
      }
    } catch (fault) {
      await rm(path, { force: true });
      throw fault;
    } finally {
      await file.close();
    }
    return { path, bytes, sha256: hash.digest('hex') };
  }

  /** Writes a file anew, out of pieces. */
  async write(pieces: AsyncIterable<Buffer>): Promise<IncomingFile> {
    const path = this.newPath();
    const checksum = new Checksum();
    try {
      await pipeline(Readable.from(pieces), checksum, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    } catch (fault) {
      await rm(path, { force: true });
      throw fault;
    }
    return { path, bytes: checksum.bytes, sha256: checksum.digest() };
  }

  async #mustHaveRoom(): Promise<void> {
    const { bavail, bsize } = await statfs(this.folder);
    if (bavail * bsize >= this.leastFreeBytes) return;
    throw new HubError(
      'UNAVAILABLE',
      {
        th: 'ดิสก์ของฮับใกล้เต็ม จึงรับไฟล์ไม่ได้ โปรดแจ้งผู้ดูแลฮับ',
        en: 'The hub’s disk is nearly full, so no file is taken; please tell the hub’s operator',
      },
      { rule: `free bytes >= ${this.leastFreeBytes}` },
    );
  }
}
