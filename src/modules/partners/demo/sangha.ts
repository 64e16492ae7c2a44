import { Nikaya, SanghaLevel } from '../sangha-unit.entity.ts';
import { Chance } from './chance.ts';
import type { DemoProvince, DemoSubdistrict } from './demo-areas.ts';
import { placeName, untaken } from './place-names.ts';
import { dhammayutDistricts, mahanikayaDistricts } from './sangha-districts.ts';
import { type DemoSanghaUnit, sanghaUnit, sanghaUnitId, upperSanghaUnits } from './sangha-tree.ts';
import type { SanghaUnitFinder } from './temples.ts';

/** The Sangha's tree over a province, both orders, and the way from a subdistrict to its units. */
export interface DemoSangha {
  units: DemoSanghaUnit[];
  unitOf: SanghaUnitFinder;
}

/** Of the Sangha subdistricts, these shares take in a second civil one, or stand beside a second one of their own. */
const JOINED_SHARE = 0.12;
const DOUBLED_SHARE = 0.12;

/** Makes up the tree: districts and subdistricts that are not one to one with the civil ones. */
export function demoSangha(province: DemoProvince): DemoSangha {
  const lowest = new Map<string, DemoSanghaUnit[]>();
  const units = [...mahanikaya(province, lowest), ...dhammayut(province, lowest)];
  return {
    units,
    unitOf: (nikaya, subdistrict, nth) => {
      const own = lowest.get(keyOf(nikaya, subdistrict)) ?? [];
      const unit = own[nth % own.length];
      if (unit === undefined)
        throw new Error(`no ${nikaya} unit looks after subdistrict ${subdistrict.code}`);
      return sanghaUnitId(unit.key);
    },
  };
}

type Lowest = Map<string, DemoSanghaUnit[]>;

function mahanikaya(province: DemoProvince, lowest: Lowest): DemoSanghaUnit[] {
  const nikaya = Nikaya.MAHANIKAYA;
  const upper = upperSanghaUnits(province, nikaya);
  const units = [...upper];
  const chance = new Chance(`sangha ${nikaya} ${province.code}`);
  const districtNames = new Set<string>();
  for (const { code, subdistricts } of mahanikayaDistricts(province)) {
    const name = untaken(districtNames, () => placeName(chance));
    const seat = province.districts.find((civil) => code.startsWith(civil.code))?.id ?? null;
    const district = sanghaUnit(`${nikaya} D${code}`, nikaya, SanghaLevel.DISTRICT, name, upper[2], seat);
    units.push(district, ...subdistrictUnits(district, subdistricts, chance, lowest));
  }
  return units;
}

function subdistrictUnits(
  district: DemoSanghaUnit,
  subdistricts: DemoSubdistrict[],
  chance: Chance,
  lowest: Lowest,
): DemoSanghaUnit[] {
  const nikaya = Nikaya.MAHANIKAYA;
  const names = new Set<string>();
  const newUnit = (subdistrict: DemoSubdistrict, number: number) => {
    const name = untaken(names, () => placeName(chance));
    const key = `${nikaya} S${subdistrict.code}-${number}`;
    return sanghaUnit(key, nikaya, SanghaLevel.SUBDISTRICT, name, district, subdistrict.id);
  };
  const units: DemoSanghaUnit[] = [];
  let current: DemoSanghaUnit[] = [];
  for (const subdistrict of subdistricts) {
    const joinsTheOneBefore = current.length === 1 && chance.falls(JOINED_SHARE);
    if (!joinsTheOneBefore) {
      const numbers = chance.falls(DOUBLED_SHARE) ? [1, 2] : [1];
      current = numbers.map((number) => newUnit(subdistrict, number));
      units.push(...current);
    }
    lowest.set(keyOf(nikaya, subdistrict), current);
  }
  return units;
}

function dhammayut(province: DemoProvince, lowest: Lowest): DemoSanghaUnit[] {
  const nikaya = Nikaya.DHAMMAYUT;
  const upper = upperSanghaUnits(province, nikaya);
  const units = [...upper];
  const chance = new Chance(`sangha ${nikaya} ${province.code}`);
  const names = new Set<string>();
  const draw = () => untaken(names, () => placeName(chance));
  for (const { code, districts } of dhammayutDistricts(province)) {
    const seat = districts[0]?.id ?? null;
    const district = sanghaUnit(`${nikaya} D${code}`, nikaya, SanghaLevel.DISTRICT, draw(), upper[2], seat);
    units.push(district);
    for (const civil of districts) {
      const key = `${nikaya} S${civil.code}`;
      const unit = sanghaUnit(key, nikaya, SanghaLevel.SUBDISTRICT, draw(), district, civil.id);
      units.push(unit);
      for (const subdistrict of civil.subdistricts) lowest.set(keyOf(nikaya, subdistrict), [unit]);
    }
  }
  return units;
}

const keyOf = (nikaya: Nikaya, subdistrict: DemoSubdistrict): string => `${nikaya} ${subdistrict.code}`;
