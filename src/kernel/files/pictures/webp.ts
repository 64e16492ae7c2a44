import { orientationIn, tiffWith } from './orientation.ts';
import { damaged, type FileBytes, MOST_SEGMENTS, type Part } from './parts.ts';

/** The chunks that show the pixels, and how; a frame of an animation has chunks of its own behind its sizes. */
const NEEDED: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const PIXELS: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'ANMF']);
const FRAME_HEAD = 16;
const EXIF_NAME = 'Exif\0\0';

/** Of the flags of VP8X: that Exif and XMP follow. */
const HAS_EXIF = 0x08;
const HAS_XMP = 0x04;

/** Chunks that are kept, how many bytes they are together, and what was found among those that are not. */
interface Kept {
  parts: Part[];
  bytes: number;
  orientation: number;
  hasPixels: boolean;
}

/**
 * A WebP picture without anything but what shows its pixels: Exif, XMP and chunks that nobody knows go, as does what
 * stands behind its end. It stays the same way up.
 *
 * @throws HubError BAD_INPUT where it is damaged
 */
export async function cleanWebp(source: FileBytes): Promise<Part[]> {
  const head = await source.must(0, 12);
  const end = 8 + head.readUInt32LE(4);
  if (head.toString('latin1', 0, 4) !== 'RIFF' || head.toString('latin1', 8) !== 'WEBP' || end > source.size)
    throw damaged();
  const { parts, bytes, orientation, hasPixels } = await chunksOf(source, 12, end);
  if (!hasPixels) throw damaged();
  const exif = orientation === 1 ? [] : [chunkOf('EXIF', tiffWith(orientation))];
  const flags = exif.length > 0 ? HAS_EXIF : 0;
  const cleaned = [...(await withFlags(source, parts, flags)), ...exif];
  const riff = Buffer.from(head);
  riff.writeUInt32LE(4 + bytes + exif.reduce((sum, { length }) => sum + length, 0), 4);
  return [riff, ...cleaned];
}

async function chunksOf(source: FileBytes, from: number, to: number, isInFrame = false): Promise<Kept> {
  const kept: Kept = { parts: [], bytes: 0, orientation: 1, hasPixels: false };
  const keep = (part: Part, bytes: number) => {
    kept.parts.push(part);
    kept.bytes += bytes;
  };
  for (let at = from, chunks = 0; at < to; chunks += 1) {
    if (chunks > MOST_SEGMENTS || at + 8 > to) throw damaged();
    const head = await source.must(at, 8);
    const [type, length] = [head.toString('latin1', 0, 4), head.readUInt32LE(4)];
    const end = at + 8 + length + (length % 2);
    if (end > to) throw damaged();
    if (type === 'ANMF' && !isInFrame && length >= FRAME_HEAD) {
      const frame = await chunksOf(source, at + 8 + FRAME_HEAD, end, true);
      const sizes = Buffer.from(await source.must(at, 8 + FRAME_HEAD));
      sizes.writeUInt32LE(FRAME_HEAD + frame.bytes, 4);
      keep(sizes, sizes.length);
      for (const part of frame.parts) kept.parts.push(part);
      kept.bytes += frame.bytes;
    } else if (NEEDED.has(type)) {
      keep({ from: at, to: end }, end - at);
    } else if (type === 'EXIF') {
      const start = at + 8;
      const isNamed = (await source.read(start, EXIF_NAME.length)).toString('latin1') === EXIF_NAME;
      kept.orientation = await orientationIn(source, isNamed ? start + EXIF_NAME.length : start, end);
    }
    kept.hasPixels ||= PIXELS.has(type);
    at = end;
  }
  return kept;
}

/** The parts, with what VP8X says of Exif and XMP put right. */
async function withFlags(source: FileBytes, parts: readonly Part[], flags: number): Promise<Part[]> {
  const [first, ...others] = parts;
  if (first === undefined || Buffer.isBuffer(first)) return [...parts];
  const head = Buffer.from(await source.must(first.from, Math.min(first.to - first.from, 18)));
  if (head.toString('latin1', 0, 4) !== 'VP8X' || head.length < 18) return [...parts];
  head[8] = (head[8]! & ~(HAS_EXIF | HAS_XMP)) | flags;
  return [head, { from: first.from + head.length, to: first.to }, ...others];
}

function chunkOf(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content]);
}
