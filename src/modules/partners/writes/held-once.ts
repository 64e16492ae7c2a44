import type { SystemWriting } from './handing-over.ts';

/**
 * What a partner has once at a time, such as its place in an agreement: which rows of a table are of the same, and what
 * becomes of two of them where two partners turn out to be one, or one follows the other. SQL is given over the name of a
 * row; `(SELECT day FROM given)` is the day of it.
 */
export interface HeldOnce {
  table: string;
  /** The column that names the partner. */
  column: string;
  /** The columns in which two rows are alike of which one can be kept. */
  alike: readonly string[];
  /** Whether a row stands; what is past is past. */
  stands: (row: string) => string;
  /** The lowest stays; the other partner's own where both are equal. */
  rank?: (row: string) => string;
  /** For rows with a period: where two are equal in this, the one that stays holds for the time of both. */
  holdsForBoth?: (row: string) => string;
  /** What is set where a row goes. */
  goes: string;
  /** What stays where it is in any case. */
  except?: (row: string) => string;
}

/** Of two rows that are of the same, the one that stayed and the one that went. */
export interface United {
  stays: string;
  goes: string;
}

/** What holds on the day, or is to hold later. */
export const standsOnDay = (row: string): string =>
  `(${row}.valid_to IS NULL OR ${row}.valid_to > (SELECT day FROM given))`;

/** Ends a row on the day, but not before its own first day. */
export const ENDS_ON_DAY = 'valid_to = greatest((SELECT day FROM given), valid_from)';

/** From which partner to which, and on which day. */
export interface Passage {
  from: string;
  to: string;
  day: string;
}

interface Pair extends United {
  isOfFirst: boolean;
  isWider: boolean;
  validFrom: string | null;
  validTo: string | null;
}

const GIVEN =
  'WITH given AS (SELECT $1::date AS day, $2::uuid AS from_partner, $3::uuid AS to_partner, $4::uuid AS change)';
const CHANGED = 'version = version + 1, change_id = (SELECT change FROM given)';

/**
 * Makes one of each two standing rows of the same that two partners have: the weaker goes, and stays where it is, as a
 * part of the partner that it hung on. All else that the first has is the other's from now on, or what stands of it alone.
 */
export async function uniteHeldOnce(
  { transaction, changeId }: SystemWriting,
  held: HeldOnce,
  { from, to, day }: Passage,
  which: 'ALL' | 'STANDING' = 'ALL',
): Promise<{ united: United[]; moved: number }> {
  const { table, column } = held;
  const given = [day, from, to, changeId];
  const pairs: Pair[] = await transaction.query(pairsOf(held), given);
  const gone = pairs.map(({ goes }) => goes);
  await transaction.query(
    `${GIVEN} UPDATE ${table} SET ${held.goes}, ${CHANGED} WHERE id = ANY($5::uuid[])`,
    [...given, gone],
  );
  const wider = pairs.filter(({ isWider }) => isWider);
  for (const { stays, validFrom, validTo } of wider) {
    await transaction.query(
      `${GIVEN} UPDATE ${table} SET ${column} = (SELECT to_partner FROM given), valid_from = $6, valid_to = $7, ${CHANGED}
       WHERE id = $5`,
      [...given, stays, validFrom, validTo],
    );
  }
  const conditions = [
    `t.${column} = (SELECT from_partner FROM given)`,
    'NOT t.id = ANY($5::uuid[])',
    ...(which === 'STANDING' ? [held.stands('t')] : []),
    ...(held.except ? [`NOT (${held.except('t')})`] : []),
  ];
  const [, moved]: [unknown, number] = await transaction.query(
    `${GIVEN} UPDATE ${table} t SET ${column} = (SELECT to_partner FROM given), ${CHANGED}
     WHERE ${conditions.join(' AND ')}`,
    [...given, gone],
  );
  return { united: pairs, moved: moved + wider.filter(({ isOfFirst }) => isOfFirst).length };
}

/** A period without a first day is from the beginning, one without a last day up to no end. */
function pairsOf({ table, column, alike, stands, rank, holdsForBoth }: HeldOnce): string {
  const isStronger = rank ? `${rank('a')} < ${rank('b')}` : 'false';
  const isWider = holdsForBoth ? `${holdsForBoth('a')} = ${holdsForBoth('b')}` : 'false';
  const period = holdsForBoth
    ? `CASE WHEN a.valid_from IS NOT NULL AND b.valid_from IS NOT NULL THEN least(a.valid_from, b.valid_from) END::text AS "validFrom",
       CASE WHEN a.valid_to IS NOT NULL AND b.valid_to IS NOT NULL THEN greatest(a.valid_to, b.valid_to) END::text AS "validTo"`
    : 'NULL AS "validFrom", NULL AS "validTo"';
  const conditions = [
    ...alike.map((name) => `a.${name} IS NOT DISTINCT FROM b.${name}`),
    `b.${column} = given.to_partner`,
    stands('a'),
    stands('b'),
  ];
  return `${GIVEN}, pair AS (
      SELECT DISTINCT ON (a.id) a.id AS first, b.id AS second, ${isStronger} AS "isOfFirst", ${isWider} AS "isWider", ${period}
      FROM given JOIN ${table} a ON a.${column} = given.from_partner JOIN ${table} b ON ${conditions.join(' AND ')}
      ORDER BY a.id, b.id)
    SELECT CASE WHEN "isOfFirst" THEN first ELSE second END AS stays, CASE WHEN "isOfFirst" THEN second ELSE first END AS goes,
      "isOfFirst", "isWider", "validFrom", "validTo" FROM pair`;
}

/** Makes the other's what a partner is named by in a column, where a table has any number of such rows. */
export async function moveRows(
  { transaction, changeId }: SystemWriting,
  { table, column, where = 'true' }: { table: string; column: string; where?: string },
  { from, to }: Pick<Passage, 'from' | 'to'>,
): Promise<number> {
  const [, moved]: [unknown, number] = await transaction.query(
    `UPDATE ${table} SET ${column} = $2, version = version + 1, change_id = $3 WHERE ${column} = $1 AND (${where})`,
    [from, to, changeId],
  );
  return moved;
}
