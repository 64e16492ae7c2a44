import { codesOf, madeId } from './drawing.mjs';

const unit = (
  kind,
  level,
  { name, nameEn = 'NULL', from, parent, area = 'NULL::uuid', number = 'NULL::int' },
) => `
  INSERT INTO hub.sangha_unit (id, level, nikaya, number, name_th, name_en, parent_id, area_id, source, change_id)
  SELECT ${madeId(kind, 'no', `'${level}' || no`)}, '${level}', 'MAHANIKAYA', ${number}, ${name}, ${nameEn}, ${parent}, ${area}, 'SYNTHETIC', $1::uuid
  FROM ${from}`;

const areasOf = (level) =>
  `(SELECT area.*, row_number() OVER (ORDER BY code)::int AS no FROM hub.area WHERE level = '${level}') a`;
const above = `(SELECT u.id FROM hub.sangha_unit u WHERE u.area_id = a.parent_id)`;
const named = { name: 'a.name_th', nameEn: 'a.name_en', area: 'a.id' };

/** The Mahanikaya's tree over the whole country, like the civil one below its regions, and an office for each unit. */
export const SANGHA = [
  {
    what: 'zones of the Sangha',
    sql: unit('10', 'HON', {
      name: `'หน ' || no`,
      nameEn: `'Zone ' || no`,
      from: 'generate_series(1, 4) AS no',
      parent: 'NULL::uuid',
    }),
  },
  {
    what: 'regions of the Sangha',
    sql: unit('11', 'REGION', {
      name: `'ภาค ' || no`,
      nameEn: `'Region ' || no`,
      number: 'no',
      from: 'generate_series(1, 18) AS no',
      parent: madeId('10', '1 + (no - 1) % 4', `'HON' || (1 + (no - 1) % 4)`),
    }),
  },
  {
    what: 'provinces of the Sangha',
    sql: unit('12', 'PROVINCE', {
      ...named,
      from: areasOf('PROVINCE'),
      parent: madeId('11', '1 + no % 18', `'REGION' || (1 + no % 18)`),
    }),
  },
  {
    what: 'districts of the Sangha',
    sql: unit('13', 'DISTRICT', { ...named, from: areasOf('DISTRICT'), parent: above }),
  },
  {
    what: 'subdistricts of the Sangha',
    sql: unit('14', 'SUBDISTRICT', { ...named, from: areasOf('SUBDISTRICT'), parent: above }),
  },
  {
    what: 'offices of the Sangha',
    sql: `
      INSERT INTO hub.partner (id, type, name_th, name_en, area_id, sangha_unit_id, search_key, source, change_id)
      SELECT ${madeId('15', 'row_number() OVER (ORDER BY u.id)::int', `'office' || u.id`)}, 'SANGHA_OFFICE', u.name_th, u.name_en,
        u.area_id, u.id, '', 'SYNTHETIC', $1::uuid
      FROM hub.sangha_unit u`,
  },
  {
    what: 'codes of offices of the Sangha',
    sql: codesOf('16', 'SANGHA_OFFICE', 'HUB', `'SANGHA-' || row_number() OVER (ORDER BY p.id)`),
  },
];
