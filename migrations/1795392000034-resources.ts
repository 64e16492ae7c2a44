import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Knowledge resources with their versions and drafts, to whom they were sent, and who has acknowledged them. */
export class Resources1795392000034 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TYPES);
    await runner.query(RESOURCE);
    await runner.query(DRAFT);
    await runner.query(DISTRIBUTION);
    await runner.query(SEARCH);
    await runner.query(RIGHTS);
    await runner.query(PROTECTION);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(UNDO);
  }
}

const TYPES = `
  CREATE TYPE hub.resource_kind AS ENUM ('KNOWLEDGE_SET', 'INFOGRAPHIC', 'CURRICULUM', 'MODEL_AREA_DATA', 'GUIDELINE', 'VIDEO', 'OTHER');
  CREATE TYPE hub.resource_state AS ENUM ('PUBLISHED', 'WITHDRAWN');
  CREATE TYPE hub.resource_draft_state AS ENUM ('OPEN', 'PUBLISHED', 'DISCARDED');
  CREATE TYPE hub.resource_language AS ENUM ('THAI', 'ENGLISH', 'THAI_AND_ENGLISH', 'OTHER');
  CREATE TYPE hub.addressee_state AS ENUM ('ASKED', 'ACKNOWLEDGED', 'RELEASED');
`;

const RECORDED = `
    source hub.data_source_kind NOT NULL,
    version integer NOT NULL DEFAULT 1,
    change_id uuid NOT NULL CONSTRAINT change_fk REFERENCES hub.change,
    change_line integer`;

const FACTS = (required: string) => `
    kind hub.resource_kind ${required},
    title_th text COLLATE "th-x-icu" ${required},
    title_en text,
    description_th text,
    description_en text,
    tags text[] NOT NULL,
    audience_types hub.partner_type[] NOT NULL,
    audience_area_ids uuid[] NOT NULL,`;

const CONTENT = (required: string) => `
    language hub.resource_language ${required},
    issued_on date,
    issued_known_to hub.date_precision,
    changes_th text,
    changes_en text,
    url text,`;

// Which version is the current one stands on the resource without a foreign key: each of the two would have to be there
// before the other. A version is never changed; the next one takes its place.
const RESOURCE = `
  CREATE TABLE hub.knowledge_resource (
    id uuid CONSTRAINT knowledge_resource_pk PRIMARY KEY,
    state hub.resource_state NOT NULL,
    state_since date NOT NULL,
    withdrawal_reason text,
    publisher_id uuid NOT NULL CONSTRAINT knowledge_resource_publisher_fk REFERENCES hub.partner,
    clause_id uuid CONSTRAINT knowledge_resource_clause_fk REFERENCES hub.agreement_clause,
    current_version_id uuid NOT NULL,
    latest_number integer NOT NULL,
    search_key text NOT NULL,${FACTS('NOT NULL')}${RECORDED},
    CONSTRAINT knowledge_resource_withdrawn_has_reason CHECK ((state = 'WITHDRAWN') = (withdrawal_reason IS NOT NULL))
  );
  CREATE INDEX knowledge_resource_title_idx ON hub.knowledge_resource (title_th, id);
  CREATE INDEX knowledge_resource_kind_idx ON hub.knowledge_resource (kind, title_th, id);
  CREATE INDEX knowledge_resource_publisher_idx ON hub.knowledge_resource (publisher_id, title_th, id);
  CREATE INDEX knowledge_resource_clause_idx ON hub.knowledge_resource (clause_id);

  CREATE TABLE hub.resource_version (
    id uuid CONSTRAINT resource_version_pk PRIMARY KEY,
    resource_id uuid NOT NULL CONSTRAINT resource_version_resource_fk REFERENCES hub.knowledge_resource,
    number integer NOT NULL,
    published_on date NOT NULL,
    file_id uuid CONSTRAINT resource_version_file_fk REFERENCES hub.stored_file,${CONTENT('NOT NULL')}${RECORDED},
    CONSTRAINT resource_version_is_link_or_file CHECK ((url IS NULL) <> (file_id IS NULL)),
    CONSTRAINT resource_version_issued_is_whole CHECK ((issued_on IS NULL) = (issued_known_to IS NULL))
  );
  CREATE UNIQUE INDEX resource_version_key ON hub.resource_version (resource_id, number);
  CREATE INDEX resource_version_file_idx ON hub.resource_version (file_id);
`;

// A draft of something new becomes a resource under the same id; one of a further version becomes that version.
const DRAFT = `
  CREATE TABLE hub.resource_draft (
    id uuid CONSTRAINT resource_draft_pk PRIMARY KEY,
    state hub.resource_draft_state NOT NULL,
    publisher_id uuid NOT NULL CONSTRAINT resource_draft_publisher_fk REFERENCES hub.partner,
    resource_id uuid CONSTRAINT resource_draft_resource_fk REFERENCES hub.knowledge_resource,
    clause_id uuid CONSTRAINT resource_draft_clause_fk REFERENCES hub.agreement_clause,
    file_id uuid CONSTRAINT resource_draft_file_fk REFERENCES hub.stored_file,${FACTS('')}${CONTENT('')}${RECORDED}
  );
  CREATE INDEX resource_draft_title_idx ON hub.resource_draft (title_th, id);
  CREATE INDEX resource_draft_publisher_idx ON hub.resource_draft (publisher_id, title_th, id);
  CREATE INDEX resource_draft_resource_idx ON hub.resource_draft (resource_id);
`;

const DISTRIBUTION = `
  CREATE TABLE hub.resource_distribution (
    id uuid CONSTRAINT resource_distribution_pk PRIMARY KEY,
    resource_id uuid NOT NULL CONSTRAINT resource_distribution_resource_fk REFERENCES hub.knowledge_resource,
    version_id uuid NOT NULL CONSTRAINT resource_distribution_version_fk REFERENCES hub.resource_version,
    sender_id uuid NOT NULL CONSTRAINT resource_distribution_sender_fk REFERENCES hub.partner,
    sent_on date NOT NULL,
    acknowledge_by date,
    letter_number text,
    note_th text,
    partner_types hub.partner_type[] NOT NULL,
    area_ids uuid[] NOT NULL,
    partner_ids uuid[] NOT NULL,
    reach_area_ids uuid[] NOT NULL,${RECORDED},
    CONSTRAINT resource_distribution_due_after_sent CHECK (acknowledge_by >= sent_on)
  );
  CREATE INDEX resource_distribution_resource_idx ON hub.resource_distribution (resource_id, sent_on, id);
  CREATE INDEX resource_distribution_sender_idx ON hub.resource_distribution (sender_id, sent_on, id);
  CREATE INDEX resource_distribution_day_idx ON hub.resource_distribution (sent_on, id);
  CREATE INDEX resource_distribution_version_idx ON hub.resource_distribution (version_id);

  CREATE TABLE hub.resource_acknowledgement (
    id uuid CONSTRAINT resource_acknowledgement_pk PRIMARY KEY,
    version_id uuid NOT NULL CONSTRAINT resource_acknowledgement_version_fk REFERENCES hub.resource_version,
    partner_id uuid NOT NULL CONSTRAINT resource_acknowledgement_partner_fk REFERENCES hub.partner,
    confirmation_id uuid NOT NULL CONSTRAINT resource_acknowledgement_confirmation_fk REFERENCES hub.confirmation,
    acknowledged_on date NOT NULL,${RECORDED}
  );
  CREATE UNIQUE INDEX resource_acknowledgement_key ON hub.resource_acknowledgement (version_id, partner_id);
  CREATE INDEX resource_acknowledgement_version_idx ON hub.resource_acknowledgement (version_id, acknowledged_on, id);
  CREATE INDEX resource_acknowledgement_partner_idx ON hub.resource_acknowledgement (partner_id, acknowledged_on, id);
  CREATE INDEX resource_acknowledgement_confirmation_idx ON hub.resource_acknowledgement (confirmation_id);

  CREATE TABLE hub.resource_addressee (
    id uuid CONSTRAINT resource_addressee_pk PRIMARY KEY,
    distribution_id uuid NOT NULL CONSTRAINT resource_addressee_distribution_fk REFERENCES hub.resource_distribution,
    resource_id uuid NOT NULL CONSTRAINT resource_addressee_resource_fk REFERENCES hub.knowledge_resource,
    partner_id uuid NOT NULL CONSTRAINT resource_addressee_partner_fk REFERENCES hub.partner,
    state hub.addressee_state NOT NULL,
    acknowledgement_id uuid CONSTRAINT resource_addressee_acknowledgement_fk REFERENCES hub.resource_acknowledgement,${RECORDED},
    CONSTRAINT resource_addressee_acknowledged_by CHECK ((state = 'ACKNOWLEDGED') = (acknowledgement_id IS NOT NULL))
  );
  CREATE UNIQUE INDEX resource_addressee_key ON hub.resource_addressee (distribution_id, partner_id);
  CREATE INDEX resource_addressee_distribution_idx ON hub.resource_addressee (distribution_id, state, id);
  CREATE INDEX resource_addressee_partner_idx ON hub.resource_addressee (partner_id, state, id);
  CREATE INDEX resource_addressee_resource_idx ON hub.resource_addressee (resource_id, partner_id);
  CREATE INDEX resource_addressee_state_idx ON hub.resource_addressee (state, id);
  CREATE INDEX resource_addressee_acknowledgement_idx ON hub.resource_addressee (acknowledgement_id);
`;

const SEARCH = `
  CREATE FUNCTION hub.set_resource_search_key() RETURNS trigger
  LANGUAGE plpgsql SET search_path = hub, pg_catalog
  AS $$ BEGIN
    NEW.search_key := concat_ws(' ', hub.search_key(NEW.title_th), hub.search_key(NEW.title_en),
      hub.search_key(NEW.description_th), hub.search_key(NEW.description_en), hub.search_key(array_to_string(NEW.tags, ' ')));
    RETURN NEW;
  END $$;
  COMMENT ON FUNCTION hub.set_resource_search_key() IS 'Keeps what a search compares with: titles, descriptions and tags, however they are spelt.';
  CREATE TRIGGER set_search_key BEFORE INSERT OR UPDATE OF title_th, title_en, description_th, description_en, tags, search_key
    ON hub.knowledge_resource FOR EACH ROW EXECUTE FUNCTION hub.set_resource_search_key();
  CREATE INDEX knowledge_resource_search_idx ON hub.knowledge_resource USING gin (search_key hub.gin_trgm_ops);
`;

const RIGHTS = `
  CREATE FUNCTION hub.may_publish_for(areas uuid[]) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN CASE WHEN coalesce(cardinality(areas), 0) = 0
    THEN hub.has_capability('PUBLISH_RESOURCE', NULL)
      AND EXISTS (SELECT FROM hub.partner p WHERE p.id = hub.own_partner() AND p.type = 'AGENCY')
    ELSE (SELECT bool_and(hub.has_capability('PUBLISH_RESOURCE', area)) FROM unnest(areas) area) END;
  COMMENT ON FUNCTION hub.may_publish_for(uuid[]) IS 'Whether an MOU role lets the viewer''s partner publish for all of these areas, or for the whole country where there are none: that is for central agencies.';

  CREATE FUNCTION hub.speaks_for_resource(of_resource uuid) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (hub.has_role('COORDINATOR') OR hub.has_role('REPORTING_OFFICER'))
    AND coalesce((SELECT r.publisher_id = hub.own_partner() FROM hub.knowledge_resource r WHERE r.id = of_resource), false);
  COMMENT ON FUNCTION hub.speaks_for_resource(uuid) IS 'Whether the viewer speaks for the partner that published a resource.';

  CREATE FUNCTION hub.may_publish_resource(of_resource uuid) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce((SELECT hub.may_publish_for(r.audience_area_ids) FROM hub.knowledge_resource r WHERE r.id = of_resource), false);
  COMMENT ON FUNCTION hub.may_publish_resource(uuid) IS 'Whether an MOU role lets the viewer''s partner publish for those for whom a resource is.';

  CREATE FUNCTION hub.speaks_for_distribution(of_distribution uuid) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (hub.has_role('COORDINATOR') OR hub.has_role('REPORTING_OFFICER'))
    AND coalesce((SELECT d.sender_id = hub.own_partner() FROM hub.resource_distribution d WHERE d.id = of_distribution), false);
  COMMENT ON FUNCTION hub.speaks_for_distribution(uuid) IS 'Whether the viewer speaks for the partner that sent a resource to others.';
`;

const ADMINISTRATOR = `(SELECT hub.has_role('ADMIN'))`;
const steward = (column: string) =>
  `${column} = (SELECT hub.own_partner()) AND ((SELECT hub.has_role('COORDINATOR')) OR (SELECT hub.has_role('REPORTING_OFFICER')))`;
const ANYWHERE = `(SELECT hub.has_capability('PUBLISH_RESOURCE', NULL))`;
const PUBLISHER = `(${steward('publisher_id')}) AND (hub.may_publish_for(audience_area_ids))`;
const OF_RESOURCE = `(hub.speaks_for_resource(resource_id)) AND (hub.may_publish_resource(resource_id))`;
const SENDER = `(${steward('sender_id')}) AND (hub.may_publish_for(reach_area_ids))`;
const CONFIRMER = `${ADMINISTRATOR} OR ${steward('partner_id')} OR hub.administers(partner_id)`;

const restrict = (table: string, insertable: string, updatable = 'false'): string =>
  `CALL hub.restrict_writing('${table}', $r$${insertable}$r$, $r$${updatable}$r$);`;

const SHARED = [
  'knowledge_resource',
  'resource_version',
  'resource_distribution',
  'resource_acknowledgement',
  'resource_addressee',
];

const PROTECTION = `
  CALL hub.protect_restricted('resource_draft', true, $r$publisher_id = (SELECT hub.own_partner()) OR ${ADMINISTRATOR} OR (SELECT hub.has_role('AUDITOR')) OR (SELECT hub.is_system())$r$);
  ${SHARED.map((table) => `CALL hub.protect('${table}', true, true);`).join('\n  ')}
  ${restrict('resource_draft', `${ADMINISTRATOR} OR (${steward('publisher_id')}) AND (${ANYWHERE})`, `${ADMINISTRATOR} OR ${steward('publisher_id')}`)}
  ${restrict('knowledge_resource', `${ADMINISTRATOR} OR ${PUBLISHER}`, `${ADMINISTRATOR} OR ${PUBLISHER} OR ${steward('publisher_id')} OR hub.administers(publisher_id)`)}
  ${restrict('resource_version', `${ADMINISTRATOR} OR ${OF_RESOURCE}`)}
  ${restrict('resource_distribution', `${ADMINISTRATOR} OR ${SENDER}`)}
  ${restrict('resource_acknowledgement', CONFIRMER)}
  ${restrict('resource_addressee', `${ADMINISTRATOR} OR hub.speaks_for_distribution(distribution_id)`, CONFIRMER)}
`;

const UNDO = `
  DROP TABLE ${[
    'resource_addressee',
    'resource_acknowledgement',
    'resource_distribution',
    'resource_draft',
    'resource_version',
    'knowledge_resource',
  ]
    .flatMap((table) => [`hub.${table}_history`, `hub.${table}`])
    .join(', ')} CASCADE;
  DROP FUNCTION IF EXISTS hub.set_resource_search_key(), hub.speaks_for_distribution(uuid), hub.may_publish_resource(uuid),
    hub.speaks_for_resource(uuid), hub.may_publish_for(uuid[]);
  DROP TYPE hub.addressee_state, hub.resource_language, hub.resource_draft_state, hub.resource_state, hub.resource_kind;
`;
