import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What reads as of an earlier time need of the database beyond the history tables. */
export class RecordedTime1795392000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TIME);
    await runner.query(AREAS);
    await runner.query(LABELS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION hub.partner_label_as_of, hub.area_label_as_of, hub.areas_within_as_of, hub.areas_below_as_of,
        hub.areas_above_as_of, hub.area_as_of(timestamptz), hub.is_settled(timestamptz), hub.has_come(timestamptz);
    `);
  }
}

// A row is recorded at the time of its change, which is when the write began. What began earlier and is still under way
// will be found at that time once it is committed.
const TIME = `
  CREATE FUNCTION hub.has_come(instant timestamptz) RETURNS boolean
  LANGUAGE plpgsql STABLE PARALLEL SAFE
  AS $$ BEGIN
    IF date_trunc('milliseconds', instant) > hub.now() THEN
      RAISE EXCEPTION 'a time to come' USING ERRCODE = 'HB001',
        DETAIL = to_char(hub.now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
    END IF;
    RETURN true;
  END $$;
  COMMENT ON FUNCTION hub.has_come(timestamptz) IS 'True; a time to come is refused, to the millisecond.';

  CREATE FUNCTION hub.is_settled(instant timestamptz) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL RESTRICTED
  RETURN NOT EXISTS (
    SELECT FROM pg_catalog.pg_stat_activity a
    WHERE a.datname = current_database() AND a.pid <> pg_backend_pid() AND a.backend_type = 'client backend'
      AND a.application_name <> 'hub read' AND a.xact_start <= instant);
  COMMENT ON FUNCTION hub.is_settled(timestamptz) IS 'Whether no transaction that may write and began by then is still open: what was recorded by then will not change.';
`;

// The columns that the functions below look at. As one plain union it is entered by the indexes of both tables.
const AREAS = `
  CREATE FUNCTION hub.area_as_of(instant timestamptz)
  RETURNS TABLE (id uuid, parent_id uuid, level hub.area_level, code text, name_th text, name_en text)
  LANGUAGE sql STABLE PARALLEL SAFE
  BEGIN ATOMIC
    SELECT a.id, a.parent_id, a.level, a.code, a.name_th, a.name_en FROM hub.area a
    WHERE (SELECT c.at FROM hub.change c WHERE c.id = a.change_id) <= instant
    UNION ALL
    SELECT h.id, h.parent_id, h.level, h.code, h.name_th, h.name_en FROM hub.area_history h
    WHERE h.superseded_at > instant AND (SELECT c.at FROM hub.change c WHERE c.id = h.change_id) <= instant;
  END;
  COMMENT ON FUNCTION hub.area_as_of(timestamptz) IS 'The areas as they were recorded at an instant.';

  CREATE FUNCTION hub.areas_above_as_of(bottom uuid, instant timestamptz) RETURNS uuid[]
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (
    WITH RECURSIVE up AS (
      SELECT a.parent_id FROM hub.area_as_of(instant) a WHERE a.id = bottom
      UNION SELECT a.parent_id FROM up JOIN hub.area_as_of(instant) a ON a.id = up.parent_id)
    SELECT array_agg(parent_id) FROM up WHERE parent_id IS NOT NULL);
  COMMENT ON FUNCTION hub.areas_above_as_of IS 'The areas that an area lay in, as recorded at an instant.';

  CREATE FUNCTION hub.areas_below_as_of(top uuid, instant timestamptz) RETURNS uuid[]
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (
    WITH RECURSIVE below AS (
      SELECT a.id FROM hub.area_as_of(instant) a WHERE a.id = top
      UNION SELECT a.id FROM below JOIN hub.area_as_of(instant) a ON a.parent_id = below.id)
    SELECT array_agg(id) FROM below);
  COMMENT ON FUNCTION hub.areas_below_as_of IS 'An area and all areas below it, as recorded at an instant.';

  CREATE FUNCTION hub.areas_within_as_of(of_code text, instant timestamptz) RETURNS uuid[]
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (
    SELECT array_agg(a.id) FROM hub.area_as_of(instant) a
    WHERE a.code >= of_code AND a.code <= of_code || '9999' AND length(of_code) IN (2, 4, 6));
  COMMENT ON FUNCTION hub.areas_within_as_of IS 'The areas that have or had a code, and all areas below them, as recorded at an instant.';
`;

// The words for a partner come from its own row; what lies outside of it are the areas. (Of a Sangha unit only the tier
// is looked at, which never changes.)
const LABELS = `
  CREATE FUNCTION hub.area_label_as_of(of_area uuid, language text, instant timestamptz) RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (
    SELECT concat_ws(CASE language WHEN 'th' THEN ' ' ELSE ', ' END,
      hub.area_words(a.level, a.name_th, a.name_en, coalesce(g.code, p.code, a.code) = '10', language),
      hub.area_words(p.level, p.name_th, p.name_en, coalesce(g.code, p.code) = '10', language),
      hub.area_words(g.level, g.name_th, g.name_en, g.code = '10', language))
    FROM hub.area_as_of(instant) a LEFT JOIN hub.area_as_of(instant) p ON p.id = a.parent_id
      LEFT JOIN hub.area_as_of(instant) g ON g.id = p.parent_id
    WHERE a.id = of_area);
  COMMENT ON FUNCTION hub.area_label_as_of IS 'An area and the areas it lay in, each with the word for its level, as recorded at an instant.';

  CREATE FUNCTION hub.partner_label_as_of(type hub.partner_type, authority_kind hub.local_authority_kind,
    tier hub.office_tier, government_kind hub.government_office_kind, name_th text, name_en text, moo_no integer,
    area_id uuid, sangha_unit_id uuid, source hub.data_source_kind, language text, instant timestamptz) RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN concat_ws(
    CASE language WHEN 'th' THEN ' ' ELSE ', ' END,
    hub.partner_label(type, authority_kind, tier, government_kind, name_th, name_en, moo_no, NULL, sangha_unit_id, 'REGISTER', language),
    CASE
      WHEN type = 'AGENCY' THEN NULL
      WHEN type IN ('LOCAL_ADMINISTRATION_OFFICE', 'COMMUNITY_DEVELOPMENT_OFFICE', 'GOVERNMENT_OFFICE')
        THEN hub.area_label_as_of((SELECT a.parent_id FROM hub.area_as_of(instant) a WHERE a.id = partner_label_as_of.area_id), language, instant)
      ELSE hub.area_label_as_of(area_id, language, instant) END)
    || CASE WHEN source <> 'SYNTHETIC' THEN '' WHEN language = 'th' THEN ' (ข้อมูลสมมุติ)' ELSE ' (SYNTHETIC)' END;
  COMMENT ON FUNCTION hub.partner_label_as_of IS 'A partner with the words for its type and the areas it lay in, as recorded at an instant; as hub.partner_label says it of the present.';
`;
