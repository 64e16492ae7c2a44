import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What partners did together, the evidence of it, what may have been entered twice, and people's help centres. */
export class Activities1795392000033 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TYPES);
    await runner.query(ACTIVITY);
    await runner.query(AROUND);
    await runner.query(HELP_CENTRES);
    await runner.query(RIGHTS);
    await runner.query(PROTECTION);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(UNDO);
  }
}

const TYPES = `
  CREATE TYPE hub.activity_kind AS ENUM ('JOINT_WORK_DAY', 'TRAINING', 'LEARNING_VISIT', 'CONSTRUCTION', 'MEETING',
    'WELFARE', 'DHARMA', 'CAMPAIGN', 'OTHER');
  CREATE TYPE hub.welfare_kind AS ENUM ('RELIEF', 'SUPPORT', 'DEVELOPMENT', 'INTEGRATION');
  CREATE TYPE hub.help_domain AS ENUM ('DISASTER', 'QUALITY_OF_LIFE', 'COMMUNICABLE_DISEASE');
  CREATE TYPE hub.activity_state AS ENUM ('RECORDED', 'WITHDRAWN', 'MERGED');
  CREATE TYPE hub.activity_part AS ENUM ('HOST', 'CO_HOST', 'ADVISER', 'SUPPORTER', 'PARTICIPANT');
  CREATE TYPE hub.evidence_kind AS ENUM ('LINK', 'PHOTO', 'FILE');
  CREATE TYPE hub.duplicate_state AS ENUM ('SUSPECTED', 'DISTINCT', 'MERGED');
`;

const RECORDED = `
    source hub.data_source_kind NOT NULL,
    version integer NOT NULL DEFAULT 1,
    change_id uuid NOT NULL CONSTRAINT change_fk REFERENCES hub.change,
    change_line integer`;

const ACTIVITY = `
  CREATE TABLE hub.activity (
    id uuid CONSTRAINT activity_pk PRIMARY KEY,
    state hub.activity_state NOT NULL,
    kind hub.activity_kind NOT NULL,
    welfare_kind hub.welfare_kind,
    help_domain hub.help_domain,
    title_th text COLLATE "th-x-icu" NOT NULL,
    title_en text,
    description_th text,
    recorded_by_id uuid NOT NULL CONSTRAINT activity_recorder_fk REFERENCES hub.partner,
    project_id uuid CONSTRAINT activity_project_fk REFERENCES hub.project,
    clause_id uuid CONSTRAINT activity_clause_fk REFERENCES hub.agreement_clause,
    place_id uuid CONSTRAINT activity_place_fk REFERENCES hub.partner,
    area_id uuid NOT NULL CONSTRAINT activity_area_fk REFERENCES hub.area,
    province_code text COLLATE "C",
    latitude double precision,
    longitude double precision,
    happened_on date NOT NULL,
    ended_on date,
    male integer,
    female integer,
    households integer,
    spent_satang bigint,
    merged_into_id uuid CONSTRAINT activity_merged_into_fk REFERENCES hub.activity,
    state_reason text,${RECORDED},
    CONSTRAINT activity_counts_not_negative CHECK (male >= 0 AND female >= 0 AND households >= 0 AND spent_satang >= 0),
    CONSTRAINT activity_ends_after_start CHECK (ended_on >= happened_on),
    CONSTRAINT activity_merged_into_another CHECK ((state = 'MERGED') = (merged_into_id IS NOT NULL) AND merged_into_id <> id)
  );
  CREATE INDEX activity_day_idx ON hub.activity (happened_on, id);
  CREATE INDEX activity_province_idx ON hub.activity (province_code, happened_on, id);
  CREATE INDEX activity_area_idx ON hub.activity (area_id, happened_on, id);
  CREATE INDEX activity_project_idx ON hub.activity (project_id, happened_on, id);
  CREATE INDEX activity_place_idx ON hub.activity (place_id, happened_on, id);
  CREATE INDEX activity_recorder_idx ON hub.activity (recorded_by_id, happened_on, id);
  CREATE INDEX activity_clause_idx ON hub.activity (clause_id);
  CREATE INDEX activity_merged_into_idx ON hub.activity (merged_into_id) WHERE merged_into_id IS NOT NULL;
  CREATE TRIGGER set_province_code BEFORE INSERT OR UPDATE OF area_id, province_code ON hub.activity FOR EACH ROW
    EXECUTE FUNCTION hub.set_province_code();

  CREATE TABLE hub.activity_participation (
    id uuid CONSTRAINT activity_participation_pk PRIMARY KEY,
    activity_id uuid NOT NULL CONSTRAINT activity_participation_activity_fk REFERENCES hub.activity,
    partner_id uuid NOT NULL CONSTRAINT activity_participation_partner_fk REFERENCES hub.partner,
    part hub.activity_part NOT NULL,
    role_id uuid CONSTRAINT activity_participation_role_fk REFERENCES hub.mou_role,
    is_withdrawn boolean NOT NULL DEFAULT false,${RECORDED}
  );
  CREATE UNIQUE INDEX activity_participation_key ON hub.activity_participation (activity_id, partner_id) WHERE NOT is_withdrawn;
  CREATE INDEX activity_participation_activity_idx ON hub.activity_participation (activity_id, part, id);
  CREATE INDEX activity_participation_partner_idx ON hub.activity_participation (partner_id, id);
  CREATE INDEX activity_participation_role_idx ON hub.activity_participation (role_id);
`;

// A file itself lies outside the database; a row tells what it is and that no position is in it.
const AROUND = `
  CREATE TABLE hub.stored_file (
    id uuid CONSTRAINT stored_file_pk PRIMARY KEY,
    owner_id uuid NOT NULL CONSTRAINT stored_file_owner_fk REFERENCES hub.partner,
    name text NOT NULL,
    media_type text NOT NULL,
    bytes bigint NOT NULL,
    sha256 text COLLATE "C" NOT NULL,
    is_position_stripped boolean NOT NULL,${RECORDED}
  );
  CREATE INDEX stored_file_owner_idx ON hub.stored_file (owner_id, id);

  CREATE TABLE hub.activity_evidence (
    id uuid CONSTRAINT activity_evidence_pk PRIMARY KEY,
    activity_id uuid NOT NULL CONSTRAINT activity_evidence_activity_fk REFERENCES hub.activity,
    kind hub.evidence_kind NOT NULL,
    url text,
    file_id uuid CONSTRAINT activity_evidence_file_fk REFERENCES hub.stored_file,
    caption_th text,
    is_withdrawn boolean NOT NULL DEFAULT false,${RECORDED},
    CONSTRAINT activity_evidence_is_link_or_file CHECK ((kind = 'LINK') = (url IS NOT NULL) AND (kind <> 'LINK') = (file_id IS NOT NULL))
  );
  CREATE INDEX activity_evidence_activity_idx ON hub.activity_evidence (activity_id, id);
  CREATE INDEX activity_evidence_file_idx ON hub.activity_evidence (file_id);

  CREATE TABLE hub.activity_duplicate (
    id uuid CONSTRAINT activity_duplicate_pk PRIMARY KEY,
    activity_id uuid NOT NULL CONSTRAINT activity_duplicate_activity_fk REFERENCES hub.activity,
    other_id uuid NOT NULL CONSTRAINT activity_duplicate_other_fk REFERENCES hub.activity,
    reasons text[] NOT NULL,
    state hub.duplicate_state NOT NULL,${RECORDED},
    CONSTRAINT activity_duplicate_not_of_itself CHECK (activity_id <> other_id)
  );
  CREATE UNIQUE INDEX activity_duplicate_key ON hub.activity_duplicate (activity_id, other_id);
  CREATE INDEX activity_duplicate_other_idx ON hub.activity_duplicate (other_id);
  CREATE INDEX activity_duplicate_state_idx ON hub.activity_duplicate (state, id);
`;

const HELP_CENTRES = `
  CREATE TABLE hub.help_centre (
    id uuid CONSTRAINT help_centre_pk PRIMARY KEY,
    authority_id uuid NOT NULL CONSTRAINT help_centre_authority_fk REFERENCES hub.partner,
    name_th text COLLATE "th-x-icu" NOT NULL,
    name_en text,
    domains hub.help_domain[] NOT NULL,
    place_th text,
    end_reason text,
    valid_from date,
    valid_to date,${RECORDED},
    CONSTRAINT help_centre_has_domains CHECK (cardinality(domains) > 0)
  );
  CREATE UNIQUE INDEX help_centre_key ON hub.help_centre (authority_id) WHERE valid_to IS NULL;
  CREATE INDEX help_centre_name_idx ON hub.help_centre (name_th, id);
  CREATE INDEX help_centre_authority_idx ON hub.help_centre (authority_id, name_th, id);

  CREATE TABLE hub.help_centre_count (
    id uuid CONSTRAINT help_centre_count_pk PRIMARY KEY,
    centre_id uuid NOT NULL CONSTRAINT help_centre_count_centre_fk REFERENCES hub.help_centre,
    month date NOT NULL,
    domain hub.help_domain NOT NULL,
    cases integer NOT NULL,
    closed_cases integer,
    people integer,
    spent_satang bigint,${RECORDED},
    CONSTRAINT help_centre_count_of_a_month CHECK (extract(day FROM month) = 1),
    CONSTRAINT help_centre_count_not_negative CHECK (cases >= 0 AND closed_cases >= 0 AND people >= 0 AND spent_satang >= 0)
  );
  CREATE UNIQUE INDEX help_centre_count_key ON hub.help_centre_count (centre_id, month, domain);
`;

const RIGHTS = `
  CREATE FUNCTION hub.takes_part_in_project(of_project uuid) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN EXISTS (SELECT FROM hub.project_participation t
    WHERE t.project_id = of_project AND t.partner_id = hub.own_partner() AND t.state = 'CONFIRMED'
      AND hub.holds_on(t.valid_from, t.valid_to, hub.today()));
  COMMENT ON FUNCTION hub.takes_part_in_project(uuid) IS 'Whether the viewer''s partner is a confirmed part of a project today.';

  CREATE FUNCTION hub.speaks_for_activity(of_activity uuid) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (hub.has_role('COORDINATOR') OR hub.has_role('REPORTING_OFFICER'))
    AND coalesce((SELECT a.recorded_by_id = hub.own_partner() FROM hub.activity a WHERE a.id = of_activity), false);
  COMMENT ON FUNCTION hub.speaks_for_activity(uuid) IS 'Whether the viewer speaks for the partner that recorded an activity.';

  CREATE FUNCTION hub.speaks_for_centre(of_centre uuid) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (hub.has_role('COORDINATOR') OR hub.has_role('REPORTING_OFFICER'))
    AND coalesce((SELECT c.authority_id = hub.own_partner() FROM hub.help_centre c WHERE c.id = of_centre), false);
  COMMENT ON FUNCTION hub.speaks_for_centre(uuid) IS 'Whether the viewer speaks for the local authority that runs a help centre.';

  CREATE FUNCTION hub.oversees_activity(of_activity uuid) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN hub.has_role('COORDINATOR')
    AND coalesce((SELECT hub.has_capability('APPROVE_PROJECT', a.area_id) FROM hub.activity a WHERE a.id = of_activity), false);
  COMMENT ON FUNCTION hub.oversees_activity(uuid) IS 'Whether the viewer coordinates for the office that approves projects where an activity was.';
`;

const ADMINISTRATOR = `(SELECT hub.has_role('ADMIN'))`;
const steward = (column: string) =>
  `${column} = (SELECT hub.own_partner()) AND ((SELECT hub.has_role('COORDINATOR')) OR (SELECT hub.has_role('REPORTING_OFFICER')))`;
const OVERSEER = `((SELECT hub.has_role('COORDINATOR'))) AND (hub.has_capability('APPROVE_PROJECT', area_id))`;
const RECORDER = `(${steward('recorded_by_id')}) AND (hub.takes_part_in_project(project_id) OR hub.has_capability('RECORD_ACTIVITY', area_id))`;
const OF_ACTIVITY = `${ADMINISTRATOR} OR hub.speaks_for_activity(activity_id)`;

const restrict = (table: string, insertable: string, updatable = insertable): string =>
  `CALL hub.restrict_writing('${table}', $r$${insertable}$r$, $r$${updatable}$r$);`;

const TABLES = [
  'activity',
  'activity_participation',
  'stored_file',
  'activity_evidence',
  'activity_duplicate',
  'help_centre',
  'help_centre_count',
];

const PROTECTION = `
  ${TABLES.map((table) => `CALL hub.protect('${table}', true, true);`).join('\n  ')}
  ${restrict('activity', `${ADMINISTRATOR} OR ${RECORDER}`, `${ADMINISTRATOR} OR ${steward('recorded_by_id')} OR ${OVERSEER}`)}
  ${restrict('activity_participation', OF_ACTIVITY, `${OF_ACTIVITY} OR ${steward('partner_id')}`)}
  ${restrict('stored_file', `${ADMINISTRATOR} OR ${steward('owner_id')}`, 'false')}
  ${restrict('activity_evidence', OF_ACTIVITY)}
  ${restrict('activity_duplicate', 'false', `${ADMINISTRATOR} OR hub.speaks_for_activity(activity_id) OR hub.speaks_for_activity(other_id) OR hub.oversees_activity(activity_id)`)}
  ${restrict('help_centre', `${ADMINISTRATOR} OR (${steward('authority_id')}) AND ((SELECT hub.has_capability('RUN_HELP_CENTRE', NULL)))`, `${ADMINISTRATOR} OR ${steward('authority_id')}`)}
  ${restrict('help_centre_count', `${ADMINISTRATOR} OR hub.speaks_for_centre(centre_id)`)}
`;

const UNDO = `
  DROP TABLE ${[...TABLES]
    .reverse()
    .flatMap((table) => [`hub.${table}_history`, `hub.${table}`])
    .join(', ')} CASCADE;
  DROP FUNCTION IF EXISTS hub.oversees_activity(uuid), hub.speaks_for_centre(uuid), hub.speaks_for_activity(uuid),
    hub.takes_part_in_project(uuid);
  DROP TYPE hub.duplicate_state, hub.evidence_kind, hub.activity_part, hub.activity_state, hub.help_domain,
    hub.welfare_kind, hub.activity_kind;
`;
