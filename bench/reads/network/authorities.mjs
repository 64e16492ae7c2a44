import { draw, madeId, SUBDISTRICTS } from './drawing.mjs';

/**
 * Every subdistrict but one in eleven seats an authority of its own, one in six a second one beside it; the rest is
 * covered by the one before it, so that areas and authorities are many to many as they are in the country.
 */
const PLAN = `(
  SELECT s.*, ${draw(`s.code || 'own'`, 11)} > 0 OR no = 1 AS has_own, ${draw(`s.code || 'second'`, 6)} = 0 AS has_second
  FROM ${SUBDISTRICTS} s)`;

const idOf = {
  own: (no) => madeId('40', no, `'own' || ${no}`),
  second: (no) => madeId('41', no, `'second' || ${no}`),
};
const provincialId = madeId('42', 'a.code::int', `'pao' || a.code`);

const COLUMNS = `id, type, name_th, name_en, area_id, local_authority_kind, area_km2, valid_from, search_key, source, change_id`;

const coverage = (kind, id, area, how, from) => `
  INSERT INTO hub.coverage (id, authority_id, area_id, kind, source, change_id)
  SELECT ${madeId(kind, 'row_number() OVER (ORDER BY a.code)::int', `'${kind}' || a.code`)}, ${id}, ${area}, ${how}::hub.coverage_kind, 'SYNTHETIC', $1::uuid
  FROM ${from} a`;

/** Some 7,850 local authorities with what they cover and their codes, of which nothing can be read off. */
export const AUTHORITIES = [
  {
    what: 'provincial organisations',
    sql: `
      INSERT INTO hub.partner (${COLUMNS})
      SELECT ${provincialId}, 'LOCAL_AUTHORITY', a.name_th, a.name_en, a.id, 'PAO', NULL, '1997-11-01', '', 'SYNTHETIC', $1::uuid
      FROM hub.area a WHERE a.level = 'PROVINCE' AND a.code <> '10'`,
  },
  {
    what: 'authorities of subdistricts',
    sql: `
      INSERT INTO hub.partner (${COLUMNS})
      SELECT ${idOf.own('a.no')}, 'LOCAL_AUTHORITY', a.name_th, a.name_en, a.id,
        (CASE WHEN ${draw(`a.code || 'kind'`, 100)} < 70 THEN 'SAO' ELSE 'SUBDISTRICT_MUNICIPALITY' END)::hub.local_authority_kind,
        10 + ${draw(`a.code || 'km2'`, 900)} / 10.0, '1999-05-25', '', 'SYNTHETIC', $1::uuid
      FROM ${PLAN} a WHERE a.has_own`,
  },
  {
    what: 'authorities beside others',
    sql: `
      INSERT INTO hub.partner (${COLUMNS})
      SELECT ${idOf.second('a.no')}, 'LOCAL_AUTHORITY', a.name_th || 'เมือง', a.name_en || ' Mueang', a.id,
        (CASE WHEN ${draw(`a.code || 'town'`, 5)} = 0 THEN 'TOWN_MUNICIPALITY' ELSE 'SUBDISTRICT_MUNICIPALITY' END)::hub.local_authority_kind,
        2 + ${draw(`a.code || 'km2'`, 90)} / 10.0, '1999-05-25', '', 'SYNTHETIC', $1::uuid
      FROM ${PLAN} a WHERE a.has_second`,
  },
  {
    what: 'coverages of provinces',
    sql: coverage(
      '43',
      provincialId,
      'a.id',
      `'COMPLETE'`,
      `(SELECT * FROM hub.area WHERE level = 'PROVINCE' AND code <> '10')`,
    ),
  },
  {
    what: 'coverages of subdistricts',
    sql: coverage(
      '44',
      idOf.own('a.seat_no'),
      'a.id',
      `CASE WHEN a.has_second THEN 'PARTIAL' ELSE 'COMPLETE' END`,
      `(SELECT plan.*, max(CASE WHEN has_own THEN no END) OVER (ORDER BY no) AS seat_no FROM ${PLAN} plan)`,
    ),
  },
  {
    what: 'coverages beside others',
    sql: coverage(
      '45',
      idOf.second('a.no'),
      'a.id',
      `'PARTIAL'`,
      `(SELECT * FROM ${PLAN} plan WHERE has_second)`,
    ),
  },
  {
    what: 'codes of authorities',
    sql: `
      INSERT INTO hub.partner_code (id, partner_id, scheme, code, source, change_id)
      SELECT ${madeId('46', 'row_number() OVER (ORDER BY p.id)::int', 'p.id::text')}, p.id, 'DLA',
        (2000000 + row_number() OVER (ORDER BY p.id))::text, 'SYNTHETIC', $1::uuid
      FROM hub.partner p WHERE p.type = 'LOCAL_AUTHORITY' AND p.source = 'SYNTHETIC'`,
  },
];
