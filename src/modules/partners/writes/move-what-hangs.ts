import type { Writing } from '../../../write/index.ts';
import { endRows, type HangingTable } from './end-rows.ts';

interface Moved {
  table: HangingTable;
  column: string;
  /** What the survivor has in force of the same, given the placeholder of its id; a row like it ends. */
  likeIt?: (survivor: string) => string;
}

/** What moves, by the column that points to the partner. */
const MOVED: readonly Moved[] = [
  { table: 'partner_code', column: 'partner_id' },
  { table: 'partner_name', column: 'partner_id' },
  {
    table: 'coverage',
    column: 'authority_id',
    likeIt: (survivor) =>
      `SELECT FROM coverage o WHERE o.authority_id = ${survivor} AND o.area_id = coverage.area_id AND o.valid_to IS NULL`,
  },
  {
    table: 'partner_link',
    column: 'from_id',
    likeIt: (
      survivor,
    ) => `SELECT FROM partner_link o WHERE o.from_id = ${survivor} AND o.kind = partner_link.kind AND o.to_id = partner_link.to_id
      AND o.valid_to IS NULL`,
  },
  {
    table: 'partner_link',
    column: 'to_id',
    likeIt: (
      survivor,
    ) => `SELECT FROM partner_link o WHERE o.to_id = ${survivor} AND o.kind = partner_link.kind AND o.from_id = partner_link.from_id
      AND o.valid_to IS NULL`,
  },
  {
    table: 'contact_channel',
    column: 'partner_id',
    likeIt: (
      survivor,
    ) => `SELECT FROM contact_channel o WHERE o.partner_id = ${survivor} AND o.kind = contact_channel.kind
      AND o.value = contact_channel.value AND o.valid_to IS NULL`,
  },
];

/**
 * Moves what hangs on one partner to another; what that one has already ends instead, and so does a tie between the
 * two. Entries that were merged into the first are from now on merged into the other. The system does it, once the rules
 * have allowed the merger. Answers how many rows moved or ended.
 */
export const moveWhatHangs = (
  writing: Writing,
  from: string,
  to: string,
  day: string,
): Promise<Record<string, number>> =>
  writing.asSystem(async (transaction) => {
    const { changeId } = writing;
    // What is ended here stays where it is, as a part of the entry that goes.
    const at = { transaction, changeId };
    const counts: Record<string, number> = {};
    const between = '(from_id = $3 AND to_id = $4) OR (from_id = $4 AND to_id = $3)';
    counts.ended = await endRows(at, 'partner_link', between, [from, to], day);
    for (const { table, column, likeIt } of MOVED) {
      if (likeIt !== undefined) {
        const isThere = `${column} = $3 AND EXISTS (${likeIt('$4')})`;
        counts.ended += await endRows(at, table, isThere, [from, to], day);
      }
      const [, count]: [unknown, number] = await transaction.query(
        `UPDATE ${table} SET ${column} = $1, version = version + 1, change_id = $2
         WHERE ${column} = $3 AND change_id <> $2 ${table === 'partner_link' ? 'AND from_id <> $1 AND to_id <> $1' : ''}`,
        [to, changeId, from],
      );
      counts[table] = (counts[table] ?? 0) + count;
    }
    await transaction.query(
      'UPDATE partner SET merged_into_id = $1, version = version + 1, change_id = $2 WHERE merged_into_id = $3',
      [to, changeId, from],
    );
    return counts;
  });
