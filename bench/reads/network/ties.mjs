import { draw, madeId, placeName } from './drawing.mjs';

/** Former names of some partners, and who supervises the local authorities. */
export const TIES = [
  {
    what: 'other names',
    sql: `
      INSERT INTO hub.partner_name (id, partner_id, kind, name_th, name_en, search_key, source, change_id)
      SELECT ${madeId('50', 'row_number() OVER (ORDER BY p.id)::int', `'name' || p.id`)}, p.id, 'FORMER',
        ${placeName(`(p.id || 'former')`, 'th')}, ${placeName(`(p.id || 'former')`, 'en')}, '', 'SYNTHETIC', $1::uuid
      FROM hub.partner p WHERE p.source = 'SYNTHETIC' AND ${draw('p.id::text', 12)} = 0`,
  },
  {
    what: 'supervisions of authorities',
    sql: `
      INSERT INTO hub.partner_link (id, kind, from_id, to_id, source, change_id)
      SELECT ${madeId('51', 'row_number() OVER (ORDER BY p.id)::int', `'supervises' || p.id`)}, 'SUPERVISES', office.id, p.id, 'SYNTHETIC', $1::uuid
      FROM hub.partner p
      JOIN hub.area a ON a.id = p.area_id
      JOIN hub.partner_code c ON c.scheme = 'HUB' AND c.code = 'PLAO-' || left(a.code, 2)
      JOIN hub.partner office ON office.id = c.partner_id
      WHERE p.type = 'LOCAL_AUTHORITY' AND p.source = 'SYNTHETIC'`,
  },
];
