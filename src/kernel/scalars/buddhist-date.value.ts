import { GraphQLLocalDate } from 'graphql-scalars';
import { Int } from 'type-graphql';
import { FormField, HubValue, hubEnum, type RowSql } from '../listing/index.ts';
import { type BuddhistDate, DatePrecision, GraphQLBuddhistDate } from './buddhist-date.ts';
import { firstDayOfYearBE, isoText, partsOfDay, yearBEOf } from './calendar.ts';
import { thaiDigits } from './digits.ts';
import { monthName } from './months.ts';
import type { Era } from './written-date.ts';

hubEnum(DatePrecision, 'DatePrecision', 'How exactly a date is known.', {
  DAY: 'To the day.',
  MONTH: 'To the month.',
  YEAR: 'To the year.',
});

/** A date in the forms in which the API tells it. */
export interface BuddhistDateForms {
  ce: string;
  be: string;
  textTh: string;
  textThaiDigits: string;
  textEn: string;
  yearBE: number | null;
  yearCE: number | null;
}

const yearOf = (day: string, era: Era): number => {
  const parts = partsOfDay(day);
  return era === 'BE' ? yearBEOf(parts) : parts.year;
};

/** Whether the days of a year are those of one year of an era: BE 2483 lies in CE 1940, and is not that year. */
const isYearOf = (era: Era, { firstDay }: BuddhistDate): boolean =>
  firstDay ===
  (era === 'BE' ? firstDayOfYearBE(yearOf(firstDay, era)) : isoText(yearOf(firstDay, era), 1, 1));

function numbersIn(era: Era, date: BuddhistDate): string {
  const { month, day } = partsOfDay(date.firstDay);
  const year = yearOf(date.firstDay, era);
  if (date.precision === DatePrecision.DAY) return isoText(year, month, day);
  if (date.precision === DatePrecision.MONTH) return isoText(year, month);
  if (isYearOf(era, date)) return isoText(year);
  const last = partsOfDay(date.lastDay);
  return `${isoText(year, month, day)}/${isoText(yearOf(date.lastDay, era), last.month, last.day)}`;
}

const ERA_TH: Record<Era, string> = { BE: 'พ.ศ.', CE: 'ค.ศ.' };

function textIn(language: 'th' | 'en', date: BuddhistDate): string {
  const [usual, other]: [Era, Era] = language === 'th' ? ['BE', 'CE'] : ['CE', 'BE'];
  const isYear = date.precision === DatePrecision.YEAR;
  const era = isYear && !isYearOf(usual, date) ? other : usual;
  const { month, day } = partsOfDay(date.firstDay);
  const year = yearOf(date.firstDay, era);
  const parts = [
    ...(date.precision === DatePrecision.DAY ? [day] : []),
    ...(isYear ? [] : [monthName(month)[language]]),
    ...(language === 'th' ? [ERA_TH[era], year] : [year, era]),
  ];
  return parts.join(' ');
}

const sameOrNull = (first: number, last: number): number | null => (first === last ? first : null);

/** Tells a date as the API does. */
export function buddhistDateForms(date: BuddhistDate): BuddhistDateForms {
  const textTh = textIn('th', date);
  return {
    ce: numbersIn('CE', date),
    be: `BE ${numbersIn('BE', date)}`,
    textTh,
    textThaiDigits: thaiDigits(textTh),
    textEn: textIn('en', date),
    yearBE: sameOrNull(yearOf(date.firstDay, 'BE'), yearOf(date.lastDay, 'BE')),
    yearCE: sameOrNull(yearOf(date.firstDay, 'CE'), yearOf(date.lastDay, 'CE')),
  };
}

/** The columns of a date that is always known to the day: its column alone. */
export const knownDay =
  (property: string) =>
  (row: RowSql): [string, string] => [row(property), `'${DatePrecision.DAY}'::hub.date_precision`];

/** Over two columns: the first day, and the precision. */
@HubValue('BuddhistDateValue', {
  description:
    'A date in both eras, as exactly as it is known. Before BE 2484 years of the Buddhist Era began in April: such a year is no year of the Common Era, and is told by its first and last day.',
  filter: { scalar: GraphQLBuddhistDate, of: 'a date', span: spanSent },
})
export class BuddhistDateValue {
  @FormField(() => String, {
    description:
      'In the Common Era by ISO 8601: `2022-02-24`, `2022-02` or `2022`; `1927-04-01/1928-03-31` for BE 2470.',
    sql: (day, precision) => `hub.date_ce(${day}, ${precision})`,
  })
  ce!: never;

  @FormField(() => String, {
    description: 'In the Buddhist Era, and saying so: `BE 2565-02-24`, `BE 2565-02` or `BE 2565`.',
    sql: (day, precision) => `hub.date_be(${day}, ${precision})`,
  })
  be!: never;

  @FormField(() => String, {
    description: 'In Thai: `24 กุมภาพันธ์ พ.ศ. 2565`.',
    sql: (day, precision) => `hub.date_text(${day}, ${precision}, 'th')`,
  })
  textTh!: never;

  @FormField(() => String, {
    description: 'In Thai with Thai digits, as in official letters: `๒๔ กุมภาพันธ์ พ.ศ. ๒๕๖๕`.',
    sql: (day, precision) => `hub.thai_digits(hub.date_text(${day}, ${precision}, 'th'))`,
  })
  textThaiDigits!: never;

  @FormField(() => String, {
    description: 'In English: `24 February 2022 CE`.',
    sql: (day, precision) => `hub.date_text(${day}, ${precision}, 'en')`,
  })
  textEn!: never;

  @FormField(() => DatePrecision, {
    description: 'How exactly it is known.',
    sql: (_day, precision) => precision!,
  })
  precision!: never;

  @FormField(() => Int, {
    description: 'The year of the Buddhist Era; null where it reaches over two.',
    nullable: true,
    sql: (day, precision) => `hub.date_year_be(${day}, ${precision})`,
  })
  yearBE!: never;

  @FormField(() => Int, {
    description: 'The year of the Common Era; null where it reaches over two.',
    nullable: true,
    sql: (day, precision) => `hub.date_year_ce(${day}, ${precision})`,
  })
  yearCE!: never;

  @FormField(() => GraphQLLocalDate, {
    description: 'The first day of it (Common Era).',
    sql: (day) => day!,
  })
  firstDay!: never;

  @FormField(() => GraphQLLocalDate, {
    description: 'The last day of it (Common Era), which is the first where the day is known.',
    sql: (day, precision) => `hub.last_day(${day}, ${precision})`,
  })
  lastDay!: never;
}

function spanSent(sent: unknown) {
  const { firstDay, lastDay } = sent as BuddhistDate;
  return { first: firstDay, last: lastDay };
}
