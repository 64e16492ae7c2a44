import { PartnerType } from '../../../partners/index.ts';
import { definePart, matched } from '../../engine/part.ts';
import type { Register } from '../../engine/register.ts';
import { partnerTarget } from '../../engine/target.ts';
import { code, optional, required, text, whole, withoutTypeWord } from '../../reading/cell.ts';

const NAME = 'villages';

const villages = definePart({
  name: NAME,
  title: { th: 'หมู่บ้าน', en: 'villages' },
  fileName: 'villages.tsv',
  columns: {
    village_code: code(8),
    subdistrict_code: code(6),
    moo_no: required(whole(1, 99, 'moo-1-to-99')),
    name_th: required(text),
    name_en: optional(text),
  },
  identity: ['village_code'],
  key: ({ village_code }) => village_code,
  fields: ['name_th', 'name_en', 'moo_no'],
  references: ['subdistrict_code'],
  stage: (row) => ({
    name_th: withoutTypeWord(row.name_th, 'บ้าน'),
    name_en: row.name_en,
    moo_no: row.moo_no,
    subdistrict_code: row.subdistrict_code,
  }),
  target: partnerTarget('VILLAGE', 'DOPA'),
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
  warnings: [
    {
      rule: 'code-place',
      field: 'village_code',
      when: 'NOT starts_with(s.key, s.subdistrict_code)',
      value: `s.key || ' ≠ ' || s.subdistrict_code`,
    },
    {
      rule: 'moo-twice',
      field: 'moo_no',
      when: `(s.area_id, s.moo_no) IN (SELECT t.area_id, t.moo_no FROM ${matched({ name: NAME })} t
        WHERE t.outcome <> 'refused' GROUP BY t.area_id, t.moo_no HAVING count(*) > 1)`,
      value: 's.moo_no::text',
    },
  ],
});

/** Villages by their 8-digit DOPA codes, or a part of them. */
export const villageRegister: Register = {
  name: NAME,
  title: villages.title,
  parts: [villages],
  partsOfOneFile: [villages],
  demoTypes: [PartnerType.VILLAGE],
  needsAsOf: false,
  canBeComplete: true,
};
