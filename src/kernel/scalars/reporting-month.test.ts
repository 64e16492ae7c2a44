import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  bangkokDay,
  fiscalPeriodOf,
  GraphQLReportingMonth,
  readReportingMonth,
  reportingMonthForms,
  thaiDigits,
  Unread,
} from './index.ts';

fc.configureGlobal({ seed: 25_650_930, numRuns: 1_000 });

const read = (text: unknown): string => {
  const month = GraphQLReportingMonth.parseValue(text);
  return month instanceof Unread ? `refused: ${month.rule}` : month;
};

describe('September BE 2565', () => {
  test.each([
    'BE 2565-09',
    '2565-09 BE',
    'พ.ศ. 2565-09',
    'CE 2022-09',
    '2022-09',
    'กันยายน 2565',
    'กันยายน พ.ศ. ๒๕๖๕',
    'เดือนกันยายน 2565',
    'ก.ย. 2565',
    'กย 2565',
    'ก.ย. 65',
    'กันยายน ๖๕',
    '9/2565',
    '๐๙/๒๕๖๕',
    '6509',
    '๖๕๐๙',
    'Sep 2022 CE',
    'Sept. BE 2565',
    'September 2022 AD',
  ])('is written %j', (text) => {
    expect(read(text)).toBe('2022-09-01');
  });
});

describe('a month is told with its fiscal period and its bounds in Bangkok', () => {
  test.each([
    // The letter's own: due on 5 October 2022, which lies in fiscal year 2566 already.
    ['ก.ย. 2565', 2565, 4],
    ['ต.ค. 2565', 2566, 1],
    ['ธ.ค. 2565', 2566, 1],
    ['ม.ค. 2566', 2566, 2],
    ['มี.ค. 2566', 2566, 2],
    ['เม.ย. 2566', 2566, 3],
    ['มิ.ย. 2566', 2566, 3],
    ['ก.ค. 2566', 2566, 4],
    ['6712', 2568, 1],
    ['ต.ค. 2503', 2504, 1],
  ])('%s', (text, yearBE, quarter) => {
    expect(fiscalPeriodOf(readReportingMonth(text))).toEqual({ yearBE, quarter });
  });

  test('September BE 2565', () => {
    expect(reportingMonthForms('2022-09-01')).toEqual({
      ce: '2022-09',
      be: 'BE 2565-09',
      textTh: 'กันยายน พ.ศ. 2565',
      textThaiDigits: 'กันยายน พ.ศ. ๒๕๖๕',
      textEn: 'September 2022 CE',
      yearBE: 2565,
      month: 9,
      fiscalYearBE: 2565,
      fiscalQuarter: 4,
      startsOn: '2022-09-01',
      endsOn: '2022-09-30',
      startsAt: new Date('2022-08-31T17:00:00Z'),
      endsBefore: new Date('2022-09-30T17:00:00Z'),
    });
  });
});

describe('what is no month, or may be another one, is refused', () => {
  const UNTAGGED = 'refused: a date with its era';
  test.each([
    ['2565-09', 'refused: ISO year <= 2400'],
    ['CE 2565-09', 'refused: CE year <= 2400'],
    ['ก.ย. 22', 'refused: two digits of a year >= 60'],
    ['ก.ย. 59', 'refused: two digits of a year >= 60'],
    ['2209', 'refused: two digits of a year >= 60'],
    ['0965', UNTAGGED],
    ['6513', UNTAGGED],
    ['6500', UNTAGGED],
    ['2565', UNTAGGED],
    ['Sep 65', UNTAGGED],
    ['กันยายน', UNTAGGED],
    ['กันยายน 2022', UNTAGGED],
    ['BE 2565', 'refused: a month with its era'],
    ['30 กันยายน 2565', 'refused: a month with its era'],
    ['2022-09-30', 'refused: a month with its era'],
    ['ก.ย. 2503', 'refused: >= BE 2503-10'],
    ['CE 1960-09', 'refused: >= BE 2503-10'],
    ['BE 2565-13', 'refused: a date of the calendar'],
  ])('%s', (text, refusal) => {
    expect(read(text)).toBe(refusal);
  });

  test.each([6509, 202209, null])('%j, which is no text', (sent) => {
    expect(read(sent)).toBe('refused: a text');
  });
});

const anyMonth = fc
  .record({ year: fc.integer({ min: 1961, max: 2400 }), month: fc.integer({ min: 1, max: 12 }) })
  .map(({ year, month }) => `${year}-${String(month).padStart(2, '0')}-01`);

describe('for every month', () => {
  test('each of its texts is read as that month again', () => {
    fc.assert(
      fc.property(anyMonth, (month) => {
        const { ce, be, textTh, textThaiDigits, textEn } = reportingMonthForms(month);
        for (const text of [ce, be, textTh, textThaiDigits, textEn, `CE ${ce}`, thaiDigits(be)])
          expect(readReportingMonth(text)).toBe(month);
      }),
    );
  });

  test('its instants are those whose day in Bangkok lies in it', () => {
    fc.assert(
      fc.property(anyMonth, (month) => {
        const { startsAt, endsBefore, startsOn, endsOn } = reportingMonthForms(month);
        const shift = (instant: Date, milliseconds: number) => new Date(instant.getTime() + milliseconds);
        expect([bangkokDay(startsAt), bangkokDay(shift(endsBefore, -1))]).toEqual([startsOn, endsOn]);
        expect(bangkokDay(shift(startsAt, -1)).slice(0, 7)).not.toBe(month.slice(0, 7));
        expect(bangkokDay(endsBefore).slice(8)).toBe('01');
      }),
    );
  });

  test('twelve in a row from October are one fiscal year, three and three a quarter', () => {
    for (let year = 1961; year < 2400; year += 1) {
      const months = Array.from({ length: 12 }, (_, no) => new Date(Date.UTC(year - 1, 9 + no, 1)));
      const periods = months.map((month) => fiscalPeriodOf(month.toISOString().slice(0, 10)));
      expect(periods.map(({ yearBE }) => yearBE)).toEqual(Array(12).fill(year + 543));
      expect(periods.map(({ quarter }) => quarter)).toEqual([1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]);
    }
  });
});
