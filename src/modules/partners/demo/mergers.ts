import { seededId } from '../../../kernel/ids.ts';
import { CoverageKind, LocalAuthorityKind, SuccessionKind } from '../partner-kinds.ts';
import type { PartnerSuccession } from '../partner-succession.entity.ts';
import { seededPartnerId } from '../seeded-rows.ts';
import { coverageRow, type DemoAuthority, FIRST_DAY_OF_SAOS } from './authorities.ts';
import { Chance } from './chance.ts';
import type { DemoProvince } from './demo-areas.ts';
import { placeName } from './place-names.ts';

const MERGERS_IN_A_PROVINCE = 3;

/** Authorities that are no more, and whom each was merged with. */
export interface DemoMergers {
  ended: DemoAuthority[];
  successions: Partial<PartnerSuccession>[];
}

/** A few SAOs of a province that were merged with the authority that covers their subdistrict now. */
export function demoMergers(province: DemoProvince, authorities: readonly DemoAuthority[]): DemoMergers {
  const chance = new Chance(`mergers ${province.code}`);
  const mergers: DemoMergers = { ended: [], successions: [] };
  const subdistricts = chance.shuffled(province.subdistricts).slice(0, MERGERS_IN_A_PROVINCE);
  for (const [position, seat] of subdistricts.entries()) {
    const successor = authorities.find(({ coverage }) => coverage.some(({ areaId }) => areaId === seat.id));
    if (successor === undefined) throw new Error(`no authority of the demo covers subdistrict ${seat.code}`);
    const name = placeName(chance);
    const validTo = `${chance.between(2001, 2012)}-10-01`;
    const code = `DEMO-L-${province.code}-E${position + 1}`;
    const body = {
      code,
      nameTh: name.th,
      nameEn: name.en,
      areaId: seat.id,
      localAuthorityKind: LocalAuthorityKind.SAO,
      validFrom: FIRST_DAY_OF_SAOS,
      validTo,
      endReason: `รวมกับ${successor.body.nameTh} / merged with ${successor.body.nameEn}`,
    };
    mergers.ended.push({ body, coverage: [coverageRow(code, seat, CoverageKind.COMPLETE, validTo)] });
    mergers.successions.push({
      id: seededId('partner_succession', code),
      predecessorId: seededPartnerId(code),
      successorId: seededPartnerId(successor.body.code),
      kind: SuccessionKind.MERGER,
      effectiveOn: validTo,
    });
  }
  return mergers;
}
