import { matched } from '../engine/part.ts';
import type { ImportSession } from '../engine/session.ts';

/**
 * Says which names several bodies carry: they stay several.
 *
 * @param within a column of the matched rows; only bodies that have the same there are compared
 */
export async function noteSharedNames(
  session: ImportSession,
  part: { name: string },
  file: string,
  within?: string,
): Promise<void> {
  await session.find(
    'noted',
    { rule: 'shared-name', field: 'name_th' },
    file,
    `SELECT min(line) AS line, NULL AS key, name_th || ' (' || string_agg(key, ', ' ORDER BY key) || ')' AS value
     FROM ${matched(part)} WHERE outcome <> 'refused'
     GROUP BY name_th ${within ? `, ${within}` : ''} HAVING count(*) > 1 ORDER BY 1`,
  );
}
