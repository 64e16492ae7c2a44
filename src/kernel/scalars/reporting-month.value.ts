import { GraphQLDateTime, GraphQLLocalDate } from 'graphql-scalars';
import { Int } from 'type-graphql';
import { FormField, HubValue } from '../listing/index.ts';
import { DatePrecision, spanOf } from './buddhist-date.ts';
import { buddhistDateForms } from './buddhist-date.value.ts';
import { isoText, partsOfDay, startOfDay } from './calendar.ts';
import { fiscalPeriodOf, GraphQLReportingMonth, type ReportingMonth } from './reporting-month.ts';

/** A month in the forms in which the API tells it. */
export interface ReportingMonthForms {
  ce: string;
  be: string;
  textTh: string;
  textThaiDigits: string;
  textEn: string;
  yearBE: number;
  month: number;
  fiscalYearBE: number;
  fiscalQuarter: number;
  startsOn: string;
  endsOn: string;
  startsAt: Date;
  endsBefore: Date;
}

/** Tells a month as the API does. */
export function reportingMonthForms(month: ReportingMonth): ReportingMonthForms {
  const span = spanOf(month, DatePrecision.MONTH);
  const { ce, be, textTh, textThaiDigits, textEn, yearBE } = buddhistDateForms(span);
  const fiscal = fiscalPeriodOf(month);
  const parts = partsOfDay(month);
  const next = parts.month === 12 ? isoText(parts.year + 1, 1, 1) : isoText(parts.year, parts.month + 1, 1);
  return {
    ce,
    be,
    textTh,
    textThaiDigits,
    textEn,
    yearBE: yearBE!,
    month: parts.month,
    fiscalYearBE: fiscal.yearBE,
    fiscalQuarter: fiscal.quarter,
    startsOn: span.firstDay,
    endsOn: span.lastDay,
    startsAt: startOfDay(month),
    endsBefore: startOfDay(next),
  };
}

/** Over one column: the first day of the month. */
@HubValue('ReportingMonthValue', {
  description: 'A month that is reported on, in both eras, with its fiscal year and its bounds in Bangkok.',
  filter: { scalar: GraphQLReportingMonth, of: 'a month' },
})
export class ReportingMonthValue {
  @FormField(() => String, {
    description: 'In the Common Era by ISO 8601: `2022-09`.',
    sql: (month) => `hub.date_ce(${month}, 'MONTH')`,
  })
  ce!: never;

  @FormField(() => String, {
    description: 'In the Buddhist Era, and saying so: `BE 2565-09`.',
    sql: (month) => `hub.date_be(${month}, 'MONTH')`,
  })
  be!: never;

  @FormField(() => String, {
    description: 'In Thai: `กันยายน พ.ศ. 2565`.',
    sql: (month) => `hub.date_text(${month}, 'MONTH', 'th')`,
  })
  textTh!: never;

  @FormField(() => String, {
    description: 'In Thai with Thai digits: `กันยายน พ.ศ. ๒๕๖๕`.',
    sql: (month) => `hub.thai_digits(hub.date_text(${month}, 'MONTH', 'th'))`,
  })
  textThaiDigits!: never;

  @FormField(() => String, {
    description: 'In English: `September 2022 CE`.',
    sql: (month) => `hub.date_text(${month}, 'MONTH', 'en')`,
  })
  textEn!: never;

  @FormField(() => Int, {
    description: 'The calendar year in the Buddhist Era: 2565.',
    sql: (month) => `hub.year_be(${month})`,
  })
  yearBE!: never;

  @FormField(() => Int, {
    description: 'The month of the calendar year, from 1 for January.',
    sql: (month) => `extract(month FROM ${month})::int`,
  })
  month!: never;

  @FormField(() => Int, {
    description:
      'The fiscal year in the Buddhist Era: October to September, named by the year it ends in. By the month itself, never by when a report is due.',
    sql: (month) => `hub.fiscal_year_be(${month})`,
  })
  fiscalYearBE!: never;

  @FormField(() => Int, {
    description: 'The quarter of the fiscal year, from 1 for October to December.',
    sql: (month) => `hub.fiscal_quarter(${month})`,
  })
  fiscalQuarter!: never;

  @FormField(() => GraphQLLocalDate, { description: 'Its first day (Common Era).', sql: (month) => month! })
  startsOn!: never;

  @FormField(() => GraphQLLocalDate, {
    description: 'Its last day (Common Era).',
    sql: (month) => `hub.last_day(${month}, 'MONTH')`,
  })
  endsOn!: never;

  @FormField(() => GraphQLDateTime, {
    description: 'Its first instant: midnight in Bangkok.',
    sql: (month) => `(${month}::timestamp AT TIME ZONE 'Asia/Bangkok')`,
  })
  startsAt!: never;

  @FormField(() => GraphQLDateTime, {
    description: 'The first instant that lies no longer in it: midnight in Bangkok.',
    sql: (month) => `((${month} + interval '1 month') AT TIME ZONE 'Asia/Bangkok')`,
  })
  endsBefore!: never;
}
