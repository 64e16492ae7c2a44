import { type BuddhistDate, buddhistDateForms, DatePrecision } from '../../../kernel/scalars/index.ts';
import type { Problems } from '../../../write/index.ts';
import { PartnerType } from '../partner-kinds.ts';
import type { PartnerDetails, PartnerDetailsInput } from './details.ts';

const FIELD = 'details.wisungkhamasimaGranted';

/** The date of a grant in the two columns that hold it: the year BE, and the day where it is known. */
export function withGrant(
  problems: Problems,
  type: PartnerType,
  { wisungkhamasimaGranted: date, ...details }: PartnerDetailsInput,
  today: string,
): PartnerDetails {
  if (date === undefined) return details;
  if (details.wisungkhamasimaYearBE !== undefined || details.wisungkhamasimaOn !== undefined) {
    problems.bad(FIELD, 'without wisungkhamasimaYearBE and wisungkhamasimaOn', undefined, {
      th: 'ส่ง wisungkhamasimaGranted หรือ wisungkhamasimaYearBE กับ wisungkhamasimaOn อย่างใดอย่างหนึ่ง',
      en: 'wisungkhamasimaGranted takes the place of wisungkhamasimaYearBE and wisungkhamasimaOn',
    });
    return details;
  }
  if (date === null) return { ...details, wisungkhamasimaYearBE: null, wisungkhamasimaOn: null };
  if (type !== PartnerType.TEMPLE) {
    problems.bad(FIELD, `type = ${PartnerType.TEMPLE}`, buddhistDateForms(date).be, {
      th: `wisungkhamasimaGranted มีเฉพาะประเภท TEMPLE ไม่ใช่ ${type}`,
      en: `Only the type TEMPLE has wisungkhamasimaGranted, not ${type}`,
    });
    return details;
  }
  problems.notAfter(FIELD, date.firstDay, today);
  return date.firstDay <= today ? { ...details, ...columnsOf(problems, date) } : details;
}

function columnsOf(problems: Problems, date: BuddhistDate): PartnerDetails {
  const { yearBE, be } = buddhistDateForms(date);
  const isDay = date.precision === DatePrecision.DAY;
  if (!isDay && (date.precision === DatePrecision.MONTH || yearBE === null)) {
    problems.bad(FIELD, 'a day, or a year BE', be, {
      th: 'wisungkhamasimaGranted ต้องเป็นวัน หรือปี พ.ศ. หนึ่งปี',
      en: 'wisungkhamasimaGranted must be a day, or one year of the Buddhist Era',
    });
    return {};
  }
  return { wisungkhamasimaYearBE: yearBE, wisungkhamasimaOn: isDay ? date.firstDay : null };
}
