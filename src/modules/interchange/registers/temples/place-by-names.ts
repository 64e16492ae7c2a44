import { alike } from '../../engine/alike.ts';
import { incoming } from '../../engine/part.ts';
import type { ImportSession } from '../../engine/session.ts';

/** Where `findPlaces` leaves its answer: path of names → area, or the candidates where there are several. */
export const PLACES = 'places_by_names';

/** The path as it is shown. */
export const PATH = `concat_ws(' › ', s.province_th, s.district_th, s.subdistrict_th)`;

/**
 * Finds the subdistricts in force to which the staged paths of names lead: by the names as they are written, and where
 * none is written so, by their search keys.
 */
export async function findPlaces(session: ImportSession, part: { name: string }): Promise<void> {
  const led = (same: (area: string, name: string) => string) => `
    SELECT array_agg(s.id ORDER BY s.code) AS ids, string_agg(s.code, ', ' ORDER BY s.code) AS codes
    FROM area p JOIN area d ON d.parent_id = p.id JOIN area s ON s.parent_id = d.id
    WHERE p.level = 'PROVINCE' AND p.valid_to IS NULL AND d.valid_to IS NULL AND s.valid_to IS NULL
      AND ${same('p', 'province_th')} AND ${same('d', 'district_th')} AND ${same('s', 'subdistrict_th')}`;
  const written = led((area, name) => `${area}.name_th = i.${name} COLLATE "th-x-icu"`);
  const likeIt = led((area, name) => alike(`${area}.name_th`, `i.${name}`));
  await session.run(`
    CREATE TEMP TABLE ${PLACES} ON COMMIT DROP AS
    SELECT i.*, CASE WHEN cardinality(f.ids) = 1 THEN f.ids[1] END AS area_id, f.codes
    FROM (SELECT DISTINCT province_th, district_th, subdistrict_th FROM ${incoming(part)} WHERE NOT refused) i
    CROSS JOIN LATERAL (${written}) w
    LEFT JOIN LATERAL (${likeIt}) a ON w.ids IS NULL
    CROSS JOIN LATERAL (SELECT coalesce(w.ids, a.ids) AS ids, coalesce(w.codes, a.codes) AS codes) f`);
}
