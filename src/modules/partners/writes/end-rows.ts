import type { EntityManager } from 'typeorm';
import type { Writing } from '../../../write/index.ts';

/** The tables whose rows hang on partners and hold for a time. */
export type HangingTable = 'partner_code' | 'partner_name' | 'coverage' | 'partner_link' | 'contact_channel';

/**
 * Ends rows of a table on a day, each not before its own first day; those that end before are left alone. Answers how
 * many.
 * @param condition SQL in which `$3` and further stand for `values`
 */
export async function endRows(
  { transaction, changeId }: Pick<Writing, 'transaction' | 'changeId'>,
  table: HangingTable,
  condition: string,
  values: readonly unknown[],
  day: string,
): Promise<number> {
  const [, count]: [unknown, number] = await transaction.query(
    `UPDATE ${table} SET valid_to = greatest($1::date, valid_from), version = version + 1, change_id = $2
     WHERE (valid_to IS NULL OR valid_to > $1) AND (${condition})`,
    [day, changeId, ...values],
  );
  return count;
}

/** What hangs on a partner and ends with it, by the columns that point to it. */
const HANGING: Record<Exclude<HangingTable, 'partner_name'>, string> = {
  partner_code: 'partner_id = $3',
  coverage: 'authority_id = $3',
  partner_link: 'from_id = $3 OR to_id = $3',
  contact_channel: 'partner_id = $3',
};

/**
 * Ends what hangs on a partner together with it; answers how many rows of each table. The system does it: whoever may
 * end a partner need not be one who may see how it is reached, or who keeps those whom it supervises.
 */
export const endWhatHangs = (
  writing: Writing,
  partnerId: string,
  day: string,
): Promise<Record<string, number>> =>
  writing.asSystem(async (transaction: EntityManager) => {
    const ended: Record<string, number> = {};
    for (const [table, condition] of Object.entries(HANGING)) {
      const at = { transaction, changeId: writing.changeId };
      ended[table] = await endRows(at, table as HangingTable, condition, [partnerId], day);
    }
    return ended;
  });
