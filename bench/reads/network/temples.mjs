import { codesOf, draw, madeId, placeName, SUBDISTRICTS } from './drawing.mjs';

const key = `(s.code || 'temple' || nth)`;

/** Some 44,000 temples: none to twelve a subdistrict, each in the Sangha's unit over its subdistrict. */
export const TEMPLES = [
  {
    what: 'temples',
    sql: `
      INSERT INTO hub.partner (id, type, name_th, name_en, area_id, sangha_unit_id, nikaya, temple_rank, founded_year_be, wisungkhamasima, search_key, source, change_id)
      SELECT ${madeId('20', 's.no * 64 + nth', key)}, 'TEMPLE', ${placeName(key, 'th')}, ${placeName(key, 'en')}, s.id, u.id, 'MAHANIKAYA',
        (CASE WHEN ${draw(`${key} || 'rank'`, 140)} = 0 THEN 'ROYAL' ELSE 'COMMONER' END)::hub.temple_rank,
        2300 + ${draw(`${key} || 'founded'`, 260)}, ${draw(`${key} || 'wisung'`, 10)} < 6, '', 'SYNTHETIC', $1::uuid
      FROM ${SUBDISTRICTS} s
      JOIN hub.sangha_unit u ON u.area_id = s.id AND u.level = 'SUBDISTRICT'
      CROSS JOIN LATERAL generate_series(1, ${draw(`s.code || 'temples'`, 13)}) AS nth`,
  },
  {
    what: 'codes of temples',
    sql: codesOf(
      '21',
      'TEMPLE',
      'ONAB',
      `'03' || a.code || lpad((row_number() OVER (PARTITION BY a.id ORDER BY p.id))::text, 3, '0')`,
    ),
  },
];
