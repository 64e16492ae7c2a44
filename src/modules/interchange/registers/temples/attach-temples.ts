import type { ImportSession } from '../../engine/session.ts';

/**
 * Puts imported temples that belong to no Sangha unit under the provincial unit of their order, where there is one. A
 * register of lower units or a person may place them more exactly: that is never undone here.
 */
export const attachTemples = (session: ImportSession): Promise<number> =>
  session.write(
    `UPDATE partner t SET sangha_unit_id = u.id, version = t.version + 1, change_id = $1
     FROM area s JOIN area d ON d.id = s.parent_id
     JOIN sangha_unit u ON u.level = 'PROVINCE' AND u.area_id = d.parent_id AND u.valid_to IS NULL
       AND u.source <> 'SYNTHETIC'
     WHERE t.type = 'TEMPLE' AND t.source = 'REGISTER' AND t.sangha_unit_id IS NULL AND t.valid_to IS NULL
       AND s.id = t.area_id AND u.nikaya = t.nikaya`,
    [session.changeId],
  );
