import {
  daysIn,
  firstDayOfYearBE,
  isKept,
  isMonth,
  isoText,
  LAST_YEAR_CE,
  lastDayOfYearFrom,
  partsOfDay,
  yearCEOf,
} from './calendar.ts';
import { plainText } from './digits.ts';
import { inputScalar } from './input-scalar.ts';
import { Unread } from './unread.ts';
import { type WrittenDate, writtenDate } from './written-date.ts';

/** How exactly a date is known. */
export enum DatePrecision {
  DAY = 'DAY',
  MONTH = 'MONTH',
  YEAR = 'YEAR',
}

/**
 * A date that is known to the day, the month or the year: the days of the Common Era that it spans, both included. Its
 * first day and precision say all of it and are what is stored: a year that begins in April is one of the Buddhist Era
 * before 2484, which is no year of the Common Era.
 */
export interface BuddhistDate {
  readonly firstDay: string;
  readonly lastDay: string;
  readonly precision: DatePrecision;
}

const noSuchDay = (value: string): Unread =>
  new Unread('a date of the calendar', value, {
    th: 'ไม่มีในปฏิทิน',
    en: 'is not in the calendar',
  });

const noSuchMonth = (value: string): Unread =>
  new Unread('BE 2483 has April to December', value, {
    th: 'ไม่มีในปฏิทิน: พ.ศ. 2483 มีเพียงเดือนเมษายนถึงธันวาคม',
    en: 'is not in the calendar: BE 2483 had the months from April to December only',
  });

const beyondCE = (value: string): Unread =>
  new Unread(`CE year <= ${LAST_YEAR_CE}`, value, {
    th: `เกิน ค.ศ. ${LAST_YEAR_CE}: ถ้าเป็น พ.ศ. ให้ระบุ พ.ศ. หรือ BE`,
    en: `is beyond CE ${LAST_YEAR_CE}: for the Buddhist Era say BE or พ.ศ.`,
  });

const outOfRange = (value: string): Unread =>
  new Unread(`CE 1 to ${LAST_YEAR_CE}`, value, {
    th: `ต้องอยู่ระหว่าง พ.ศ. 544 (ค.ศ. 1) ถึง พ.ศ. ${LAST_YEAR_CE + 543} (ค.ศ. ${LAST_YEAR_CE})`,
    en: `must lie between CE 1 (BE 544) and CE ${LAST_YEAR_CE} (BE ${LAST_YEAR_CE + 543})`,
  });

/** The days that a stored date spans. */
export function spanOf(firstDay: string, precision: DatePrecision): BuddhistDate {
  return { firstDay, lastDay: lastDayOf(firstDay, precision), precision };
}

function lastDayOf(firstDay: string, precision: DatePrecision): string {
  if (precision === DatePrecision.DAY) return firstDay;
  if (precision === DatePrecision.YEAR) return lastDayOfYearFrom(firstDay);
  const { year, month } = partsOfDay(firstDay);
  return isoText(year, month, daysIn({ year, month }));
}

function firstDayOf({ era, year, month, day }: WrittenDate, text: string): string {
  if (month === undefined) return era === 'BE' ? firstDayOfYearBE(year) : isoText(year, 1, 1);
  if (!isMonth(month)) throw noSuchDay(text);
  const yearCE = era === 'BE' ? yearCEOf({ year, month }) : year;
  if (yearCE === undefined) throw noSuchMonth(text);
  if (day !== undefined && (day < 1 || day > daysIn({ year: yearCE, month }))) throw noSuchDay(text);
  return isoText(yearCE, month, day ?? 1);
}

function precisionOf({ month, day }: WrittenDate): DatePrecision {
  if (month === undefined) return DatePrecision.YEAR;
  return day === undefined ? DatePrecision.MONTH : DatePrecision.DAY;
}

/**
 * Reads a date of either era, such as "24 ก.พ. 2565", "๒๔ กุมภาพันธ์ พ.ศ. ๒๕๖๕", "BE 2565-02" or "ค.ศ. 2022".
 * @throws Unread
 */
export function readBuddhistDate(text: string): BuddhistDate {
  const plain = plainText(text);
  const written = writtenDate(plain);
  if (written.era === 'CE' && written.year > LAST_YEAR_CE) throw beyondCE(plain);
  const firstDay = firstDayOf(written, plain);
  if (!isKept(firstDay)) throw outOfRange(plain);
  return spanOf(firstDay, precisionOf(written));
}

export const GraphQLBuddhistDate = inputScalar({
  name: 'BuddhistDate',
  description: `A date of either era, as text, known to the day, the month or the year:
\`BE 2565-02-24\`, \`CE 2022-02\`, \`24 ก.พ. 2565\`, \`๒๔ กุมภาพันธ์ พ.ศ. ๒๕๖๕\`, \`16/6/2549\`, \`พ.ศ. 2565\`, \`24 February 2022 CE\`.

Digits may be Thai or Arabic, Thai months full or short, with or without full stops. The era is never guessed: BE (พ.ศ.) or CE
(ค.ศ.) stands before or behind the year. It may be left out where the date can be but one: beside a Thai month or behind
slashes a year over 2400 is of the Buddhist Era; ISO 8601 (\`2022-02-24\`) counts the Common Era, and a year over 2400 in it
is refused. Before BE 2484 years began in April: such a year without a month spans two of the Common Era, and BE 2483 had no
January to March. Days are days in Bangkok.`,
  read: readBuddhistDate,
});
