import { draw, madeId } from './drawing.mjs';
import { PLACES } from './places.mjs';

const COLUMNS = `id, kind, level, title_th, title_en, parent_id, area_id, keeper_id, signed_on, valid_from, source, change_id`;
const PARTY_COLUMNS = `id, agreement_id, partner_id, capacity, valid_from, source, change_id`;

const provincialId = (code) => madeId('70', `(${code})::int`, `'agreement' || (${code})`);
const localId = (place) => madeId('71', `${place}.no`, `'agreement' || ${place}.code`);

/** One subdistrict in four has an agreement of its own. */
const hasOwn = (place) => `${draw(`${place}.code || 'agreement'`, 4)} = 0`;

/** The nearest agreement over a place. */
export const agreementOver = (place) =>
  `CASE WHEN ${hasOwn(place)} THEN ${localId(place)} ELSE ${provincialId(`left(${place}.code, 2)`)} END`;

const OFFICES = `(
  SELECT a.id AS area_id, a.code, p.id, p.type, row_number() OVER (ORDER BY a.code, p.id)::int AS no
  FROM hub.area a JOIN hub.partner p ON p.area_id = a.id
  WHERE a.level = 'PROVINCE' AND a.code <> '10' AND p.type IN ('LOCAL_ADMINISTRATION_OFFICE', 'COMMUNITY_DEVELOPMENT_OFFICE', 'SANGHA_OFFICE'))`;

/** An agreement of each province under the national one, and those of subdistricts, between authority, temple and village. */
export const AGREEMENTS = [
  {
    what: 'agreements of provinces',
    sql: `
      INSERT INTO hub.agreement (${COLUMNS})
      SELECT ${provincialId('a.code')}, 'MOU', 'PROVINCE', 'บันทึกข้อตกลงจังหวัด' || a.name_th || ' (จำลอง)', 'Memorandum of ' || a.name_en || ' (made up)',
        (SELECT id FROM hub.agreement WHERE level = 'NATIONAL'), a.id, office.id, '2022-03-24', '2022-03-24', 'SYNTHETIC', $1::uuid
      FROM hub.area a JOIN hub.partner office ON office.area_id = a.id AND office.type = 'LOCAL_ADMINISTRATION_OFFICE'
      WHERE a.level = 'PROVINCE' AND a.code <> '10'`,
  },
  {
    what: 'agreements of subdistricts',
    sql: `
      INSERT INTO hub.agreement (${COLUMNS})
      SELECT ${localId('s')}, 'COOPERATION', 'TEMPLE_TAMBON', 'ข้อตกลงวัดกับตำบล' || s.name_th || ' (จำลอง)', 'Agreement of ' || s.name_en || ' (made up)',
        ${provincialId('left(s.code, 2)')}, s.id, s.authorities[1], '2022-05-02', '2022-05-02', 'SYNTHETIC', $1::uuid
      FROM ${PLACES} s WHERE ${hasOwn('s')}`,
  },
  {
    what: 'parties of provinces',
    sql: `
      INSERT INTO hub.agreement_party (${PARTY_COLUMNS})
      SELECT ${madeId('72', 'o.no', `'party' || o.id`)}, ${provincialId('o.code')}, o.id, 'SIGNATORY', '2022-03-24', 'SYNTHETIC', $1::uuid
      FROM ${OFFICES} o`,
  },
  {
    what: 'parties of subdistricts',
    sql: `
      INSERT INTO hub.agreement_party (${PARTY_COLUMNS})
      SELECT ${madeId('73', 'row_number() OVER (ORDER BY s.no, party)::int', `s.code || party`)}, ${localId('s')}, party, 'SIGNATORY', '2022-05-02', 'SYNTHETIC', $1::uuid
      FROM ${PLACES} s CROSS JOIN LATERAL unnest(s.authorities || s.temples[1:3] || s.villages[1:3]) AS party
      WHERE ${hasOwn('s')}`,
  },
];
