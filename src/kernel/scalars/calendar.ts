/**
 * Days are text, `YYYY-MM-DD` of the Common Era by the Gregorian calendar, also for days before Siam took it up.
 *
 * The Buddhist Era is 543 ahead of it, but only since 1 January BE 2484: before, its years began on 1 April, and the
 * last of those, BE 2483, ended in December after nine months.
 */
const AHEAD = 543;
const APRIL = 4;
/** The first year of the Buddhist Era that began in January, and the same year of the Common Era. */
export const FIRST_JANUARY_YEAR_BE = 2484;
const FIRST_JANUARY_YEAR_CE = FIRST_JANUARY_YEAR_BE - AHEAD;
const LAST_DAY_OF_2483 = `${FIRST_JANUARY_YEAR_CE - 1}-12-31`;

export const LAST_YEAR_CE = 2400;
const FIRST_DAY = '0001-01-01';

/** A year as its parts see it: some months of it may lie in the next year of the other era. */
export interface YearMonth {
  year: number;
  month: number;
}

const padded = (value: number, length: number): string => String(value).padStart(length, '0');

/** Parts of a day as text, whether or not the calendar has it. */
export const isoText = (year: number, month?: number, day?: number): string =>
  [padded(year, 4), ...(month ? [padded(month, 2)] : []), ...(day ? [padded(day, 2)] : [])].join('-');

export function partsOfDay(day: string): { year: number; month: number; day: number } {
  const [year, month, inMonth] = day.split('-').map(Number) as [number, number, number];
  return { year, month, day: inMonth };
}

/** How many days a month of the Common Era has. */
export function daysIn({ year, month }: YearMonth): number {
  const end = new Date(0);
  end.setUTCFullYear(year, month, 0);
  return end.getUTCDate();
}

export const isMonth = (month: number): boolean => Number.isInteger(month) && month >= 1 && month <= 12;

/** Whether a day of that year lies within what the hub keeps: from the first year of the Common Era to 2400. */
export const isKept = (day: string): boolean => day >= FIRST_DAY && partsOfDay(day).year <= LAST_YEAR_CE;

/** The year of the Buddhist Era that a month of the Common Era lies in. */
export const yearBEOf = ({ year, month }: YearMonth): number =>
  year + AHEAD - (year < FIRST_JANUARY_YEAR_CE && month < APRIL ? 1 : 0);

/** The year of the Common Era in which a month of a year BE lies; undefined for the three months that BE 2483 never had. */
export function yearCEOf({ year, month }: YearMonth): number | undefined {
  if (year >= FIRST_JANUARY_YEAR_BE || month >= APRIL) return year - AHEAD;
  return year === FIRST_JANUARY_YEAR_BE - 1 ? undefined : year - AHEAD + 1;
}

/** The first day of a year BE. */
export const firstDayOfYearBE = (year: number): string =>
  isoText(year - AHEAD, year < FIRST_JANUARY_YEAR_BE ? APRIL : 1, 1);

/** The last day of the year that begins on a day: of a common year in January, of one of the Buddhist Era in April. */
export function lastDayOfYearFrom(firstDay: string): string {
  const { year, month } = partsOfDay(firstDay);
  if (month === 1) return isoText(year, 12, 31);
  const last = isoText(year + 1, APRIL - 1, 31);
  return last < LAST_DAY_OF_2483 ? last : LAST_DAY_OF_2483;
}

/** The first instant of a day in Bangkok, which is seven hours ahead and has no summer time. */
export const startOfDay = (day: string): Date => new Date(`${day}T00:00:00+07:00`);

const inBangkok = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Bangkok',
  calendar: 'gregory',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day in Bangkok on which an instant falls: at 17:00 UTC the next one begins. */
export function bangkokDay(instant: Date): string {
  const parts = new Map(inBangkok.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${parts.get('year')!.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`;
}
