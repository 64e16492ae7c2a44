export {
  type BuddhistDate,
  DatePrecision,
  GraphQLBuddhistDate,
  readBuddhistDate,
  spanOf,
} from './buddhist-date.ts';
export {
  type BuddhistDateForms,
  BuddhistDateValue,
  buddhistDateForms,
  knownDay,
} from './buddhist-date.value.ts';
export { bangkokDay, startOfDay, yearBEOf } from './calendar.ts';
export { otherEra } from './common-era.ts';
export { arabicDigits, plainText, thaiDigits } from './digits.ts';
export { GraphQLLandArea, type LandArea, readLandArea } from './land-area.ts';
export { type LandAreaForms, LandAreaValue, landAreaForms } from './land-area.value.ts';
export { leaveUnread } from './leave-unread.ts';
export { GraphQLMoney, type Money, readMoney } from './money.ts';
export { type MoneyForms, MoneyValue, moneyForms } from './money.value.ts';
export {
  fiscalPeriodOf,
  GraphQLReportingMonth,
  type ReportingMonth,
  readReportingMonth,
} from './reporting-month.ts';
export {
  type ReportingMonthForms,
  ReportingMonthValue,
  reportingMonthForms,
} from './reporting-month.value.ts';
export { Unread, unreadIn } from './unread.ts';
