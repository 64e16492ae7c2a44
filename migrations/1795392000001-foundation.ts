import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every later table stands on: time, search keys, declared changes, protection and history. */
export class Foundation1795392000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TIME);
    await runner.query(SEARCH_KEY);
    await runner.query(ROLES);
    await runner.query(DECLARED_CHANGE);
    await runner.query(HISTORY);
    await runner.query(PROTECTION);
    await runner.query(CHANGE);
    await runner.query(API_CLIENT);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE hub.api_client_history, hub.api_client, hub.change;
      DROP TYPE hub.change_channel;
      DROP PROCEDURE hub.protect(text, boolean, boolean);
      DROP FUNCTION hub.keep_history(), hub.declared_change(), hub.role_named(text), hub.search_key(text), hub.now();
    `);
  }
}

const TIME = `
  CREATE FUNCTION hub.now() RETURNS timestamptz
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(nullif(current_setting('hub.now', true), '')::timestamptz, pg_catalog.now());
  COMMENT ON FUNCTION hub.now() IS 'The present instant for every rule; the setting hub.now stops it in tests.';
`;

// NFKC takes sara am apart into nikhahit and sara aa, so both spellings meet; where a tone mark is typed after the
// nikhahit it is put before it. The word for a type is no part of a name's key, however often it stands before it; Thai
// digits count as digits; white space and full stops don't count at all.
const TYPE_WORDS = [
  'วัด',
  'หมู่บ้าน',
  'บ้าน',
  'องค์การบริหารส่วนตำบล',
  'องค์การบริหารส่วนจังหวัด',
  'เทศบาลนคร',
  'เทศบาลเมือง',
  'เทศบาลตำบล',
  'เทศบาล',
  'อบต\\.?',
  'อบจ\\.?',
  'ทน\\.',
  'ทม\\.',
  'ทต\\.',
]
  .join('|')
  .normalize('NFKC');

const SEARCH_KEY = `
  CREATE FUNCTION hub.search_key(name text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN pg_catalog.regexp_replace(
    pg_catalog.regexp_replace(
      pg_catalog.regexp_replace(
        pg_catalog.translate(pg_catalog.lower(normalize(name, NFKC)), '๐๑๒๓๔๕๖๗๘๙', '0123456789'),
        '\u0e4d([\u0e48-\u0e4b])\u0e32', '\\1\u0e4d\u0e32', 'g'),
      '^\\s*((${TYPE_WORDS})\\s*|(wat|ban)\\s+)+(?=\\S)', ''),
    '[\\s.]+', '', 'g');
  COMMENT ON FUNCTION hub.search_key(text) IS 'What two spellings of one name have in common.';
`;

// Role names carry the database's name on a shared server, so they are told from the owner's own name.
const ROLES = `
  CREATE FUNCTION hub.role_named(purpose text) RETURNS name
  LANGUAGE sql STABLE
  RETURN regexp_replace(current_user, 'hub_owner$', 'hub_' || purpose)::name;
  COMMENT ON FUNCTION hub.role_named(text) IS 'The role for app or reader that stands beside the owner who asks.';
`;

const DECLARED_CHANGE = `
  CREATE FUNCTION hub.declared_change() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('hub.change', true), '')::uuid;
  COMMENT ON FUNCTION hub.declared_change() IS 'The change under which this transaction writes; null where none is open.';
`;

const HISTORY = `
  CREATE FUNCTION hub.keep_history() RETURNS trigger
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
  COMMENT ON FUNCTION hub.keep_history() IS 'Keeps each superseded version of a row with the change that replaced it.';
`;

const PROTECTION = `
  CREATE PROCEDURE hub.protect(table_name text, keeps_history boolean, for_readers boolean)
  LANGUAGE plpgsql
  AS $$
  BEGIN
    EXECUTE format('ALTER TABLE hub.%I ENABLE ROW LEVEL SECURITY', table_name);
    EXECUTE format('ALTER TABLE hub.%I FORCE ROW LEVEL SECURITY', table_name);
    EXECUTE format('CREATE POLICY shared ON hub.%I FOR SELECT USING (true)', table_name);
    EXECUTE format('CREATE POLICY declared_insert ON hub.%I FOR INSERT WITH CHECK (change_id = (SELECT hub.declared_change()))', table_name);
    EXECUTE format('CREATE POLICY declared_update ON hub.%I FOR UPDATE USING (true) WITH CHECK (change_id = (SELECT hub.declared_change()))', table_name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON hub.%I TO %I', table_name, hub.role_named('app'));
    IF for_readers THEN
      EXECUTE format('GRANT SELECT ON hub.%I TO %I', table_name, hub.role_named('reader'));
    END IF;
    IF keeps_history THEN
      EXECUTE format('CREATE TABLE hub.%I (LIKE hub.%I, superseded_by uuid NOT NULL, superseded_at timestamptz NOT NULL, PRIMARY KEY (id, version))', table_name || '_history', table_name);
      EXECUTE format('ALTER TABLE hub.%I ENABLE ROW LEVEL SECURITY', table_name || '_history');
      EXECUTE format('ALTER TABLE hub.%I FORCE ROW LEVEL SECURITY', table_name || '_history');
      EXECUTE format('CREATE POLICY shared ON hub.%I FOR SELECT USING (true)', table_name || '_history');
      EXECUTE format('CREATE POLICY declared_insert ON hub.%I FOR INSERT WITH CHECK (superseded_by = (SELECT hub.declared_change()))', table_name || '_history');
      EXECUTE format('GRANT SELECT ON hub.%I TO %I', table_name || '_history', hub.role_named('app'));
      IF for_readers THEN
        EXECUTE format('GRANT SELECT ON hub.%I TO %I', table_name || '_history', hub.role_named('reader'));
      END IF;
      EXECUTE format('CREATE TRIGGER keep_history AFTER UPDATE ON hub.%I REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION hub.keep_history()', table_name);
    END IF;
  END $$;
  COMMENT ON PROCEDURE hub.protect(text, boolean, boolean) IS 'Row-level security, grants and history for a table; every table of the hub passes through here.';
`;

const CHANGE = `
  CREATE TYPE hub.change_channel AS ENUM ('SEED', 'IMPORT', 'API', 'CLI');
  CREATE TABLE hub.change (
    id uuid CONSTRAINT change_pk PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT hub.now(),
    channel hub.change_channel NOT NULL,
    actor text NOT NULL,
    acting_for_id uuid,
    reason text NOT NULL,
    once_key text
  );
  CREATE UNIQUE INDEX change_once_key ON hub.change (once_key);
  ALTER TABLE hub.change ENABLE ROW LEVEL SECURITY;
  ALTER TABLE hub.change FORCE ROW LEVEL SECURITY;
  CREATE POLICY shared ON hub.change FOR SELECT USING (true);
  CREATE POLICY declared_insert ON hub.change FOR INSERT WITH CHECK (id = (SELECT hub.declared_change()));
  DO $$ BEGIN
    EXECUTE format('GRANT SELECT, INSERT ON hub.change TO %I', hub.role_named('app'));
    EXECUTE format('GRANT SELECT ON hub.change TO %I', hub.role_named('reader'));
    -- A hub that runs says it is ready only while the database knows all of its migrations.
    EXECUTE format('GRANT SELECT ON hub.migration TO %I', hub.role_named('app'));
  END $$;
`;

const API_CLIENT = `
  CREATE TABLE hub.api_client (
    id uuid CONSTRAINT api_client_pk PRIMARY KEY,
    name text NOT NULL,
    key_hash bytea NOT NULL,
    scopes text[] NOT NULL,
    revoked_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    change_id uuid NOT NULL CONSTRAINT change_fk REFERENCES hub.change
  );
  CREATE UNIQUE INDEX api_client_key_hash_key ON hub.api_client (key_hash);
  CALL hub.protect('api_client', true, false);
`;
