import { checkListLength } from '../../../kernel/listing/index.ts';
import { type Problems, type Writing } from '../../../write/index.ts';
import { Area, AreaLevel } from '../../areas/index.ts';
import { Coverage } from '../coverage.entity.ts';
import { CoverageKind, LocalAuthorityKind, PartnerType } from '../partner-kinds.ts';
import { areaToCover } from './area-to-cover.ts';
import type { CreatePartnerInput } from './create-partner.input.ts';
import type { NewPartner } from './new-partner.ts';
import { provinceCodeOf } from './places.ts';

/** An area that a new authority is to cover. */
export interface PlannedCoverage {
  areaId: string;
  kind: CoverageKind;
}

/** What a new local authority is to cover: as stated; a provincial organisation its province. */
export async function plannedCoverage(
  writing: Writing,
  problems: Problems,
  { type, coverage, details }: CreatePartnerInput,
  seat: Area | undefined,
): Promise<PlannedCoverage[]> {
  const stated = coverage ?? [];
  checkListLength('coverage', stated);
  if (type !== PartnerType.LOCAL_AUTHORITY) {
    if (stated.length > 0) {
      problems.bad('coverage', 'type = LOCAL_AUTHORITY', type, {
        th: `เฉพาะ อปท. มีพื้นที่รับผิดชอบ ไม่ใช่ประเภท ${type}`,
        en: `Only a local authority covers areas, not the type ${type}`,
      });
    }
    return [];
  }
  const kind = details?.localAuthorityKind;
  if (seat === undefined || kind == null) return [];
  if (stated.length === 0 && kind === LocalAuthorityKind.PAO) return [await provinceOf(writing, seat)];
  const planned: PlannedCoverage[] = [];
  for (const [position, { areaId, kind: far }] of stated.entries()) {
    const field = `coverage.${position}.areaId`;
    const area = await areaToCover(writing, problems, field, areaId, kind, seat);
    if (area === undefined) continue;
    if (planned.some((other) => other.areaId === area.id)) {
      problems.bad(field, 'each once', areaId, {
        th: 'พื้นที่นี้ซ้ำในรายการ',
        en: 'This area stands twice in the list',
      });
    }
    planned.push({ areaId: area.id, kind: far });
  }
  return planned;
}

async function provinceOf(writing: Writing, seat: Area): Promise<PlannedCoverage> {
  const code = provinceCodeOf(seat);
  const province = await writing.transaction.findOneByOrFail(Area, { level: AreaLevel.PROVINCE, code });
  return { areaId: province.id, kind: CoverageKind.COMPLETE };
}

export async function coverOnCreation(
  writing: Writing,
  { id, validFrom, source }: NewPartner,
  coverage: readonly PlannedCoverage[],
): Promise<void> {
  for (const { areaId, kind } of coverage)
    await writing.insert(Coverage, { authorityId: id, areaId, kind, validFrom, source });
}
