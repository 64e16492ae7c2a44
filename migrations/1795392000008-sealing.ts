import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The ledger's making: what of an entry is hashed, and how entries get their numbers and are chained. */
export class Sealing1795392000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CONTENT);
    await runner.query(SEAL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION hub.seal(integer), hub.chain_hash(bytea, bigint, hub.ledger_kind, uuid, bytea),
        hub.event_content(uuid), hub.audit_content(uuid), hub.change_content(uuid), hub.instant_text(timestamptz);
    `);
  }
}

// Written out, column by column: what a later migration adds must not change what was hashed before it.
const CONTENT = `
  CREATE FUNCTION hub.instant_text(instant timestamptz) RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN to_char(instant AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
  COMMENT ON FUNCTION hub.instant_text(timestamptz) IS 'An instant as text, the same under every setting.';

  CREATE FUNCTION hub.change_content(of_change uuid) RETURNS json
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (SELECT json_build_array(id, hub.instant_text(at), channel, actor, acting_for_id, reason)
    FROM hub.change WHERE id = of_change);
  COMMENT ON FUNCTION hub.change_content(uuid) IS 'What of a change is hashed with each entry that names it.';

  CREATE FUNCTION hub.audit_content(of_entry uuid) RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (SELECT json_build_array(id, hub.instant_text(at), viewer_kind, viewer_id, acting_for_id, action, target_type,
      target_id, outcome, rule, request_id, hub.change_content(change_id), details)::text
    FROM hub.audit_entry WHERE id = of_entry);
  COMMENT ON FUNCTION hub.audit_content(uuid) IS 'What of an audit entry is hashed; null where there is none.';

  CREATE FUNCTION hub.event_content(of_entry uuid) RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (SELECT json_build_array(id, hub.instant_text(at), type, object_type, object_id, area_codes, partner_ids,
      visibility, hub.change_content(change_id))::text
    FROM hub.event WHERE id = of_entry);
  COMMENT ON FUNCTION hub.event_content(uuid) IS 'What of an event is hashed; null where there is none.';

  CREATE FUNCTION hub.chain_hash(before bytea, number bigint, kind hub.ledger_kind, entry uuid, content bytea) RETURNS bytea
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN sha256(before || int8send(number) || convert_to(kind::text, 'UTF8') || uuid_send(entry) || content);
  COMMENT ON FUNCTION hub.chain_hash IS 'The hash by which an entry of the ledger hangs on the one before; the first hangs on no bytes.';
`;

const SEAL = `
  CREATE FUNCTION hub.seal(most integer) RETURNS integer
  LANGUAGE plpgsql SET search_path = hub, pg_catalog
  AS $$
  DECLARE
    last_number bigint;
    last_hash bytea;
    waiting record;
    sealed integer := 0;
  BEGIN
    SELECT l.number, l.chain_hash INTO last_number, last_hash FROM hub.ledger l ORDER BY l.number DESC LIMIT 1;
    last_number := coalesce(last_number, 0);
    last_hash := coalesce(last_hash, ''::bytea);
    FOR waiting IN
      SELECT u.entry_id, u.kind, sha256(convert_to(CASE u.kind WHEN 'AUDIT' THEN hub.audit_content(u.entry_id)
        ELSE hub.event_content(u.entry_id) END, 'UTF8')) AS content
      FROM hub.unsealed u ORDER BY u.entry_id LIMIT most
    LOOP
      last_number := last_number + 1;
      last_hash := hub.chain_hash(last_hash, last_number, waiting.kind, waiting.entry_id, waiting.content);
      INSERT INTO hub.ledger (number, kind, entry_id, content_hash, chain_hash)
        VALUES (last_number, waiting.kind, waiting.entry_id, waiting.content, last_hash);
      DELETE FROM hub.unsealed WHERE entry_id = waiting.entry_id;
      sealed := sealed + 1;
    END LOOP;
    IF sealed > 0 THEN PERFORM pg_notify('hub_ledger', last_number::text); END IF;
    RETURN sealed;
  END $$;
  COMMENT ON FUNCTION hub.seal(integer) IS 'Gives numbers to entries that wait, chains them, and tells so; for one sequencer at a time, under the system''s rights.';
`;
