import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Projects with their drafts, targets, participations and visits, and what an agreement asks of them. */
export class Projects1795392000032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TYPES);
    await runner.query(DRAFT);
    await runner.query(PROJECT);
    await runner.query(AROUND);
    await runner.query(RIGHTS);
    await runner.query(PROTECTION);
    await runner.query(COMPLIANCE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(UNDO);
  }
}

const TYPES = `
  CREATE TYPE hub.project_kind AS ENUM ('KHOK_NONG_NA_CLM', 'KHOK_NONG_NA_HLM', 'KHOK_NONG_NA_VILLAGE_CENTRE',
    'SUFFICIENCY_ECONOMY_ZONE', 'SUSTAINABLE_VILLAGE', 'CURRICULUM_TRAINING', 'PUBLIC_WELFARE_MODEL', 'OTHER');
  CREATE TYPE hub.project_stage AS ENUM ('PROPOSED', 'APPROVED', 'IN_PROGRESS', 'OPERATING', 'SUSPENDED', 'CLOSED');
  CREATE TYPE hub.draft_state AS ENUM ('OPEN', 'PROPOSED', 'DISCARDED');
  CREATE TYPE hub.participation_state AS ENUM ('INVITED', 'CONFIRMED', 'DECLINED', 'ENDED');
  CREATE TYPE hub.target_kind AS ENUM ('HOUSEHOLDS', 'PEOPLE', 'TRAININGS', 'LEARNING_VISITS', 'LAND', 'OTHER');
`;

const RECORDED = `
    source hub.data_source_kind NOT NULL,
    version integer NOT NULL DEFAULT 1,
    change_id uuid NOT NULL CONSTRAINT change_fk REFERENCES hub.change,
    change_line integer`;

const PLAN = (required: string) => `
    kind hub.project_kind ${required},
    title_th text COLLATE "th-x-icu" ${required},
    title_en text,
    goal_th text,
    goal_en text,
    latitude double precision,
    longitude double precision,
    land_area_wa numeric(16,4),
    fiscal_year_be integer ${required},
    starts_on date,
    ends_on date,
    budget_satang bigint,
    budget_source text,`;

// What is still thought over is the owner's alone; a proposal becomes a project under the same id.
const DRAFT = `
  CREATE TABLE hub.project_draft (
    id uuid CONSTRAINT project_draft_pk PRIMARY KEY,
    state hub.draft_state NOT NULL,
    owner_id uuid NOT NULL CONSTRAINT project_draft_owner_fk REFERENCES hub.partner,
    agreement_id uuid CONSTRAINT project_draft_agreement_fk REFERENCES hub.agreement,
    area_id uuid CONSTRAINT project_draft_area_fk REFERENCES hub.area,${PLAN('')}${RECORDED}
  );
  CREATE INDEX project_draft_owner_idx ON hub.project_draft (owner_id, title_th, id);
  CREATE INDEX project_draft_title_idx ON hub.project_draft (title_th, id);
`;

const PROJECT = `
  CREATE TABLE hub.project (
    id uuid CONSTRAINT project_pk PRIMARY KEY,
    stage hub.project_stage NOT NULL,
    stage_since date NOT NULL,
    stage_reason text,
    owner_id uuid NOT NULL CONSTRAINT project_owner_fk REFERENCES hub.partner,
    agreement_id uuid NOT NULL CONSTRAINT project_agreement_fk REFERENCES hub.agreement,
    area_id uuid NOT NULL CONSTRAINT project_area_fk REFERENCES hub.area,
    province_code text COLLATE "C",${PLAN('NOT NULL')}
    is_learning_place boolean NOT NULL DEFAULT false,${RECORDED},
    CONSTRAINT project_land_above_nothing CHECK (land_area_wa > 0),
    CONSTRAINT project_budget_not_negative CHECK (budget_satang >= 0),
    CONSTRAINT project_ends_after_start CHECK (ends_on >= starts_on)
  );
  CREATE INDEX project_title_idx ON hub.project (title_th, id);
  CREATE INDEX project_province_idx ON hub.project (province_code, stage, title_th, id);
  CREATE INDEX project_area_idx ON hub.project (area_id, title_th, id);
  CREATE INDEX project_owner_idx ON hub.project (owner_id, title_th, id);
  CREATE INDEX project_agreement_idx ON hub.project (agreement_id, title_th, id);
  CREATE TRIGGER set_province_code BEFORE INSERT OR UPDATE OF area_id, province_code ON hub.project FOR EACH ROW
    EXECUTE FUNCTION hub.set_province_code();
`;

const AROUND = `
  CREATE TABLE hub.project_participation (
    id uuid CONSTRAINT project_participation_pk PRIMARY KEY,
    project_id uuid NOT NULL CONSTRAINT project_participation_project_fk REFERENCES hub.project,
    partner_id uuid NOT NULL CONSTRAINT project_participation_partner_fk REFERENCES hub.partner,
    role_id uuid NOT NULL CONSTRAINT project_participation_role_fk REFERENCES hub.mou_role,
    state hub.participation_state NOT NULL,
    invited_by_id uuid CONSTRAINT project_participation_inviter_fk REFERENCES hub.partner,
    valid_from date,
    valid_to date,${RECORDED}
  );
  CREATE UNIQUE INDEX project_participation_key ON hub.project_participation (project_id, partner_id, role_id)
    WHERE state IN ('INVITED', 'CONFIRMED');
  CREATE INDEX project_participation_project_idx ON hub.project_participation (project_id, state, id);
  CREATE INDEX project_participation_partner_idx ON hub.project_participation (partner_id, state, id);
  CREATE INDEX project_participation_role_idx ON hub.project_participation (role_id, state, project_id);

  CREATE TABLE hub.project_target (
    id uuid CONSTRAINT project_target_pk PRIMARY KEY,
    project_id uuid NOT NULL CONSTRAINT project_target_project_fk REFERENCES hub.project,
    kind hub.target_kind NOT NULL,
    label_th text,
    label_en text,
    wanted numeric(16,2) NOT NULL,
    reached numeric(16,2),${RECORDED},
    CONSTRAINT project_target_not_negative CHECK (wanted >= 0 AND reached >= 0)
  );
  CREATE INDEX project_target_project_idx ON hub.project_target (project_id, kind, id);

  CREATE TABLE hub.project_visit (
    id uuid CONSTRAINT project_visit_pk PRIMARY KEY,
    project_id uuid NOT NULL CONSTRAINT project_visit_project_fk REFERENCES hub.project,
    visited_on date NOT NULL,
    visitor_id uuid CONSTRAINT project_visit_visitor_fk REFERENCES hub.partner,
    purpose_th text,
    male integer,
    female integer,
    is_withdrawn boolean NOT NULL DEFAULT false,${RECORDED},
    CONSTRAINT project_visit_not_negative CHECK (male >= 0 AND female >= 0)
  );
  CREATE INDEX project_visit_project_idx ON hub.project_visit (project_id, visited_on, id);
  CREATE INDEX project_visit_visitor_idx ON hub.project_visit (visitor_id);
`;

const RIGHTS = `
  CREATE FUNCTION hub.speaks_for_project(of_project uuid) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (hub.has_role('COORDINATOR') OR hub.has_role('REPORTING_OFFICER'))
    AND coalesce((SELECT p.owner_id = hub.own_partner() FROM hub.project p WHERE p.id = of_project), false);
  COMMENT ON FUNCTION hub.speaks_for_project(uuid) IS 'Whether the viewer is a coordinator or reporting officer of the partner that owns a project.';

  CREATE FUNCTION hub.may_join_project(of_project uuid) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce((SELECT hub.has_capability('JOIN_PROJECT', p.area_id) FROM hub.project p WHERE p.id = of_project), false);
  COMMENT ON FUNCTION hub.may_join_project(uuid) IS 'Whether an MOU role lets the viewer''s partner take part in projects where this one lies.';
`;

const ADMINISTRATOR = `(SELECT hub.has_role('ADMIN'))`;
const steward = (column: string) =>
  `${column} = (SELECT hub.own_partner()) AND ((SELECT hub.has_role('COORDINATOR')) OR (SELECT hub.has_role('REPORTING_OFFICER')))`;
const APPROVER = `((SELECT hub.has_role('COORDINATOR'))) AND (hub.has_capability('APPROVE_PROJECT', area_id))`;
const OF_PROJECT = `${ADMINISTRATOR} OR hub.speaks_for_project(project_id)`;
const PROPOSER = `(${steward('owner_id')}) AND (hub.has_capability('PROPOSE_PROJECT', area_id))`;
const JOINER = `(${steward('partner_id')}) AND (hub.may_join_project(project_id))`;

const restrict = (table: string, insertable: string, updatable = insertable): string =>
  `CALL hub.restrict_writing('${table}', $r$${insertable}$r$, $r$${updatable}$r$);`;

const PROTECTION = `
  CALL hub.protect_restricted('project_draft', true, $r$owner_id = (SELECT hub.own_partner()) OR ${ADMINISTRATOR} OR (SELECT hub.has_role('AUDITOR')) OR (SELECT hub.is_system())$r$);
  ${['project', 'project_participation', 'project_target', 'project_visit'].map((table) => `CALL hub.protect('${table}', true, true);`).join('\n  ')}
  ${restrict('project_draft', `${ADMINISTRATOR} OR ${PROPOSER}`, `${ADMINISTRATOR} OR ${steward('owner_id')}`)}
  ${restrict('project', `${ADMINISTRATOR} OR ${PROPOSER}`, `${ADMINISTRATOR} OR ${steward('owner_id')} OR ${APPROVER}`)}
  ${restrict('project_participation', `${OF_PROJECT} OR ${JOINER}`, `${ADMINISTRATOR} OR ${steward('partner_id')} OR hub.administers(partner_id) OR hub.speaks_for_project(project_id)`)}
  ${restrict('project_target', OF_PROJECT)}
  ${restrict('project_visit', OF_PROJECT)}
`;

// What an agreement, with those above it, asks a project for: a confirmed partner in each role that is asked for.
const COMPLIANCE = `
  CREATE FUNCTION hub.compliance_of(of_project uuid)
  RETURNS TABLE (project_id uuid, role_id uuid, is_met boolean)
  LANGUAGE sql STABLE PARALLEL SAFE ROWS 5
  BEGIN ATOMIC
    SELECT p.id, r.id, EXISTS (SELECT FROM hub.project_participation t
      WHERE t.project_id = p.id AND t.role_id = r.id AND t.state = 'CONFIRMED' AND hub.holds_on(t.valid_from, t.valid_to, hub.today()))
    FROM hub.project p JOIN hub.mou_role r ON r.agreement_id = ANY(hub.agreement_line(p.agreement_id))
    WHERE p.id = of_project AND r.is_asked_for AND hub.holds_on(r.valid_from, r.valid_to, hub.today());
  END;
  COMMENT ON FUNCTION hub.compliance_of(uuid) IS 'The roles that a project is asked to have a partner in, and whether a confirmed one is there today.';

  CREATE FUNCTION hub.is_compliant(of_project uuid) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN NOT EXISTS (SELECT FROM hub.compliance_of(of_project) c WHERE NOT c.is_met);
  COMMENT ON FUNCTION hub.is_compliant(uuid) IS 'Whether a project has a confirmed partner in every role that it is asked for.';
`;

const UNDO = `
  DROP FUNCTION hub.is_compliant(uuid), hub.compliance_of(uuid);
  DROP TABLE ${['project_visit', 'project_target', 'project_participation', 'project', 'project_draft'].flatMap((table) => [`hub.${table}_history`, `hub.${table}`]).join(', ')} CASCADE;
  DROP FUNCTION IF EXISTS hub.may_join_project(uuid), hub.speaks_for_project(uuid);
  DROP TYPE hub.target_kind, hub.participation_state, hub.draft_state, hub.project_stage, hub.project_kind;
`;
