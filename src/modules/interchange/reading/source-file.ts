import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { parse } from 'csv-parse/sync';
import { fileRefused } from '../refusal.ts';

/** A file whose format and header are known to fit; its rows are still to be read. */
export interface SourceFile {
  readonly path: string;
  /** Name without its folder, as shown in reports. */
  readonly name: string;
  readonly delimiter: ',' | '\t';
  /** Column names in the file's order. */
  readonly header: readonly string[];
  readonly bytes: number;
  readonly endsWithNewline: boolean;
}

const HEAD_BYTES = 65_536;
const NEWLINE = 0x0a;

/** Looks at the beginning and the end of a file: a text with a header that has all these columns, or a refusal. */
export async function openSourceFile(path: string, columns: readonly string[]): Promise<SourceFile> {
  const name = basename(path);
  const { head, last, size } = await ends(path, name);
  if (size === 0) throw fileRefused(name, 'no-row');
  refuseOtherFormats(name, head);
  const line = firstLine(head);
  const readings = (['\t', ','] as const).map((delimiter) => ({
    delimiter,
    header: headerOf(name, line, delimiter),
  }));
  const lacking = readings.map(({ header }) => columns.filter((column) => !header.includes(column)));
  const fitting = lacking.findIndex((columns) => columns.length === 0);
  const reading = readings[fitting];
  if (reading === undefined) {
    const fewest = lacking.reduce((one, other) => (other.length < one.length ? other : one));
    throw fileRefused(name, 'wrong-header', { line: 1, value: fewest.join(', ') });
  }
  const twice = reading.header.find((column, position) => reading.header.indexOf(column) !== position);
  if (twice !== undefined) throw fileRefused(name, 'column-twice', { line: 1, value: twice });
  return { path, name, ...reading, bytes: size, endsWithNewline: last === NEWLINE };
}

async function ends(path: string, name: string): Promise<{ head: Buffer; last: number; size: number }> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      const head = Buffer.alloc(Math.min(size, HEAD_BYTES));
      await file.read(head, 0, head.length, 0);
      const tail = Buffer.alloc(1);
      await file.read(tail, 0, 1, Math.max(0, size - 1));
      return { head, last: tail[0] ?? 0, size };
    } finally {
      await file.close();
    }
  } catch {
    throw fileRefused(name, 'not-readable');
  }
}

/** First bytes of Excel workbooks and archives, compressed files, PDFs and databases. */
const OTHER_FORMATS = ['504b0304', 'd0cf11e0', '1f8b', '25504446', '53514c69', '50415231'];

function refuseOtherFormats(name: string, head: Buffer): void {
  const start = head.subarray(0, 4).toString('hex');
  if (start.startsWith('fffe') || start.startsWith('feff')) throw fileRefused(name, 'utf-16');
  if (OTHER_FORMATS.some((magic) => start.startsWith(magic))) throw fileRefused(name, 'unknown-format');
  if (head.includes(0)) throw fileRefused(name, 'nul-byte');
}

function firstLine(head: Buffer): string {
  const end = head.indexOf(NEWLINE);
  return head
    .subarray(0, end === -1 ? head.length : end)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .replace(/\r$/, '');
}

function headerOf(name: string, line: string, delimiter: string): string[] {
  try {
    const [header = []] = parse(line, { delimiter, relax_quotes: true }) as string[][];
    return header.map((column) => column.trim());
  } catch {
    throw fileRefused(name, 'unfinished-quote', { line: 1 });
  }
}
