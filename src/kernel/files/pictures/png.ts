import { crc32 } from 'node:zlib';
import { orientationIn, tiffWith } from './orientation.ts';
import { damaged, type FileBytes, MOST_SEGMENTS, type Part } from './parts.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The chunks that show the pixels, and how: colours, transparency, size. */
const NEEDED: ReadonlySet<string> = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT'.split(' '),
);

/**
 * A PNG picture without anything but what shows its pixels: text, Exif, times and chunks that nobody knows go, as does
 * what stands behind its end. It stays the same way up.
 *
 * @throws HubError BAD_INPUT where it is damaged
 */
export async function cleanPng(source: FileBytes): Promise<Part[]> {
  if (!(await source.must(0, SIGNATURE.length)).equals(SIGNATURE)) throw damaged();
  const kept: Part[] = [];
  let [orientation, hasPixels] = [1, false];
  for (let at = SIGNATURE.length, chunks = 0; ; chunks += 1) {
    if (chunks > MOST_SEGMENTS) throw damaged();
    const head = await source.must(at, 8);
    const [length, type] = [head.readUInt32BE(), head.subarray(4).toString('latin1')];
    const end = at + 12 + length;
    if (end > source.size || (type === 'IHDR') !== (chunks === 0)) throw damaged();
    if (NEEDED.has(type)) kept.push({ from: at, to: end });
    if (type === 'eXIf') orientation = await orientationIn(source, at + 8, end - 4);
    hasPixels ||= type === 'IDAT';
    if (type === 'IEND') break;
    at = end;
  }
  if (!hasPixels) throw damaged();
  if (orientation !== 1) kept.splice(1, 0, exifWith(orientation));
  return [SIGNATURE, ...kept];
}

function exifWith(orientation: number): Buffer {
  const named = Buffer.concat([Buffer.from('eXIf', 'latin1'), tiffWith(orientation)]);
  const chunk = Buffer.alloc(named.length + 8);
  chunk.writeUInt32BE(named.length - 4);
  named.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(named), named.length + 4);
  return chunk;
}
