import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';
import { HubError } from '../errors.ts';
import { Checksum } from './checksum.ts';
import { CHECKSUMS, entryOf, FORMAT, MANIFEST, type Manifest, manifestSchema } from './manifest.ts';

/** More than these two small entries ever are. */
const SMALL_BYTES = 10_000_000;

/** A backup that is read. */
export class Archive {
  private constructor(
    readonly path: string,
    readonly manifest: Manifest,
    private readonly zip: yauzl.ZipFile,
    private readonly entries: ReadonlyMap<string, yauzl.Entry>,
    private readonly checksums: ReadonlyMap<string, string>,
  ) {}

  /** Opens a backup and reads what it says of itself; refused where it is none, damaged or of a newer format. */
  static async open(path: string): Promise<Archive> {
    return readable(path, async () => {
      const zip = await yauzl.openPromise(path, { autoClose: false, lazyEntries: true });
      try {
        const entries = new Map<string, yauzl.Entry>();
        for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
        const checksums = readChecksums((await small(zip, entries, CHECKSUMS)).toString());
        const manifest = readManifest(path, await small(zip, entries, MANIFEST));
        return new Archive(path, manifest, zip, entries, checksums);
      } catch (error) {
        zip.close();
        throw error;
      }
    });
  }

  /** Bytes of the tables' contents as text. */
  get bytes(): number {
    return this.manifest.tables.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** Reads all of it and compares with its checksums; refused at the first byte that differs. */
  async verify(onBytes: (bytes: number) => void, signal?: AbortSignal): Promise<void> {
    await readable(this.path, async () => {
      const named = [MANIFEST, ...this.manifest.tables.map(({ name }) => entryOf(name))].sort();
      if ([...this.checksums.keys()].sort().join() !== named.join())
        throw new Error(`${CHECKSUMS} ≠ ${MANIFEST}`);
      for (const name of named) {
        const checksum = new Checksum(onBytes);
        checksum.resume();
        await pipeline(await this.read(name), checksum, { signal });
        if (checksum.digest() !== this.checksums.get(name)) throw new Error(`SHA-256 ${name}`);
      }
    });
  }

  /** SHA-256 of a table's content, in hexadecimal. */
  checksumOf(table: string): string | undefined {
    return this.checksums.get(entryOf(table));
  }

  readTable(table: string): Promise<Readable> {
    return readable(this.path, () => this.read(entryOf(table)));
  }

  close(): void {
    this.zip.close();
  }

  private read(name: string): Promise<Readable> {
    const entry = this.entries.get(name);
    if (entry === undefined) throw new Error(`${name} ?`);
    return this.zip.openReadStreamPromise(entry);
  }
}

async function small(
  zip: yauzl.ZipFile,
  entries: ReadonlyMap<string, yauzl.Entry>,
  name: string,
): Promise<Buffer> {
  const entry = entries.get(name);
  if (entry === undefined || entry.uncompressedSize > SMALL_BYTES) throw new Error(`${name} ?`);
  return buffer(await zip.openReadStreamPromise(entry));
}

const readChecksums = (text: string): Map<string, string> =>
  new Map(
    [...text.matchAll(/^([0-9a-f]{64}) {2}(.+)$/gm)].map(([, checksum = '', name = '']) => [name, checksum]),
  );

function readManifest(path: string, content: Buffer): Manifest {
  const json: unknown = JSON.parse(content.toString());
  const format = typeof json === 'object' && json !== null && 'format' in json ? json.format : undefined;
  if (typeof format === 'number' && format > FORMAT) throw tooNew(path, format);
  return manifestSchema.parse(json);
}

/** Whatever goes wrong with reading the file is said in one line; an interruption stays one. */
async function readable<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof HubError) throw error;
    const { name, code = '', message } = error as NodeJS.ErrnoException;
    if (name === 'AbortError') throw error;
    throw UNREADABLE.includes(code) ? unreadable(path, code) : damaged(path, message);
  }
}

const UNREADABLE = ['ENOENT', 'EACCES', 'EISDIR', 'EIO'];

const unreadable = (path: string, code: string): HubError =>
  new HubError(
    'BAD_INPUT',
    { th: `อ่านไฟล์ ${path} ไม่ได้ (${code})`, en: `the file ${path} can't be read (${code})` },
    { field: 'file', rule: 'readable', value: path },
  );

function damaged(path: string, message: string): HubError {
  const why = message.split('\n')[0];
  return new HubError(
    'BAD_INPUT',
    {
      th: `${path} ไม่ใช่ข้อมูลสำรองของฮับ หรือเสียหาย (${why}): ไม่มีอะไรถูกเปลี่ยน ใช้ไฟล์อื่น`,
      en: `${path} is no backup of a hub, or is damaged (${why}): nothing was changed; use another one`,
    },
    { field: 'file', rule: 'whole backup', value: path },
  );
}

const tooNew = (path: string, format: number): HubError =>
  new HubError(
    'BAD_INPUT',
    {
      th: `${path} เป็นรูปแบบ ${format} ซึ่งใหม่กว่าฮับนี้ (${FORMAT}): ใช้ฮับรุ่นใหม่กว่า ไม่มีอะไรถูกเปลี่ยน`,
      en: `${path} is of format ${format}, newer than this hub knows (${FORMAT}): use a newer hub; nothing was changed`,
    },
    { field: 'file', rule: `format ${FORMAT}`, value: String(format) },
  );
