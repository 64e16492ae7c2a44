/** Room for `{"data":`, and for an extension of usual length. */
const BEFORE = 16;
const AFTER = 512;

/**
 * Text as bytes of UTF-8, with room around it for what an answer has beside its data: a page of a thousand rows is
 * copied once on its way from the database to the client, and never made a string.
 */
export class Bytes {
  readonly #held: Buffer;
  readonly #length: number;

  /** Takes a copy of a part of a buffer that others will write to. */
  constructor(text: Uint8Array) {
    this.#length = text.length;
    this.#held = Buffer.allocUnsafe(BEFORE + text.length + AFTER);
    this.#held.set(text, BEFORE);
  }

  /** The text between two others. */
  framed(before: string, after: string): Buffer {
    const end = BEFORE + this.#length;
    const [leading, trailing] = [Buffer.byteLength(before), Buffer.byteLength(after)];
    if (leading > BEFORE || trailing > AFTER) {
      return Buffer.concat([Buffer.from(before), this.#held.subarray(BEFORE, end), Buffer.from(after)]);
    }
    this.#held.write(before, BEFORE - leading);
    this.#held.write(after, end);
    return this.#held.subarray(BEFORE - leading, end + trailing);
  }

  toString(): string {
    return this.#held.toString('utf8', BEFORE, BEFORE + this.#length);
  }
}
