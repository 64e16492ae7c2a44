import { newId } from '../../../kernel/ids.ts';
import type { Writing } from '../../../write/index.ts';
import { insertRows } from '../../../write/index.ts';
import { ActivityDuplicate } from '../activity-duplicate.entity.ts';
import { type DuplicateReason, DuplicateState } from '../activity-kinds.ts';

/** As alike as two titles must be, on pg_trgm's scale of 0 to 1. */
export const ALIKE = 0.45;
/** Beside the days and the area so many more reasons make a suspicion. */
const FEWEST_REASONS = 2;

/** Pairs of overlapping days in one area or at one place, each with all that speaks for one event; $1 is ALIKE. */
export const DOUBLES = `
  SELECT a.id AS activity_id, o.id, array_remove(ARRAY[
      'SAME_DAYS',
      CASE WHEN o.area_id = a.area_id THEN 'SAME_AREA' END,
      CASE WHEN o.place_id = a.place_id THEN 'SAME_PLACE' END,
      CASE WHEN o.kind = a.kind THEN 'SAME_KIND' END,
      CASE WHEN EXISTS (SELECT FROM activity_participation x JOIN activity_participation y ON y.partner_id = x.partner_id
        WHERE x.activity_id = a.id AND y.activity_id = o.id AND NOT x.is_withdrawn AND NOT y.is_withdrawn)
        THEN 'SHARED_PARTNER' END,
      CASE WHEN hub.similarity(o.title_th, a.title_th) >= $1 THEN 'SIMILAR_TITLE' END,
      CASE WHEN (o.male, o.female) = (a.male, a.female) AND a.male + a.female > 0 THEN 'SAME_COUNTS' END
    ], NULL) AS reasons, o.source, (a.merged_into_id = o.id OR o.merged_into_id = a.id) IS TRUE AS is_merged
  FROM activity a JOIN activity o ON o.id <> a.id
    AND (o.area_id = a.area_id OR o.place_id = a.place_id)
    AND o.happened_on <= coalesce(a.ended_on, a.happened_on) AND coalesce(o.ended_on, o.happened_on) >= a.happened_on`;

// The days and one of area and place are why they were looked at.
export const isSuspicious = ({ reasons }: { reasons: readonly DuplicateReason[] }): boolean =>
  reasons.length - 2 >= FEWEST_REASONS;

/**
 * Notes which records may be of the same event as a new one: reports of several partners on one joint work day are the
 * ordinary case. The system notes it; to say what became of it is for people. Answers how many.
 */
export const suspectDuplicates = (writing: Writing, activityId: string): Promise<number> =>
  writing.asSystem(async (transaction) => {
    const found: { id: string; reasons: DuplicateReason[]; source: ActivityDuplicate['source'] }[] =
      await transaction.query(`${DOUBLES} WHERE a.id = $2 AND o.state = 'RECORDED'`, [ALIKE, activityId]);
    const rows = found
      .filter(isSuspicious)
      .map(({ id, reasons, source }) => ({ id: newId(), activityId, otherId: id, reasons, source }));
    const shared = { state: DuplicateState.SUSPECTED, changeId: writing.changeId };
    await insertRows(transaction, ActivityDuplicate, rows, shared);
    return rows.length;
  });
