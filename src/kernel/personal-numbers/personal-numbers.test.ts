import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { personalNumbersIn } from './index.ts';

const kindsIn = (text: string): string[] => personalNumbersIn(text).map(({ kind }) => kind);

// Worked out by hand: 1×13+2×12+3×11+4×10+5×9+6×8+7×7+8×6+9×5+0×4+1×3+2×2 = 352; 352 mod 11 = 0; 11 mod 10 = 1.
const CITIZEN = '1234567890121';

describe('a citizen’s identification number', () => {
  test.each([
    ['by itself', CITIZEN],
    ['as it is printed', '1-2345-67890-12-1'],
    ['with spaces', 'เลข 1 2345 67890 12 1 ครับ'],
    ['in Thai digits', '๑๒๓๔๕๖๗๘๙๐๑๒๑'],
    ['in full width, with what can’t be seen in it', '１２３４５\u200b６７８９０１２１'],
  ])('is found %s', (_how, text) => expect(kindsIn(text)).toEqual(['NATIONAL_ID']));

  test.each([
    ['with another check digit', '1234567890122'],
    ['in fourteen digits', '12345678901210'],
    ['in twelve digits', '123456789012'],
    ['in a temple’s code', '02500101001'],
    ['in no digits at all', 'วัดเจดีย์หลวง'],
  ])('is not found %s', (_how, text) => expect(kindsIn(text)).toEqual([]));

  test('is found beside a telephone number, each by its kind', () => {
    expect(kindsIn(`โทร 053123456 (${CITIZEN})`)).toEqual(['NATIONAL_ID', 'TELEPHONE']);
  });
});

describe('a telephone number', () => {
  test.each([
    ['of a mobile', 'โทร 081-234-5678'],
    ['of a mobile, in one', '0912345678'],
    ['of a mobile, the new way', '06 1234 5678'],
    ['of Bangkok', 'สำนักงาน 0-2123-4567 ต่อ 12'],
    ['of a province', '053 123456'],
    ['with brackets', '(053) 123-456'],
    ['with brackets and a hyphen', '(02) - 123 4567'],
    ['with full stops', '08.1234.5678'],
    ['with full stops after the area', '02.123.4567'],
    ['after the trunk digit', '0.2123.4567'],
    ['of a range of lines', '0-2123-4567-8'],
    ['beside another', '053-123456 053-123457'],
    ['from abroad', '+66 81 234 5678'],
    ['from abroad, with the trunk digit', '+66 (0)81-234-5678'],
    ['from abroad, with the country in brackets', '(+66) 53 123 456'],
    ['from abroad by 00', '0066 2 123 4567'],
    ['by the country’s digits alone', '66812345678'],
    ['by the country’s digits and a space', '66 53 123456'],
    ['in Thai digits', 'โทร. ๐๘๑-๒๓๔-๕๖๗๘'],
    ['in full width', '０８１－２３４－５６７８'],
    ['in digits of another script', '٠٨١٢٣٤٥٦٧٨'],
    ['with what can’t be seen in it', '08\u200b12\u00ad34\u20605678'],
    ['in digits of emoji', '0\ufe0f\u20e38\ufe0f\u20e31\ufe0f\u20e32345678'],
    ['with non-breaking spaces and long dashes', '081\u00a0–\u00a0234\u20115678'],
    ['behind a word', 'Tel0812345678'],
    ['behind the number of an item', '1.081-234-5678'],
    ['behind a time', '09.00 0812345678'],
    ['in pairs', '08 56 12 78 34'],
  ])('is found %s', (_how, text) => expect(kindsIn(text)).toEqual(['TELEPHONE']));

  test.each([
    ['an amount', 'งบประมาณ 1,234,567.50 บาท'],
    ['an amount of nine digits', '812,345,678'],
    ['an amount without commas', '612345678'],
    ['a year', 'ปี พ.ศ. 2565 – 2569'],
    ['the number of a letter', 'มท 0891.3/ว 1149'],
    ['the number of a letter in Thai digits', 'ที่ มท ๐๘๙๑.๓/ว ๑๑๔๙'],
    ['the number of a letter without a word in it', 'พศ 0006.4/02345'],
    ['the number of a provincial letter', 'ชม 0023.3/ว 12345 ลงวันที่ 24-02-2565'],
    ['a DLA code', '6500101 5300102'],
    ['a village’s code', '50010806 67020610'],
    ['codes of subdistricts of Phichit, with postcodes', '660305 66110 660306 66110'],
    ['codes of villages of Phichit', '66030512 66030513'],
    ['a DLA code of Kamphaeng Phet before a number', '6620101 123'],
    ['a temple’s code', '02500101001 03500108001'],
    ['a date', '06-02-2565 08.30-12.00'],
    ['a date by full stops', '02.03.2565 1'],
    ['a date of the Common Era', '2022-02-24 08.30.00'],
    ['a schedule', '09.00-12.00 13.00-16.30'],
    ['a schedule with seconds', '08:30:00 - 16:30:00'],
    ['a coordinate', '18.7883439, 98.9853008'],
    ['a coordinate with many decimals', '18.0531234567 100.0812345678'],
    ['a coordinate with few', '7.02 100.4567'],
    ['a share', '0.812345678'],
    ['a plate', 'กข 0812 เชียงใหม่'],
    ['months', 'เดือน 08 09 10 11 12'],
    ['an emergency number', 'แจ้ง 1669 หรือ 199'],
    ['a hotline', '1567'],
    ['a UUID', '019a0423-0812-7345-8678-081234567890'],
    ['figures on lines of their own', '02\n123\n4567'],
    ['eleven digits', '08123456789'],
    ['nine digits of a mobile', '081234567'],
    ['a citizen’s number with a wrong check digit', '1081234567890'],
  ])('is not %s', (_what, text) => expect(kindsIn(text)).toEqual([]));
});

describe('what is told of a number', () => {
  test('is where it stands, and what is around it', () => {
    expect(personalNumbersIn('ผู้ประสานงานโครงการของตำบล โทร 081-234-5678 ทุกวันจันทร์ถึงวันศุกร์')).toEqual([
      { kind: 'TELEPHONE', position: 32, marked: '…การของตำบล โทร ●●●-●●●-●●●● ทุกวันจันทร์ถึ…' },
    ]);
  });

  test('is every place, and hides every number that is near', () => {
    const [id, phone] = personalNumbersIn(`ก ${CITIZEN} ข ๐๘๑๒๓๔๕๖๗๘ ค 02-123-4567`);
    expect(id).toEqual({
      kind: 'NATIONAL_ID',
      position: 3,
      marked: 'ก ●●●●●●●●●●●●● ข ●●●●●●●●●● ค…',
    });
    expect(phone).toEqual({
      kind: 'TELEPHONE',
      position: 19,
      marked: '…●●●●●●●●●●●● ข ●●●●●●●●●● ค ●●-●●●-●●●● …ข ●●●●●●●●●● ค ●●-●●●-●●●●',
    });
  });
});

/** The digits after the trunk 0, for every range that is given out. */
const subscriber = fc.oneof(
  fc.tuple(fc.constantFrom('6', '8', '9'), fc.stringMatching(/^\d{8}$/)),
  fc.tuple(fc.constant('2'), fc.stringMatching(/^\d{7}$/)),
  fc.tuple(fc.constantFrom('3', '4', '5', '7'), fc.stringMatching(/^\d{7}$/)),
);

const script = fc.constantFrom('0', '๐', '０', '٠', '០', '𝟎');
const gap = fc.constantFrom('', '', '-', ' ', '–', '\u00a0', ' - ', ') ', '\u200b', '\u00ad', '\u2060-');

/** Groups of three or four digits and one of what is left, with one gap between each; the digits of one script. */
const written = fc
  .record({
    prefix: fc.constantFrom('0', '+66', '+66 ', '+66-', '+66 (0)', '0066', '0066 '),
    rest: subscriber.map((parts) => parts.join('')),
    sizes: fc.constantFrom([1, 4], [2, 3, 3], [2, 7], [8], [1, 3, 3], [2, 2, 4], [9]),
    gap,
    zero: script,
  })
  .map(({ prefix, rest, sizes, gap, zero }) => {
    const groups: string[] = [];
    let left = rest;
    for (const size of sizes) {
      groups.push(left.slice(0, size));
      left = left.slice(size);
    }
    const arabic = `${prefix}${[...groups, left].filter((group) => group !== '').join(gap)}`;
    return arabic.replace(/\d/g, (digit) => String.fromCodePoint(zero.codePointAt(0)! + Number(digit)));
  });

const around = fc.constantFrom('', 'โทร ', 'Tel.', 'ติดต่อคุณ ก (', 'ที่ มท 0891.3/ว 1149 โทร ', 'งบ 1,500 บาท ');
const behind = fc.constantFrom('', ' ครับ', ')', ' ต่อ 12', ', 02', '\nพ.ศ. 2565');

describe('for any number', () => {
  test('it is found in whatever form it is written, and neither it nor its end is told', () => {
    fc.assert(
      fc.property(around, written, behind, (before, number, after) => {
        const found = personalNumbersIn(`${before}${number}${after}`);
        // With 0066 it has thirteen digits, and one in eleven is a citizen's number as well.
        expect(found).not.toEqual([]);
        const last = [...number].filter((character) => /\p{Nd}/u.test(character)).slice(-5);
        for (const { marked } of found) {
          const told = [...marked].filter((character) => /\p{Nd}/u.test(character)).join('');
          expect(told).not.toContain(last.join(''));
        }
      }),
      { numRuns: 3000, seed: 20221024 },
    );
  });

  test('one with a digit more or less at its end is none', () => {
    fc.assert(
      fc.property(subscriber, fc.boolean(), (parts, more) => {
        const number = `0${parts.join('')}`;
        expect(kindsIn(`โทร ${more ? `${number}7` : number.slice(0, -1)} ครับ`)).toEqual([]);
      }),
      { numRuns: 1000, seed: 20221024 },
    );
  });

  test('codes, dates, times, amounts and coordinates are none, alone and in rows', () => {
    const two = (from: number, to: number) =>
      fc.integer({ min: from, max: to }).map((number) => String(number).padStart(2, '0'));
    const join = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((each) => each.join(''));
    const as = (text: string) => fc.constant(text);
    const province = two(10, 96);
    const other = fc.oneof(
      join(fc.constantFrom('2', '3', '4', '5', '6'), province, two(1, 30), two(1, 40)),
      join(province, two(1, 30), two(1, 20), two(1, 35)),
      join(fc.constantFrom('02', '03'), province, two(1, 30), two(1, 20), fc.stringMatching(/^\d{3}$/)),
      join(two(1, 28), as('-'), two(1, 12), as('-25'), two(0, 99)),
      join(as('25'), two(0, 99)),
      join(two(0, 23), as('.'), two(0, 59), as('-'), two(0, 23), as('.'), two(0, 59), as(' น.')),
      fc.integer({ min: 1, max: 999_999_999 }).map((amount) => amount.toLocaleString('en')),
      fc.double({ min: 97.3, max: 105.7, noNaN: true }).map(String),
      fc.double({ min: 5.5, max: 20.6, noNaN: true }).map((degrees) => degrees.toFixed(6)),
      join(as('มท 0891.'), two(1, 20), as('/ว '), two(1, 99), two(1, 99)),
    );
    fc.assert(
      fc.property(fc.array(other, { minLength: 1, maxLength: 4 }), (texts) => {
        expect(kindsIn(texts.join(' '))).not.toContain('TELEPHONE');
      }),
      { numRuns: 5000, seed: 20221024 },
    );
  });
});
