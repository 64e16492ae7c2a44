import { type Problems, type Writing } from '../../../write/index.ts';
import { type Area, AreaLevel } from '../../areas/index.ts';
import { LocalAuthorityKind } from '../partner-kinds.ts';
import { areaInForce, provinceCodeOf } from './places.ts';

/**
 * An area that a local authority can cover: a province for a provincial organisation, subdistricts for the others, and
 * all in the province of its seat, since no authority lies in two.
 */
export async function areaToCover(
  writing: Writing,
  problems: Problems,
  field: string,
  globalId: string,
  kind: LocalAuthorityKind,
  seat: Pick<Area, 'code'>,
): Promise<Area | undefined> {
  const level = kind === LocalAuthorityKind.PAO ? AreaLevel.PROVINCE : AreaLevel.SUBDISTRICT;
  const area = await areaInForce(writing, problems, field, globalId, [level]);
  if (area === undefined || provinceCodeOf(area) === provinceCodeOf(seat)) return area;
  problems.bad(field, `in province ${provinceCodeOf(seat)}`, area.code, {
    th: `${field} ต้องอยู่ในจังหวัดเดียวกับที่ตั้ง (${provinceCodeOf(seat)})`,
    en: `${field} must lie in the province of the seat (${provinceCodeOf(seat)})`,
  });
  return undefined;
}
