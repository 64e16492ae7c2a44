import { matched } from '../../engine/part.ts';
import type { ImportSession } from '../../engine/session.ts';

/** Says how precise the dates of grants are: some rows name a day, others only a year of the Buddhist Era. */
export async function noteMixedDates(
  session: ImportSession,
  part: { name: string },
  file: string,
): Promise<void> {
  await session.find(
    'noted',
    { rule: 'mixed-dates', field: 'wisung_date_as_published' },
    file,
    `SELECT NULL AS line, NULL AS key, count(wisungkhamasima_on) || ' + '
       || count(wisungkhamasima_year_be) - count(wisungkhamasima_on) AS value
     FROM ${matched(part)} WHERE outcome <> 'refused'
     HAVING count(wisungkhamasima_on) NOT IN (0, count(wisungkhamasima_year_be))`,
  );
}
