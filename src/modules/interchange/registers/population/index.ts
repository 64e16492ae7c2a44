import { definePart } from '../../engine/part.ts';
import type { Register } from '../../engine/register.ts';
import { code, optional, required, whole } from '../../reading/cell.ts';

const people = whole(0, 100_000_000);

const populations = definePart({
  name: 'population',
  title: { th: 'ประชากรรายตำบล', en: 'population of subdistricts' },
  fileName: 'population.tsv',
  columns: {
    subdistrict_code: code(6),
    population: required(people),
    male: optional(people),
    female: optional(people),
    households: optional(people),
  },
  identity: ['subdistrict_code'],
  // The figures of another day are others, not newer ones of the same.
  key: ({ subdistrict_code }, day) => `${day}/${subdistrict_code}`,
  fields: ['as_of', 'population', 'male', 'female', 'households'],
  references: ['subdistrict_code'],
  stage(row, notes) {
    const { population, male, female, households } = row;
    if (male !== null && female !== null && male + female !== population) {
      notes.warn('population', 'parts-and-total', `${male} + ${female} ≠ ${population}`);
    }
    return {
      as_of: notes.day,
      population,
      male,
      female,
      households,
      subdistrict_code: row.subdistrict_code,
    };
  },
  target: {
    table: 'area_population',
    match: 'LEFT JOIN area_population n ON n.area_id = s.area_id AND n.as_of = s.as_of',
    subject: 'n.id',
    given: {},
    isDated: false,
  },
  joins: `LEFT JOIN area a ON a.level = 'SUBDISTRICT' AND a.code = i.subdistrict_code AND a.valid_to IS NULL`,
  resolvedFields: { area_id: 'a.id' },
  refusals: [
    {
      rule: 'unknown-parent',
      field: 'subdistrict_code',
      when: 's.area_id IS NULL',
      value: 's.subdistrict_code',
    },
  ],
});

/** People and households per subdistrict on the day that the command names; parts and total are kept as published. */
export const populationRegister: Register = {
  name: 'population',
  title: populations.title,
  parts: [populations],
  partsOfOneFile: [populations],
  demoTypes: [],
  needsAsOf: true,
  canBeComplete: false,
};
