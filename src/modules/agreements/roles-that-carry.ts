import type { EntityManager } from 'typeorm';
import { type CarryingRole, carryingRoles } from '../../write/index.ts';

const ROLES_THAT_CARRY = `
  SELECT r.code, r.label_th AS "labelTh", r.label_en AS "labelEn", r.is_verified AS "isVerified",
    c.number AS "clauseNumber", a.title_th AS "agreementTitleTh", a.title_en AS "agreementTitleEn",
    EXISTS (SELECT FROM hub.roles_of(hub.own_partner(), hub.today()) held WHERE held.role_id = r.id) AS "isHeld"
  FROM mou_role r JOIN agreement a ON a.id = r.agreement_id LEFT JOIN agreement_clause c ON c.id = r.clause_id
  WHERE $1::hub.mou_capability = ANY(r.capabilities) AND hub.holds_on(r.valid_from, r.valid_to, hub.today())
    AND hub.holds_on(a.valid_from, a.valid_to, hub.today())
  ORDER BY "isHeld" DESC, a.level, r.label_th, r.id`;

/** The roles of agreements in force that carry a capability, those of the viewer's partner first. */
export const rolesThatCarry = (transaction: EntityManager, capability: string): Promise<CarryingRole[]> =>
  transaction.query(ROLES_THAT_CARRY, [capability]);

carryingRoles.foundBy(rolesThatCarry);
