import { definePart, matched } from '../../engine/part.ts';
import type { SetRule } from '../../engine/set-rule.ts';
import type { Target } from '../../engine/target.ts';
import { code, optional, optionalCode, required, runningNumber, text } from '../../reading/cell.ts';
import { coordinates } from '../../reading/coordinates.ts';

type Level = 'PROVINCE' | 'DISTRICT' | 'SUBDISTRICT';

const areaTarget = (level: Level): Target => ({
  table: 'area',
  match: `LEFT JOIN area a ON a.level = '${level}' AND a.code = s.key AND a.valid_to IS NULL`,
  subject: 'a.id',
  given: { level: `'${level}'`, code: 'm.key' },
  isDated: true,
});

/** A file names the area above by the running number that its own row has in the file above. */
const above = (part: string) => ({
  joins: `LEFT JOIN (
      SELECT DISTINCT ON (own_number) * FROM ${matched({ name: part })} WHERE outcome <> 'refused' ORDER BY own_number, line
    ) p ON p.own_number = i.number_above`,
  resolvedFields: { parent_id: 'coalesce(p.subject_id, p.id)' },
  resolved: { code_above: 'p.key' },
});

const underAnother = (numberAbove: string): SetRule[] => [
  { rule: 'unknown-parent', field: numberAbove, when: 's.parent_id IS NULL', value: 's.number_above' },
  {
    rule: 'outside-parent',
    field: numberAbove,
    when: 'NOT starts_with(s.key, s.code_above)',
    value: 's.code_above',
  },
];

export const provinces = definePart({
  name: 'provinces',
  title: { th: 'จังหวัด', en: 'provinces' },
  fileName: 'provinces.csv',
  columns: {
    PROVINCE_ID: runningNumber,
    CODE: code(2),
    PROVINCE_THAI: required(text),
    PROVINCE_ENGLISH: optional(text),
  },
  identity: ['CODE'],
  key: ({ CODE }) => CODE,
  fields: ['name_th', 'name_en'],
  references: ['own_number'],
  stage: (row) => ({
    name_th: row.PROVINCE_THAI,
    name_en: row.PROVINCE_ENGLISH,
    own_number: row.PROVINCE_ID,
  }),
  target: areaTarget('PROVINCE'),
});

export const districts = definePart({
  name: 'districts',
  title: { th: 'อำเภอและเขต', en: 'districts' },
  fileName: 'districts.csv',
  columns: {
    DISTRICT_ID: runningNumber,
    PROVINCE_ID: runningNumber,
    DISTRICT_CODE: code(4),
    DISTRICT_THAI: required(text),
    DISTRICT_ENGLISH: optional(text),
  },
  identity: ['DISTRICT_CODE'],
  key: ({ DISTRICT_CODE }) => DISTRICT_CODE,
  fields: ['name_th', 'name_en'],
  references: ['own_number', 'number_above'],
  stage: (row) => ({
    name_th: row.DISTRICT_THAI,
    name_en: row.DISTRICT_ENGLISH,
    own_number: row.DISTRICT_ID,
    number_above: row.PROVINCE_ID,
  }),
  target: areaTarget('DISTRICT'),
  ...above('provinces'),
  refusals: underAnother('PROVINCE_ID'),
});

export const subdistricts = definePart({
  name: 'subdistricts',
  title: { th: 'ตำบลและแขวง', en: 'subdistricts' },
  fileName: 'sub_districts.csv',
  columns: {
    DISTRICT_ID: runningNumber,
    SUB_DISTRICT_CODE: code(6),
    SUB_DISTRICT_THAI: required(text),
    SUB_DISTRICT_ENGLISH: optional(text),
    LATITUDE: optional(text),
    LONGITUDE: optional(text),
    POSTAL_CODE: optionalCode(5),
  },
  identity: ['SUB_DISTRICT_CODE'],
  key: ({ SUB_DISTRICT_CODE }) => SUB_DISTRICT_CODE,
  fields: ['name_th', 'name_en', 'latitude', 'longitude', 'postcode'],
  references: ['number_above'],
  stage: (row, notes) => ({
    name_th: row.SUB_DISTRICT_THAI,
    name_en: row.SUB_DISTRICT_ENGLISH,
    ...coordinates(notes, 'LATITUDE', 'LONGITUDE', { areExpected: true }),
    postcode: row.POSTAL_CODE,
    number_above: row.DISTRICT_ID,
  }),
  target: areaTarget('SUBDISTRICT'),
  ...above('districts'),
  refusals: underAnother('DISTRICT_ID'),
});
