import type { Temple, Village } from '../partner.entity.ts';
import { TempleRank } from '../partner-kinds.ts';
import { Nikaya } from '../sangha-unit.entity.ts';
import { Chance } from './chance.ts';
import type { DemoSubdistrict } from './demo-areas.ts';
import type { DemoBody } from './demo-writer.ts';
import { blessedName, type DemoName, joined, untaken } from './place-names.ts';
import { wisungkhamasima } from './wisungkhamasima.ts';

/** Shares of the temples of the country, roughly. */
const DHAMMAYUT_SHARE = 0.1;
const ROYAL_SHARE = 0.007;
const NAMED_AFTER_VILLAGE_SHARE = 0.7;
const FOUNDING_KNOWN_SHARE = 0.92;

const FOREST: DemoName = { th: 'ป่า', en: 'Pa' };

/** Finds the Sangha unit for the nth temple of an order in a subdistrict. */
export type SanghaUnitFinder = (nikaya: Nikaya, subdistrict: DemoSubdistrict, nth: number) => string;

/** From one to eleven temples of a subdistrict, most of them named after a village of it; names without "วัด". */
export function demoTemples(
  subdistrict: DemoSubdistrict,
  villages: readonly DemoBody<Village>[],
  sanghaUnitOf: SanghaUnitFinder,
): DemoBody<Temple>[] {
  const chance = new Chance(`temples ${subdistrict.code}`);
  const taken = new Set<string>();
  return Array.from({ length: chance.between(1, 11) }, (_, position) => {
    const nikaya = chance.falls(DHAMMAYUT_SHARE) ? Nikaya.DHAMMAYUT : Nikaya.MAHANIKAYA;
    const name = untaken(taken, () => templeName(chance, nikaya, villages));
    const foundedYearBE = chance.falls(FOUNDING_KNOWN_SHARE) ? chance.between(2250, 2550) : null;
    return {
      code: `DEMO-T-${subdistrict.code}-${String(position + 1).padStart(2, '0')}`,
      nameTh: name.th,
      nameEn: name.en,
      areaId: subdistrict.id,
      sanghaUnitId: sanghaUnitOf(nikaya, subdistrict, position),
      nikaya,
      templeRank: chance.falls(ROYAL_SHARE) ? TempleRank.ROYAL : TempleRank.COMMONER,
      foundedYearBE,
      ...wisungkhamasima(chance, foundedYearBE ?? 2400),
    };
  });
}

function templeName(chance: Chance, nikaya: Nikaya, villages: readonly DemoBody<Village>[]): DemoName {
  if (!chance.falls(NAMED_AFTER_VILLAGE_SHARE)) return blessedName(chance);
  const village = chance.pick(villages);
  const name = { th: village.nameTh, en: village.nameEn };
  return nikaya === Nikaya.DHAMMAYUT ? joined(FOREST, name) : name;
}
