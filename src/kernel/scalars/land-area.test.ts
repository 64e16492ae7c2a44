import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { GraphQLLandArea, landAreaForms, readLandArea, thaiDigits, Unread } from './index.ts';

fc.configureGlobal({ seed: 1_600_400, numRuns: 2_000 });

const read = (text: unknown): string => {
  const area = GraphQLLandArea.parseValue(text);
  return area instanceof Unread ? `refused: ${area.rule}` : area;
};

describe('an area is read in square wa, exactly', () => {
  test.each([
    ['2 ไร่ 1 งาน 50 ตารางวา', '950'],
    ['๒ ไร่ ๑ งาน ๕๐ ตารางวา', '950'],
    ['2ไร่1งาน50ตารางวา', '950'],
    ['2 ไร่ 1 งาน 50 ตร.ว.', '950'],
    ['2 ไร่ 1 งาน 50 ตร.วา', '950'],
    ['2 ไร่ 1 งาน 50 วา', '950'],
    ['2-1-50', '950'],
    ['2 - 1 - 50 ไร่', '950'],
    ['๒-๑-๕๐', '950'],
    ['2 rai 1 ngan 50 wa', '950'],
    ['2 Rai 1 Ngan 50 sq. wa', '950'],
    ['2 rai 1 ngan 50 square wa', '950'],
    ['2 rai 1 ngan 50 wa²', '950'],
    ['3800 m2', '950'],
    ['3,800 m²', '950'],
    ['3,800 ตร.ม.', '950'],
    ['3800 ตารางเมตร', '950'],
    ['3800 square metres', '950'],
    ['3800 sqm', '950'],
    ['2.375 ไร่', '950'],
    ['9.5 งาน', '950'],
    ['950 ตารางวา', '950'],
    ['2 ไร่ 50 ตารางวา', '850'],
    ['1 ไร่', '400'],
    ['1 งาน', '100'],
    ['5 งาน', '500'],
    ['1,234 ไร่', '493600'],
    ['0-0-50.5', '50.5'],
    ['0-1-0', '100'],
    ['50.0625 ตารางวา', '50.0625'],
    ['0.0001 ตารางวา', '0.0001'],
    ['0.01 m2', '0.0025'],
    ['1 m2', '0.25'],
    ['1600 m2', '400'],
    ['320700000 ไร่', '128280000000'],
  ])('%s', (text, wa) => {
    expect(read(text)).toBe(wa);
  });
});

describe('what is no area is refused', () => {
  const NONE = 'refused: an area with its units';
  test.each([
    ['2 ไร่ 4 งาน', 'refused: ngan < 4'],
    ['5 งาน 10 ตารางวา', 'refused: ngan < 4'],
    ['2-4-0', 'refused: ngan < 4'],
    ['2-0-100', 'refused: wa < 100'],
    ['1 งาน 100 ตารางวา', 'refused: wa < 100'],
    ['2 ไร่ 150 ตารางวา', 'refused: wa < 100'],
    ['2.5 ไร่ 1 งาน', 'refused: decimals in the last unit'],
    ['2-1.5-50', 'refused: decimals in the last unit'],
    ['0 ไร่', 'refused: > 0'],
    ['0-0-0', 'refused: > 0'],
    ['0.00001 ตารางวา', 'refused: at most 4 places of a square wa'],
    ['0.001 m2', 'refused: at most 4 places of a square wa'],
    ['320700000 ไร่ 1 ตารางวา', 'refused: <= 320700000 rai'],
    ['950', NONE],
    ['2-1', NONE],
    ['2-1-50-1', NONE],
    ['-2 ไร่', NONE],
    ['50 ตารางวา 2 ไร่', NONE],
    ['2 ไร่ 3 ไร่', NONE],
    ['2 ไร่ 100 m2', NONE],
    ['1,23 ไร่', NONE],
    ['1.234,5 ไร่', NONE],
    ['2 เฮกตาร์', NONE],
    ['สองไร่', NONE],
    ['ไร่', NONE],
    ['', NONE],
  ])('%s', (text, refusal) => {
    expect(read(text)).toBe(refusal);
  });

  test.each([950, 2.5, false])('%j, which does not say its unit', (sent) => {
    expect(read(sent)).toBe('refused: a text');
  });
});

test('an area is told in rai, ngan and square wa, and in square metres', () => {
  expect(landAreaForms('950.25')).toEqual({
    rai: 2,
    ngan: 1,
    squareWa: '50.25',
    totalSquareWa: '950.25',
    squareMetres: '3801',
    textTh: '2 ไร่ 1 งาน 50.25 ตารางวา',
    textThaiDigits: '๒ ไร่ ๑ งาน ๕๐.๒๕ ตารางวา',
    textEn: '2 rai 1 ngan 50.25 square wa',
  });
  expect(landAreaForms('493600.0000')).toMatchObject({
    rai: 1234,
    textTh: '1,234 ไร่',
    squareMetres: '1974400',
  });
});

/** Ten-thousandths of a square wa, from the smallest area to the largest. */
const anyArea = fc.oneof(
  fc.bigInt({ min: 1n, max: 20_000_000n }),
  fc.bigInt({ min: 1n, max: 128_280_000_000n * 10_000n }),
);

/** A decimal as a fraction, by its definition. */
function fraction(decimal: string): { over: bigint; under: bigint } {
  const [whole, decimals = ''] = decimal.split('.');
  return { over: BigInt(`${whole}${decimals}`), under: 10n ** BigInt(decimals.length) };
}

const decimal = (over: bigint, places: number) => {
  const text = over.toString().padStart(places + 1, '0');
  return `${text.slice(0, -places)}.${text.slice(-places)}`;
};

describe('for every area', () => {
  test('each of its texts is read as that area again', () => {
    fc.assert(
      fc.property(anyArea, (parts) => {
        const area = readLandArea(`${decimal(parts, 4)} ตารางวา`);
        const { rai, ngan, squareWa, squareMetres, totalSquareWa, textTh, textThaiDigits, textEn } =
          landAreaForms(area);
        const texts = [
          textTh,
          textThaiDigits,
          textEn,
          `${squareMetres} m2`,
          thaiDigits(`${squareMetres} ตร.ม.`),
          `${totalSquareWa} wa`,
          `${rai}-${ngan}-${squareWa}`,
        ];
        for (const text of texts) expect(readLandArea(text)).toBe(area);
      }),
    );
  });

  test('its units add up to it without a remainder, each within its bounds', () => {
    fc.assert(
      fc.property(anyArea, (parts) => {
        const { rai, ngan, squareWa, squareMetres, totalSquareWa } = landAreaForms(decimal(parts, 4));
        const wa = fraction(squareWa);
        const whole = (BigInt(rai) * 400n + BigInt(ngan) * 100n) * wa.under + wa.over;
        expect(whole * 10_000n).toBe(parts * wa.under);
        const total = fraction(totalSquareWa);
        expect(total.over * 10_000n).toBe(parts * total.under);
        const metres = fraction(squareMetres);
        expect(metres.over * 10_000n).toBe(4n * parts * metres.under);
        expect([ngan >= 0 && ngan < 4, wa.over < 100n * wa.under]).toEqual([true, true]);
      }),
    );
  });

  test('parts of each unit are read as the sum that fractions give', () => {
    const unit = fc.constantFrom<[string, bigint, bigint]>(
      ['ไร่', 400n, 1n],
      ['งาน', 100n, 1n],
      ['วา', 1n, 1n],
      ['m2', 1n, 4n],
    );
    fc.assert(
      fc.property(
        unit,
        fc.bigInt({ min: 1n, max: 10n ** 12n }),
        fc.integer({ min: 1, max: 6 }),
        ([name, over, under], digits, places) => {
          const number = decimal(digits, places);
          const area = GraphQLLandArea.parseValue(`${number} ${name}`);
          const exact = { over: digits * over, under: 10n ** BigInt(places) * under };
          if ((exact.over * 10_000n) % exact.under !== 0n) {
            expect(area).toMatchObject({ rule: 'at most 4 places of a square wa' });
            return;
          }
          if (exact.over > 128_280_000_000n * exact.under) {
            expect(area).toMatchObject({ rule: '<= 320700000 rai' });
            return;
          }
          const read = fraction(String(area));
          expect(read.over * exact.under).toBe(exact.over * read.under);
        },
      ),
    );
  });
});
