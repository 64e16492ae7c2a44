import { alike } from '../../engine/alike.ts';
import { definePart, matched } from '../../engine/part.ts';
import type { ImportSession } from '../../engine/session.ts';
import { partnerTarget } from '../../engine/target.ts';
import { code, oneOf, optional, required, text } from '../../reading/cell.ts';
import { coordinates } from '../../reading/coordinates.ts';
import { noteSharedNames } from '../shared-names.ts';
import { CODE_DIGITS, KINDS } from './kinds.ts';
import { landArea } from './land-area.ts';

/** The local authorities themselves, with their supervision and, for a PAO, its province. */
export const authorities = definePart({
  name: 'local-authorities',
  title: { th: 'องค์กรปกครองส่วนท้องถิ่น', en: 'local authorities' },
  fileName: 'lao.tsv',
  columns: {
    dla_code: code(7),
    type: required(oneOf(KINDS)),
    name_th: required(text),
    name_en: optional(text),
    province_code: code(2),
    seat_district_code: code(4),
    seat_district_th: optional(text),
    lat: optional(text),
    lon: optional(text),
    area_km2_as_published: optional(text),
  },
  identity: ['dla_code'],
  key: ({ dla_code }) => dla_code,
  fields: [
    'name_th',
    'name_en',
    'local_authority_kind',
    'latitude',
    'longitude',
    'area_km2',
    'area_km2_as_published',
  ],
  references: ['province_code', 'seat_district_code', 'seat_district_th'],
  stage(row, notes) {
    if (!row.dla_code.startsWith(CODE_DIGITS[row.type])) notes.warn('dla_code', 'code-type-digit');
    return {
      name_th: row.name_th,
      name_en: row.name_en,
      local_authority_kind: row.type,
      ...coordinates(notes, 'lat', 'lon'),
      area_km2: landArea(notes, 'area_km2_as_published', row.area_km2_as_published, row.type),
      area_km2_as_published: row.area_km2_as_published,
      province_code: row.province_code,
      seat_district_code: row.seat_district_code,
      seat_district_th: row.seat_district_th,
    };
  },
  target: partnerTarget('LOCAL_AUTHORITY', 'DLA'),
  joins: `
    LEFT JOIN area d ON d.level = 'DISTRICT' AND d.code = i.seat_district_code AND d.valid_to IS NULL
    LEFT JOIN area p ON p.level = 'PROVINCE' AND p.code = i.province_code AND p.valid_to IS NULL
    LEFT JOIN partner o ON o.type = 'LOCAL_ADMINISTRATION_OFFICE' AND o.area_id = p.id AND o.valid_to IS NULL
      AND o.source <> 'SYNTHETIC'`,
  resolvedFields: { area_id: 'd.id' },
  resolved: {
    province_id: 'p.id',
    supervisor_id: 'o.id',
    district_name: 'd.name_th',
    province_of_district: 'd.parent_id',
  },
  refusals: [
    {
      rule: 'unknown-parent',
      field: 'province_code',
      when: 's.province_id IS NULL',
      value: 's.province_code',
    },
    {
      rule: 'unknown-parent',
      field: 'seat_district_code',
      when: 's.area_id IS NULL',
      value: 's.seat_district_code',
    },
  ],
  warnings: [
    {
      rule: 'code-place',
      field: 'dla_code',
      when: 'substr(s.key, 2, 4) <> s.seat_district_code OR s.province_of_district <> s.province_id',
      value: `s.key || ' ≠ ' || s.seat_district_code`,
    },
    {
      rule: 'place-name',
      field: 'seat_district_th',
      when: `NOT (${alike('s.seat_district_th', 's.district_name')})`,
      value: `s.seat_district_th || ' ≠ ' || s.district_name`,
    },
    {
      rule: 'no-supervisor',
      field: 'province_code',
      when: 's.supervisor_id IS NULL',
      value: 's.province_code',
    },
  ],
  async derive(session) {
    await superviseNewcomers(session);
    await coverProvinces(session);
  },
  observe,
});

/** The office of the stated province supervises; a tie that was changed later by hand is left alone. */
const superviseNewcomers = (session: ImportSession): Promise<number> =>
  session.writeDerived(
    'partner_link',
    'REGISTER',
    `SELECT 'SUPERVISES'::partner_link_kind AS kind, m.supervisor_id AS from_id, m.id AS to_id
     FROM ${matched(authorities)} m WHERE m.outcome = 'added' AND m.supervisor_id IS NOT NULL`,
  );

const coverProvinces = (session: ImportSession): Promise<number> =>
  session.writeDerived(
    'coverage',
    'REGISTER',
    `SELECT m.id AS authority_id, m.province_id AS area_id, 'COMPLETE'::coverage_kind AS kind
     FROM ${matched(authorities)} m WHERE m.outcome = 'added' AND m.local_authority_kind = 'PAO'`,
  );

async function observe(session: ImportSession, file: string): Promise<void> {
  await noteSharedNames(session, authorities, file, 'province_code');
  await session.find(
    'noted',
    { rule: 'province-without-rows', field: 'province_code' },
    file,
    `SELECT NULL AS line, code AS key, name_th AS value FROM area p
     WHERE level = 'PROVINCE' AND valid_to IS NULL
       AND NOT EXISTS (SELECT FROM ${matched(authorities)} m WHERE m.province_code = p.code) ORDER BY code`,
  );
}
