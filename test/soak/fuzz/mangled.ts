import type { Chance } from '../../oracle/random/chance.ts';

const LONG = 5_000;

/** What parsers stumble over: numbers past every type, nesting past every stack, bytes that are no text. */
const PIECES: readonly Buffer[] = [
  '9'.repeat(400),
  '-1e400',
  '1e-400',
  '9007199254740993',
  '0x7fffffff',
  'NaN',
  '['.repeat(LONG),
  '{"a":'.repeat(LONG),
  '{a'.repeat(LONG),
  '('.repeat(LONG),
  '\\u0000',
  '\\ud800',
  '\u0000',
  '"',
  '\\',
  '}',
  ']]',
  '\r\n',
  '\r\n\r\n',
  '"__proto__":{"x":1},',
  '"constructor":null,',
  '...F ',
  '@skip(if:true) ',
  '"""',
  '%00',
  '%ff%fe',
  '&query=',
  '#'.repeat(LONG),
]
  .map((text) => Buffer.from(text))
  .concat([
    Buffer.from([0xff, 0xfe]),
    Buffer.from([0xc0, 0x80]),
    Buffer.from([0xed, 0xa0, 0x80]),
    Buffer.from([0xf5, 0x90, 0x80, 0x80]),
    Buffer.from([0xe0, 0xb8]),
  ]);

const DIGITS = /\d+/g;

/** One way to spoil bytes: `other` is a sample to take pieces of. */
type Spoil = (bytes: Buffer, chance: Chance, other: Buffer) => Buffer;

const placeIn = (bytes: Buffer, chance: Chance): number => chance.between(0, bytes.length);

/** Puts something in the place of the bytes between two offsets. */
const replace = (bytes: Buffer, from: number, to: number, by: Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, from), by, bytes.subarray(to)]);

function rangeIn(bytes: Buffer, chance: Chance, longest = bytes.length): [number, number] {
  const from = placeIn(bytes, chance);
  return [from, Math.min(bytes.length, from + chance.between(0, longest))];
}

const spoils: readonly Spoil[] = [
  function flipBits(bytes, chance) {
    const flipped = Buffer.from(bytes);
    for (let no = chance.between(1, 8); no > 0 && flipped.length > 0; no -= 1) {
      const place = chance.between(0, flipped.length - 1);
      flipped[place] = flipped[place]! ^ (1 << chance.between(0, 7));
    }
    return flipped;
  },
  function truncate(bytes, chance) {
    return bytes.subarray(0, placeIn(bytes, chance));
  },
  function cutOut(bytes, chance) {
    return replace(bytes, ...rangeIn(bytes, chance, 40), Buffer.alloc(0));
  },
  function splice(bytes, chance, other) {
    const piece = other.subarray(...rangeIn(other, chance));
    return replace(bytes, ...rangeIn(bytes, chance, 20), piece);
  },
  function repeat(bytes, chance) {
    const [from, to] = rangeIn(bytes, chance, 30);
    const times = chance.pick([2, 10, 300]);
    const piece = Buffer.concat(Array.from({ length: times }, () => bytes.subarray(from, to)));
    return replace(bytes, from, to, piece);
  },
  function exchangeNumber(bytes, chance) {
    const found = [...bytes.toString('latin1').matchAll(DIGITS)];
    if (found.length === 0) return bytes;
    const { index, 0: digits } = chance.pick(found);
    return replace(bytes, index, index + digits.length, chance.pick(PIECES));
  },
  function insert(bytes, chance) {
    const place = placeIn(bytes, chance);
    return replace(bytes, place, place, chance.pick(PIECES));
  },
];

/** Bytes spoilt in one to three ways. */
export function mangled(bytes: Buffer, chance: Chance, other: Buffer): Buffer {
  let spoilt = bytes;
  for (let no = chance.between(1, 3); no > 0; no -= 1) spoilt = chance.pick(spoils)(spoilt, chance, other);
  return spoilt;
}
