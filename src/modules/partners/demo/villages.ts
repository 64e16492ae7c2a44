import type { Village } from '../partner.entity.ts';
import { Chance } from './chance.ts';
import type { DemoProvince, DemoSubdistrict } from './demo-areas.ts';
import type { DemoBody } from './demo-writer.ts';
import { placeName, untaken } from './place-names.ts';

/** Most subdistricts have 4 to 16 villages, one in 25 has up to the 35 of the country's biggest. */
const villageCount = (chance: Chance): number =>
  chance.falls(0.04) ? chance.between(18, 35) : chance.between(4, 16);

/** The villages of each subdistrict of a province, by their numbers (หมู่ที่); names without "บ้าน". */
export const demoVillages = (province: DemoProvince): Map<DemoSubdistrict, DemoBody<Village>[]> =>
  new Map(province.subdistricts.map((subdistrict) => [subdistrict, villagesOf(subdistrict)]));

function villagesOf(subdistrict: DemoSubdistrict): DemoBody<Village>[] {
  const chance = new Chance(`villages ${subdistrict.code}`);
  const taken = new Set<string>();
  return Array.from({ length: villageCount(chance) }, (_, position) => {
    const name = untaken(taken, () => placeName(chance));
    const mooNo = position + 1;
    return {
      code: `DEMO-V-${subdistrict.code}${String(mooNo).padStart(2, '0')}`,
      nameTh: name.th,
      nameEn: name.en,
      areaId: subdistrict.id,
      mooNo,
    };
  });
}
