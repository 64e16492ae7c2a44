import { decimalText, type Fraction, fractionOf, WRITTEN_NUMBER } from './decimal.ts';
import { plainText } from './digits.ts';
import { inputScalar } from './input-scalar.ts';
import { Unread } from './unread.ts';

/** An area of land in square wa, as exact decimal text with up to four places. This is how it is stored: numeric(16,4). */
export type LandArea = string;

/** Places of a square wa that are kept: 0.01 m² is 0.0025 of one. */
export const WA_PLACES = 4;
const PARTS = 10n ** BigInt(WA_PLACES);

export const WA_IN_NGAN = 100n;
export const WA_IN_RAI = 400n;
export const M2_IN_WA = 4n;

/** All of Thailand: 513,120 km². */
export const LARGEST_RAI = 320_700_000n;

type Unit = 'rai' | 'ngan' | 'wa' | 'm2';

/** What a unit is of a square wa, and how many of it make the next one up where several are given. */
const UNITS: Record<Unit, { wa: Fraction; below?: bigint }> = {
  rai: { wa: { over: WA_IN_RAI, under: 1n } },
  ngan: { wa: { over: WA_IN_NGAN, under: 1n }, below: WA_IN_RAI / WA_IN_NGAN },
  wa: { wa: { over: 1n, under: 1n }, below: WA_IN_NGAN },
  m2: { wa: { over: 1n, under: M2_IN_WA } },
};

const SQUARE = String.raw`(?:square|sq\.?) ?`;
const NAMES: Record<Unit, string> = {
  rai: 'ไร่|rai',
  ngan: 'งาน|ngan',
  wa: String.raw`ตารางวา|ตร\.? ?วา|ตร\.? ?ว\.?|วา|${SQUARE}wa|wa2|wa`,
  m2: String.raw`ตารางเมตร|ตร\.? ?ม\.?|${SQUARE}(?:metres?|meters?|m)|m2`,
};
const UNIT_NAMES = Object.entries(NAMES).map(([unit, names]) => `(?<${unit}>${names})`);
const PART = `(?<number>${WRITTEN_NUMBER}) ?(?:${UNIT_NAMES.join('|')}) ?`;
const IN_UNITS = new RegExp(`^(?:${PART.replaceAll(/\?<\w+>/g, '?:')})+$`, 'i');
const DASHED = new RegExp(
  `^(${WRITTEN_NUMBER}) ?- ?(${WRITTEN_NUMBER}) ?- ?(${WRITTEN_NUMBER})(?: ?(?:${NAMES.rai}))?$`,
  'i',
);

const ORDER: readonly Unit[] = ['rai', 'ngan', 'wa'];

interface Part {
  unit: Unit;
  number: Fraction;
}

const notArea = (value: string): Unread =>
  new Unread('an area with its units', value, {
    th: 'อ่านเป็นเนื้อที่ไม่ได้: เขียนเช่น 2 ไร่ 1 งาน 50 ตารางวา, 2-1-50 หรือ 3,800 ตร.ม.',
    en: 'is not written as an area: write 2 ไร่ 1 งาน 50 ตารางวา, 2-1-50, 2 rai 1 ngan 50 wa or 3,800 m2, for instance',
  });

const broken = (rule: string, value: string, th: string, en: string): Unread =>
  new Unread(rule, value, { th, en });

function partsOf(plain: string): Part[] {
  const dashed = DASHED.exec(plain);
  if (dashed) {
    const [, ...numbers] = dashed;
    return ORDER.map((unit, index) => ({ unit, number: fractionOf(numbers[index]!) }));
  }
  if (!IN_UNITS.test(plain)) throw notArea(plain);
  return [...plain.matchAll(new RegExp(PART, 'gi'))].map(({ groups = {} }) => ({
    unit: (Object.keys(NAMES) as Unit[]).find((unit) => groups[unit] !== undefined)!,
    number: fractionOf(groups.number!),
  }));
}

/** Several units stand from the largest down, each once, and none is more than fits into the one above. */
function checkCompound(parts: Part[], plain: string): void {
  if (parts.length === 1) return;
  const places = parts.map(({ unit }) => ORDER.indexOf(unit));
  if (places.some((place, index) => place < 0 || (index > 0 && place <= places[index - 1]!)))
    throw notArea(plain);
  const last = parts.at(-1)!;
  for (const part of parts) {
    const { below } = UNITS[part.unit];
    if (part !== last && part.number.under !== 1n)
      throw broken(
        'decimals in the last unit',
        plain,
        'มีทศนิยมได้เฉพาะหน่วยสุดท้าย',
        'may have decimals in its last unit only',
      );
    if (below !== undefined && part.number.over >= below * part.number.under)
      throw broken(
        `${part.unit} < ${below}`,
        plain,
        part.unit === 'ngan' ? 'มีงานตั้งแต่ 4 ขึ้นไป ซึ่งเป็น 1 ไร่' : 'มีตารางวาตั้งแต่ 100 ขึ้นไป ซึ่งเป็น 1 งาน',
        part.unit === 'ngan'
          ? 'has 4 ngan or more, which make a rai'
          : 'has 100 square wa or more, which make a ngan',
      );
  }
}

/** In parts of a square wa, exactly. */
function sumOf(parts: Part[], plain: string): bigint {
  return parts.reduce((sum, { unit, number }) => {
    const { wa } = UNITS[unit];
    const [over, under] = [number.over * wa.over * PARTS, number.under * wa.under];
    if (over % under !== 0n)
      throw broken(
        `at most ${WA_PLACES} places of a square wa`,
        plain,
        `ละเอียดเกินทศนิยม ${WA_PLACES} ตำแหน่งของตารางวา`,
        `is finer than ${WA_PLACES} decimal places of a square wa`,
      );
    return sum + over / under;
  }, 0n);
}

/**
 * Reads an area of land, such as "2 ไร่ 1 งาน 50 ตารางวา", "2-1-50", "2 rai 1 ngan 50 wa" or "3,800 ตร.ม.", exactly.
 * @throws Unread
 */
export function readLandArea(text: string): LandArea {
  const plain = plainText(text);
  const parts = partsOf(plain);
  checkCompound(parts, plain);
  const sum = sumOf(parts, plain);
  if (sum <= 0n) throw broken('> 0', plain, 'ต้องมากกว่า 0', 'must be more than 0');
  if (sum > LARGEST_RAI * WA_IN_RAI * PARTS)
    throw broken(
      `<= ${LARGEST_RAI} rai`,
      plain,
      'มากกว่าเนื้อที่ของประเทศไทยทั้งประเทศ',
      'is more than all the land of Thailand',
    );
  return decimalText(sum, WA_PLACES);
}

export const GraphQLLandArea = inputScalar({
  name: 'LandArea',
  description: `An area of land, as text with its units: \`2 ไร่ 1 งาน 50 ตารางวา\`, \`2-1-50\`, \`2 rai 1 ngan 50 wa\`, \`2.5 ไร่\`, \`3,800 ตร.ม.\`, \`3800 m2\`.

1 rai = 4 ngan = 400 square wa = 1,600 m². Digits may be Thai or Arabic. Behind a larger unit there are fewer than 4 ngan and fewer
than 100 square wa (either may be more where it stands alone); the last unit may have decimals. It is more than nothing and kept exactly, to four places of a square wa.`,
  read: readLandArea,
});
