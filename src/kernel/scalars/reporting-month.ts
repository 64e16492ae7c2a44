import { DatePrecision, readBuddhistDate } from './buddhist-date.ts';
import { partsOfDay, yearBEOf } from './calendar.ts';
import { plainText } from './digits.ts';
import { inputScalar } from './input-scalar.ts';
import { monthNamed } from './months.ts';
import { Unread } from './unread.ts';

/** A month that is reported on, by its first day in the Common Era: `2022-09-01`. This is how it is stored. */
export type ReportingMonth = string;

/** The first month of fiscal year BE 2504: fiscal years have run from October to September since. */
const FIRST_MONTH = '1960-10-01';
const OCTOBER = 10;

const BE_2500 = 2500;
/** Years in two digits are of BE 25xx from here on: any below may as well be of CE 20xx. */
const FIRST_SHORT_YEAR = 60;

const notMonth = (value: string): Unread =>
  new Unread('a month with its era', value, {
    th: 'ต้องเป็นเดือนหนึ่งของปีหนึ่ง เช่น กันยายน 2565, BE 2565-09 หรือ CE 2022-09',
    en: 'must be one month of one year: กันยายน 2565, BE 2565-09 or CE 2022-09, for instance',
  });

const shortYear = (value: string): Unread =>
  new Unread(`two digits of a year >= ${FIRST_SHORT_YEAR}`, value, {
    th: `ปีสองหลักก่อน ${FIRST_SHORT_YEAR} อาจเป็น พ.ศ. หรือ ค.ศ.: เขียนปีให้ครบสี่หลัก`,
    en: `has a year of two digits below ${FIRST_SHORT_YEAR}, which may be of either era: write all four digits`,
  });

const tooEarly = (value: string): Unread =>
  new Unread('>= BE 2503-10', value, {
    th: 'ต้องไม่ก่อนตุลาคม พ.ศ. 2503 ซึ่งเริ่มใช้ปีงบประมาณแบบปัจจุบัน',
    en: 'must not be before October BE 2503, when the present fiscal years began',
  });

const NAMED = /^(?<name>[^\d]+?) ?(?<year>\d{2})$/;
const DIGITS = /^(?<year>\d{2})(?<month>0[1-9]|1[0-2])$/;

/** "ก.ย. 65" and "6509": Thai offices' own short forms, with their year written out. */
function writtenOut(plain: string): string {
  const named = NAMED.exec(plain)?.groups;
  const month = named ? monthNamed(named.name!) : undefined;
  const digits = DIGITS.exec(plain)?.groups;
  const year = month?.isThai ? named?.year : digits?.year;
  if (year === undefined) return plain;
  if (Number(year) < FIRST_SHORT_YEAR) throw shortYear(plain);
  const inYear = month?.isThai ? String(month.month).padStart(2, '0') : digits!.month;
  return `BE ${BE_2500 + Number(year)}-${inYear}`;
}

/**
 * Reads a month of either era, such as "กันยายน 2565", "ก.ย. 65", "BE 2565-09" or "CE 2022-09".
 * @throws Unread
 */
export function readReportingMonth(text: string): ReportingMonth {
  const plain = plainText(text);
  const { firstDay, precision } = readBuddhistDate(writtenOut(plain));
  if (precision !== DatePrecision.MONTH) throw notMonth(plain);
  if (firstDay < FIRST_MONTH) throw tooEarly(plain);
  return firstDay;
}

/** The fiscal year in the Buddhist Era, named by the year it ends in, and the quarter from 1, of a month itself. */
export function fiscalPeriodOf(month: ReportingMonth): { yearBE: number; quarter: number } {
  const parts = partsOfDay(month);
  const monthsIn = (parts.month - OCTOBER + 12) % 12;
  return {
    yearBE: yearBEOf(parts) + (parts.month >= OCTOBER ? 1 : 0),
    quarter: Math.floor(monthsIn / 3) + 1,
  };
}

export const GraphQLReportingMonth = inputScalar({
  name: 'ReportingMonth',
  description: `A month that is reported on, as text: \`BE 2565-09\`, \`CE 2022-09\`, \`2022-09\`, \`กันยายน 2565\`, \`ก.ย. 65\`, \`9/2565\`, \`6509\`.

Eras are told as in BuddhistDate. Years of two digits are taken from 60 on, beside a Thai month or as YYMM, and are of BE 25xx;
lower ones may be of either era and are refused. The fiscal year and quarter follow from the month itself.`,
  read: readReportingMonth,
});
