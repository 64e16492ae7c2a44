import type { FileHandle } from 'node:fs/promises';
import { HubError } from '../../errors.ts';

/** A piece of a cleaned picture: bytes of its own, or those of the picture from a place up to, and without, another. */
export type Part = Buffer | { from: number; to: number };

/** More segments than any camera or program writes; a picture of nothing but empty ones would take minutes. */
export const MOST_SEGMENTS = 50_000;

const WINDOW = 64 * 1024;

/** The bytes of an open file, by their place; a stretch of it is held at a time. */
export class FileBytes {
  #window = Buffer.alloc(0);
  #from = 0;

  constructor(
    private readonly handle: FileHandle,
    readonly size: number,
  ) {}

  /** The bytes from a place on: fewer than asked for at the end of the file. Longer than a window is not asked for. */
  async read(from: number, length: number): Promise<Buffer> {
    const to = Math.min(from + length, this.size);
    if (from < this.#from || to > this.#from + this.#window.length) await this.#move(from);
    return this.#window.subarray(from - this.#from, Math.max(0, to - this.#from));
  }

  /** As `read`, where all of it must be there. */
  async must(from: number, length: number): Promise<Buffer> {
    const read = await this.read(from, length);
    if (read.length < length) throw damaged();
    return read;
  }

  /** What was read out of the window before stays as it is: this is another one. */
  async #move(from: number): Promise<void> {
    const window = Buffer.alloc(Math.max(0, Math.min(WINDOW, this.size - from)));
    const { bytesRead } = await this.handle.read(window, 0, window.length, from);
    this.#window = window.subarray(0, bytesRead);
    this.#from = from;
  }
}

/** The bytes of a picture's parts, in pieces. */
export async function* bytesOf(parts: readonly Part[], source: FileBytes): AsyncGenerator<Buffer> {
  for (const part of parts) {
    if (Buffer.isBuffer(part)) {
      yield part;
      continue;
    }
    for (let at = part.from; at < part.to; at += WINDOW) {
      yield await source.must(at, Math.min(WINDOW, part.to - at));
    }
  }
}

export const damaged = (): HubError =>
  new HubError(
    'BAD_INPUT',
    {
      th: 'รูปนี้เสียหายหรือมาไม่ครบ โปรดบันทึกใหม่แล้วส่งอีกครั้ง',
      en: 'The picture is damaged or not whole; save it anew and send it again',
    },
    { field: 'file', rule: 'a whole picture' },
  );
