import type { Writing } from '../../../write/index.ts';
import { endRows, type HangingTable } from './end-rows.ts';
import type { SystemWriting } from './handing-over.ts';
import {
  ENDS_ON_DAY,
  type HeldOnce,
  moveRows,
  type Passage,
  standsOnDay,
  uniteHeldOnce,
} from './held-once.ts';

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
    table: 'contact_channel',
    column: 'partner_id',
    likeIt: (
      survivor,
    ) => `SELECT FROM contact_channel o WHERE o.partner_id = ${survivor} AND o.kind = contact_channel.kind
      AND o.value = contact_channel.value AND o.valid_to IS NULL`,
  },
];

/** Of two ties of the same, the one that is confirmed stays, and one that is claimed rather than one that is disputed. */
const tie = (column: 'from_id' | 'to_id', other: 'from_id' | 'to_id'): HeldOnce => ({
  table: 'partner_link',
  column,
  alike: ['kind', other],
  stands: standsOnDay,
  rank: (row) => `array_position(ARRAY['CONFIRMED', 'CLAIMED', 'DISPUTED'], ${row}.state::text)`,
  holdsForBoth: (row) => `${row}.state`,
  goes: ENDS_ON_DAY,
  // A tie between the two entries is none between two bodies.
  except: (row) => `${row}.${other} = (SELECT to_partner FROM given)`,
});

const TIES = [tie('from_id', 'to_id'), tie('to_id', 'from_id')];

/**
 * Moves what hangs on one partner to another; what that one has already ends instead, and so does a tie between the
 * two. Entries that were merged into the first are from now on merged into the other. The system does it, once the rules
 * have allowed the merger. Answers how many rows moved or ended.
 */
export const moveWhatHangs = (writing: Writing, passage: Passage): Promise<Record<string, number>> =>
  writing.asSystem(async (transaction) => {
    const { changeId } = writing;
    const { from, to, day } = passage;
    // What is ended here stays where it is, as a part of the entry that goes.
    const at = { transaction, changeId };
    const between = '(from_id = $3 AND to_id = $4) OR (from_id = $4 AND to_id = $3)';
    let ended = await endRows(at, 'partner_link', between, [from, to], day);
    const moved: Record<string, number> = { partner_link: 0 };
    for (const { table, column, likeIt } of MOVED) {
      if (likeIt !== undefined) {
        const isThere = `${column} = $3 AND EXISTS (${likeIt('$4')})`;
        ended += await endRows(at, table, isThere, [from, to], day);
      }
      moved[table] = await moveRows(at, { table, column, where: `change_id <> $3` }, passage);
    }
    for (const held of TIES) {
      const ties = await uniteHeldOnce(at, held, passage);
      ended += ties.united.length;
      moved.partner_link! += ties.moved;
    }
    await moveSuccessions(at, passage);
    await moveRows(at, { table: 'partner', column: 'merged_into_id' }, passage);
    return { ended, ...moved };
  });

/** Who followed whom is said of the one that stays, unless it is said of it already or it would follow itself. */
async function moveSuccessions(at: SystemWriting, passage: Passage): Promise<void> {
  const ends = ['predecessor_id', 'successor_id'];
  for (const column of ends) {
    const [other] = ends.filter((end) => end !== column);
    const where = `${other} <> $2 AND NOT EXISTS (SELECT FROM partner_succession o
      WHERE o.${column} = $2 AND o.${other} = partner_succession.${other})`;
    await moveRows(at, { table: 'partner_succession', column, where }, passage);
  }
}
