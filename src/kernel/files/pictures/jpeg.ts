import { orientationIn, tiffWith } from './orientation.ts';
import { damaged, type FileBytes, MOST_SEGMENTS, type Part } from './parts.ts';

const SOI = Buffer.from([0xff, 0xd8]);
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;

/** What else a decoder needs: quantization, restart intervals, number of lines, hierarchy. */
const TABLES: ReadonlySet<number> = new Set([0xdb, 0xdc, 0xdd, 0xde, 0xdf]);
/** Frames (SOF), and between them the tables for Huffman and arithmetic coding. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf;
const isRestart = (marker: number): boolean => marker >= 0xd0 && marker <= 0xd7;

/** What of the application segments says how pixels are to be shown, by the names that they begin with. */
const NAMES: Readonly<Record<number, string>> = {
  [APP0]: 'JFIF\0',
  [APP2]: 'ICC_PROFILE\0',
  [APP14]: 'Adobe',
};
const EXIF = 'Exif\0\0';

/**
 * A JPEG picture without anything but what shows its pixels: these are the same bytes, and it stays the same way up. All
 * else goes, known or not: Exif, XMP, IPTC, comments, notes of makers, previews, and what stands behind the picture.
 *
 * @throws HubError BAD_INPUT where it is damaged
 */
export async function cleanJpeg(source: FileBytes): Promise<Part[]> {
  if (!(await source.must(0, 2)).equals(SOI)) throw damaged();
  const kept: Part[] = [];
  let orientation: number | undefined;
  let [at, scans, hasJfif] = [2, 0, false];
  for (let segments = 0; ; segments += 1) {
    if (segments > MOST_SEGMENTS) throw damaged();
    const [lead, marker] = (await source.must(at, 2)) as unknown as [number, number];
    if (lead !== 0xff) throw damaged();
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === EOI) break;
    const end = at + 2 + (await source.must(at + 2, 2)).readUInt16BE();
    if (end < at + 4 || end > source.size) throw damaged();
    if (await isNeeded(source, marker, at, end)) {
      if (marker === APP0 && kept.length === 0) hasJfif = true;
      kept.push({ from: at, to: end });
    } else if (marker === APP1 && (await nameAt(source, at, end, EXIF))) {
      orientation ??= await orientationIn(source, at + 4 + EXIF.length, end);
    }
    at = end;
    if (marker === SOS) {
      scans += 1;
      const next = await endOfScan(source, at);
      kept.push({ from: at, to: next });
      at = next;
    }
  }
  if (scans === 0) throw damaged();
  kept.splice(hasJfif ? 1 : 0, 0, ...exifWith(orientation ?? 1));
  return [SOI, ...kept, Buffer.from([0xff, EOI])];
}

async function isNeeded(source: FileBytes, marker: number, from: number, to: number): Promise<boolean> {
  if (marker === SOS || TABLES.has(marker) || isFrame(marker)) return true;
  const name = NAMES[marker];
  return name !== undefined && nameAt(source, from, to, name);
}

/** Whether a segment begins with a name. */
async function nameAt(source: FileBytes, from: number, to: number, name: string): Promise<boolean> {
  if (from + 4 + name.length > to) return false;
  return (await source.must(from + 4, name.length)).toString('latin1') === name;
}

/** Nothing where the picture is stored the way that it is to be seen. */
function exifWith(orientation: number): Part[] {
  if (orientation === 1) return [];
  const content = Buffer.concat([Buffer.from(EXIF, 'latin1'), tiffWith(orientation)]);
  const head = Buffer.from([0xff, APP1, 0, content.length + 2]);
  return [Buffer.concat([head, content])];
}

const STRETCH = 32 * 1024;

/** The place of the first marker behind the coded pixels. */
async function endOfScan(source: FileBytes, from: number): Promise<number> {
  for (let at = from; at < source.size; ) {
    const stretch = await source.read(at, STRETCH);
    let lead = stretch.indexOf(0xff);
    while (lead !== -1 && lead + 1 < stretch.length) {
      const next = stretch[lead + 1]!;
      if (next !== 0 && next !== 0xff && !isRestart(next)) return at + lead;
      lead = stretch.indexOf(0xff, lead + 1);
    }
    // A lead at the very end is looked at again with what follows it.
    const passed = lead === -1 ? stretch.length : lead;
    if (passed === 0) break;
    at += passed;
  }
  throw damaged();
}
