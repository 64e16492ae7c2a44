import type { EntityManager } from 'typeorm';
import { HubError } from '../kernel/errors.ts';

const DAYS = /^[1-9]\d{0,3}$/;
const DATE = /^(?:1\d|2[0-3])\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/**
 * When something ends that works for so many days from now, or up to and on a day in Bangkok: an instant as text, null
 * where nothing was asked for.
 * @throws HubError BAD_INPUT for what is neither, or is past
 */
export async function expiryOf(transaction: EntityManager, text: string | undefined): Promise<string | null> {
  if (text === undefined) return null;
  if (!DAYS.test(text) && !(DATE.test(text) && isDay(text))) throw refusal(text);
  const end = DAYS.test(text)
    ? `hub.now() + make_interval(days => $1::integer)`
    : `($1::date + 1)::timestamp AT TIME ZONE 'Asia/Bangkok'`;
  const [found]: { at: string; is_over: boolean }[] = await transaction.query(
    `SELECT to_char(ends AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, ends <= hub.now() AS is_over FROM (SELECT ${end} AS ends) e`,
    [text],
  );
  if (found!.is_over) throw refusal(text);
  return found!.at;
}

const isDay = (text: string): boolean => new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);

const refusal = (value: string): HubError =>
  new HubError(
    'BAD_INPUT',
    {
      th: `--expires ต้องเป็นจำนวนวัน 1 ถึง 9999 หรือวันที่ในอนาคตแบบ ค.ศ. เช่น 2027-09-30 (ได้ "${value}")`,
      en: `--expires must be days from 1 to 9999, or a day to come of the Common Era such as 2027-09-30 (got "${value}")`,
    },
    { field: '--expires', rule: '1 to 9999, or YYYY-MM-DD to come', value },
  );
