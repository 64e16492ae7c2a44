import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';

/** Passes bytes through, and knows afterwards how many there were and their SHA-256. */
export class Checksum extends Transform {
  bytes = 0;
  readonly #hash = createHash('sha256');
  readonly #onBytes: (bytes: number) => void;

  constructor(onBytes: (bytes: number) => void = () => {}) {
    super();
    this.#onBytes = onBytes;
  }

  override _transform(
    chunk: Buffer,
    _encoding: BufferEncoding,
    done: (error: null, chunk: Buffer) => void,
  ): void {
    this.#hash.update(chunk);
    this.bytes += chunk.length;
    this.#onBytes(chunk.length);
    done(null, chunk);
  }

  /** In hexadecimal; to be asked once, at the end. */
  digest(): string {
    return this.#hash.digest('hex');
  }
}
