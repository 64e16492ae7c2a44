import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What agreements bind, give and ask for, as recorded at an earlier time. And three limits: a national agreement is an
 * administrator's to enter, a role that is given by name reaches no further than the agreement that it is of, and of a
 * partner that may register others, its coordinators do.
 */
export class AgreementsThenAndWithin1795392000037 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LIMITS);
    await runner.query(LINES);
    await runner.query(BINDING);
    await runner.query(COMPLIANCE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION hub.has_partner_in_as_of(uuid, text, timestamptz), hub.is_compliant_as_of(uuid, timestamptz),
        hub.compliance_of_as_of(uuid, timestamptz), hub.roles_of_as_of(uuid, date, timestamptz),
        hub.bindings_of_as_of(uuid, date, timestamptz), hub.sangha_path_as_of(uuid, timestamptz),
        hub.agreement_line_as_of(uuid, timestamptz), hub.supervision_line_as_of(uuid, date, timestamptz);
      ${rolesOf('g.area_id', '')}
      ${registeredBy('')}
      ${enteredBy(`(${STEWARD}) AND (${REGISTERS})`)}
    `);
  }
}

const ADMINISTRATOR = `(SELECT hub.has_role('ADMIN'))`;
const STEWARD = `keeper_id = (SELECT hub.own_partner()) AND ((SELECT hub.has_role('COORDINATOR')) OR (SELECT hub.has_role('REPORTING_OFFICER')))`;
const REGISTERS = `hub.has_capability('REGISTER_AGREEMENT', area_id)`;

const enteredBy = (rule: string): string => `
  DROP POLICY may_update ON hub.agreement;
  DROP POLICY may_insert ON hub.agreement;
  CALL hub.restrict_writing('agreement', $r$${ADMINISTRATOR} OR ${rule}$r$, $r$${ADMINISTRATOR} OR hub.administers(keeper_id)$r$);
`;

const MAY_CHANGE_PARTNER = `${ADMINISTRATOR} OR hub.keeps(type, area_id, sangha_unit_id) OR id = (SELECT hub.own_partner()) AND ((SELECT hub.has_role('COORDINATOR')) OR (SELECT hub.has_role('REPORTING_OFFICER')))`;

/** @param by what is asked of whoever registers a further partner, beside the right to */
const registeredBy = (by: string): string => `
  DROP POLICY may_update ON hub.partner;
  DROP POLICY may_insert ON hub.partner;
  CALL hub.restrict_writing('partner', $r$${ADMINISTRATOR} OR hub.keeps(type, area_id, sangha_unit_id) OR (type = 'NETWORK_PARTNER')${by} AND (hub.has_capability('REGISTER_NETWORK_PARTNER', area_id))$r$, $r$${MAY_CHANGE_PARTNER}$r$);
`;

const rolesOf = (territory: string, join: string): string => `
  CREATE OR REPLACE FUNCTION hub.roles_of(partner uuid, day date)
  RETURNS TABLE (role_id uuid, agreement_id uuid, area_id uuid)
  LANGUAGE sql STABLE PARALLEL SAFE ROWS 5
  BEGIN ATOMIC
    SELECT r.id, b.agreement_id, a.area_id
    FROM hub.bindings_of(roles_of.partner, day) b
    JOIN hub.partner p ON p.id = roles_of.partner
    JOIN hub.agreement a ON a.id = b.agreement_id
    JOIN hub.mou_role r ON r.agreement_id = ANY(hub.agreement_line(b.agreement_id)) AND p.type = ANY(r.partner_types)
    WHERE b.basis <> 'IN_SCOPE' AND hub.holds_on(r.valid_from, r.valid_to, day)
    UNION
    SELECT g.role_id, r.agreement_id, ${territory}
    FROM hub.mou_role_grant g JOIN hub.mou_role r ON r.id = g.role_id${join}
    WHERE g.partner_id = roles_of.partner AND hub.holds_on(g.valid_from, g.valid_to, day)
      AND hub.holds_on(r.valid_from, r.valid_to, day);
  END;
`;

// An agreement that has ended gives nothing by name either, as it binds nobody.
const GIVING = ` JOIN hub.agreement a ON a.id = r.agreement_id
      AND hub.holds_on(a.valid_from, a.valid_to, day)`;

const LIMITS = `
  ${registeredBy(` AND ((SELECT hub.has_role('COORDINATOR')))`)}
  ${enteredBy(`(area_id IS NOT NULL) AND (${STEWARD}) AND (${REGISTERS})`)}
  ${rolesOf('coalesce(g.area_id, a.area_id)', GIVING)}
`;

/** The rows of a table that a condition on `v` finds, as they were recorded at the instant. */
function then(table: string, columns: readonly string[], condition: string): string {
  const list = columns.map((column) => `v.${column}`).join(', ');
  const isWritten = '(SELECT c.at FROM hub.change c WHERE c.id = v.change_id) <= instant';
  return `(SELECT ${list} FROM hub.${table} v WHERE ${condition} AND ${isWritten}
      UNION ALL SELECT ${list} FROM hub.${table}_history v WHERE ${condition} AND v.superseded_at > instant AND ${isWritten})`;
}

const PERIOD = ['valid_from', 'valid_to'];
const agreementsThen = (condition: string) =>
  then('agreement', ['id', 'parent_id', 'level', 'area_id', ...PERIOD], condition);
const partiesThen = (condition: string) =>
  then('agreement_party', ['id', 'agreement_id', 'partner_id', 'capacity', ...PERIOD], condition);
const rolesThen = (condition: string) =>
  then('mou_role', ['id', 'agreement_id', 'code', 'partner_types', 'is_asked_for', ...PERIOD], condition);
const participationsThen = (condition: string) =>
  then('project_participation', ['project_id', 'role_id', 'state', ...PERIOD], condition);
const placesThen = (condition: string) =>
  then('partner', ['id', 'type', 'area_id', 'sangha_unit_id'], condition);

const LINES = `
  CREATE FUNCTION hub.supervision_line_as_of(partner uuid, day date, instant timestamptz) RETURNS uuid[]
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (
    WITH RECURSIVE up AS (
      SELECT partner AS id
      UNION SELECT l.from_id FROM up CROSS JOIN LATERAL
        ${then('partner_link', ['from_id', ...PERIOD], `v.to_id = up.id AND v.kind = 'SUPERVISES'`)} l
      WHERE hub.holds_on(l.valid_from, l.valid_to, day))
    SELECT array_agg(id) FROM up);
  COMMENT ON FUNCTION hub.supervision_line_as_of IS 'A partner and those that supervise it on a day, as recorded at an instant.';

  CREATE FUNCTION hub.agreement_line_as_of(of_agreement uuid, instant timestamptz) RETURNS uuid[]
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (
    WITH RECURSIVE up AS (
      SELECT a.id, a.parent_id FROM ${agreementsThen('v.id = of_agreement')} a
      UNION SELECT a.id, a.parent_id FROM up CROSS JOIN LATERAL ${agreementsThen('v.id = up.parent_id')} a)
    SELECT array_agg(id) FROM up);
  COMMENT ON FUNCTION hub.agreement_line_as_of IS 'An agreement and those under which it was made, as recorded at an instant.';

  CREATE FUNCTION hub.sangha_path_as_of(bottom uuid, instant timestamptz) RETURNS uuid[]
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (
    WITH RECURSIVE up AS (
      SELECT u.id, u.parent_id FROM ${then('sangha_unit', ['id', 'parent_id'], 'v.id = bottom')} u
      UNION SELECT u.id, u.parent_id FROM up CROSS JOIN LATERAL ${then('sangha_unit', ['id', 'parent_id'], 'v.id = up.parent_id')} u)
    SELECT array_agg(id) FROM up);
  COMMENT ON FUNCTION hub.sangha_path_as_of IS 'A Sangha unit and the units that it lay in, as recorded at an instant.';
`;

const BINDS = `t.capacity <> 'WITNESS' AND hub.holds_on(t.valid_from, t.valid_to, on_day)`;
const REACHES = '(a.area_id IS NULL OR a.area_id = ANY(b.areas))';

const BINDING = `
  CREATE FUNCTION hub.bindings_of_as_of(partner uuid, on_day date, instant timestamptz)
  RETURNS TABLE (agreement_id uuid, level hub.agreement_level, basis hub.binding_basis, party_id uuid, partner_id uuid, day date)
  LANGUAGE sql STABLE PARALLEL SAFE ROWS 5
  BEGIN ATOMIC
    WITH bound AS (
      SELECT p.id, p.type, p.area_id || coalesce(hub.areas_above_as_of(p.area_id, instant), '{}') AS areas,
        hub.supervision_line_as_of(p.id, on_day, instant) AS supervisors, hub.sangha_path_as_of(p.sangha_unit_id, instant) AS units
      FROM ${placesThen('v.id = bindings_of_as_of.partner')} p),
    found AS (
      SELECT t.agreement_id, 'PARTY'::hub.binding_basis AS basis, t.id AS party_id
      FROM bound b CROSS JOIN LATERAL ${partiesThen('v.partner_id = b.id')} t
      WHERE ${BINDS}
      UNION ALL
      SELECT t.agreement_id, 'SUPERVISION', t.id
      FROM bound b CROSS JOIN LATERAL ${partiesThen('v.partner_id = ANY(b.supervisors) AND v.partner_id <> b.id')} t
      CROSS JOIN LATERAL ${agreementsThen('v.id = t.agreement_id')} a
      WHERE ${BINDS} AND ${REACHES}
      UNION ALL
      SELECT t.agreement_id, 'SANGHA_TREE', t.id
      FROM bound b
      CROSS JOIN LATERAL ${placesThen(`v.type = 'SANGHA_OFFICE' AND v.sangha_unit_id = ANY(b.units) AND v.id <> b.id`)} o
      CROSS JOIN LATERAL ${partiesThen('v.partner_id = o.id')} t
      CROSS JOIN LATERAL ${agreementsThen('v.id = t.agreement_id')} a
      WHERE ${BINDS} AND ${REACHES}
      UNION ALL
      SELECT a.id, 'IN_SCOPE', NULL
      FROM bound b CROSS JOIN LATERAL ${agreementsThen('(v.area_id IS NULL OR v.area_id = ANY(b.areas))')} a
      WHERE b.type IN ('TEMPLE', 'VILLAGE')),
    nearest AS (
      SELECT DISTINCT ON (f.agreement_id) f.agreement_id, a.level, f.basis, f.party_id
      FROM found f CROSS JOIN LATERAL ${agreementsThen('v.id = f.agreement_id')} a
      WHERE hub.holds_on(a.valid_from, a.valid_to, on_day)
      ORDER BY f.agreement_id, f.basis, f.party_id)
    SELECT n.agreement_id, n.level, n.basis, n.party_id, bindings_of_as_of.partner, bindings_of_as_of.on_day FROM nearest n;
  END;
  COMMENT ON FUNCTION hub.bindings_of_as_of IS 'The agreements that bind a partner on a day, as recorded at an instant; as hub.bindings_of says it of the present.';

  CREATE FUNCTION hub.roles_of_as_of(partner uuid, day date, instant timestamptz)
  RETURNS TABLE (role_id uuid, agreement_id uuid, area_id uuid)
  LANGUAGE sql STABLE PARALLEL SAFE ROWS 5
  BEGIN ATOMIC
    SELECT r.id, b.agreement_id, a.area_id
    FROM hub.bindings_of_as_of(roles_of_as_of.partner, day, instant) b
    CROSS JOIN LATERAL ${placesThen('v.id = b.partner_id')} p
    CROSS JOIN LATERAL ${agreementsThen('v.id = b.agreement_id')} a
    CROSS JOIN LATERAL ${rolesThen('v.agreement_id = ANY(hub.agreement_line_as_of(b.agreement_id, instant))')} r
    WHERE b.basis <> 'IN_SCOPE' AND p.type = ANY(r.partner_types) AND hub.holds_on(r.valid_from, r.valid_to, day)
    UNION
    SELECT g.role_id, r.agreement_id, coalesce(g.area_id, a.area_id)
    FROM ${then('mou_role_grant', ['role_id', 'area_id', ...PERIOD], 'v.partner_id = roles_of_as_of.partner')} g
    CROSS JOIN LATERAL ${rolesThen('v.id = g.role_id')} r
    CROSS JOIN LATERAL ${agreementsThen('v.id = r.agreement_id')} a
    WHERE hub.holds_on(g.valid_from, g.valid_to, day) AND hub.holds_on(r.valid_from, r.valid_to, day)
      AND hub.holds_on(a.valid_from, a.valid_to, day);
  END;
  COMMENT ON FUNCTION hub.roles_of_as_of IS 'The MOU roles of a partner on a day, as recorded at an instant; as hub.roles_of says it of the present.';
`;

const DAY = `(instant AT TIME ZONE 'Asia/Bangkok')::date`;

const COMPLIANCE = `
  CREATE FUNCTION hub.compliance_of_as_of(of_project uuid, instant timestamptz)
  RETURNS TABLE (project_id uuid, role_id uuid, is_met boolean)
  LANGUAGE sql STABLE PARALLEL SAFE ROWS 5
  BEGIN ATOMIC
    SELECT p.id, r.id, EXISTS (SELECT FROM ${participationsThen('v.project_id = p.id AND v.role_id = r.id')} t
      WHERE t.state = 'CONFIRMED' AND hub.holds_on(t.valid_from, t.valid_to, ${DAY}))
    FROM ${then('project', ['id', 'agreement_id'], 'v.id = of_project')} p
    CROSS JOIN LATERAL ${rolesThen('v.agreement_id = ANY(hub.agreement_line_as_of(p.agreement_id, instant))')} r
    WHERE r.is_asked_for AND hub.holds_on(r.valid_from, r.valid_to, ${DAY});
  END;
  COMMENT ON FUNCTION hub.compliance_of_as_of IS 'The roles that a project was asked to have a partner in, and whether a confirmed one was there, as recorded at an instant.';

  CREATE FUNCTION hub.is_compliant_as_of(of_project uuid, instant timestamptz) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN NOT EXISTS (SELECT FROM hub.compliance_of_as_of(of_project, instant) c WHERE NOT c.is_met);
  COMMENT ON FUNCTION hub.is_compliant_as_of IS 'Whether a project had a confirmed partner in every role that it was asked for, as recorded at an instant.';

  CREATE FUNCTION hub.has_partner_in_as_of(of_project uuid, role_code text, instant timestamptz) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN EXISTS (
    SELECT FROM ${participationsThen('v.project_id = of_project')} t
    CROSS JOIN LATERAL ${rolesThen('v.id = t.role_id')} r
    WHERE t.state = 'CONFIRMED' AND r.code = role_code);
  COMMENT ON FUNCTION hub.has_partner_in_as_of IS 'Whether a project had a confirmed partner in a role, by its code, as recorded at an instant.';
`;
