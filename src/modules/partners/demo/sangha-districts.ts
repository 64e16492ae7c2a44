import type { DemoDistrict, DemoProvince, DemoSubdistrict } from './demo-areas.ts';

/** The civil subdistricts that one Sangha district looks after. */
export interface SanghaDistrict {
  code: string;
  subdistricts: DemoSubdistrict[];
}

/** Of the civil districts in their order, each eighth shares a Sangha district with the one before it. */
const MERGED_EACH = 8;
/** A civil district with more subdistricts than this has two Sangha districts. */
const SPLIT_ABOVE = 13;
const DISTRICTS_OF_A_DHAMMAYUT_DISTRICT = 8;

/** The Mahanikaya's districts of a province: as many as the civil ones, roughly, but not the same. */
export function mahanikayaDistricts(province: DemoProvince): SanghaDistrict[] {
  const districts: SanghaDistrict[] = [];
  province.districts.forEach(({ code, subdistricts }, position) => {
    const before = districts.at(-1);
    if (before && position % MERGED_EACH === MERGED_EACH - 1) before.subdistricts.push(...subdistricts);
    else if (subdistricts.length > SPLIT_ABOVE) districts.push(...halves(code, subdistricts));
    else districts.push({ code, subdistricts: [...subdistricts] });
  });
  return districts;
}

function halves(code: string, subdistricts: DemoSubdistrict[]): SanghaDistrict[] {
  const middle = Math.ceil(subdistricts.length / 2);
  return [
    { code: `${code}-1`, subdistricts: subdistricts.slice(0, middle) },
    { code: `${code}-2`, subdistricts: subdistricts.slice(middle) },
  ];
}

/** The Dhammayut's districts, each over several civil ones; their subdistricts are whole civil districts. */
export function dhammayutDistricts(province: DemoProvince): { code: string; districts: DemoDistrict[] }[] {
  const { districts } = province;
  const count = Math.ceil(districts.length / DISTRICTS_OF_A_DHAMMAYUT_DISTRICT);
  return Array.from({ length: count }, (_, position) => {
    const first = position * DISTRICTS_OF_A_DHAMMAYUT_DISTRICT;
    const within = districts.slice(first, first + DISTRICTS_OF_A_DHAMMAYUT_DISTRICT);
    return { code: within[0]?.code ?? province.code, districts: within };
  });
}
