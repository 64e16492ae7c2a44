import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import { Checksum } from './checksum.ts';
import { CHECKSUMS, MANIFEST, type Manifest } from './manifest.ts';

/** For this user alone, also once it was unpacked. */
const PRIVATE = 0o600;
const REGULAR_FILE = 0o100_000;

/** Writes a backup: one ZIP file, whose entries are packed as they come. */
export class ArchiveWriter {
  readonly #zip = new yazl.ZipFile();
  readonly #written: Promise<void>;
  readonly #sums: string[] = [];
  readonly #signal: AbortSignal | undefined;

  /** The file must not be there yet. */
  constructor(path: string, signal?: AbortSignal) {
    this.#signal = signal;
    // Flushed to the disk before it counts as written.
    const file = createWriteStream(path, { flags: 'wx', mode: PRIVATE, flush: true });
    const failed = new Promise<never>((_, reject) => {
      this.#zip.on('error', reject);
    });
    this.#written = Promise.race([pipeline(this.#zip.outputStream, file, { signal }), failed]);
    // Whoever waits for the writing hears of the failure; nobody may be waiting yet.
    this.#written.catch(() => {});
  }

  /** Adds an entry of unknown length; answers how many bytes it had. */
  async add(name: string, content: Readable, onBytes?: (bytes: number) => void): Promise<number> {
    const checksum = new Checksum(onBytes);
    this.#zip.addReadStream(checksum, name, { mode: REGULAR_FILE | PRIVATE });
    await Promise.race([pipeline(content, checksum, { signal: this.#signal }), this.#written]);
    this.#sums.push(`${checksum.digest()}  ${name}\n`);
    return checksum.bytes;
  }

  async finish(manifest: Manifest): Promise<void> {
    await this.add(MANIFEST, Readable.from([Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)]));
    await this.add(CHECKSUMS, Readable.from([Buffer.from(this.#sums.join(''))]));
    this.#zip.end();
    await this.#written;
  }
}
