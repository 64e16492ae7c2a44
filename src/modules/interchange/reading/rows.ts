import type { Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { fileRefused } from '../refusal.ts';
import type { SourceFile } from './source-file.ts';

/** One row of a file: the line it stands on, and its cells in the header's order. */
export interface SourceRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface ReadingOptions {
  signal: AbortSignal;
  /** Takes in the bytes as they stand in the file. */
  hash: Hash;
  /** Told of bytes read so far. */
  onBytes(bytes: number): void;
}

/**
 * Streams a file's rows through `turn` into `sink`, holding only a few of them at a time. A file that is no UTF-8, ends
 * in the middle, or has a line that doesn't fit its header is refused as a whole.
 */
export async function streamRows(
  file: SourceFile,
  options: ReadingOptions,
  turn: (row: SourceRow) => string,
  sink: Writable,
): Promise<void> {
  const parser = parse({
    bom: true,
    delimiter: file.delimiter,
    from_line: 2,
    info: true,
    // Counted here, so that a file cut short can be told from one with a bad line in it.
    relax_column_count: true,
    // A tab-separated text has no agreed use of quotes, so one inside a cell is a character like any other.
    relax_quotes: file.delimiter === '\t',
    skip_empty_lines: true,
  });
  try {
    const bytes = createReadStream(file.path, { highWaterMark: 262_144 });
    const turned = inBatches(file, turn);
    await pipeline(bytes, checked(file, options), parser, turned, sink, { signal: options.signal });
  } catch (error) {
    throw error instanceof CsvError ? csvRefused(file, error) : error;
  }
}

interface ParsedRecord {
  info: { lines: number };
  record: string[];
}

const inBatches = (file: SourceFile, turn: (row: SourceRow) => string) =>
  async function* (records: AsyncIterable<ParsedRecord>) {
    let batch = '';
    let short: { line: number; value: string } | undefined;
    for await (const { info, record } of records) {
      if (short) throw fileRefused(file.name, 'wrong-column-count', short);
      if (record.length !== file.header.length) {
        short = { line: info.lines, value: `${record.length} ≠ ${file.header.length}` };
        if (record.length > file.header.length) throw fileRefused(file.name, 'wrong-column-count', short);
        continue;
      }
      batch += turn({ line: info.lines, cells: record });
      if (batch.length < BATCH_CHARACTERS) continue;
      yield Buffer.from(batch);
      batch = '';
    }
    if (short) throw fileRefused(file.name, 'truncated', short);
    yield Buffer.from(batch);
  };

const BATCH_CHARACTERS = 65_536;

/** Passes the bytes on, refusing what is no UTF-8 text. */
const checked = (file: SourceFile, { hash, onBytes }: ReadingOptions) =>
  async function* (chunks: AsyncIterable<Buffer>) {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let read = 0;
    for await (const chunk of chunks) {
      decode(file, decoder, chunk, true);
      if (chunk.includes(0)) throw fileRefused(file.name, 'nul-byte');
      hash.update(chunk);
      read += chunk.length;
      onBytes(read);
      yield chunk;
    }
    decode(file, decoder, new Uint8Array(), false);
  };

function decode(
  file: SourceFile,
  decoder: InstanceType<typeof TextDecoder>,
  chunk: Uint8Array,
  stream: boolean,
): void {
  try {
    decoder.decode(chunk, { stream });
  } catch {
    throw fileRefused(file.name, 'not-utf-8');
  }
}

function csvRefused(file: SourceFile, error: CsvError): Error {
  const line = typeof error.lines === 'number' ? error.lines : undefined;
  const place = line === undefined ? {} : { line };
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return fileRefused(file.name, 'unfinished-quote', place);
  return fileRefused(file.name, 'stray-quote', place);
}
