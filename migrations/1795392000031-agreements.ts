import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Agreements, their parties and clauses, the roles that they give, and what follows from these for a partner. */
export class Agreements1795392000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TYPES);
    await runner.query(AGREEMENT);
    await runner.query(ROLES);
    await runner.query(BINDING);
    await runner.query(CAPABILITIES);
    await runner.query(PROTECTION);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(UNDO);
  }
}

const TYPES = `
  CREATE TYPE hub.agreement_kind AS ENUM ('MOU', 'COOPERATION');
  CREATE TYPE hub.agreement_level AS ENUM ('NATIONAL', 'PROVINCE', 'DISTRICT', 'MUNICIPALITY', 'TEMPLE_TAMBON');
  CREATE TYPE hub.party_capacity AS ENUM ('SIGNATORY', 'ACCEDED', 'WITNESS');
  CREATE TYPE hub.clause_kind AS ENUM ('OBJECTIVE', 'MISSION', 'GUIDELINE');
  CREATE TYPE hub.mou_capability AS ENUM ('REGISTER_AGREEMENT', 'REGISTER_NETWORK_PARTNER', 'CLAIM_LINK', 'PROPOSE_PROJECT',
    'HOST_PROJECT', 'ADVISE_PROJECT', 'JOIN_PROJECT', 'APPROVE_PROJECT', 'RECORD_ACTIVITY', 'RUN_HELP_CENTRE',
    'PUBLISH_RESOURCE', 'ISSUE_DIRECTIVE', 'PASS_ON_DIRECTIVE');
  CREATE TYPE hub.binding_basis AS ENUM ('PARTY', 'SUPERVISION', 'SANGHA_TREE', 'IN_SCOPE');
`;

const DATED = `
    valid_from date,
    valid_to date,
    source hub.data_source_kind NOT NULL,
    version integer NOT NULL DEFAULT 1,
    change_id uuid NOT NULL CONSTRAINT change_fk REFERENCES hub.change,
    change_line integer`;

const AGREEMENT = `
  CREATE TABLE hub.agreement (
    id uuid CONSTRAINT agreement_pk PRIMARY KEY,
    kind hub.agreement_kind NOT NULL,
    level hub.agreement_level NOT NULL,
    title_th text COLLATE "th-x-icu" NOT NULL,
    title_en text,
    reference text,
    parent_id uuid CONSTRAINT agreement_parent_fk REFERENCES hub.agreement,
    area_id uuid CONSTRAINT agreement_area_fk REFERENCES hub.area,
    province_code text COLLATE "C",
    keeper_id uuid CONSTRAINT agreement_keeper_fk REFERENCES hub.partner,
    signed_on date,
    signed_at_th text,
    signed_at_en text,
    end_reason text,${DATED},
    CONSTRAINT agreement_area_fits_level CHECK ((area_id IS NULL) = (level = 'NATIONAL')),
    CONSTRAINT agreement_not_under_itself CHECK (parent_id <> id)
  );
  CREATE INDEX agreement_title_idx ON hub.agreement (title_th, id);
  CREATE INDEX agreement_level_idx ON hub.agreement (level, title_th, id);
  CREATE INDEX agreement_parent_idx ON hub.agreement (parent_id, title_th, id);
  CREATE INDEX agreement_area_idx ON hub.agreement (area_id, title_th, id);
  CREATE INDEX agreement_province_idx ON hub.agreement (province_code, title_th, id);
  CREATE TRIGGER set_province_code BEFORE INSERT OR UPDATE OF area_id, province_code ON hub.agreement FOR EACH ROW
    EXECUTE FUNCTION hub.set_province_code();

  CREATE TABLE hub.agreement_party (
    id uuid CONSTRAINT agreement_party_pk PRIMARY KEY,
    agreement_id uuid NOT NULL CONSTRAINT agreement_party_agreement_fk REFERENCES hub.agreement,
    partner_id uuid NOT NULL CONSTRAINT agreement_party_partner_fk REFERENCES hub.partner,
    capacity hub.party_capacity NOT NULL,${DATED}
  );
  CREATE UNIQUE INDEX agreement_party_key ON hub.agreement_party (agreement_id, partner_id) WHERE valid_to IS NULL;
  CREATE INDEX agreement_party_agreement_idx ON hub.agreement_party (agreement_id, capacity, id);
  CREATE INDEX agreement_party_partner_idx ON hub.agreement_party (partner_id, capacity, id);

  CREATE TABLE hub.agreement_clause (
    id uuid CONSTRAINT agreement_clause_pk PRIMARY KEY,
    agreement_id uuid NOT NULL CONSTRAINT agreement_clause_agreement_fk REFERENCES hub.agreement,
    number text COLLATE "C" NOT NULL,
    position integer NOT NULL,
    kind hub.clause_kind NOT NULL,
    party_id uuid CONSTRAINT agreement_clause_party_fk REFERENCES hub.agreement_party,
    text_th text NOT NULL,
    text_en text,
    is_verified boolean NOT NULL,${DATED}
  );
  CREATE UNIQUE INDEX agreement_clause_key ON hub.agreement_clause (agreement_id, number) WHERE valid_to IS NULL;
  CREATE INDEX agreement_clause_agreement_idx ON hub.agreement_clause (agreement_id, position, id);
`;

const ROLES = `
  CREATE TABLE hub.mou_role (
    id uuid CONSTRAINT mou_role_pk PRIMARY KEY,
    agreement_id uuid NOT NULL CONSTRAINT mou_role_agreement_fk REFERENCES hub.agreement,
    code text COLLATE "C" NOT NULL,
    label_th text COLLATE "th-x-icu" NOT NULL,
    label_en text NOT NULL,
    clause_id uuid CONSTRAINT mou_role_clause_fk REFERENCES hub.agreement_clause,
    partner_types hub.partner_type[] NOT NULL,
    capabilities hub.mou_capability[] NOT NULL,
    is_asked_for boolean NOT NULL,
    is_verified boolean NOT NULL,${DATED},
    CONSTRAINT mou_role_has_types CHECK (cardinality(partner_types) > 0)
  );
  CREATE UNIQUE INDEX mou_role_key ON hub.mou_role (agreement_id, code) WHERE valid_to IS NULL;
  CREATE INDEX mou_role_agreement_idx ON hub.mou_role (agreement_id, label_th, id);
  CREATE INDEX mou_role_clause_idx ON hub.mou_role (clause_id);
  CREATE INDEX mou_role_label_idx ON hub.mou_role (label_th, id);

  CREATE TABLE hub.mou_role_grant (
    id uuid CONSTRAINT mou_role_grant_pk PRIMARY KEY,
    role_id uuid NOT NULL CONSTRAINT mou_role_grant_role_fk REFERENCES hub.mou_role,
    partner_id uuid NOT NULL CONSTRAINT mou_role_grant_partner_fk REFERENCES hub.partner,
    area_id uuid CONSTRAINT mou_role_grant_area_fk REFERENCES hub.area,
    reason text,${DATED}
  );
  CREATE UNIQUE INDEX mou_role_grant_key ON hub.mou_role_grant (role_id, partner_id, area_id) NULLS NOT DISTINCT WHERE valid_to IS NULL;
  CREATE INDEX mou_role_grant_role_idx ON hub.mou_role_grant (role_id, id);
  CREATE INDEX mou_role_grant_partner_idx ON hub.mou_role_grant (partner_id, id);
`;

// An agreement binds its parties and the bodies below them: by supervision, or in the Sangha's own tree. What lies in its
// territory under no party is within its scope, and not bound.
const BINDING = `
  CREATE FUNCTION hub.holds_on(valid_from date, valid_to date, day date) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (valid_from IS NULL OR valid_from <= day) AND (valid_to IS NULL OR valid_to > day);
  COMMENT ON FUNCTION hub.holds_on(date, date, date) IS 'Whether what holds from one day up to another holds on a day.';

  CREATE FUNCTION hub.supervision_line(partner uuid, day date) RETURNS uuid[]
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (
    WITH RECURSIVE up AS (
      SELECT partner AS id
      UNION SELECT l.from_id FROM up JOIN hub.partner_link l ON l.to_id = up.id AND l.kind = 'SUPERVISES'
        AND hub.holds_on(l.valid_from, l.valid_to, day))
    SELECT array_agg(id) FROM up);
  COMMENT ON FUNCTION hub.supervision_line(uuid, date) IS 'A partner and those that supervise it on a day, at whatever distance.';

  CREATE FUNCTION hub.agreement_line(of_agreement uuid) RETURNS uuid[]
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (
    WITH RECURSIVE up AS (
      SELECT id, parent_id FROM hub.agreement WHERE id = of_agreement
      UNION ALL SELECT a.id, a.parent_id FROM up JOIN hub.agreement a ON a.id = up.parent_id)
    SELECT array_agg(id) FROM up);
  COMMENT ON FUNCTION hub.agreement_line(uuid) IS 'An agreement and those under which it was made.';

  CREATE FUNCTION hub.bindings_of(partner uuid, on_day date)
  RETURNS TABLE (agreement_id uuid, level hub.agreement_level, basis hub.binding_basis, party_id uuid, partner_id uuid, day date)
  LANGUAGE sql STABLE PARALLEL SAFE ROWS 5
  BEGIN ATOMIC
    WITH bound AS (
      SELECT p.id, p.type, p.area_id, p.sangha_unit_id, hub.area_path(p.area_id) AS areas,
        hub.supervision_line(p.id, on_day) AS supervisors, hub.sangha_path(p.sangha_unit_id) AS units
      FROM hub.partner p WHERE p.id = bindings_of.partner),
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
  COMMENT ON FUNCTION hub.bindings_of(uuid, date) IS 'The agreements that bind a partner on a day, or in whose scope it lies: each once, by its strongest ground.';

  CREATE FUNCTION hub.roles_of(partner uuid, day date)
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
    SELECT g.role_id, r.agreement_id, g.area_id
    FROM hub.mou_role_grant g JOIN hub.mou_role r ON r.id = g.role_id
    WHERE g.partner_id = roles_of.partner AND hub.holds_on(g.valid_from, g.valid_to, day)
      AND hub.holds_on(r.valid_from, r.valid_to, day);
  END;
  COMMENT ON FUNCTION hub.roles_of(uuid, date) IS 'The MOU roles of a partner on a day: those that fall to its type by the agreements that bind it, and those given to it; with the agreement, and the territory where it has one.';
`;

const CAPABILITIES = `
  CREATE FUNCTION hub.uuid_of_global_id(global_id text) RETURNS uuid
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN split_part(convert_from(decode(rpad(translate(global_id, '-_', '+/'), (length(global_id) + 3) / 4 * 4, '='), 'base64'), 'UTF8'), ':', 2)::uuid;
  COMMENT ON FUNCTION hub.uuid_of_global_id(text) IS 'The UUID that a global id of the API names.';

  CREATE FUNCTION hub.reaches(area uuid) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce((SELECT p.type = 'AGENCY' OR p.area_id = ANY(hub.area_path(area))
      OR (SELECT u.area_id FROM hub.sangha_unit u WHERE u.id = p.sangha_unit_id) = ANY(hub.area_path(area))
    FROM hub.partner p WHERE p.id = hub.own_partner()), false) OR hub.is_in_scope(area);
  COMMENT ON FUNCTION hub.reaches(uuid) IS 'Whether the viewer''s partner is there for an area: a central agency for all, an office or authority for those that it serves or covers, any other for that of its seat.';

  CREATE OR REPLACE FUNCTION hub.has_capability(capability text, area uuid) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN hub.own_partner() IS NOT NULL AND EXISTS (
    SELECT FROM hub.roles_of(hub.own_partner(), hub.today()) held JOIN hub.mou_role r ON r.id = held.role_id
    WHERE has_capability.capability::hub.mou_capability = ANY(r.capabilities)
      AND (has_capability.area IS NULL
        OR ((held.area_id IS NULL OR held.area_id = ANY(hub.area_path(has_capability.area))) AND hub.reaches(has_capability.area))));
  COMMENT ON FUNCTION hub.has_capability IS 'Whether an MOU role gives the viewer''s partner a capability today: in an area that it is there for, or anywhere where no area is named.';

  CREATE FUNCTION hub.keeps_agreement(of_agreement uuid) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce((SELECT hub.administers(a.keeper_id) FROM hub.agreement a WHERE a.id = of_agreement), false);
  COMMENT ON FUNCTION hub.keeps_agreement(uuid) IS 'Whether the viewer coordinates the partner that keeps the record of an agreement, or one above it.';

  CREATE FUNCTION hub.keeps_mou_role(of_role uuid) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce((SELECT hub.keeps_agreement(r.agreement_id) FROM hub.mou_role r WHERE r.id = of_role), false);
  COMMENT ON FUNCTION hub.keeps_mou_role(uuid) IS 'Whether the viewer keeps the agreement that a role belongs to.';
`;

const TABLES = ['agreement', 'agreement_party', 'agreement_clause', 'mou_role', 'mou_role_grant'];

const ADMINISTRATOR = `(SELECT hub.has_role('ADMIN'))`;
const OF_AGREEMENT = `${ADMINISTRATOR} OR hub.keeps_agreement(agreement_id)`;
const STEWARD = `keeper_id = (SELECT hub.own_partner()) AND ((SELECT hub.has_role('COORDINATOR')) OR (SELECT hub.has_role('REPORTING_OFFICER')))`;
const KEEPER = `${ADMINISTRATOR} OR hub.administers(keeper_id)`;

const restrict = (table: string, insertable: string, updatable = insertable): string =>
  `CALL hub.restrict_writing('${table}', $r$${insertable}$r$, $r$${updatable}$r$);`;

const PROTECTION = `
  ${TABLES.map((table) => `CALL hub.protect('${table}', true, true);`).join('\n  ')}
  ${restrict('agreement', `${ADMINISTRATOR} OR (${STEWARD}) AND (hub.has_capability('REGISTER_AGREEMENT', area_id))`, KEEPER)}
  ${restrict('agreement_party', OF_AGREEMENT)}
  ${restrict('agreement_clause', OF_AGREEMENT)}
  ${restrict('mou_role', OF_AGREEMENT)}
  ${restrict('mou_role_grant', `${ADMINISTRATOR} OR hub.keeps_mou_role(role_id)`)}
`;

const UNDO = `
  CREATE OR REPLACE FUNCTION hub.has_capability(capability text, area uuid) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN false;
  COMMENT ON FUNCTION hub.has_capability IS 'Whether an agreement in force gives the viewer''s partner a capability in an area; there are no agreements yet.';
  DROP FUNCTION hub.uuid_of_global_id(text), hub.roles_of(uuid, date), hub.bindings_of(uuid, date), hub.agreement_line(uuid),
    hub.supervision_line(uuid, date), hub.reaches(uuid);
  DROP TABLE ${[...TABLES]
    .reverse()
    .flatMap((table) => [`hub.${table}_history`, `hub.${table}`])
    .join(', ')} CASCADE;
  DROP FUNCTION IF EXISTS hub.keeps_mou_role(uuid), hub.keeps_agreement(uuid), hub.holds_on(date, date, date);
  DROP TYPE hub.binding_basis, hub.mou_capability, hub.clause_kind, hub.party_capacity, hub.agreement_level,
    hub.agreement_kind;
`;
