import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import exifr from 'exifr';
import {
  HEIC,
  jpeg,
  movingWebp,
  PDF,
  PLACE,
  png,
  pngChunk,
  SECRET_PLACE,
  segment,
  webp,
  webpChunk,
} from '../../../test/factories/pictures.ts';
import { HubError } from '../errors.ts';
import { cleanFile } from './clean-file.ts';
import { Incoming } from './incoming.ts';

const folder = mkdtempSync(join(tmpdir(), 'hub-clean-'));
const incoming = Incoming.open(join(folder, 'incoming'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Cleans bytes as if they had come in; answers what is kept of them. */
async function cleaned(bytes: Buffer) {
  const path = incoming.newPath();
  writeFileSync(path, bytes);
  try {
    const file = await cleanFile({ path, bytes: bytes.length, sha256: 'as received' }, incoming);
    const kept = readFileSync(file.path);
    rmSync(file.path);
    return { ...file, kept };
  } finally {
    rmSync(path, { force: true });
  }
}

async function refusalOf(bytes: Buffer): Promise<HubError> {
  const refused = await cleaned(bytes).catch((fault) => fault);
  if (!(refused instanceof HubError)) throw new Error(`was not refused: ${JSON.stringify(refused)}`);
  return refused;
}

const PICTURES: [string, (exif?: { orientation?: number }) => { told: Buffer; silent: Buffer }, string][] = [
  ['JPEG', jpeg, 'image/jpeg'],
  ['JPEG whose Exif is big-endian', (exif) => jpeg({ ...exif, isLittle: false }), 'image/jpeg'],
  ['PNG', png, 'image/png'],
  ['WebP', webp, 'image/webp'],
];

describe.each(PICTURES)('a %s', (_kind, made, mediaType) => {
  test('is kept without its position and its notes, and nothing of its pixels changes', async () => {
    const { told, silent } = made();
    const { kept, ...file } = await cleaned(told);
    expect(file).toMatchObject({ mediaType, isPositionStripped: true, bytes: silent.length });
    expect(kept.equals(silent)).toBe(true);
    expect(kept.includes(SECRET_PLACE)).toBe(false);
  });

  test('that has nothing to tell is kept as it is', async () => {
    const { silent } = made();
    expect((await cleaned(silent)).kept.equals(silent)).toBe(true);
  });

  test('is refused where it was cut short', async () => {
    const { silent } = made();
    for (const length of [silent.length - 1, silent.length - 3, Math.floor(silent.length / 2)])
      expect(await refusalOf(silent.subarray(0, length))).toMatchObject({
        code: 'BAD_INPUT',
        detail: { field: 'file', rule: 'a whole picture' },
      });
  });
});

// WebP is not among what exifr reads: its Exif is read as a TIFF, which it is.
const asExifr = (bytes: Buffer, mediaType: string): Buffer => {
  const at = bytes.lastIndexOf('EXIF');
  return mediaType === 'image/webp' && at !== -1 ? bytes.subarray(at + 8) : bytes;
};

describe.each(PICTURES)('an independent reader finds of a %s', (_kind, made, mediaType) => {
  const read = (bytes: Buffer) =>
    exifr.parse(asExifr(bytes, mediaType), {
      xmp: true,
      iptc: true,
      ihdr: false,
      translateValues: false,
    });

  test.each([2, 3, 6, 8])(
    'that is turned by orientation %i the place before, and after only how it is turned',
    async (orientation) => {
      const { told } = made({ orientation });
      const before = await read(told);
      expect(before.Orientation).toBe(orientation);
      expect(before.latitude).toBeCloseTo(PLACE.latitude, 6);
      expect(before.longitude).toBeCloseTo(PLACE.longitude, 6);
      const { kept } = await cleaned(told);
      expect(await read(kept)).toEqual({ Orientation: orientation });
      expect(kept.includes(SECRET_PLACE)).toBe(false);
      // What was put in for it is read the same way when it is sent again.
      expect((await cleaned(kept)).kept.equals(kept)).toBe(true);
    },
  );
});

test('frames of an animation are kept, and what stands between their chunks is not', async () => {
  const { told, silent } = movingWebp();
  expect((await cleaned(told)).kept.equals(silent)).toBe(true);
});

test('a PNG says how it is turned in a chunk that is whole', async () => {
  const { kept } = await cleaned(png({ orientation: 6 }).told);
  // Length, type, TIFF and CRC-32, the last two made with Python's struct and zlib.
  const chunk = '0000001a' + '65584966' + '4d4d002a00000008000101120003000000010006000000000000' + 'd6674b69';
  expect(kept.toString('hex')).toContain(chunk);
});

test('a marker is found wherever a stretch that is read ends', async () => {
  const [head, end] = [jpeg().silent.subarray(0, 2), Buffer.from([0xff, 0xd9])];
  const scan = segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0]));
  for (const stretch of [32 * 1024, 64 * 1024])
    for (let bytes = stretch - 14; bytes < stretch + 4; bytes += 1) {
      const whole = Buffer.concat([head, scan, Buffer.alloc(bytes, 1), end]);
      expect((await cleaned(whole)).kept.equals(whole)).toBe(true);
    }
});

test('a large picture is cleaned in pieces', async () => {
  const { told, silent } = jpeg({ bytes: 3_000_000 });
  const { kept, bytes } = await cleaned(told);
  expect(bytes).toBe(silent.length);
  expect(kept.equals(silent)).toBe(true);
});

test('documents are kept as they are, and nobody says otherwise', async () => {
  const { kept, ...file } = await cleaned(PDF);
  expect(file).toMatchObject({
    mediaType: 'application/pdf',
    isPositionStripped: false,
    sha256: 'as received',
  });
  expect(kept.equals(PDF)).toBe(true);
});

describe('is refused by its content:', () => {
  test.each([
    ['text', Buffer.from('no picture at all, whatever it is called')],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a drawing that can hold scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a GIF', Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1')],
    ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])],
    ['a ZIP', Buffer.from('504b0506000000000000000000000000000000000000', 'hex')],
  ])('%s', async (_kind, bytes) => {
    const { code, detail, text } = await refusalOf(bytes);
    expect({ code, field: detail.field }).toEqual({ code: 'BAD_INPUT', field: 'file' });
    expect(text.th).toContain('JPEG');
    expect(text.en).toContain('JPEG');
  });

  test('HEIC, with advice', async () => {
    const { detail, text } = await refusalOf(HEIC);
    expect(detail.value).toBe('image/heic');
    expect(text.th).toMatch(/ตำแหน่ง/);
    expect(text.en).toMatch(/Most Compatible/);
  });
});

describe('a damaged picture is refused:', () => {
  const { told } = jpeg();
  const start = told.subarray(0, 2);
  test.each([
    ['a JPEG without pixels', Buffer.concat([start, segment(0xe0, 'JFIF\0'), Buffer.from([0xff, 0xd9])])],
    [
      'a JPEG whose segment leads past its end',
      Buffer.concat([start, Buffer.from([0xff, 0xdb, 0xff, 0xff, 1])]),
    ],
    [
      'a JPEG whose segment is shorter than its own length',
      Buffer.concat([start, Buffer.from([0xff, 0xdb, 0, 1, 1, 1])]),
    ],
    [
      'a JPEG with something else between its segments',
      Buffer.concat([start, Buffer.from([0xff, 0xfe, 0, 2, 7, 7, 7, 7])]),
    ],
    ['a PNG without pixels', Buffer.concat([png().silent.subarray(0, 33), pngChunk('IEND')])],
    [
      'a PNG that begins with something else',
      Buffer.concat([png().silent.subarray(0, 8), pngChunk('gAMA', 'xxxx'), png().silent.subarray(8)]),
    ],
    ['a WebP without pixels', Buffer.concat([webp().silent.subarray(0, 12), webpChunk('ICCP', 'x')])],
  ])('%s', async (_kind, bytes) => {
    expect(await refusalOf(bytes)).toMatchObject({ code: 'BAD_INPUT', detail: { field: 'file' } });
  });

  test('one of more segments than a picture has', async () => {
    const many = Array(60_000).fill(segment(0xfe));
    expect(await refusalOf(Buffer.concat([start, ...many, told.subarray(2)]))).toMatchObject({
      detail: { rule: 'a whole picture' },
    });
  });
});

test('nothing is left in the folder of what comes in', () => {
  expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
});
