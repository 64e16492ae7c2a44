import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What holds accounts in place, and the one way in which personal data goes out of history. */
export class Accounts1795392000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(HOLD);
    await runner.query(FORGET);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(UNDO);
  }
}

// A policy tells rows, not columns: somebody may write the own account, and not whether it may be used.
const HOLD = `
  CREATE FUNCTION hub.hold_account() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, hub, pg_temp
  AS $$ BEGIN
    IF OLD.status = 'PURGED' THEN
      RAISE EXCEPTION 'nothing comes back into a purged account' USING ERRCODE = 'insufficient_privilege';
    ELSIF NOT (hub.is_system() OR hub.has_role('ADMIN') OR NEW.status <> 'PURGED' AND hub.manages_account(OLD.id)) THEN
      RAISE EXCEPTION 'only who manages an account says whether it may be used' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END $$;
  COMMENT ON FUNCTION hub.hold_account() IS 'Keeps an account''s login and status for those who manage it, and a purge for administrators and for good.';
  CREATE TRIGGER hold_account BEFORE UPDATE ON hub.person FOR EACH ROW
    WHEN (OLD.status = 'PURGED' OR (OLD.login, OLD.status, OLD.is_demo) IS DISTINCT FROM (NEW.login, NEW.status, NEW.is_demo))
    EXECUTE FUNCTION hub.hold_account();
`;

/** What proved who somebody was goes as a whole. */
const PROOFS = ['credential', 'account_token', 'external_identity', 'external_identity_history'];

/** Of a key of a repeat: that it was the person's own, or that of a write about it. Stands within quotes. */
const ABOUT_PURGED = `EXISTS (SELECT FROM unnest((SELECT hub.purged_now())::uuid[]) p
      WHERE scope = ''person:'' || p OR result::text LIKE ''%%'' || p || ''%%'')`;

// History is only ever added to, with this one exception, which the law asks for. The owner alone may, by this one
// function, and its policies let it touch nothing but what is of a person whom the open change has purged. Keys of
// repeats are texts that somebody typed, with hashes of inputs that held a name.
const FORGET = `
  CREATE FUNCTION hub.purged_now() RETURNS uuid[]
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (SELECT coalesce(array_agg(p.id), '{}') FROM hub.person p
    WHERE p.status = 'PURGED' AND p.change_id = hub.declared_change());
  COMMENT ON FUNCTION hub.purged_now() IS 'The persons whom the open change has purged.';

  DO $do$ BEGIN
    EXECUTE format('CREATE POLICY forgotten ON hub.person_history FOR UPDATE TO %I USING (id = ANY((SELECT hub.purged_now())::uuid[]))
      WITH CHECK (display_name IS NULL AND login IS NULL AND email IS NULL)', current_user);
    ${PROOFS.map(
      (table) =>
        `EXECUTE format('CREATE POLICY forgotten ON hub.${table} FOR DELETE TO %I USING (person_id = ANY((SELECT hub.purged_now())::uuid[]))', current_user);`,
    ).join('\n    ')}
    EXECUTE format('CREATE POLICY looked_up ON hub.idempotency FOR SELECT TO %I USING (${ABOUT_PURGED})', current_user);
    EXECUTE format('CREATE POLICY forgotten ON hub.idempotency FOR DELETE TO %I USING (${ABOUT_PURGED})', current_user);
  END $do$;

  CREATE FUNCTION hub.forget_person(person uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, hub, pg_temp
  AS $$ BEGIN
    IF NOT (hub.is_system() AND person = ANY(hub.purged_now())) THEN
      RAISE EXCEPTION 'only the purge of a person forgets it' USING ERRCODE = 'insufficient_privilege';
    END IF;
    UPDATE hub.person_history SET display_name = NULL, login = NULL, email = NULL WHERE id = person;
    ${PROOFS.map((table) => `DELETE FROM hub.${table} WHERE person_id = person;`).join('\n    ')}
    DELETE FROM hub.idempotency WHERE scope = 'person:' || person OR result::text LIKE '%' || person || '%';
  END $$;
  COMMENT ON FUNCTION hub.forget_person(uuid) IS 'Takes a person''s data out of earlier versions, and all that proved who it was, once the open change has purged it.';
  CALL hub.keep_for_the_hub('hub.forget_person(uuid)');
`;

const UNDO = `
  DROP FUNCTION hub.forget_person(uuid);
  DROP POLICY looked_up ON hub.idempotency;
  ${['person_history', ...PROOFS, 'idempotency'].map((table) => `DROP POLICY forgotten ON hub.${table};`).join('\n  ')}
  DROP FUNCTION hub.purged_now();
  DROP TRIGGER hold_account ON hub.person;
  DROP FUNCTION hub.hold_account();
`;
