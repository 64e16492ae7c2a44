import { seededId } from '../../../kernel/ids.ts';
import type { AreaPopulation } from '../../areas/index.ts';
import { Chance } from './chance.ts';
import type { DemoSubdistrict } from './demo-areas.ts';

/** A day on which no register counts, and before those that are likely to be imported: a real figure is newer. */
const COUNTED_ON = '2020-06-30';

/** A plausible population of a subdistrict with this number of villages. */
export function demoPopulation(subdistrict: DemoSubdistrict, villages: number): Partial<AreaPopulation> {
  const chance = new Chance(`population ${subdistrict.code}`);
  const households = villages * chance.between(120, 260);
  const population = Math.round(households * (2.4 + chance.next()));
  const male = Math.round(population * (0.47 + chance.next() * 0.04));
  return {
    id: seededId('area_population', `demo ${subdistrict.code}`),
    areaId: subdistrict.id,
    asOf: COUNTED_ON,
    population,
    male,
    female: population - male,
    households,
  };
}
