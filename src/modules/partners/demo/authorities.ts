import { seededId } from '../../../kernel/ids.ts';
import type { Coverage } from '../coverage.entity.ts';
import type { LocalAuthority } from '../partner.entity.ts';
import { CoverageKind, LocalAuthorityKind } from '../partner-kinds.ts';
import { seededPartnerId } from '../seeded-rows.ts';
import { nameAuthorities } from './authority-names.ts';
import { type PlannedAuthority, planAuthorities } from './authority-plan.ts';
import { Chance } from './chance.ts';
import type { DemoProvince, DemoSubdistrict } from './demo-areas.ts';
import type { DemoBody } from './demo-writer.ts';
import { type DemoName, likeTheReal } from './place-names.ts';

/** A made-up local authority with the areas that it covers. */
export interface DemoAuthority {
  body: DemoBody<LocalAuthority>;
  coverage: Partial<Coverage>[];
}

/** First days in force of the laws that most bodies of a kind go back to. */
const FIRST_DAY_OF_PAOS = '1997-11-01';
const FIRST_DAY_OF_MUNICIPALITIES = '1999-05-25';
export const FIRST_DAY_OF_SAOS = '1996-03-30';

/** The local authorities of a province: one PAO over all of it, then those below in the order of their seats. */
export function demoAuthorities(province: DemoProvince): DemoAuthority[] {
  const planned = planAuthorities(province);
  const names = nameAuthorities(planned);
  const timesCovered = new Map<DemoSubdistrict, number>();
  for (const area of planned.flatMap(({ covers }) => covers)) {
    timesCovered.set(area, (timesCovered.get(area) ?? 0) + 1);
  }
  const below = planned.map((authority, position) => ({
    body: bodyOf(authority, names[position] as DemoName),
    coverage: authority.covers.map((area) =>
      coverageRow(
        authority.code,
        area,
        timesCovered.get(area) === 1 ? CoverageKind.COMPLETE : CoverageKind.PARTIAL,
      ),
    ),
  }));
  return [paoOf(province), ...below];
}

function paoOf(province: DemoProvince): DemoAuthority {
  const code = `DEMO-L-${province.code}`;
  const name = likeTheReal(province.nameTh, province.nameEn);
  return {
    body: {
      code,
      nameTh: name.th,
      nameEn: name.en,
      areaId: province.districts[0]?.id ?? province.id,
      localAuthorityKind: LocalAuthorityKind.PAO,
      validFrom: FIRST_DAY_OF_PAOS,
    },
    coverage: [coverageRow(code, province, CoverageKind.COMPLETE)],
  };
}

function bodyOf({ code, kind, seat, covers }: PlannedAuthority, name: DemoName): DemoBody<LocalAuthority> {
  const chance = new Chance(code);
  const areaKm2 = covers.reduce((sum) => sum + chance.between(120, 900) / 10, 0);
  return {
    code,
    nameTh: name.th,
    nameEn: name.en,
    areaId: seat.id,
    localAuthorityKind: kind,
    areaKm2: areaKm2.toFixed(1),
    validFrom: kind === LocalAuthorityKind.SAO ? FIRST_DAY_OF_SAOS : FIRST_DAY_OF_MUNICIPALITIES,
  };
}

/** Coverage of an area by the authority with this HUB code. */
export const coverageRow = (
  authorityCode: string,
  area: DemoSubdistrict,
  kind: CoverageKind,
  validTo: string | null = null,
): Partial<Coverage> => ({
  id: seededId('coverage', `${authorityCode} covers ${area.code}`),
  authorityId: seededPartnerId(authorityCode),
  areaId: area.id,
  kind,
  validTo,
});
