import { matched, type Part } from './part.ts';
import type { ImportSession } from './session.ts';

/**
 * Reports new codes under which a known body may go on: same name and district as one whose code the file lacks.
 * Nothing is merged: only a person can tell a new code from a new body.
 */
export async function reportSuccessors(session: ImportSession, part: Part, file: string): Promise<void> {
  if (part.target.table !== 'partner') return;
  const gone = `register_record r JOIN partner o ON o.id = r.subject_id AND o.valid_to IS NULL
    WHERE r.register = '${part.name}' AND NOT EXISTS (SELECT FROM ${matched(part)} n WHERE n.key = r.key)`;
  const [found] = await session.rows<{ any: boolean }>(`SELECT EXISTS (SELECT FROM ${gone}) AS any`);
  if (!found?.any) return;
  const describe = (seat: string) =>
    `hub.search_key(${seat}.name_th) AS name, (SELECT ${districtOf('a')} FROM area a WHERE a.id = ${seat}.area_id) AS district_id`;
  await session.find(
    'probable-successor',
    { rule: 'probable-successor' },
    file,
    `WITH gone AS MATERIALIZED (SELECT r.key || ' ' || o.name_th COLLATE "C" AS value, ${describe('o')} FROM ${gone}),
     added AS MATERIALIZED (SELECT m.line, m.key, ${describe('m')} FROM ${matched(part)} m WHERE m.outcome = 'added')
     SELECT line, key, value FROM added JOIN gone USING (name, district_id) ORDER BY line, value`,
  );
}

/** Of a seat in a district or in one of its subdistricts. */
const districtOf = (area: string): string =>
  `CASE WHEN ${area}.level = 'SUBDISTRICT' THEN ${area}.parent_id ELSE ${area}.id END`;
