import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A partner that is no more is bound by nothing and has no role, whatever lies above it; and who asks for one that was
 * merged into another is told of that one.
 */
export class PartnersThatEnded1795392000042 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(STANDING);
    await runner.query(
      bindings((partner) => ` AND hub.holds_on(${partner}.valid_from, ${partner}.valid_to, on_day)`),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(bindings(() => ''));
    await runner.query('DROP FUNCTION hub.standing_entry_as_of(uuid, timestamptz), hub.standing_entry(uuid)');
  }
}

/** The rows of a table that a condition on `v` finds, as they were recorded at the instant. */
function then(table: string, columns: readonly string[], condition: string): string {
  const list = columns.map((column) => `v.${column}`).join(', ');
  const isWritten = '(SELECT c.at FROM hub.change c WHERE c.id = v.change_id) <= instant';
  return `(SELECT ${list} FROM hub.${table} v WHERE ${condition} AND ${isWritten}
      UNION ALL SELECT ${list} FROM hub.${table}_history v WHERE ${condition} AND v.superseded_at > instant AND ${isWritten})`;
}

const PERIOD = ['valid_from', 'valid_to'];
const agreementsThen = (condition: string) =>
  then('agreement', ['id', 'level', 'area_id', ...PERIOD], condition);
const partiesThen = (condition: string) =>
  then('agreement_party', ['id', 'agreement_id', 'partner_id', 'capacity', ...PERIOD], condition);
const placesThen = (condition: string) =>
  then('partner', ['id', 'type', 'area_id', 'sangha_unit_id', ...PERIOD], condition);

const STANDING = `
  CREATE FUNCTION hub.standing_entry(partner uuid) RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce((SELECT p.merged_into_id FROM hub.partner p WHERE p.id = partner), partner);
  COMMENT ON FUNCTION hub.standing_entry(uuid) IS 'The entry of the register that answers for a partner: itself, or the one into which it was merged.';

  CREATE FUNCTION hub.standing_entry_as_of(partner uuid, instant timestamptz) RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce((SELECT p.merged_into_id FROM ${then('partner', ['merged_into_id'], 'v.id = partner')} p), partner);
  COMMENT ON FUNCTION hub.standing_entry_as_of IS 'The entry of the register that answered for a partner, as recorded at an instant.';
`;

const BINDS = `t.capacity <> 'WITNESS' AND hub.holds_on(t.valid_from, t.valid_to, on_day)`;
const REACHES = '(a.area_id IS NULL OR a.area_id = ANY(b.areas))';

/** @param held what is asked of the partner itself */
const bindings = (held: (partner: string) => string): string => `
  CREATE OR REPLACE FUNCTION hub.bindings_of(partner uuid, on_day date)
  RETURNS TABLE (agreement_id uuid, level hub.agreement_level, basis hub.binding_basis, party_id uuid, partner_id uuid, day date)
  LANGUAGE sql STABLE PARALLEL SAFE ROWS 5
  BEGIN ATOMIC
    WITH bound AS (
      SELECT p.id, p.type, p.area_id, p.sangha_unit_id, hub.area_path(p.area_id) AS areas,
        hub.supervision_line(p.id, on_day) AS supervisors, hub.sangha_path(p.sangha_unit_id) AS units
      FROM hub.partner p WHERE p.id = bindings_of.partner${held('p')}),
    found AS (
      SELECT t.agreement_id, 'PARTY'::hub.binding_basis AS basis, t.id AS party_id
      FROM bound b JOIN hub.agreement_party t ON t.partner_id = b.id
      WHERE t.capacity <> 'WITNESS' AND hub.holds_on(t.valid_from, t.valid_to, on_day)
      UNION ALL
      SELECT t.agreement_id, 'SUPERVISION', t.id
      FROM bound b JOIN hub.agreement_party t ON t.partner_id = ANY(b.supervisors) AND t.partner_id <> b.id
      JOIN hub.agreement a ON a.id = t.agreement_id
      WHERE t.capacity <> 'WITNESS' AND hub.holds_on(t.valid_from, t.valid_to, on_day)
        AND (a.area_id IS NULL OR a.area_id = ANY(b.areas))
      UNION ALL
      SELECT t.agreement_id, 'SANGHA_TREE', t.id
      FROM bound b JOIN hub.partner o ON o.type = 'SANGHA_OFFICE' AND o.sangha_unit_id = ANY(b.units) AND o.id <> b.id
      JOIN hub.agreement_party t ON t.partner_id = o.id
      JOIN hub.agreement a ON a.id = t.agreement_id
      WHERE t.capacity <> 'WITNESS' AND hub.holds_on(t.valid_from, t.valid_to, on_day)
        AND (a.area_id IS NULL OR a.area_id = ANY(b.areas))
      UNION ALL
      SELECT a.id, 'IN_SCOPE', NULL
      FROM bound b JOIN hub.agreement a ON a.area_id IS NULL OR a.area_id = ANY(b.areas)
      WHERE b.type IN ('TEMPLE', 'VILLAGE')),
    nearest AS (
      SELECT DISTINCT ON (f.agreement_id) f.agreement_id, a.level, f.basis, f.party_id
      FROM found f JOIN hub.agreement a ON a.id = f.agreement_id
      WHERE hub.holds_on(a.valid_from, a.valid_to, on_day)
      ORDER BY f.agreement_id, f.basis, f.party_id)
    SELECT n.agreement_id, n.level, n.basis, n.party_id, bindings_of.partner, bindings_of.on_day FROM nearest n;
  END;

  CREATE OR REPLACE FUNCTION hub.bindings_of_as_of(partner uuid, on_day date, instant timestamptz)
  RETURNS TABLE (agreement_id uuid, level hub.agreement_level, basis hub.binding_basis, party_id uuid, partner_id uuid, day date)
  LANGUAGE sql STABLE PARALLEL SAFE ROWS 5
  BEGIN ATOMIC
    WITH bound AS (
      SELECT p.id, p.type, p.area_id || coalesce(hub.areas_above_as_of(p.area_id, instant), '{}') AS areas,
        hub.supervision_line_as_of(p.id, on_day, instant) AS supervisors, hub.sangha_path_as_of(p.sangha_unit_id, instant) AS units
      FROM ${placesThen('v.id = bindings_of_as_of.partner')} p${held('p').replace(' AND', ' WHERE')}),
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
`;
