import { alike } from '../../engine/alike.ts';
import { definePart, matched } from '../../engine/part.ts';
import type { Target } from '../../engine/target.ts';
import { code, oneOf, optional, required, text, whole } from '../../reading/cell.ts';

const HON = required(oneOf<string>({ กลาง: 'กลาง', เหนือ: 'เหนือ', ตะวันออก: 'ตะวันออก', ใต้: 'ใต้' }));
const REGION_NO = required(whole(1, 99));
const FILE = 'sangha_regions.tsv';

/** Units of the Mahanikaya: the file names no other order. */
const unitTarget = (level: 'HON' | 'REGION' | 'PROVINCE', by: string): Target => ({
  table: 'sangha_unit',
  match: `LEFT JOIN sangha_unit u ON u.nikaya = 'MAHANIKAYA' AND u.level = '${level}' AND ${by}
    AND u.valid_to IS NULL AND u.source <> 'SYNTHETIC'`,
  subject: 'u.id',
  given: { level: `'${level}'`, nikaya: `'MAHANIKAYA'` },
  isDated: true,
});

export const hons = definePart({
  name: 'sangha-hons',
  title: { th: 'หน', en: 'Sangha zones (hon)' },
  fileName: FILE,
  columns: { hon_th: HON },
  identity: ['hon_th'],
  restatedIn: ['hon_th'],
  key: ({ hon_th }) => hon_th,
  fields: ['name_th'],
  stage: ({ hon_th }) => ({ name_th: hon_th }),
  target: unitTarget('HON', 'u.name_th = s.name_th'),
});

/** The unit that another part of the same file states, whether it was there or is new. */
const above = (part: string, key: string) => ({
  joins: `LEFT JOIN ${matched({ name: part })} p ON p.key = i.${key} AND p.outcome <> 'refused'`,
  resolvedFields: { parent_id: 'coalesce(p.subject_id, p.id)' },
});

export const regions = definePart({
  name: 'sangha-regions',
  title: { th: 'ภาคคณะสงฆ์', en: 'Sangha regions' },
  fileName: FILE,
  columns: { region_no: REGION_NO, hon_th: HON },
  identity: ['region_no', 'hon_th'],
  restatedIn: ['region_no', 'hon_th'],
  key: ({ region_no }) => String(region_no),
  fields: ['number', 'name_th'],
  references: ['hon_th'],
  stage: ({ region_no, hon_th }) => ({ number: region_no, name_th: `ภาค ${region_no}`, hon_th }),
  target: unitTarget('REGION', 'u.number = s.number'),
  ...above('sangha-hons', 'hon_th'),
});

export const sanghaProvinces = definePart({
  name: 'sangha-provinces',
  title: { th: 'คณะสงฆ์จังหวัด', en: 'Sangha provinces' },
  fileName: FILE,
  columns: { region_no: REGION_NO, hon_th: HON, province_code: code(2), province_th: optional(text) },
  identity: ['province_code'],
  key: ({ province_code }) => province_code,
  fields: [],
  references: ['region_no', 'province_th'],
  stage: ({ region_no, province_th }) => ({ region_no: String(region_no), province_th }),
  target: unitTarget('PROVINCE', 'u.area_id = s.area_id'),
  joins: `
    LEFT JOIN area a ON a.level = 'PROVINCE' AND a.code = i.key AND a.valid_to IS NULL
    ${above('sangha-regions', 'region_no').joins}`,
  resolvedFields: {
    ...above('sangha-regions', 'region_no').resolvedFields,
    area_id: 'a.id',
    name_th: 'a.name_th',
  },
  refusals: [
    { rule: 'unknown-parent', field: 'province_code', when: 's.area_id IS NULL', value: 's.key' },
    { rule: 'unknown-parent', field: 'region_no', when: 's.parent_id IS NULL', value: 's.region_no' },
  ],
  warnings: [
    {
      rule: 'place-name',
      field: 'province_th',
      when: `NOT (${alike('s.province_th', 's.name_th')})`,
      value: `s.province_th || ' ≠ ' || s.name_th`,
    },
  ],
});
