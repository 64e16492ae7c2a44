import type { Bytes } from './run/bytes.ts';

/** Something that the data of an answer can't say by itself. */
export interface Note {
  /** Where in the data. */
  path: (string | number)[];
  /** Such as COUNT_CAPPED, or why a field is masked. */
  reason: string;
}

/** The data of an answer, as JSON text out of the database: spliced into the response, never parsed. */
export class JsonData {
  /** The text as it came, as bytes where it is long. */
  readonly content: string | Bytes;
  readonly #notes: string | undefined;

  /** @param notes what came on the second channel: JSON objects with a comma before each */
  constructor(content: string | Bytes, notes?: string) {
    this.content = content;
    this.#notes = notes;
  }

  get text(): string {
    return this.content.toString();
  }

  get notes(): Note[] {
    return this.#notes ? JSON.parse(`[${this.#notes.slice(1)}]`) : [];
  }

  /** For whoever stringifies an answer in the ordinary way. */
  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}
