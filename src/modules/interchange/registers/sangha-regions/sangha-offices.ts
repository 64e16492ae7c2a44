import { matched } from '../../engine/part.ts';
import type { ImportSession } from '../../engine/session.ts';
import { regions, sanghaProvinces } from './unit-parts.ts';

/** Units of a part that has offices, and the code that the hub gives to the office of each. */
const unitsOf = (part: { name: string }, prefix: string): string =>
  `SELECT coalesce(m.subject_id, m.id) AS unit_id, '${prefix}' || m.key AS code
   FROM ${matched(part)} m WHERE m.outcome <> 'refused'`;

const UNITS = `
  SELECT u.id, u.name_th, u.area_id, s.code FROM sangha_unit u
  JOIN (${unitsOf(regions, 'SANGHA-REGION-')} UNION ALL ${unitsOf(sanghaProvinces, 'SANGHA-PROVINCE-')}) s
    ON s.unit_id = u.id
  WHERE u.valid_to IS NULL`;

/** Gives every region and province its office, known by a code of the hub since no published one is known. */
export async function ensureSanghaOffices(session: ImportSession): Promise<void> {
  await session.writeDerived(
    'partner',
    'REGISTER',
    `SELECT 'SANGHA_OFFICE'::partner_type AS type, u.name_th, u.area_id, u.id AS sangha_unit_id FROM (${UNITS}) u
     WHERE NOT EXISTS (SELECT FROM partner p WHERE p.type = 'SANGHA_OFFICE' AND p.sangha_unit_id = u.id)`,
  );
  await session.writeDerived(
    'partner_code',
    'REGISTER',
    `SELECT p.id AS partner_id, 'HUB'::code_scheme AS scheme, u.code FROM (${UNITS}) u
     JOIN partner p ON p.type = 'SANGHA_OFFICE' AND p.sangha_unit_id = u.id AND p.valid_to IS NULL
     WHERE NOT EXISTS (SELECT FROM partner_code c WHERE c.partner_id = p.id)`,
  );
}
