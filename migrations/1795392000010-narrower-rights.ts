import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Takes back what rights gave beyond their purpose; each function and condition says why. */
export class NarrowerRights1795392000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(DEFINERS);
    await runner.query(ACCOUNTS);
    await runner.query(PARTNERS);
    await runner.query(NAMES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(UNDO);
  }
}

// What runs as the owner finds its tables by their full names, or a temporary table of the same name would take the
// rows; and it is for the hub alone: a reader could otherwise ask it who has which role, by saying that it is somebody.
const DEFINERS = `
  CREATE OR REPLACE FUNCTION hub.keep_history() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, hub, pg_temp
  AS $$
  DECLARE columns text;
  BEGIN
    IF EXISTS (SELECT FROM old_rows o FULL JOIN new_rows n USING (id) WHERE n.version IS DISTINCT FROM o.version + 1) THEN
      RAISE EXCEPTION 'every update of % takes its row one version further', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    SELECT string_agg(quote_ident(attname), ', ') INTO columns
    FROM pg_attribute WHERE attrelid = TG_RELID AND attnum > 0 AND NOT attisdropped;
    EXECUTE format(
      'INSERT INTO hub.%1$I (%2$s, superseded_by, superseded_at) SELECT %2$s, hub.declared_change(), hub.now() FROM old_rows',
      TG_TABLE_NAME || '_history', columns);
    RETURN NULL;
  END $$;
  ALTER FUNCTION hub.await_sealing() SET search_path = pg_catalog, hub, pg_temp;
  ALTER FUNCTION hub.has_role(hub.hub_role) SET search_path = pg_catalog, hub, pg_temp;
  ALTER FUNCTION hub.own_partner() SET search_path = pg_catalog, hub, pg_temp;
  ALTER FUNCTION hub.supervisors_of(uuid) SET search_path = pg_catalog, hub, pg_temp;

  CREATE PROCEDURE hub.keep_for_the_hub(of_function regprocedure)
  LANGUAGE plpgsql
  AS $$
  BEGIN
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', of_function);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO %I', of_function, hub.role_named('app'));
  END $$;
  COMMENT ON PROCEDURE hub.keep_for_the_hub(regprocedure) IS 'Takes a function that runs as the owner from everybody but the hub itself.';
  CALL hub.keep_for_the_hub('hub.keep_history()');
  CALL hub.keep_for_the_hub('hub.has_role(hub.hub_role)');
  CALL hub.keep_for_the_hub('hub.own_partner()');
  CALL hub.keep_for_the_hub('hub.supervisors_of(uuid)');
`;

// To read who works for one's partner is one thing. To reset a password is to become that person: only where all that
// the person may is within what the manager gives, or a member of two partners would be anybody's way into the other.
const ACCOUNTS = `
  CREATE FUNCTION hub.manages_account(person uuid) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, hub, pg_temp
  RETURN hub.has_role('COORDINATOR') AND coalesce((
    SELECT bool_and(hub.administers(m.partner_id) AND m.role NOT IN ('ADMIN', 'AUDITOR'))
    FROM hub.membership m WHERE m.person_id = person AND (m.valid_to IS NULL OR m.valid_to > hub.today())), false);
  COMMENT ON FUNCTION hub.manages_account(uuid) IS 'Whether all that a person is in any partner, today or from a later day on, is for the viewer to give.';
  CALL hub.keep_for_the_hub('hub.manages_account(uuid)');

  CREATE FUNCTION hub.may_take_on(person uuid) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, hub, pg_temp
  RETURN hub.manages_person(person) OR NOT EXISTS (SELECT FROM hub.membership m WHERE m.person_id = person);
  COMMENT ON FUNCTION hub.may_take_on(uuid) IS 'Whether the viewer may make a person a member: one of its own, or one who is new.';
  CALL hub.keep_for_the_hub('hub.may_take_on(uuid)');

  CREATE OR REPLACE FUNCTION hub.manages_person(person uuid) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, hub, pg_temp
  RETURN hub.has_role('COORDINATOR')
    AND EXISTS (SELECT FROM hub.membership m WHERE m.person_id = person AND hub.administers(m.partner_id));
  CALL hub.keep_for_the_hub('hub.manages_person(uuid)');

  CREATE OR REPLACE FUNCTION hub.manages_client(client uuid) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, hub, pg_temp
  RETURN EXISTS (SELECT FROM hub.api_client c WHERE c.id = client AND hub.administers(c.partner_id)
    AND NOT c.roles && ARRAY['ADMIN', 'AUDITOR']::hub.hub_role[]);
  COMMENT ON FUNCTION hub.manages_client(uuid) IS 'Whether the viewer manages the clients of a client''s partner, and could have given that client its roles.';
  CALL hub.keep_for_the_hub('hub.manages_client(uuid)');

  DROP POLICY may_insert ON hub.membership;
  DROP POLICY may_update ON hub.membership;
  CALL hub.restrict_writing('membership', $r$(SELECT hub.has_role('ADMIN')) OR (hub.administers(partner_id)) AND (role NOT IN ('ADMIN', 'AUDITOR')) AND (hub.may_take_on(person_id))$r$, $r$(SELECT hub.has_role('ADMIN')) OR (hub.administers(partner_id)) AND (role NOT IN ('ADMIN', 'AUDITOR')) AND (hub.may_take_on(person_id))$r$);
  DROP POLICY may_insert ON hub.person;
  DROP POLICY may_update ON hub.person;
  CALL hub.restrict_writing('person', 'false', $r$(SELECT hub.has_role('ADMIN')) OR hub.manages_account(id) OR id = (SELECT hub.viewer_id())$r$);
`;

// A policy tells rows, not columns. Where a partner sits and what it is decides what its people may: that is for those
// who keep the register to say, and not for the partner itself.
const PARTNERS = `
  CREATE FUNCTION hub.hold_in_place() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, hub, pg_temp
  AS $$ BEGIN
    IF NOT (hub.is_system() OR hub.has_role('ADMIN') OR hub.keeps(OLD.type, OLD.area_id, OLD.sangha_unit_id)) THEN
      RAISE EXCEPTION 'only who keeps the register moves a partner' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END $$;
  COMMENT ON FUNCTION hub.hold_in_place() IS 'Keeps a partner''s type, place and validity for those who keep the register.';
  CREATE TRIGGER hold_in_place BEFORE UPDATE ON hub.partner FOR EACH ROW
    WHEN ((OLD.type, OLD.area_id, OLD.sangha_unit_id, OLD.valid_from, OLD.valid_to, OLD.merged_into_id)
      IS DISTINCT FROM (NEW.type, NEW.area_id, NEW.sangha_unit_id, NEW.valid_from, NEW.valid_to, NEW.merged_into_id))
    EXECUTE FUNCTION hub.hold_in_place();
`;

// A change and an audit entry say who wrote: the database sees to it that it is the one who does.
const NAMES = `
  DROP POLICY may_insert ON hub.change;
  DROP POLICY may_update ON hub.change;
  CALL hub.restrict_writing('change', $r$channel = 'API' AND (SELECT hub.viewer_kind()) <> 'ANONYMOUS' AND actor = (SELECT hub.viewer_scope()) AND acting_for_id IS NOT DISTINCT FROM (SELECT hub.acting_partner()) AND once_key IS NULL$r$, 'false');
  DROP POLICY may_insert ON hub.audit_entry;
  DROP POLICY may_update ON hub.audit_entry;
  CALL hub.restrict_writing('audit_entry', $r$viewer_kind = (SELECT hub.viewer_kind()) AND viewer_id IS NOT DISTINCT FROM (SELECT hub.viewer_id()) AND acting_for_id IS NOT DISTINCT FROM (SELECT hub.acting_partner()) AND (change_id IS NULL OR change_id = (SELECT hub.declared_change()))$r$, 'false');
`;

const UNDO = `
  DROP POLICY may_insert ON hub.audit_entry;
  DROP POLICY may_update ON hub.audit_entry;
  CALL hub.restrict_writing('audit_entry', 'viewer_kind = (SELECT hub.viewer_kind()) AND viewer_id IS NOT DISTINCT FROM (SELECT hub.viewer_id())', 'false');
  DROP POLICY may_insert ON hub.change;
  DROP POLICY may_update ON hub.change;
  CALL hub.restrict_writing('change', $r$channel = 'API' AND (SELECT hub.viewer_kind()) <> 'ANONYMOUS'$r$, 'false');

  DROP TRIGGER hold_in_place ON hub.partner;
  DROP FUNCTION hub.hold_in_place();

  DROP POLICY may_insert ON hub.person;
  DROP POLICY may_update ON hub.person;
  CALL hub.restrict_writing('person', 'false', $r$(SELECT hub.has_role('ADMIN')) OR hub.manages_person(id) OR id = (SELECT hub.viewer_id())$r$);
  DROP POLICY may_insert ON hub.membership;
  DROP POLICY may_update ON hub.membership;
  CALL hub.restrict_writing('membership', $r$(SELECT hub.has_role('ADMIN')) OR (hub.administers(partner_id)) AND (role NOT IN ('ADMIN', 'AUDITOR'))$r$, $r$(SELECT hub.has_role('ADMIN')) OR (hub.administers(partner_id)) AND (role NOT IN ('ADMIN', 'AUDITOR'))$r$);
  DROP FUNCTION hub.may_take_on(uuid), hub.manages_account(uuid);

  CREATE OR REPLACE FUNCTION hub.manages_person(person uuid) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = hub, pg_catalog
  RETURN hub.has_role('COORDINATOR')
    AND EXISTS (SELECT FROM hub.membership m WHERE m.person_id = person AND hub.administers(m.partner_id));
  CREATE OR REPLACE FUNCTION hub.manages_client(client uuid) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = hub, pg_catalog
  RETURN EXISTS (SELECT FROM hub.api_client c WHERE c.id = client AND hub.administers(c.partner_id));
  COMMENT ON FUNCTION hub.manages_client(uuid) IS 'Whether the viewer manages the clients of a client''s partner.';
  CREATE OR REPLACE FUNCTION hub.keep_history() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_catalog
  AS $$
  DECLARE columns text;
  BEGIN
    IF EXISTS (SELECT FROM old_rows o FULL JOIN new_rows n USING (id) WHERE n.version IS DISTINCT FROM o.version + 1) THEN
      RAISE EXCEPTION 'every update of % takes its row one version further', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    SELECT string_agg(quote_ident(attname), ', ') INTO columns
    FROM pg_attribute WHERE attrelid = TG_RELID AND attnum > 0 AND NOT attisdropped;
    EXECUTE format(
      'INSERT INTO %1$I (%2$s, superseded_by, superseded_at) SELECT %2$s, hub.declared_change(), hub.now() FROM old_rows',
      TG_TABLE_NAME || '_history', columns);
    RETURN NULL;
  END $$;
  ALTER FUNCTION hub.await_sealing() SET search_path = hub, pg_catalog;
  ALTER FUNCTION hub.has_role(hub.hub_role) SET search_path = hub, pg_catalog;
  ALTER FUNCTION hub.own_partner() SET search_path = hub, pg_catalog;
  ALTER FUNCTION hub.supervisors_of(uuid) SET search_path = hub, pg_catalog;
  -- Back to the rights of a function that was never spoken of.
  GRANT EXECUTE ON FUNCTION hub.keep_history(), hub.has_role(hub.hub_role), hub.own_partner(), hub.supervisors_of(uuid),
    hub.manages_person(uuid), hub.manages_client(uuid) TO PUBLIC;
  DO $$ BEGIN
    EXECUTE format('REVOKE EXECUTE ON FUNCTION hub.keep_history(), hub.has_role(hub.hub_role), hub.own_partner(), hub.supervisors_of(uuid), hub.manages_person(uuid), hub.manages_client(uuid) FROM %I', hub.role_named('app'));
  END $$;
  DROP PROCEDURE hub.keep_for_the_hub(regprocedure);
`;
