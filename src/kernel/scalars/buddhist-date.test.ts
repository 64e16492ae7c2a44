import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type BuddhistDate,
  bangkokDay,
  buddhistDateForms,
  DatePrecision,
  GraphQLBuddhistDate,
  readBuddhistDate,
  spanOf,
  thaiDigits,
  Unread,
} from './index.ts';

fc.configureGlobal({ seed: 25_650_224, numRuns: 2_000 });

const { DAY, MONTH, YEAR } = DatePrecision;

/** What was read, as `first day/last day`; or the rule by which it was refused. */
function read(text: string): string {
  const date = GraphQLBuddhistDate.parseValue(text);
  return date instanceof Unread ? `refused: ${date.rule}` : `${date.firstDay}/${date.lastDay}`;
}

const MOU = '2022-02-24/2022-02-24';

describe('the day on which the memorandum was signed', () => {
  test.each([
    'BE 2565-02-24',
    '2565-02-24 BE',
    'B.E. 2565-02-24',
    'be 2565-02-24',
    '๒๕๖๕-๐๒-๒๔ พ.ศ.',
    'พ.ศ. 2565-02-24',
    'CE 2022-02-24',
    '2022-02-24 A.D.',
    'ค.ศ. 2022-02-24',
    '2022-02-24',
    '๒๐๒๒-๐๒-๒๔',
    '24 ก.พ. 2565',
    '24 ก.พ 2565',
    '24 กพ 2565',
    '24 กพ. 2565',
    '24ก.พ.2565',
    '24 ก. พ. 2565',
    '24 กุมภาพันธ์ 2565',
    '๒๔ กุมภาพันธ์ พ.ศ. ๒๕๖๕',
    '๒๔ กุมภาพันธ์ พ.ศ.๒๕๖๕',
    'วันที่ ๒๔ เดือนกุมภาพันธ์ พุทธศักราช ๒๕๖๕',
    '24 กุมภาพันธ์ ค.ศ. 2022',
    '24 กุมภาพันธ์ คศ 2022',
    '24 February 2022 CE',
    '24 Feb BE 2565',
    '24 feb. AD 2022',
    '24/2/2565',
    '24/02/2565',
    '๒๔/๒/๒๕๖๕',
    '24/2/2565 BE',
    ' 24\u00a0ก.พ.\u200b 2565 ',
  ])('is written %j', (text) => {
    expect(read(text)).toBe(MOU);
  });
});

describe('a date is as precise as it was written', () => {
  test.each([
    ['ก.พ. 2565', MONTH, '2022-02-01/2022-02-28'],
    ['BE 2565-02', MONTH, '2022-02-01/2022-02-28'],
    ['2024-02', MONTH, '2024-02-01/2024-02-29'],
    ['2/2567', MONTH, '2024-02-01/2024-02-29'],
    ['กันยายน พ.ศ. 2565', MONTH, '2022-09-01/2022-09-30'],
    ['พ.ศ. 2565', YEAR, '2022-01-01/2022-12-31'],
    ['BE 2565', YEAR, '2022-01-01/2022-12-31'],
    ['๒๕๖๕ พ.ศ.', YEAR, '2022-01-01/2022-12-31'],
    ['ปี พ.ศ. 2565', YEAR, '2022-01-01/2022-12-31'],
    ['ค.ศ. 2022', YEAR, '2022-01-01/2022-12-31'],
    ['2022 CE', YEAR, '2022-01-01/2022-12-31'],
  ])('%s', (text, precision, span) => {
    expect(readBuddhistDate(text).precision).toBe(precision);
    expect(read(text)).toBe(span);
  });
});

describe('years of the Buddhist Era began in April until BE 2483, which ended in December', () => {
  test.each([
    ['1 มกราคม 2484', '1941-01-01/1941-01-01'],
    ['31 ธันวาคม 2483', '1940-12-31/1940-12-31'],
    ['1 เมษายน 2483', '1940-04-01/1940-04-01'],
    ['31 มีนาคม 2482', '1940-03-31/1940-03-31'],
    ['1 เมษายน 2482', '1939-04-01/1939-04-01'],
    ['12/3/2470', '1928-03-12/1928-03-12'],
    ['12/4/2470', '1927-04-12/1927-04-12'],
    ['พ.ศ. 2484', '1941-01-01/1941-12-31'],
    ['พ.ศ. 2483', '1940-04-01/1940-12-31'],
    ['พ.ศ. 2482', '1939-04-01/1940-03-31'],
    ['พ.ศ. 2400', '1857-04-01/1858-03-31'],
    ['พ.ศ. 544', '0001-04-01/0002-03-31'],
    ['ค.ศ. 1940', '1940-01-01/1940-12-31'],
    ['กุมภาพันธ์ 2470', '1928-02-01/1928-02-29'],
    ['29 ก.พ. 2470', '1928-02-29/1928-02-29'],
  ])('%s', (text, span) => {
    expect(read(text)).toBe(span);
  });

  test.each(['1 มกราคม 2483', '31 มีนาคม พ.ศ. 2483', 'BE 2483-02', '1/1/2483'])('%s never was', (text) => {
    expect(read(text)).toBe('refused: BE 2483 has April to December');
  });
});

describe('what could be read wrongly is refused', () => {
  const UNTAGGED = 'refused: a date with its era';
  const NO_DAY = 'refused: a date of the calendar';
  test.each([
    ['2565-02-24', 'refused: ISO year <= 2400'],
    ['๒๕๖๕-๐๒-๒๔', 'refused: ISO year <= 2400'],
    ['2565-02', 'refused: ISO year <= 2400'],
    ['2401-01-01', 'refused: ISO year <= 2400'],
    ['CE 2565-02-24', 'refused: CE year <= 2400'],
    ['24 ก.พ. ค.ศ. 2565', 'refused: CE year <= 2400'],
    ['2565', UNTAGGED],
    ['2022', UNTAGGED],
    ['24 ก.พ. 2022', UNTAGGED],
    ['24 ก.พ. 2400', UNTAGGED],
    ['24 ก.พ. 65', UNTAGGED],
    ['24 Feb 2022', UNTAGGED],
    ['24 Feb 2565', UNTAGGED],
    ['24/2/2022', UNTAGGED],
    ['24/2/65', UNTAGGED],
    ['2/24/2022 CE', UNTAGGED],
    ['24/2/2022 CE', UNTAGGED],
    ['BE 2565 CE', 'refused: one era'],
    ['BE 2565-02-24 BE', 'refused: one era'],
    ['29 ก.พ. 2565', NO_DAY],
    ['29 ก.พ. พ.ศ. 2443', NO_DAY],
    ['31 เม.ย. 2565', NO_DAY],
    ['0 เม.ย. 2565', NO_DAY],
    ['BE 2565-13-01', NO_DAY],
    ['BE 2565-00', NO_DAY],
    ['24/13/2565', NO_DAY],
    ['พ.ศ. 543', 'refused: CE 1 to 2400'],
    ['BE 2944', 'refused: CE 1 to 2400'],
    ['CE 0', 'refused: CE 1 to 2400'],
    ['2022-02-24T17:00:00Z', UNTAGGED],
    ['2022-02-24 00:00', UNTAGGED],
    ['BE 65-02-24', UNTAGGED],
    ['BE 2565-2-24', UNTAGGED],
    ['24 ก.พ.', UNTAGGED],
    ['24 กุมพา 2565', UNTAGGED],
    ['24 ก.พ. 2565 ก่อนเที่ยง', UNTAGGED],
    ['เมื่อวาน', UNTAGGED],
    ['', UNTAGGED],
    ['9'.repeat(101), 'refused: length <= 100'],
  ])('%s', (text, refusal) => {
    expect(read(text)).toBe(refusal);
  });

  test.each([25650224, 2022.5, true, { year: 2565 }, ['BE 2565']])('%j, which is no text', (sent) => {
    expect(GraphQLBuddhistDate.parseValue(sent)).toMatchObject({ rule: 'a text' });
  });

  test('in both languages, naming field, rule and value', () => {
    const unread = GraphQLBuddhistDate.parseValue('2565-02-24') as Unread;
    expect(unread.at('signedOn')).toMatchObject({
      code: 'BAD_INPUT',
      text: {
        th: 'signedOn ปีในรูปแบบ ISO เป็น ค.ศ. ซึ่งไม่เกิน 2400: ถ้าเป็น พ.ศ. ให้เขียน BE 2565-02-24',
        en: 'signedOn has a year over 2400 in ISO form, which counts the Common Era: for the Buddhist Era write BE 2565-02-24',
      },
      detail: { field: 'signedOn', rule: 'ISO year <= 2400', value: '2565-02-24' },
    });
  });
});

describe('a date is told in both eras', () => {
  test.each([
    [
      '24 ก.พ. 2565',
      {
        ce: '2022-02-24',
        be: 'BE 2565-02-24',
        textTh: '24 กุมภาพันธ์ พ.ศ. 2565',
        textThaiDigits: '๒๔ กุมภาพันธ์ พ.ศ. ๒๕๖๕',
        textEn: '24 February 2022 CE',
        yearBE: 2565,
        yearCE: 2022,
      },
    ],
    [
      'เม.ย. 2483 BE',
      {
        ce: '1940-04',
        be: 'BE 2483-04',
        textTh: 'เมษายน พ.ศ. 2483',
        textThaiDigits: 'เมษายน พ.ศ. ๒๔๘๓',
        textEn: 'April 1940 CE',
        yearBE: 2483,
        yearCE: 1940,
      },
    ],
    [
      'พ.ศ. 2565',
      {
        ce: '2022',
        be: 'BE 2565',
        textTh: 'พ.ศ. 2565',
        textThaiDigits: 'พ.ศ. ๒๕๖๕',
        textEn: '2022 CE',
        yearBE: 2565,
        yearCE: 2022,
      },
    ],
    [
      'พ.ศ. 2470',
      {
        ce: '1927-04-01/1928-03-31',
        be: 'BE 2470',
        textTh: 'พ.ศ. 2470',
        textThaiDigits: 'พ.ศ. ๒๔๗๐',
        textEn: '2470 BE',
        yearBE: 2470,
        yearCE: null,
      },
    ],
    [
      'พ.ศ. 2483',
      {
        ce: '1940-04-01/1940-12-31',
        be: 'BE 2483',
        textTh: 'พ.ศ. 2483',
        textThaiDigits: 'พ.ศ. ๒๔๘๓',
        textEn: '2483 BE',
        yearBE: 2483,
        yearCE: 1940,
      },
    ],
    [
      'ค.ศ. 1927',
      {
        ce: '1927',
        be: 'BE 2469-01-01/2470-12-31',
        textTh: 'ค.ศ. 1927',
        textThaiDigits: 'ค.ศ. ๑๙๒๗',
        textEn: '1927 CE',
        yearBE: null,
        yearCE: 1927,
      },
    ],
    [
      'CE 0001-03-31',
      {
        ce: '0001-03-31',
        be: 'BE 0543-03-31',
        textTh: '31 มีนาคม พ.ศ. 543',
        textThaiDigits: '๓๑ มีนาคม พ.ศ. ๕๔๓',
        textEn: '31 March 1 CE',
        yearBE: 543,
        yearCE: 1,
      },
    ],
  ])('%s', (text, forms) => {
    expect(buddhistDateForms(readBuddhistDate(text))).toEqual(forms);
  });
});

const MILLISECONDS_A_DAY = 86_400_000;
const dayNumber = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / MILLISECONDS_A_DAY;
const isoDay = (day: number) => new Date(day * MILLISECONDS_A_DAY).toISOString().slice(0, 10);

/** Days of the whole calendar, half of them from around its edges. */
const anyDay = fc
  .oneof(
    fc.integer({ min: dayNumber('0001-01-01'), max: dayNumber('2400-12-31') }),
    fc.integer({ min: dayNumber('1938-01-01'), max: dayNumber('1942-12-31') }),
  )
  .map(isoDay);

/** The first days of what a date of the precision can begin with. */
const anyDate: fc.Arbitrary<BuddhistDate> = fc
  .record({ day: anyDay, precision: fc.constantFrom(DAY, MONTH, YEAR), inApril: fc.boolean() })
  .map(({ day, precision, inApril }) => {
    if (precision === DAY) return spanOf(day, precision);
    if (precision === MONTH) return spanOf(`${day.slice(0, 7)}-01`, precision);
    const month = inApril && day < '1941' ? '04' : '01';
    return spanOf(`${day.slice(0, 4)}-${month}-01`, precision);
  });

describe('for every date', () => {
  test('each of its texts is read as that date again', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const { ce, be, textTh, textThaiDigits, textEn } = buddhistDateForms(date);
        const written = [textTh, textThaiDigits, textEn, thaiDigits(textEn), be, `CE ${ce}`];
        if (date.precision !== YEAR) written.push(ce, be.replace(/^BE (.*)$/, '$1 พ.ศ.'));
        for (const text of written.filter((one) => !one.includes('/')))
          expect(readBuddhistDate(text)).toEqual(date);
        // Only a year that is none of the other era is told there by its days.
        expect(written.some((one) => one.includes('/'))).toBe(
          date.precision === YEAR && date.firstDay < '1941',
        );
      }),
    );
  });

  test('the days that it spans are one after the other, and no more than its precision says', () => {
    fc.assert(
      fc.property(anyDate, ({ firstDay, lastDay, precision }) => {
        const days = dayNumber(lastDay) - dayNumber(firstDay) + 1;
        const next = isoDay(dayNumber(lastDay) + 1);
        if (precision === DAY) expect(days).toBe(1);
        if (precision === MONTH) expect([days >= 28 && days <= 31, next.slice(8)]).toEqual([true, '01']);
        if (precision !== YEAR) return;
        if (firstDay === '1940-04-01') expect([days, next]).toEqual([275, '1941-01-01']);
        else expect([[365, 366].includes(days), next.slice(4)]).toEqual([true, firstDay.slice(4)]);
      }),
    );
  });

  test('years of the Buddhist Era follow each other without a gap and without a day in two of them', () => {
    for (let year = 544; year < 2943; year += 1) {
      const [one, next] = [readBuddhistDate(`BE ${year}`), readBuddhistDate(`BE ${year + 1}`)];
      expect([year, dayNumber(one.lastDay) + 1]).toEqual([year, dayNumber(next.firstDay)]);
    }
  });

  test('a day in an April year is in that year by either way of telling', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { yearBE, be } = buddhistDateForms(spanOf(day, DAY));
        expect(Number(be.slice(3, 7))).toBe(yearBE);
        if (yearBE === null || yearBE < 544) return;
        const { firstDay, lastDay } = readBuddhistDate(`พ.ศ. ${yearBE}`);
        expect(firstDay <= day && day <= lastDay).toBe(true);
      }),
    );
  });
});

describe('nothing is misread in silence', () => {
  const digits = fc.boolean();
  test('a year over 2400 in ISO form, with whatever month and day, is refused', () => {
    fc.assert(
      fc.property(
        fc.record({
          year: fc.integer({ min: 2401, max: 9999 }),
          month: fc.integer({ min: 0, max: 13 }),
          day: fc.option(fc.integer({ min: 0, max: 32 })),
          isThai: digits,
          tag: fc.constantFrom('', 'CE ', 'ค.ศ. '),
        }),
        ({ year, month, day, isThai, tag }) => {
          const two = (part: number) => String(part).padStart(2, '0');
          const iso = [year, two(month), ...(day === null ? [] : [two(day)])].join('-');
          const text = `${tag}${isThai ? thaiDigits(iso) : iso}`;
          expect(() => readBuddhistDate(text)).toThrow(Unread);
        },
      ),
    );
  });

  test('any text at all is read as a date or refused, and never breaks', () => {
    const sign = fc.constantFrom(
      ...'0123456789๐๕-/. กพมคยธ.ศBECEadFebเมษายน'.split(''),
      'พ.ศ.',
      'ก.พ.',
      '2565',
    );
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 12 }), (signs) => {
        const sent = signs.join('');
        const date = GraphQLBuddhistDate.parseValue(sent);
        if (date instanceof Unread) return;
        expect(date.firstDay <= date.lastDay).toBe(true);
        expect(isoDay(dayNumber(date.firstDay))).toBe(date.firstDay);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('the day in Bangkok', () => {
  test.each([
    ['2022-09-30T16:59:59.999Z', '2022-09-30'],
    ['2022-09-30T17:00:00.000Z', '2022-10-01'],
    ['2024-02-28T17:00:00.000Z', '2024-02-29'],
    ['2022-12-31T17:00:00.000Z', '2023-01-01'],
  ])('at %s is %s', (instant, day) => {
    expect(bangkokDay(new Date(instant))).toBe(day);
  });
});
