import type { FileBytes } from './parts.ts';

// Exif is a TIFF file without a picture. Of all that a camera writes there, one number is needed to show the picture:
// which way up it is.

const ORIENTATION = 0x0112;
const SHORT = 3;
const ENTRY_BYTES = 12;
/** No camera writes more than some dozens. */
const MOST_ENTRIES = 512;

/** Which way up a picture is, from 1 (as it is stored) to 8, by the TIFF that lies in a file; 1 where it does not say. */
export async function orientationIn(source: FileBytes, from: number, to: number): Promise<number> {
  const head = await source.read(from, Math.min(8, to - from));
  const order = head.subarray(0, 2).toString('latin1');
  if (head.length < 8 || (order !== 'II' && order !== 'MM')) return 1;
  const isLittle = order === 'II';
  const short = (bytes: Buffer, at: number) => (isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const directory = from + (isLittle ? head.readUInt32LE(4) : head.readUInt32BE(4));
  if (directory + 2 > to) return 1;
  const entries = Math.min(short(await source.must(directory, 2), 0), MOST_ENTRIES);
  for (let no = 0; no < entries; no += 1) {
    const at = directory + 2 + no * ENTRY_BYTES;
    if (at + ENTRY_BYTES > to) return 1;
    const entry = await source.must(at, ENTRY_BYTES);
    if (short(entry, 0) !== ORIENTATION || short(entry, 2) !== SHORT) continue;
    const orientation = short(entry, 8);
    return orientation >= 1 && orientation <= 8 ? orientation : 1;
  }
  return 1;
}

/** A TIFF that says which way up a picture is, and nothing else. */
export function tiffWith(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(ORIENTATION, 10);
  tiff.writeUInt16BE(SHORT, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  return tiff;
}
