import { arabicDigits } from '../../../../kernel/scalars/index.ts';
import type { RowNotes } from '../../engine/part.ts';

/** When the wisungkhamasima was granted, as precisely as the register says. */
export type GrantDate = {
  wisungkhamasima_year_be: number | null;
  wisungkhamasima_on: string | null;
};

const NOT_KNOWN: GrantDate = { wisungkhamasima_year_be: null, wisungkhamasima_on: null };

const BE_BEFORE_CE = 543;
/** BE 2483 ended in December after nine months: from then on years begin in January, before that in April. */
const LAST_APRIL_YEAR = 2483;
const APRIL = 4;

/**
 * Reads "2509" (a year of the Buddhist Era) or "16/6/2549" (a day of it). What is neither, an impossible day, a year
 * beyond the next, and a date of a grant that was not given are left empty with a warning.
 */
export function grantDate(
  notes: RowNotes,
  column: string,
  published: string | null,
  isGranted: boolean | null,
): GrantDate {
  if (published === null) return NOT_KNOWN;
  const date = dateBE(published, nextYearBE(notes));
  if (date === undefined) notes.warn(column, 'impossible-date');
  else if (isGranted === false) notes.warn(column, 'date-without-grant');
  else return date;
  return NOT_KNOWN;
}

/** A year of the Buddhist Era that has come or is next, or null with a warning. */
export function foundedYear(notes: RowNotes, column: string, year: number | null): number | null {
  if (year === null || year <= nextYearBE(notes)) return year;
  notes.warn(column, 'whole-number-in-range');
  return null;
}

const nextYearBE = ({ day }: RowNotes): number => Number(day.slice(0, 4)) + BE_BEFORE_CE + 1;

function dateBE(published: string, latestYear: number): GrantDate | undefined {
  const found = /^(?:([0-9]{1,2})\/([0-9]{1,2})\/)?([0-9]{1,4})$/.exec(arabicDigits(published));
  if (found === null) return undefined;
  const [, day, month, year] = found;
  const yearBE = Number(year);
  if (yearBE < 1 || yearBE > latestYear) return undefined;
  if (day === undefined) return { wisungkhamasima_year_be: yearBE, wisungkhamasima_on: null };
  const on = isoDate(Number(day), Number(month), yearBE);
  return on === undefined ? undefined : { wisungkhamasima_year_be: yearBE, wisungkhamasima_on: on };
}

/** A day of the Buddhist Era as an ISO date, or undefined where the calendar has no such day. */
function isoDate(day: number, month: number, yearBE: number): string | undefined {
  const isBeforeApril = month < APRIL;
  if (yearBE === LAST_APRIL_YEAR && isBeforeApril) return undefined;
  const year = yearBE - BE_BEFORE_CE + (yearBE < LAST_APRIL_YEAR && isBeforeApril ? 1 : 0);
  if (year < 1) return undefined;
  const iso = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso) ? iso : undefined;
}

const pad = (value: number, length: number): string => String(value).padStart(length, '0');
