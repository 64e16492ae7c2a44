import type { AsOf, FormedCondition, RowSql } from '../../kernel/listing/index.ts';

/** A function that looks into the areas by itself; as of an earlier time its twin, which looks into what they were then. */
export const atTime = (name: string, given: string, asOf: AsOf): string =>
  asOf === undefined ? `hub.${name}(${given})` : `hub.${name}_as_of(${given}, ${asOf})`;

// The codes stand in subqueries, so that one plan serves every code: by the code itself PostgreSQL would guess at the
// number of rows, and plan anew at each run where it guesses few.

/** The ids, as an array in SQL, of the areas that have a code or lie below one that has it, given the code's expression; worked out once and not for every row. */
const areasWithin = (code: string, asOf: AsOf): string =>
  `(SELECT ${atTime('areas_within', code, asOf)})::uuid[]`;

/**
 * Whether an area is one that a code names or lies below it. A code begins with the codes of the areas above; one that
 * is no code, by its length, names none.
 */
export const areaWithin = (area: RowSql, code: string): string =>
  `${area('code')} BETWEEN (SELECT ${code}) AND (SELECT ${code} || '9999') AND length(${code}) IN (2, 4, 6)`;

const PROVINCE_CODE = /^..$/u;

/**
 * Whether a row lies in the area that a code names, for tables with `areaId` and `provinceCode`. A province is asked for
 * by its own column, so that an index over it and a list's order is walked no further than the page; the few areas of a
 * district are looked up.
 */
export const liesWithin: FormedCondition = {
  formOf: (code) => (PROVINCE_CODE.test(code) ? 'province' : 'below'),
  forms: {
    province: (row, code) => `${row('provinceCode')} = (SELECT ${code})`,
    below: (row, code, asOf) => `${row('areaId')} = ANY(${areasWithin(code, asOf)})`,
  },
  holds: { province: 'provinceCode' },
};
