import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may see and do what, and what every write leaves behind. */
export class AccessAndWriting1795392000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TYPES);
    await runner.query(VIEWER);
    await runner.query(ACCOUNTS);
    await runner.query(CLIENTS);
    await runner.query(PARTNERS);
    await runner.query(LEDGER);
    await runner.query(IDEMPOTENCY);
    await runner.query(REACH);
    await runner.query(PROTECTION);
    await runner.query(POLICIES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(UNDO);
  }
}

const TYPES = `
  CREATE TYPE hub.hub_role AS ENUM ('MEMBER', 'REPORTING_OFFICER', 'COORDINATOR', 'ANALYST', 'AUDITOR', 'ADMIN');
  CREATE TYPE hub.person_status AS ENUM ('INVITED', 'ACTIVE', 'DISABLED', 'PURGED');
  CREATE TYPE hub.account_token_kind AS ENUM ('INVITATION', 'RESET', 'SESSION');
  CREATE TYPE hub.contact_kind AS ENUM ('PHONE', 'FAX', 'EMAIL', 'LINE', 'WEBSITE', 'ADDRESS');
  CREATE TYPE hub.confirmation_decision AS ENUM ('CONFIRMED', 'DISPUTED');
  CREATE TYPE hub.audit_outcome AS ENUM ('DONE', 'REFUSED');
  CREATE TYPE hub.event_visibility AS ENUM ('SHARED', 'PARTNERS');
  CREATE TYPE hub.ledger_kind AS ENUM ('AUDIT', 'EVENT');
`;

// What travels with a statement is who asks and for whom, never what they may: that is looked up by index at each use,
// so that what was taken away is gone at once.
const VIEWER = `
  CREATE FUNCTION hub.viewer_kind() RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(nullif(current_setting('hub.viewer', true), ''), 'ANONYMOUS');
  COMMENT ON FUNCTION hub.viewer_kind() IS 'Who asks: ANONYMOUS, CLIENT, PERSON or SYSTEM.';

  CREATE FUNCTION hub.viewer_id() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('hub.viewer_id', true), '')::uuid;
  COMMENT ON FUNCTION hub.viewer_id() IS 'The client or the person that asks; null for the others.';

  CREATE FUNCTION hub.acting_partner() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('hub.acting_for', true), '')::uuid;
  COMMENT ON FUNCTION hub.acting_partner() IS 'The partner for which the viewer acts; null where there is none.';

  CREATE FUNCTION hub.viewer_scope() RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN concat_ws(':', lower(hub.viewer_kind()), hub.viewer_id());
  COMMENT ON FUNCTION hub.viewer_scope() IS 'The viewer as one text, such as client:<id>: as it stands in the actor of a change.';

  CREATE FUNCTION hub.is_system() RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN hub.viewer_kind() = 'SYSTEM';
  COMMENT ON FUNCTION hub.is_system() IS 'Whether a seed, an import, a command or a job writes, and not somebody over the API.';
`;

const RECORDED = `
    version integer NOT NULL DEFAULT 1,
    change_id uuid NOT NULL CONSTRAINT change_fk REFERENCES hub.change`;

const ACCOUNTS = `
  CREATE TABLE hub.person (
    id uuid CONSTRAINT person_pk PRIMARY KEY,
    display_name text,
    login text COLLATE "C",
    email text,
    status hub.person_status NOT NULL,
    is_demo boolean NOT NULL DEFAULT false,${RECORDED},
    CONSTRAINT person_purged_is_empty CHECK (status <> 'PURGED' OR (display_name IS NULL AND login IS NULL AND email IS NULL)),
    CONSTRAINT person_has_login CHECK (status = 'PURGED' OR (display_name IS NOT NULL AND login IS NOT NULL))
  );
  CREATE UNIQUE INDEX person_login_key ON hub.person (login);

  CREATE TABLE hub.membership (
    id uuid CONSTRAINT membership_pk PRIMARY KEY,
    person_id uuid NOT NULL CONSTRAINT membership_person_fk REFERENCES hub.person,
    partner_id uuid NOT NULL CONSTRAINT membership_partner_fk REFERENCES hub.partner,
    role hub.hub_role NOT NULL,
    valid_from date,
    valid_to date,${RECORDED}
  );
  CREATE UNIQUE INDEX membership_key ON hub.membership (person_id, partner_id, role) WHERE valid_to IS NULL;
  CREATE INDEX membership_partner_idx ON hub.membership (partner_id, role, id);

  CREATE TABLE hub.external_identity (
    id uuid CONSTRAINT external_identity_pk PRIMARY KEY,
    person_id uuid NOT NULL CONSTRAINT external_identity_person_fk REFERENCES hub.person,
    issuer text NOT NULL,
    subject text NOT NULL,
    ended_at timestamptz,${RECORDED}
  );
  CREATE UNIQUE INDEX external_identity_key ON hub.external_identity (issuer, subject) WHERE ended_at IS NULL;
  CREATE INDEX external_identity_person_idx ON hub.external_identity (person_id);

  -- Without history: what is gone of a password is to be gone.
  CREATE TABLE hub.credential (
    person_id uuid CONSTRAINT credential_pk PRIMARY KEY CONSTRAINT credential_person_fk REFERENCES hub.person,
    password_hash text,
    change_id uuid NOT NULL CONSTRAINT change_fk REFERENCES hub.change
  );

  CREATE TABLE hub.account_token (
    id uuid CONSTRAINT account_token_pk PRIMARY KEY,
    person_id uuid NOT NULL CONSTRAINT account_token_person_fk REFERENCES hub.person,
    kind hub.account_token_kind NOT NULL,
    token_hash bytea NOT NULL,
    expires_at timestamptz NOT NULL,
    ended_at timestamptz,
    change_id uuid NOT NULL CONSTRAINT change_fk REFERENCES hub.change
  );
  CREATE UNIQUE INDEX account_token_hash_key ON hub.account_token (token_hash);
  CREATE INDEX account_token_person_idx ON hub.account_token (person_id);
`;

// A client keeps its identity while its keys come and go; the first keys stood on the client itself.
const CLIENTS = `
  ALTER TABLE hub.api_client
    ADD COLUMN partner_id uuid CONSTRAINT api_client_partner_fk REFERENCES hub.partner,
    ADD COLUMN roles hub.hub_role[] NOT NULL DEFAULT '{}',
    ADD COLUMN is_demo boolean NOT NULL DEFAULT false;
  ALTER TABLE hub.api_client_history
    ADD COLUMN partner_id uuid, ADD COLUMN roles hub.hub_role[], ADD COLUMN is_demo boolean;
  CREATE INDEX api_client_partner_idx ON hub.api_client (partner_id);

  CREATE TABLE hub.api_key (
    id uuid CONSTRAINT api_key_pk PRIMARY KEY,
    client_id uuid NOT NULL CONSTRAINT api_key_client_fk REFERENCES hub.api_client,
    key_hash bytea NOT NULL,
    made_at timestamptz NOT NULL DEFAULT hub.now(),
    expires_at timestamptz,
    change_id uuid NOT NULL CONSTRAINT change_fk REFERENCES hub.change
  );
  CREATE UNIQUE INDEX api_key_hash_key ON hub.api_key (key_hash);
  CREATE INDEX api_key_client_idx ON hub.api_key (client_id);
  INSERT INTO hub.api_key (id, client_id, key_hash, made_at, expires_at, change_id)
    SELECT c.id, c.id, c.key_hash, first.at, c.revoked_at, c.change_id
    FROM hub.api_client c JOIN hub.change first ON first.id = c.change_id;

  CREATE TABLE hub.api_key_use (
    key_id uuid CONSTRAINT api_key_use_pk PRIMARY KEY CONSTRAINT api_key_use_key_fk REFERENCES hub.api_key,
    last_used_at timestamptz NOT NULL
  );

  DROP INDEX hub.api_client_key_hash_key;
  ALTER TABLE hub.api_client DROP COLUMN key_hash;
  ALTER TABLE hub.api_client_history DROP COLUMN key_hash;
`;

const PARTNERS = `
  ALTER TABLE hub.partner ADD COLUMN merged_into_id uuid CONSTRAINT partner_merged_into_fk REFERENCES hub.partner;
  ALTER TABLE hub.partner_history ADD COLUMN merged_into_id uuid;
  CREATE INDEX partner_merged_into_idx ON hub.partner (merged_into_id) WHERE merged_into_id IS NOT NULL;

  -- Who keeps which part of the register, until the network says otherwise: the letter and the MOU do not.
  CREATE TABLE hub.register_duty (
    id uuid CONSTRAINT register_duty_pk PRIMARY KEY,
    keeper_type hub.partner_type NOT NULL,
    kept_type hub.partner_type NOT NULL,
    is_assumed boolean NOT NULL,${RECORDED}
  );
  CREATE UNIQUE INDEX register_duty_key ON hub.register_duty (keeper_type, kept_type);

  CREATE TABLE hub.contact_channel (
    id uuid CONSTRAINT contact_channel_pk PRIMARY KEY,
    partner_id uuid NOT NULL CONSTRAINT contact_channel_partner_fk REFERENCES hub.partner,
    kind hub.contact_kind NOT NULL,
    value text NOT NULL,
    purpose_th text,
    purpose_en text,
    valid_from date,
    valid_to date,
    source hub.data_source_kind NOT NULL,${RECORDED},
    change_line integer
  );
  CREATE INDEX contact_channel_partner_idx ON hub.contact_channel (partner_id, kind, value, id);

  CREATE TABLE hub.confirmation (
    id uuid CONSTRAINT confirmation_pk PRIMARY KEY,
    object_type text NOT NULL,
    object_id uuid NOT NULL,
    partner_id uuid NOT NULL CONSTRAINT confirmation_partner_fk REFERENCES hub.partner,
    decision hub.confirmation_decision NOT NULL,
    on_behalf boolean NOT NULL,
    paper_reference text,
    paper_date date,
    change_id uuid NOT NULL CONSTRAINT change_fk REFERENCES hub.change,
    CONSTRAINT confirmation_has_paper CHECK (NOT on_behalf OR (paper_reference IS NOT NULL AND paper_date IS NOT NULL))
  );
  CREATE INDEX confirmation_object_idx ON hub.confirmation (object_type, object_id, partner_id);
`;

// Entries are only ever added. What is not yet in the ledger waits in hub.unsealed, where the sequencer takes it from.
const LEDGER = `
  CREATE TABLE hub.audit_entry (
    id uuid CONSTRAINT audit_entry_pk PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT hub.now(),
    viewer_kind text NOT NULL,
    viewer_id uuid,
    acting_for_id uuid,
    action text NOT NULL,
    target_type text,
    target_id uuid,
    outcome hub.audit_outcome NOT NULL,
    rule text,
    request_id text,
    change_id uuid CONSTRAINT audit_entry_change_fk REFERENCES hub.change,
    details jsonb NOT NULL DEFAULT '{}',
    CONSTRAINT audit_entry_done_has_change CHECK ((outcome = 'DONE') = (change_id IS NOT NULL))
  );
  CREATE INDEX audit_entry_target_idx ON hub.audit_entry (target_id, at, id);
  CREATE INDEX audit_entry_at_idx ON hub.audit_entry (at, id);
  CREATE INDEX audit_entry_refused_idx ON hub.audit_entry (rule, at, id) WHERE outcome = 'REFUSED';
  CREATE INDEX audit_entry_change_idx ON hub.audit_entry (change_id);

  CREATE TABLE hub.event (
    id uuid CONSTRAINT event_pk PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT hub.now(),
    type text NOT NULL,
    object_type text NOT NULL,
    object_id uuid NOT NULL,
    area_codes text[] NOT NULL,
    partner_ids uuid[] NOT NULL,
    visibility hub.event_visibility NOT NULL,
    change_id uuid NOT NULL CONSTRAINT event_change_fk REFERENCES hub.change
  );
  CREATE INDEX event_object_idx ON hub.event (object_id, at, id);

  CREATE TABLE hub.ledger (
    number bigint CONSTRAINT ledger_pk PRIMARY KEY,
    kind hub.ledger_kind NOT NULL,
    entry_id uuid NOT NULL,
    sealed_at timestamptz NOT NULL DEFAULT hub.now(),
    content_hash bytea NOT NULL,
    chain_hash bytea NOT NULL
  );
  CREATE UNIQUE INDEX ledger_entry_key ON hub.ledger (entry_id);

  CREATE TABLE hub.unsealed (
    entry_id uuid CONSTRAINT unsealed_pk PRIMARY KEY,
    kind hub.ledger_kind NOT NULL
  );

  CREATE FUNCTION hub.await_sealing() RETURNS trigger
  LANGUAGE plpgsql SET search_path = hub, pg_catalog
  AS $$ BEGIN
    INSERT INTO hub.unsealed (entry_id, kind) SELECT id, TG_ARGV[0]::hub.ledger_kind FROM new_rows;
    RETURN NULL;
  END $$;
  COMMENT ON FUNCTION hub.await_sealing() IS 'Puts new entries where the sequencer finds them.';
  CREATE TRIGGER await_sealing AFTER INSERT ON hub.audit_entry REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION hub.await_sealing('AUDIT');
  CREATE TRIGGER await_sealing AFTER INSERT ON hub.event REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION hub.await_sealing('EVENT');
`;

const IDEMPOTENCY = `
  CREATE TABLE hub.idempotency (
    id uuid CONSTRAINT idempotency_pk PRIMARY KEY,
    scope text NOT NULL,
    operation text NOT NULL,
    key text NOT NULL,
    content_hash bytea NOT NULL,
    result jsonb,
    at timestamptz NOT NULL DEFAULT hub.now()
  );
  CREATE UNIQUE INDEX idempotency_key ON hub.idempotency (scope, operation, key);
  CREATE INDEX idempotency_at_idx ON hub.idempotency (at);
`;

// These run as the owner, who alone may look up all memberships, clients and ties: a policy that looked itself up would
// never end. They answer about the viewer only.
const REACH = `
  CREATE FUNCTION hub.has_role(wanted hub.hub_role) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = hub, pg_catalog
  RETURN CASE hub.viewer_kind()
    WHEN 'PERSON' THEN EXISTS (
      SELECT FROM hub.membership m JOIN hub.person p ON p.id = m.person_id
      WHERE m.person_id = hub.viewer_id() AND m.partner_id = hub.acting_partner() AND m.role = wanted
        AND p.status = 'ACTIVE'
        AND (m.valid_from IS NULL OR m.valid_from <= hub.today()) AND (m.valid_to IS NULL OR m.valid_to > hub.today()))
    WHEN 'CLIENT' THEN EXISTS (
      SELECT FROM hub.api_client c
      WHERE c.id = hub.viewer_id() AND c.partner_id = hub.acting_partner() AND wanted = ANY(c.roles)
        AND c.revoked_at IS NULL)
    ELSE false END;
  COMMENT ON FUNCTION hub.has_role(hub.hub_role) IS 'Whether the viewer has a role today in the partner for which it acts.';

  CREATE FUNCTION hub.own_partner() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = hub, pg_catalog
  RETURN CASE WHEN hub.viewer_kind() = 'CLIENT' THEN (
      SELECT c.partner_id FROM hub.api_client c
      WHERE c.id = hub.viewer_id() AND c.partner_id = hub.acting_partner() AND c.roles <> '{}' AND c.revoked_at IS NULL)
    WHEN hub.viewer_kind() = 'PERSON' THEN (
      SELECT m.partner_id FROM hub.membership m JOIN hub.person p ON p.id = m.person_id
      WHERE m.person_id = hub.viewer_id() AND m.partner_id = hub.acting_partner() AND p.status = 'ACTIVE'
        AND (m.valid_from IS NULL OR m.valid_from <= hub.today()) AND (m.valid_to IS NULL OR m.valid_to > hub.today())
      LIMIT 1) END;
  COMMENT ON FUNCTION hub.own_partner() IS 'The partner for which the viewer acts, where it has any role in it today; else null.';

  CREATE FUNCTION hub.supervisors_of(of_partner uuid) RETURNS uuid[]
  LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = hub, pg_catalog
  RETURN (
    WITH RECURSIVE up AS (
      SELECT l.from_id AS id, 1 AS step FROM hub.partner_link l
      WHERE l.to_id = of_partner AND l.kind = 'SUPERVISES'
        AND (l.valid_from IS NULL OR l.valid_from <= hub.today()) AND (l.valid_to IS NULL OR l.valid_to > hub.today())
      UNION
      SELECT l.from_id, up.step + 1 FROM up JOIN hub.partner_link l ON l.to_id = up.id AND l.kind = 'SUPERVISES'
        AND (l.valid_from IS NULL OR l.valid_from <= hub.today()) AND (l.valid_to IS NULL OR l.valid_to > hub.today())
      WHERE up.step < 8)
    SELECT coalesce(array_agg(DISTINCT id), '{}') FROM up);
  COMMENT ON FUNCTION hub.supervisors_of(uuid) IS 'The partners that supervise a partner today, at whatever distance.';

  CREATE FUNCTION hub.oversees(partner uuid) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(hub.own_partner() = ANY(hub.supervisors_of(partner)), false);
  COMMENT ON FUNCTION hub.oversees(uuid) IS 'Whether the partner for which the viewer acts supervises another today.';

  CREATE FUNCTION hub.administers(partner uuid) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN hub.has_role('ADMIN')
    OR (hub.has_role('COORDINATOR') AND (partner = hub.own_partner() OR hub.oversees(partner)));
  COMMENT ON FUNCTION hub.administers(uuid) IS 'Whether the viewer manages the accounts and clients of a partner.';

  CREATE FUNCTION hub.acting_areas() RETURNS uuid[]
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (
    SELECT array_agg(id) FROM (
      SELECT p.area_id AS id FROM hub.partner p
      WHERE p.id = hub.own_partner() AND p.area_id IS NOT NULL
        AND p.type IN ('LOCAL_ADMINISTRATION_OFFICE', 'COMMUNITY_DEVELOPMENT_OFFICE', 'GOVERNMENT_OFFICE')
      UNION
      SELECT c.area_id FROM hub.coverage c
      WHERE c.authority_id = hub.own_partner()
        AND (c.valid_from IS NULL OR c.valid_from <= hub.today()) AND (c.valid_to IS NULL OR c.valid_to > hub.today())) scope);
  COMMENT ON FUNCTION hub.acting_areas() IS 'The areas that the office or local authority for which the viewer acts is there for.';

  CREATE FUNCTION hub.is_in_scope(area uuid) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(hub.area_path(area) && hub.acting_areas(), false);
  COMMENT ON FUNCTION hub.is_in_scope(uuid) IS 'Whether an area lies in those that the viewer''s partner is there for.';

  CREATE FUNCTION hub.sangha_path(bottom uuid) RETURNS uuid[]
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (
    WITH RECURSIVE up AS (
      SELECT id, parent_id FROM hub.sangha_unit WHERE id = bottom
      UNION ALL SELECT u.id, u.parent_id FROM up JOIN hub.sangha_unit u ON u.id = up.parent_id)
    SELECT array_agg(id) FROM up);
  COMMENT ON FUNCTION hub.sangha_path(uuid) IS 'A Sangha unit and the units that it lies in.';

  CREATE FUNCTION hub.is_in_sangha_scope(unit uuid) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce((SELECT p.sangha_unit_id = ANY(hub.sangha_path(unit)) FROM hub.partner p
    WHERE p.id = hub.own_partner() AND p.type = 'SANGHA_OFFICE'), false);
  COMMENT ON FUNCTION hub.is_in_sangha_scope(uuid) IS 'Whether a Sangha unit lies in that of the Sangha office for which the viewer acts.';

  CREATE FUNCTION hub.keeps(kept hub.partner_type, area uuid, unit uuid) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN hub.has_role('COORDINATOR')
    AND EXISTS (SELECT FROM hub.partner p JOIN hub.register_duty d ON d.keeper_type = p.type
      WHERE p.id = hub.own_partner() AND d.kept_type = kept)
    AND (hub.is_in_scope(area) OR hub.is_in_sangha_scope(unit));
  COMMENT ON FUNCTION hub.keeps IS 'Whether the viewer keeps this part of the register: by duty of its partner''s type, in its partner''s area or Sangha unit.';

  CREATE FUNCTION hub.keeps_partner(partner uuid) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce((SELECT hub.keeps(p.type, p.area_id, p.sangha_unit_id) FROM hub.partner p WHERE p.id = partner), false);
  COMMENT ON FUNCTION hub.keeps_partner(uuid) IS 'Whether the viewer keeps a partner''s entry in the register.';

  CREATE FUNCTION hub.manages_person(person uuid) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = hub, pg_catalog
  RETURN hub.has_role('COORDINATOR')
    AND EXISTS (SELECT FROM hub.membership m WHERE m.person_id = person AND hub.administers(m.partner_id));
  COMMENT ON FUNCTION hub.manages_person(uuid) IS 'Whether the viewer manages the accounts of a partner in which a person has a membership.';

  CREATE FUNCTION hub.manages_client(client uuid) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = hub, pg_catalog
  RETURN EXISTS (SELECT FROM hub.api_client c WHERE c.id = client AND hub.administers(c.partner_id));
  COMMENT ON FUNCTION hub.manages_client(uuid) IS 'Whether the viewer manages the clients of a client''s partner.';

  CREATE FUNCTION hub.has_capability(capability text, area uuid) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN false;
  COMMENT ON FUNCTION hub.has_capability IS 'Whether an agreement in force gives the viewer''s partner a capability in an area; there are no agreements yet.';
`;

const PROTECTION = `
  CREATE PROCEDURE hub.protect_restricted(table_name text, keeps_history boolean, readable text)
  LANGUAGE plpgsql
  AS $$
  DECLARE each text;
  BEGIN
    CALL hub.protect(table_name, keeps_history, false);
    FOREACH each IN ARRAY CASE WHEN keeps_history THEN ARRAY[table_name, table_name || '_history'] ELSE ARRAY[table_name] END LOOP
      EXECUTE format('DROP POLICY shared ON hub.%I', each);
      EXECUTE format('CREATE POLICY restricted ON hub.%I FOR SELECT USING (%s)', each, readable);
    END LOOP;
  END $$;
  COMMENT ON PROCEDURE hub.protect_restricted(text, boolean, text) IS 'As hub.protect, for a table that not everybody may read: under which condition.';

  CREATE PROCEDURE hub.protect_bare(table_name text, rights text, readable text)
  LANGUAGE plpgsql
  AS $$
  BEGIN
    EXECUTE format('ALTER TABLE hub.%I ENABLE ROW LEVEL SECURITY', table_name);
    EXECUTE format('ALTER TABLE hub.%I FORCE ROW LEVEL SECURITY', table_name);
    EXECUTE format('CREATE POLICY %I ON hub.%I FOR SELECT USING (%s)', CASE readable WHEN 'true' THEN 'shared' ELSE 'restricted' END, table_name, readable);
    EXECUTE format('CREATE POLICY written ON hub.%I FOR INSERT WITH CHECK (true)', table_name);
    IF rights LIKE '%UPDATE%' THEN
      EXECUTE format('CREATE POLICY rewritten ON hub.%I FOR UPDATE USING (true)', table_name);
    END IF;
    EXECUTE format('GRANT %s ON hub.%I TO %I', rights, table_name, hub.role_named('app'));
  END $$;
  COMMENT ON PROCEDURE hub.protect_bare(text, text, text) IS 'Row-level security and grants for a table whose rows are not written under a change; who may write is for hub.restrict_writing to say.';

  CREATE PROCEDURE hub.restrict_writing(table_name text, insertable text, updatable text)
  LANGUAGE plpgsql
  AS $$
  BEGIN
    EXECUTE format('CREATE POLICY may_insert ON hub.%I AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT hub.is_system()) OR (%s))', table_name, insertable);
    EXECUTE format('CREATE POLICY may_update ON hub.%I AS RESTRICTIVE FOR UPDATE USING ((SELECT hub.is_system()) OR (%s)) WITH CHECK ((SELECT hub.is_system()) OR (%s))', table_name, updatable, updatable);
  END $$;
  COMMENT ON PROCEDURE hub.restrict_writing(text, text, text) IS 'Who beside the system may add and change rows of a table: the conditions of its policy.';

  CREATE PROCEDURE hub.let_owner_look_up(table_name text)
  LANGUAGE plpgsql
  AS $$
  BEGIN
    EXECUTE format('CREATE POLICY looked_up ON hub.%I FOR SELECT TO %I USING (true)', table_name, current_user);
  END $$;
  COMMENT ON PROCEDURE hub.let_owner_look_up(text) IS 'Lets the functions that tell a viewer''s reach, which run as the owner, look into a table.';
`;

// The conditions are those of the modules' x.policy.ts, as they were when this was written; test/guards compares what
// stands in the database with what the modules say.
const POLICIES = `
  CALL hub.protect('register_duty', true, true);
  CALL hub.protect_restricted('contact_channel', true, $r$(SELECT hub.has_role('ADMIN')) OR (SELECT hub.has_role('AUDITOR')) OR partner_id = (SELECT hub.own_partner()) OR hub.oversees(partner_id)$r$);
  CALL hub.protect('confirmation', false, true);
  CALL hub.protect_restricted('person', true, $r$(SELECT hub.is_system()) OR (SELECT hub.has_role('ADMIN')) OR (SELECT hub.has_role('AUDITOR')) OR id = (SELECT hub.viewer_id()) OR hub.manages_person(id)$r$);
  CALL hub.protect_restricted('membership', true, $r$(SELECT hub.is_system()) OR (SELECT hub.has_role('ADMIN')) OR (SELECT hub.has_role('AUDITOR')) OR person_id = (SELECT hub.viewer_id()) OR hub.administers(partner_id)$r$);
  CALL hub.protect_restricted('api_key', false, $r$(SELECT hub.is_system()) OR (SELECT hub.has_role('ADMIN')) OR (SELECT hub.has_role('AUDITOR')) OR hub.manages_client(client_id)$r$);
  CALL hub.protect_restricted('credential', false, '(SELECT hub.is_system())');
  CALL hub.protect_restricted('external_identity', true, '(SELECT hub.is_system())');
  CALL hub.protect_restricted('account_token', false, '(SELECT hub.is_system())');

  DROP POLICY shared ON hub.api_client;
  CREATE POLICY restricted ON hub.api_client FOR SELECT USING ((SELECT hub.is_system()) OR (SELECT hub.has_role('ADMIN')) OR (SELECT hub.has_role('AUDITOR')) OR id = (SELECT hub.viewer_id()) OR hub.administers(partner_id));
  DROP POLICY shared ON hub.api_client_history;
  CREATE POLICY restricted ON hub.api_client_history FOR SELECT USING ((SELECT hub.is_system()) OR (SELECT hub.has_role('ADMIN')) OR (SELECT hub.has_role('AUDITOR')) OR id = (SELECT hub.viewer_id()) OR hub.administers(partner_id));

  -- Entries of the ledger's making carry no change of their own, or are written by the side of one.
  CALL hub.protect_bare('audit_entry', 'SELECT, INSERT', $r$(SELECT hub.is_system()) OR (SELECT hub.has_role('ADMIN')) OR (SELECT hub.has_role('AUDITOR')) OR viewer_id = (SELECT hub.viewer_id()) OR acting_for_id = (SELECT hub.own_partner()) AND (SELECT hub.has_role('COORDINATOR'))$r$);
  CALL hub.protect_bare('event', 'SELECT, INSERT', $r$visibility = 'SHARED' OR (SELECT hub.own_partner()) = ANY(partner_ids) OR (SELECT hub.is_system()) OR (SELECT hub.has_role('AUDITOR'))$r$);
  CALL hub.protect_bare('ledger', 'SELECT, INSERT', 'true');
  CALL hub.protect_bare('unsealed', 'SELECT, INSERT, DELETE', '(SELECT hub.is_system())');
  CALL hub.protect_bare('idempotency', 'SELECT, INSERT, UPDATE, DELETE', 'scope = (SELECT hub.viewer_scope())');
  CALL hub.protect_bare('api_key_use', 'SELECT, INSERT, UPDATE', '(SELECT hub.is_system())');
  CREATE POLICY sealed ON hub.unsealed FOR DELETE USING ((SELECT hub.is_system()));
  CREATE POLICY kept_30_days ON hub.idempotency FOR DELETE USING ((SELECT hub.is_system()) AND at < hub.now() - interval '30 days');

  CALL hub.restrict_writing('change', $r$channel = 'API' AND (SELECT hub.viewer_kind()) <> 'ANONYMOUS'$r$, 'false');
  CALL hub.restrict_writing('audit_entry', 'viewer_kind = (SELECT hub.viewer_kind()) AND viewer_id IS NOT DISTINCT FROM (SELECT hub.viewer_id())', 'false');
  CALL hub.restrict_writing('event', 'change_id = (SELECT hub.declared_change())', 'false');
  CALL hub.restrict_writing('idempotency', 'scope = (SELECT hub.viewer_scope())', 'scope = (SELECT hub.viewer_scope())');
  CALL hub.restrict_writing('ledger', 'false', 'false');
  CALL hub.restrict_writing('unsealed', 'true', 'false');
  CALL hub.restrict_writing('area', 'false', 'false');
  CALL hub.restrict_writing('area_population', 'false', 'false');
  CALL hub.restrict_writing('partner', $r$(SELECT hub.has_role('ADMIN')) OR hub.keeps(type, area_id, sangha_unit_id) OR (type = 'NETWORK_PARTNER') AND (hub.has_capability('REGISTER_NETWORK_PARTNER', area_id))$r$, $r$(SELECT hub.has_role('ADMIN')) OR hub.keeps(type, area_id, sangha_unit_id) OR id = (SELECT hub.own_partner()) AND ((SELECT hub.has_role('COORDINATOR')) OR (SELECT hub.has_role('REPORTING_OFFICER')))$r$);
  CALL hub.restrict_writing('partner_code', $r$(SELECT hub.has_role('ADMIN')) OR hub.keeps_partner(partner_id)$r$, $r$(SELECT hub.has_role('ADMIN')) OR hub.keeps_partner(partner_id)$r$);
  CALL hub.restrict_writing('partner_name', $r$(SELECT hub.has_role('ADMIN')) OR hub.keeps_partner(partner_id) OR partner_id = (SELECT hub.own_partner()) AND ((SELECT hub.has_role('COORDINATOR')) OR (SELECT hub.has_role('REPORTING_OFFICER')))$r$, $r$(SELECT hub.has_role('ADMIN')) OR hub.keeps_partner(partner_id) OR partner_id = (SELECT hub.own_partner()) AND ((SELECT hub.has_role('COORDINATOR')) OR (SELECT hub.has_role('REPORTING_OFFICER')))$r$);
  CALL hub.restrict_writing('coverage', $r$(SELECT hub.has_role('ADMIN')) OR hub.keeps_partner(authority_id)$r$, $r$(SELECT hub.has_role('ADMIN')) OR hub.keeps_partner(authority_id)$r$);
  CALL hub.restrict_writing('partner_link', $r$(SELECT hub.has_role('ADMIN')) OR hub.keeps_partner(to_id)$r$, $r$(SELECT hub.has_role('ADMIN')) OR hub.keeps_partner(to_id)$r$);
  CALL hub.restrict_writing('partner_succession', $r$(SELECT hub.has_role('ADMIN')) OR hub.keeps_partner(successor_id)$r$, $r$(SELECT hub.has_role('ADMIN')) OR hub.keeps_partner(successor_id)$r$);
  CALL hub.restrict_writing('sangha_unit', 'false', 'false');
  CALL hub.restrict_writing('register_duty', 'false', 'false');
  CALL hub.restrict_writing('contact_channel', $r$(SELECT hub.has_role('ADMIN')) OR partner_id = (SELECT hub.own_partner()) AND ((SELECT hub.has_role('COORDINATOR')) OR (SELECT hub.has_role('REPORTING_OFFICER'))) OR hub.administers(partner_id)$r$, $r$(SELECT hub.has_role('ADMIN')) OR partner_id = (SELECT hub.own_partner()) AND ((SELECT hub.has_role('COORDINATOR')) OR (SELECT hub.has_role('REPORTING_OFFICER'))) OR hub.administers(partner_id)$r$);
  CALL hub.restrict_writing('confirmation', $r$(SELECT hub.has_role('ADMIN')) OR partner_id = (SELECT hub.own_partner()) AND ((SELECT hub.has_role('COORDINATOR')) OR (SELECT hub.has_role('REPORTING_OFFICER'))) OR hub.administers(partner_id)$r$, 'false');
  CALL hub.restrict_writing('person', 'false', $r$(SELECT hub.has_role('ADMIN')) OR hub.manages_person(id) OR id = (SELECT hub.viewer_id())$r$);
  CALL hub.restrict_writing('membership', $r$(SELECT hub.has_role('ADMIN')) OR (hub.administers(partner_id)) AND (role NOT IN ('ADMIN', 'AUDITOR'))$r$, $r$(SELECT hub.has_role('ADMIN')) OR (hub.administers(partner_id)) AND (role NOT IN ('ADMIN', 'AUDITOR'))$r$);
  CALL hub.restrict_writing('api_client', $r$(SELECT hub.has_role('ADMIN')) OR (hub.administers(partner_id)) AND (NOT roles && ARRAY['ADMIN', 'AUDITOR']::hub.hub_role[])$r$, $r$(SELECT hub.has_role('ADMIN')) OR (hub.administers(partner_id)) AND (NOT roles && ARRAY['ADMIN', 'AUDITOR']::hub.hub_role[])$r$);
  CALL hub.restrict_writing('api_key', $r$(SELECT hub.has_role('ADMIN')) OR hub.manages_client(client_id)$r$, $r$(SELECT hub.has_role('ADMIN')) OR hub.manages_client(client_id)$r$);
  CALL hub.restrict_writing('api_key_use', 'false', 'false');
  CALL hub.restrict_writing('credential', 'false', 'false');
  CALL hub.restrict_writing('external_identity', 'false', 'false');
  CALL hub.restrict_writing('account_token', 'false', 'false');
  CALL hub.restrict_writing('import_run', 'false', 'false');
  CALL hub.restrict_writing('import_finding', 'false', 'false');
  CALL hub.restrict_writing('register_record', 'false', 'false');

  CALL hub.let_owner_look_up('person');
  CALL hub.let_owner_look_up('membership');
  CALL hub.let_owner_look_up('api_client');
`;

const SHARED_BEFORE = [
  'change',
  'area',
  'area_population',
  'sangha_unit',
  'partner',
  'partner_code',
  'partner_name',
  'coverage',
  'partner_link',
  'partner_succession',
  'import_run',
  'import_finding',
  'register_record',
  'api_client',
];

const NEW_TABLES = [
  'idempotency',
  'unsealed',
  'ledger',
  'event',
  'audit_entry',
  'confirmation',
  'contact_channel',
  'contact_channel_history',
  'register_duty',
  'register_duty_history',
  'api_key_use',
  'api_key',
  'account_token',
  'credential',
  'external_identity',
  'external_identity_history',
  'membership',
  'membership_history',
  'person',
  'person_history',
];

const UNDO = `
  ${SHARED_BEFORE.map((table) => `DROP POLICY may_insert ON hub.${table}; DROP POLICY may_update ON hub.${table};`).join('\n  ')}
  DROP POLICY looked_up ON hub.api_client;
  DROP POLICY restricted ON hub.api_client;
  DROP POLICY restricted ON hub.api_client_history;
  CREATE POLICY shared ON hub.api_client FOR SELECT USING (true);
  CREATE POLICY shared ON hub.api_client_history FOR SELECT USING (true);
  -- Policies need the functions and functions the tables: what hangs on each other goes together.
  DROP TABLE ${NEW_TABLES.map((table) => `hub.${table}`).join(', ')} CASCADE;
  DROP PROCEDURE hub.let_owner_look_up(text), hub.restrict_writing(text, text, text),
    hub.protect_bare(text, text, text), hub.protect_restricted(text, boolean, text);
  DROP FUNCTION IF EXISTS hub.has_capability(text, uuid), hub.manages_client(uuid), hub.manages_person(uuid),
    hub.keeps_partner(uuid), hub.keeps, hub.is_in_sangha_scope(uuid), hub.sangha_path(uuid), hub.is_in_scope(uuid),
    hub.acting_areas(), hub.administers(uuid), hub.oversees(uuid), hub.supervisors_of(uuid), hub.own_partner(),
    hub.has_role(hub.hub_role), hub.await_sealing(), hub.viewer_scope(), hub.is_system(), hub.acting_partner(),
    hub.viewer_id(), hub.viewer_kind();
  DROP INDEX hub.partner_merged_into_idx, hub.api_client_partner_idx;
  ALTER TABLE hub.partner DROP COLUMN merged_into_id;
  ALTER TABLE hub.partner_history DROP COLUMN merged_into_id;
  -- The keys go with what held them: a hash that two tables had is not to be guessed at.
  ALTER TABLE hub.api_client DROP COLUMN partner_id, DROP COLUMN roles, DROP COLUMN is_demo,
    ADD COLUMN key_hash bytea NOT NULL DEFAULT sha256(uuid_send(gen_random_uuid()));
  ALTER TABLE hub.api_client ALTER COLUMN key_hash DROP DEFAULT;
  ALTER TABLE hub.api_client_history DROP COLUMN partner_id, DROP COLUMN roles, DROP COLUMN is_demo,
    ADD COLUMN key_hash bytea;
  CREATE UNIQUE INDEX api_client_key_hash_key ON hub.api_client (key_hash);
  DROP TYPE hub.ledger_kind, hub.event_visibility, hub.audit_outcome, hub.confirmation_decision, hub.contact_kind,
    hub.account_token_kind, hub.person_status, hub.hub_role;
`;
