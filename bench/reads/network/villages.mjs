import { codesOf, draw, madeId, placeName, SUBDISTRICTS } from './drawing.mjs';

const key = `(s.code || 'moo' || moo)`;

/** Some 75,000 villages: 3 to 17 a subdistrict, here and there 35. */
export const VILLAGES = [
  {
    what: 'villages',
    sql: `
      INSERT INTO hub.partner (id, type, name_th, name_en, area_id, moo_no, latitude, longitude, search_key, source, change_id)
      SELECT ${madeId('30', 's.no * 64 + moo', key)}, 'VILLAGE', ${placeName(key, 'th')}, ${placeName(key, 'en')}, s.id, moo,
        s.latitude + ${draw(`${key} || 'lat'`, 1000)} / 20000.0, s.longitude + ${draw(`${key} || 'lon'`, 1000)} / 20000.0, '', 'SYNTHETIC', $1::uuid
      FROM ${SUBDISTRICTS} s
      CROSS JOIN LATERAL generate_series(1, CASE ${draw('s.code', 100)} WHEN 0 THEN 35 ELSE 3 + ${draw(`s.code || 'villages'`, 15)} END) AS moo`,
  },
  {
    what: 'codes of villages',
    sql: codesOf('31', 'VILLAGE', 'DOPA', `a.code || lpad(p.moo_no::text, 2, '0')`),
  },
];
