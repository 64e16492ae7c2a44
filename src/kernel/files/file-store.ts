import type { Readable } from 'node:stream';

/** Where the bytes of files lie, each under its SHA-256 in hexadecimal: whatever is there under a name is that content. */
export interface FileStore {
  /** Whether the bytes are there. */
  has(sha256: string): Promise<boolean>;
  /**
   * Keeps what a local file holds; the same content again is kept once.
   *
   * @param path the file, which may be gone afterwards
   * @throws HubError UNAVAILABLE
   */
  put(sha256: string, path: string): Promise<void>;
  /**
   * The bytes; undefined where they are not there.
   * @throws HubError UNAVAILABLE
   */
  open(sha256: string): Promise<Readable | undefined>;
  /** Takes the bytes away; that they are gone already is no fault. */
  remove(sha256: string): Promise<void>;
}
