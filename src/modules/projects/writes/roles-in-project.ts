import type { Problems, Writing } from '../../../write/index.ts';
import { MouRole } from '../../agreements/index.ts';

interface RoleRow {
  id: string;
  code: string;
}

/** The roles of an agreement, and of those above it, that are in force and carry a capability. */
const ROLES = `
  SELECT r.id, r.code, $1 = ANY(SELECT partner_id FROM mou_role_grant g WHERE g.role_id = r.id
      AND hub.holds_on(g.valid_from, g.valid_to, hub.today())) AS given, p.type = ANY(r.partner_types) AS falls
  FROM mou_role r JOIN partner p ON p.id = $1
  WHERE r.agreement_id = ANY(hub.agreement_line($2)) AND hub.holds_on(r.valid_from, r.valid_to, hub.today())
    AND $3::hub.mou_capability = ANY(r.capabilities)
  ORDER BY given DESC, r.code`;

/**
 * The role in which a partner takes part in a project under an agreement: one that falls to its type or was given to it
 * and carries the capability.
 */
export async function roleOf(
  writing: Writing,
  problems: Problems,
  field: string,
  partnerId: string,
  agreementId: string,
  capability: string,
): Promise<RoleRow | undefined> {
  const found: (RoleRow & { given: boolean; falls: boolean })[] = await writing.transaction.query(ROLES, [
    partnerId,
    agreementId,
    capability,
  ]);
  const role = found.find(({ given, falls }) => given || falls);
  if (role) return role;
  problems.bad(field, `a role with ${capability}`, undefined, {
    th: `ข้อตกลงไม่มีบทบาทที่ให้ ${capability} แก่หน่วยงานประเภทนี้`,
    en: `The agreement gives no role with ${capability} to a partner of this type`,
  });
  return undefined;
}

/** A role that an input names, which a partner of this type can take in a project under the agreement. */
export async function roleNamed(
  writing: Writing,
  problems: Problems,
  field: string,
  globalId: string,
  partnerId: string,
  agreementId: string,
): Promise<MouRole | undefined> {
  const object = problems.object(field, globalId, ['MouRole']);
  if (!object) return undefined;
  const [fits]: { in_line: boolean; holds: boolean; falls: boolean }[] = await writing.transaction.query(
    `SELECT r.agreement_id = ANY(hub.agreement_line($3)) AS in_line, hub.holds_on(r.valid_from, r.valid_to, hub.today()) AS holds,
       p.type = ANY(r.partner_types) OR EXISTS (SELECT FROM mou_role_grant g WHERE g.role_id = r.id AND g.partner_id = p.id
         AND hub.holds_on(g.valid_from, g.valid_to, hub.today())) AS falls
     FROM mou_role r, partner p WHERE r.id = $1 AND p.id = $2`,
    [object.id, partnerId, agreementId],
  );
  if (!fits?.in_line || !fits.holds) {
    problems.bad(field, 'a role of the agreement', globalId, {
      th: `${field} ต้องเป็นบทบาทที่ข้อตกลงของโครงการให้ไว้`,
      en: `${field} must be a role that the project’s agreement gives`,
    });
  } else if (!fits.falls) {
    problems.bad(field, 'a role of this type of partner', globalId, {
      th: `หน่วยงานประเภทนี้รับบทบาทนี้ไม่ได้`,
      en: 'A partner of this type can’t take this role',
    });
  }
  return (await writing.transaction.findOneBy(MouRole, { id: object.id })) ?? undefined;
}
