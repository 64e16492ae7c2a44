import { definePart, matched } from '../../engine/part.ts';
import type { ImportSession } from '../../engine/session.ts';
import { code, oneOf, optional } from '../../reading/cell.ts';

/** Which subdistricts an authority covers, whole or in part. */
export const coverage = definePart({
  name: 'coverage',
  title: { th: 'พื้นที่ความรับผิดชอบ', en: 'coverage' },
  fileName: 'lao_subdistrict_coverage.tsv',
  columns: {
    dla_code: code(7),
    subdistrict_code: code(6),
    coverage: optional(oneOf({ completely: 'COMPLETE', partially: 'PARTIAL' })),
  },
  identity: ['dla_code', 'subdistrict_code'],
  key: ({ dla_code, subdistrict_code }) => `${dla_code}/${subdistrict_code}`,
  fields: ['kind'],
  references: ['dla_code', 'subdistrict_code'],
  stage: (row) => ({
    kind: row.coverage ?? 'NOT_STATED',
    dla_code: row.dla_code,
    subdistrict_code: row.subdistrict_code,
  }),
  target: {
    table: 'coverage',
    match: `LEFT JOIN coverage c ON c.authority_id = s.authority_id AND c.area_id = s.area_id AND c.valid_to IS NULL`,
    subject: 'c.id',
    given: {},
    isDated: true,
  },
  joins: `
    LEFT JOIN partner_code o ON o.scheme = 'DLA' AND o.code = i.dla_code AND o.valid_to IS NULL
    LEFT JOIN area a ON a.level = 'SUBDISTRICT' AND a.code = i.subdistrict_code AND a.valid_to IS NULL`,
  resolvedFields: { authority_id: 'o.partner_id', area_id: 'a.id' },
  refusals: [
    { rule: 'unknown-parent', field: 'dla_code', when: 's.authority_id IS NULL', value: 's.dla_code' },
    {
      rule: 'unknown-parent',
      field: 'subdistrict_code',
      when: 's.area_id IS NULL',
      value: 's.subdistrict_code',
    },
  ],
  observe,
});

async function observe(session: ImportSession, file: string): Promise<void> {
  await session.find(
    'noted',
    { rule: 'several-authorities', field: 'subdistrict_code' },
    file,
    `SELECT min(line) AS line, subdistrict_code AS key, string_agg(dla_code, ', ' ORDER BY dla_code) AS value
     FROM ${matched(coverage)} WHERE outcome <> 'refused'
     GROUP BY subdistrict_code HAVING count(*) > 1 ORDER BY 2`,
  );
}
