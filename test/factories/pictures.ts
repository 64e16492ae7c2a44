import { crc32 } from 'node:zlib';

// Pictures by hand, byte after byte, as cameras and programs write them.

/** Where and how a picture was made. */
const LATITUDE = [18, 47, 12] as const;
const LONGITUDE = [98, 59, 6] as const;
/** The same as a reader of Exif tells it. */
export const PLACE = { latitude: 18 + 47 / 60 + 12 / 3600, longitude: 98 + 59 / 60 + 6 / 3600 };
/** Found in the notes that stand where only a search for text finds them. */
export const SECRET_PLACE = 'Wat Somewhere 18.7867N 98.985E';

/** A whole number in so many bytes, in either order. */
const number = (value: number, bytes: number, isLittle: boolean): Buffer => {
  const written = Buffer.alloc(bytes);
  if (isLittle) written.writeUIntLE(value, 0, bytes);
  else written.writeUIntBE(value, 0, bytes);
  return written;
};
const u16 = (value: number, isLittle: boolean) => number(value, 2, isLittle);
const u32 = (value: number, isLittle: boolean) => number(value, 4, isLittle);

type Entry = [tag: number, type: number, count: number, value: Buffer];

/** A TIFF with its first directory, in which the orientation stands, and that of GPS. */
export function exifTiff({ orientation = 1, isLittle = true } = {}): Buffer {
  const short = (value: number) => Buffer.concat([u16(value, isLittle), Buffer.alloc(2)]);
  const long = (value: number) => u32(value, isLittle);
  const directory = (entries: Entry[]) =>
    Buffer.concat([
      u16(entries.length, isLittle),
      ...entries.map(([tag, type, count, value]) =>
        Buffer.concat([u16(tag, isLittle), u16(type, isLittle), long(count), value]),
      ),
      long(0),
    ]);
  const degrees = (parts: readonly number[]) => Buffer.concat(parts.flatMap((part) => [long(part), long(1)]));
  const SIZE = 2 + 3 * 12 + 4;
  const model = Buffer.from('Phone\0\0\0');
  const gpsAt = 8 + SIZE + model.length;
  const placesAt = gpsAt + 2 + 4 * 12 + 4;
  const first = directory([
    [0x0110, 2, model.length, long(8 + SIZE)],
    [0x0112, 3, 1, short(orientation)],
    [0x8825, 4, 1, long(gpsAt)],
  ]);
  const gps = directory([
    [1, 2, 2, Buffer.from('N\0\0\0')],
    [2, 5, 3, long(placesAt)],
    [3, 2, 2, Buffer.from('E\0\0\0')],
    [4, 5, 3, long(placesAt + 24)],
  ]);
  const head = Buffer.concat([Buffer.from(isLittle ? 'II' : 'MM'), u16(42, isLittle), long(8)]);
  return Buffer.concat([head, first, model, gps, degrees(LATITUDE), degrees(LONGITUDE)]);
}

export const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="18,47.2N" exif:GPSLongitude="98,59.1E" rdf:about="${SECRET_PLACE}"/></rdf:RDF></x:xmpmeta>`;

export const segment = (marker: number, ...content: (Buffer | string)[]): Buffer => {
  const bytes = Buffer.concat(content.map((each) => Buffer.from(each as string, 'latin1')));
  return Buffer.concat([Buffer.from([0xff, marker]), u16(bytes.length + 2, false), bytes]);
};

const JFIF = segment(0xe0, 'JFIF\0', Buffer.from([1, 1, 0, 0, 72, 0, 72, 0, 0]));
const ICC = segment(0xe2, 'ICC_PROFILE\0', Buffer.from([1, 1]), 'a profile of colours');
const ADOBE = segment(0xee, 'Adobe', Buffer.from([0, 100, 0, 0, 0, 0, 1]));
const TABLES = segment(0xdb, Buffer.from([0]), Buffer.alloc(64, 16));
const FRAME = segment(0xc2, Buffer.from([8, 0, 8, 0, 8, 1, 1, 0x11, 0]));
const CODES = segment(0xc4, Buffer.from([0, 1, ...Array(15).fill(0), 5]));
const SCAN = segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0]));
/** Coded pixels, in which a 255 is followed by 0, or is a restart. */
const coded = (bytes: number) =>
  Buffer.from(Array.from({ length: bytes }, (_, at) => [0x5a, 0xff, 0x00, at % 251][at % 4]!));
const SCANS = (bytes: number) => [
  SCAN,
  coded(Math.floor(bytes / 8) * 4),
  Buffer.from([0xff, 0xd0]),
  coded(8),
  CODES,
  SCAN,
  coded(Math.floor(bytes / 8) * 4),
];
const EOI = Buffer.from([0xff, 0xd9]);

interface Jpeg {
  orientation?: number;
  isLittle?: boolean;
  /** About how many coded bytes it has. */
  bytes?: number;
}

/** A progressive JPEG picture, with and without all that tells of where it was made; its pixels are the same bytes. */
export function jpeg({ bytes = 400, ...exif }: Jpeg = {}): { told: Buffer; silent: Buffer; pixels: Buffer } {
  const shown = [TABLES, FRAME, CODES];
  const pixels = Buffer.concat([...shown, ...SCANS(bytes)]);
  const start = Buffer.from([0xff, 0xd8]);
  const told = Buffer.concat([
    start,
    JFIF,
    segment(0xe1, 'Exif\0\0', exifTiff(exif)),
    segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', XMP),
    segment(0xe2, 'MPF\0', SECRET_PLACE),
    ICC,
    segment(0xed, 'Photoshop 3.0\0', SECRET_PLACE),
    ADOBE,
    segment(0xef, SECRET_PLACE),
    segment(0xfe, SECRET_PLACE),
    pixels,
    EOI,
    // What phones put behind a picture: a film, a second picture.
    Buffer.from(SECRET_PLACE),
  ]);
  const silent = Buffer.concat([start, JFIF, ICC, ADOBE, pixels, EOI]);
  return { told, silent, pixels };
}

export const pngChunk = (type: string, content: Buffer | string = ''): Buffer => {
  const named = Buffer.concat([Buffer.from(type), Buffer.from(content as string, 'latin1')]);
  return Buffer.concat([u32(named.length - 4, false), named, u32(crc32(named), false)]);
};

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const IHDR = pngChunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]));
/** One black pixel, deflated. */
const IDAT = pngChunk('IDAT', Buffer.from('789c6360000000020001', 'hex'));

export function png(exif: { orientation?: number } = {}): { told: Buffer; silent: Buffer } {
  const told = [
    pngChunk('tEXt', `Comment\0${SECRET_PLACE}`),
    pngChunk('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${XMP}`),
    pngChunk('eXIf', exifTiff(exif)),
    pngChunk('prVt', SECRET_PLACE),
  ];
  const end = [IDAT, pngChunk('IEND')];
  const gamma = pngChunk('gAMA', Buffer.from([0, 0, 0xb1, 0x8f]));
  return {
    told: Buffer.concat([PNG, IHDR, ...told, gamma, ...end, Buffer.from(SECRET_PLACE)]),
    silent: Buffer.concat([PNG, IHDR, gamma, ...end]),
  };
}

export const webpChunk = (type: string, content: Buffer | string): Buffer => {
  const bytes = Buffer.from(content as string, 'latin1');
  return Buffer.concat([Buffer.from(type), u32(bytes.length, true), bytes, Buffer.alloc(bytes.length % 2)]);
};
const riff = (...chunks: Buffer[]): Buffer => {
  const content = Buffer.concat([Buffer.from('WEBP'), ...chunks]);
  return Buffer.concat([Buffer.from('RIFF'), u32(content.length, true), content]);
};
/** What its flags say: Exif 8, XMP 4, a profile 32. */
const vp8x = (flags: number) => webpChunk('VP8X', Buffer.from([flags, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
/** Of an odd length, so that a byte of padding follows. */
const VP8L = webpChunk('VP8L', Buffer.from('2f00000000070810', 'hex').subarray(0, 7));
const ICCP = webpChunk('ICCP', 'a profile');

export function webp(exif: { orientation?: number } = {}): { told: Buffer; silent: Buffer } {
  const told = [webpChunk('EXIF', exifTiff(exif)), webpChunk('XMP ', XMP), webpChunk('prVt', SECRET_PLACE)];
  return {
    told: Buffer.concat([riff(vp8x(0x2c), ICCP, VP8L, ...told), Buffer.from(SECRET_PLACE)]),
    silent: riff(vp8x(0x20), ICCP, VP8L),
  };
}

/** An animation, one of whose frames tells of itself between its chunks. */
export function movingWebp(): { told: Buffer; silent: Buffer } {
  const frame = (...chunks: Buffer[]) => webpChunk('ANMF', Buffer.concat([Buffer.alloc(16, 1), ...chunks]));
  const anim = webpChunk('ANIM', Buffer.alloc(6));
  return {
    told: riff(vp8x(0x02), anim, frame(VP8L, webpChunk('prVt', SECRET_PLACE)), frame(VP8L)),
    silent: riff(vp8x(0x02), anim, frame(VP8L), frame(VP8L)),
  };
}

/** The first bytes of a HEIC picture, by which it is told. */
export const HEIC = Buffer.concat([u32(24, false), Buffer.from('ftypheic\0\0\0\0heicmif1')]);

export const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
