import { notFound, type Problems, type Writing } from '../../../write/index.ts';
import { Area, AreaLevel } from '../../areas/index.ts';
import { GovernmentOfficeKind, OfficeTier, PartnerType } from '../partner-kinds.ts';
import { type Nikaya, SanghaUnit } from '../sangha-unit.entity.ts';

const { PROVINCE, DISTRICT, SUBDISTRICT } = AreaLevel;
const ANY_LEVEL = [PROVINCE, DISTRICT, SUBDISTRICT];

/** What of a partner decides where it may be seated. */
export interface Seated {
  type: PartnerType;
  officeTier?: OfficeTier | null;
  governmentOfficeKind?: GovernmentOfficeKind | null;
}

/** Levels of the areas in which a partner of a type can have its seat. */
export function levelsOfSeat({ type, officeTier, governmentOfficeKind }: Seated): readonly AreaLevel[] {
  switch (type) {
    case PartnerType.LOCAL_ADMINISTRATION_OFFICE:
      return [PROVINCE];
    case PartnerType.COMMUNITY_DEVELOPMENT_OFFICE:
      return officeTier === OfficeTier.DISTRICT ? [DISTRICT] : [PROVINCE];
    case PartnerType.GOVERNMENT_OFFICE:
      return governmentOfficeKind === GovernmentOfficeKind.DISTRICT ? [DISTRICT] : [PROVINCE];
    case PartnerType.LOCAL_AUTHORITY:
    case PartnerType.TEMPLE:
      return [DISTRICT, SUBDISTRICT];
    case PartnerType.VILLAGE:
      return [SUBDISTRICT];
    default:
      return ANY_LEVEL;
  }
}

/** The types whose seat may be left open: a central agency, and an office of the Sangha, whose tree is not the civil one. */
export const MAY_HAVE_NO_SEAT: ReadonlySet<PartnerType> = new Set([
  PartnerType.AGENCY,
  PartnerType.SANGHA_OFFICE,
]);

/** The types that belong to a unit of the Sangha. */
export const OF_THE_SANGHA: ReadonlySet<PartnerType> = new Set([
  PartnerType.TEMPLE,
  PartnerType.SANGHA_OFFICE,
]);

/** The area that an input names, where it is in force and of one of these levels. */
export async function areaInForce(
  writing: Writing,
  problems: Problems,
  field: string,
  globalId: string,
  levels: readonly AreaLevel[],
): Promise<Area | undefined> {
  const object = problems.object(field, globalId, ['Area']);
  if (object === undefined) return undefined;
  const area = await writing.transaction.findOneBy(Area, { id: object.id });
  if (area === null) {
    problems.add(notFound(field, globalId));
    return undefined;
  }
  if (!levels.includes(area.level)) {
    problems.bad(field, levels.join(' | '), area.level, {
      th: `${field} ต้องเป็นพื้นที่ระดับ ${levels.join(' หรือ ')}`,
      en: `${field} must be an area of the level ${levels.join(' or ')}`,
    });
  }
  await checkInForce(writing, problems, field, area.validTo);
  return area;
}

/** The unit of the Sangha that an input names, where it is in force and of the temple's own order. */
export async function unitInForce(
  writing: Writing,
  problems: Problems,
  field: string,
  globalId: string,
  nikaya: Nikaya | null | undefined,
): Promise<SanghaUnit | undefined> {
  const object = problems.object(field, globalId, ['SanghaUnit']);
  if (object === undefined) return undefined;
  const unit = await writing.transaction.findOneBy(SanghaUnit, { id: object.id });
  if (unit === null) {
    problems.add(notFound(field, globalId));
    return undefined;
  }
  if (nikaya != null && unit.nikaya !== nikaya) {
    problems.bad(field, `nikaya = ${nikaya}`, unit.nikaya, {
      th: `${field} ต้องเป็นเขตปกครองของนิกายเดียวกัน (${nikaya})`,
      en: `${field} must be a unit of the same nikaya (${nikaya})`,
    });
  }
  await checkInForce(writing, problems, field, unit.validTo);
  return unit;
}

async function checkInForce(
  writing: Writing,
  problems: Problems,
  field: string,
  validTo: string | null,
): Promise<void> {
  if (validTo === null || validTo > (await writing.today())) return;
  problems.bad(field, 'in force', validTo, {
    th: `${field} สิ้นสุดแล้วตั้งแต่ ${validTo}`,
    en: `${field} has ended on ${validTo}`,
  });
}

/** The province that an area is or lies in, by the first two digits of its DOPA code. */
export const provinceCodeOf = (area: Pick<Area, 'code'>): string => area.code.slice(0, 2);
