import { duplicate, type Problems, type Writing } from '../../../write/index.ts';
import { PartnerType } from '../partner-kinds.ts';
import { labelOf } from './labels.ts';

/** What of a partner can be there only once in an area or a unit, and by which field that is told. */
const ONLY_ONE: Partial<Record<PartnerType, { same: string; field: string }>> = {
  [PartnerType.LOCAL_ADMINISTRATION_OFFICE]: { same: 'area_id', field: 'areaId' },
  [PartnerType.COMMUNITY_DEVELOPMENT_OFFICE]: { same: 'area_id', field: 'areaId' },
  [PartnerType.GOVERNMENT_OFFICE]: { same: 'area_id, government_office_kind', field: 'areaId' },
  [PartnerType.SANGHA_OFFICE]: { same: 'sangha_unit_id', field: 'sanghaUnitId' },
  [PartnerType.VILLAGE]: { same: 'area_id, moo_no', field: 'details.mooNo' },
};

/** What of a partner tells whether there is another one like it. */
export interface OneOfAKind {
  id: string;
  type: PartnerType;
  areaId: string | null;
  sanghaUnitId: string | null;
  governmentOfficeKind?: string | null;
  mooNo?: number | null;
}

/** Refuses a second office of an area or unit, and a second village of a number in its subdistrict; says which is there. */
export async function checkIsOnlyOne(writing: Writing, problems: Problems, row: OneOfAKind): Promise<void> {
  const rule = ONLY_ONE[row.type];
  if (rule === undefined) return;
  const values: Record<string, unknown> = {
    area_id: row.areaId,
    sangha_unit_id: row.sanghaUnitId,
    government_office_kind: row.governmentOfficeKind,
    moo_no: row.mooNo,
  };
  const columns = rule.same.split(', ');
  // Two that are entered at once take turns: the second one sees the first.
  await writing.transaction.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `hub:partner ${row.type} ${columns.map((column) => values[column]).join(' ')}`,
  ]);
  const [other]: { id: string }[] = await writing.transaction.query(
    `SELECT id FROM partner WHERE type = $1 AND id <> $2 AND (valid_to IS NULL OR valid_to > hub.today())
       AND ${columns.map((column, position) => `${column} = $${position + 3}`).join(' AND ')} LIMIT 1`,
    [row.type, row.id, ...columns.map((column) => values[column])],
  );
  if (other === undefined) return;
  const label = await labelOf(writing, other.id);
  problems.add(
    duplicate(
      { th: `มีอยู่แล้ว: ${label.th}`, en: `There is one already: ${label.en}` },
      { field: rule.field, rule: 'only one', value: label.th },
    ),
  );
}
