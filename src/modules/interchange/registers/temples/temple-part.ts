import { definePart } from '../../engine/part.ts';
import type { ImportSession } from '../../engine/session.ts';
import { partnerTarget } from '../../engine/target.ts';
import { code, oneOf, optional, required, text, whole, withoutTypeWord } from '../../reading/cell.ts';
import { noteSharedNames } from '../shared-names.ts';
import { noteMixedDates } from './mixed-dates.ts';
import { findPlaces, PATH, PLACES } from './place-by-names.ts';
import { foundedYear, grantDate } from './years-be.ts';

const NAME = 'temples';

const RANKS = { วัดราษฎร์: 'COMMONER', พระอารามหลวง: 'ROYAL' } as const;
const ORDERS = {
  มหานิกาย: 'MAHANIKAYA',
  ธรรมยุต: 'DHAMMAYUT',
  จีนนิกาย: 'CHINESE',
  อนัมนิกาย: 'ANNAM',
} as const;
const GRANTED = { ได้รับ: true, ไม่ได้รับ: false } as const;

/** Temples of the National Office of Buddhism. Where one stands is read off the names, never off its code. */
export const temples = definePart({
  name: NAME,
  title: { th: 'วัด', en: 'temples' },
  fileName: 'temples.tsv',
  columns: {
    temple_code: code(11),
    name_th: required(text),
    rank: optional(oneOf<string>(RANKS)),
    sect: optional(oneOf<string>(ORDERS)),
    wisung: optional(oneOf<boolean>(GRANTED)),
    wisung_date_as_published: optional(text),
    subdistrict_th: required(text),
    district_th: required(text),
    province_th: required(text),
    founded_be: optional(whole(1, 9_999)),
  },
  identity: ['temple_code'],
  key: ({ temple_code }) => temple_code,
  fields: [
    'name_th',
    'temple_rank',
    'nikaya',
    'wisungkhamasima',
    'wisungkhamasima_year_be',
    'wisungkhamasima_on',
    'wisungkhamasima_as_published',
    'founded_year_be',
  ],
  references: ['subdistrict_th', 'district_th', 'province_th'],
  stage: (row, notes) => ({
    name_th: withoutTypeWord(row.name_th, 'วัด'),
    temple_rank: row.rank,
    nikaya: row.sect,
    wisungkhamasima: row.wisung,
    ...grantDate(notes, 'wisung_date_as_published', row.wisung_date_as_published, row.wisung),
    wisungkhamasima_as_published: row.wisung_date_as_published,
    founded_year_be: foundedYear(notes, 'founded_be', row.founded_be),
    subdistrict_th: row.subdistrict_th,
    district_th: row.district_th,
    province_th: row.province_th,
  }),
  target: partnerTarget('TEMPLE', 'ONAB'),
  prepare: (session: ImportSession) => findPlaces(session, { name: NAME }),
  joins: `
    LEFT JOIN ${PLACES} w ON (w.province_th, w.district_th, w.subdistrict_th)
      = (i.province_th, i.district_th, i.subdistrict_th)
    LEFT JOIN area a ON a.id = w.area_id
    LEFT JOIN area d ON d.id = a.parent_id
    LEFT JOIN sangha_unit u ON u.level = 'PROVINCE' AND u.nikaya = i.nikaya AND u.area_id = d.parent_id
      AND u.valid_to IS NULL AND u.source <> 'SYNTHETIC'`,
  resolvedFields: { area_id: 'w.area_id' },
  resolved: { subdistrict_code: 'a.code', candidates: 'w.codes', unit_id: 'u.id' },
  onlyWhenNew: { sangha_unit_id: 'm.unit_id' },
  refusals: [
    {
      rule: 'unknown-path',
      field: 'subdistrict_th',
      when: 's.area_id IS NULL AND s.candidates IS NULL',
      value: PATH,
    },
    {
      rule: 'ambiguous-path',
      field: 'subdistrict_th',
      when: 's.area_id IS NULL',
      value: `${PATH} || ' (' || s.candidates || ')'`,
    },
  ],
  warnings: [
    {
      rule: 'code-place',
      field: 'temple_code',
      when: 'substr(s.key, 3, 6) <> s.subdistrict_code',
      value: `s.key || ' ≠ ' || s.subdistrict_code`,
    },
  ],
  async observe(session, file) {
    await noteSharedNames(session, { name: NAME }, file);
    await noteMixedDates(session, { name: NAME }, file);
  },
});
