import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What reads need of the database beyond its tables: the areas around an area, labels, and the search by name. */
export class Reading1795392000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TODAY);
    await runner.query(AREAS_AROUND);
    await runner.query(AREA_LABEL);
    await runner.query(PARTNER_LABEL);
    await runner.query(SEARCH);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION hub.search_partners(text, hub.partner_type[], text), hub.search_pattern(text),
        hub.partner_label, hub.type_word, hub.sangha_word, hub.area_label, hub.area_words,
        hub.area_path(uuid), hub.areas_above(uuid), hub.areas_below(uuid), hub.areas_within(text),
        hub.today();
    `);
  }
}

const TODAY = `
  CREATE FUNCTION hub.today() RETURNS date
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (hub.now() AT TIME ZONE 'Asia/Bangkok')::date;
  COMMENT ON FUNCTION hub.today() IS 'The day of the hub''s clock in Bangkok, by which something holds or has ended.';
`;

const AREAS_AROUND = `
  CREATE FUNCTION hub.areas_below(top uuid) RETURNS uuid[]
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (
    WITH RECURSIVE below AS (
      SELECT id FROM hub.area WHERE id = top
      UNION ALL SELECT a.id FROM hub.area a JOIN below b ON a.parent_id = b.id)
    SELECT array_agg(id) FROM below);
  COMMENT ON FUNCTION hub.areas_below(uuid) IS 'An area and all areas below it.';

  CREATE FUNCTION hub.areas_within(of_code text) RETURNS uuid[]
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (
    SELECT array_agg(id) FROM hub.area
    WHERE code >= of_code AND code <= of_code || '9999' AND length(of_code) IN (2, 4, 6));
  COMMENT ON FUNCTION hub.areas_within(text) IS 'The areas that have or had a code, and all areas below them, whose codes begin with it.';

  CREATE FUNCTION hub.areas_above(bottom uuid) RETURNS uuid[]
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (
    SELECT array_remove(ARRAY[p.id, g.id], NULL)
    FROM hub.area a LEFT JOIN hub.area p ON p.id = a.parent_id LEFT JOIN hub.area g ON g.id = p.parent_id
    WHERE a.id = bottom);
  COMMENT ON FUNCTION hub.areas_above(uuid) IS 'The areas that an area lies in.';

  CREATE FUNCTION hub.area_path(bottom uuid) RETURNS uuid[]
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN bottom || hub.areas_above(bottom);
  COMMENT ON FUNCTION hub.area_path(uuid) IS 'An area and the areas that it lies in.';
`;

const AREA_LABEL = `
  CREATE FUNCTION hub.area_words(level hub.area_level, name_th text, name_en text, is_bangkok boolean, language text)
  RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE
    WHEN language = 'th' THEN CASE level
      WHEN 'PROVINCE' THEN CASE WHEN is_bangkok THEN '' ELSE 'จังหวัด' END
      WHEN 'DISTRICT' THEN CASE WHEN is_bangkok THEN 'เขต' ELSE 'อำเภอ' END
      ELSE CASE WHEN is_bangkok THEN 'แขวง' ELSE 'ตำบล' END END || name_th
    ELSE coalesce(name_en, name_th) || CASE level
      WHEN 'PROVINCE' THEN CASE WHEN is_bangkok THEN '' ELSE ' Province' END
      WHEN 'DISTRICT' THEN ' District' ELSE ' Subdistrict' END END;
  COMMENT ON FUNCTION hub.area_words IS 'The name of an area with the word for its level.';

  CREATE FUNCTION hub.area_label(of_area uuid, language text) RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (
    SELECT concat_ws(CASE language WHEN 'th' THEN ' ' ELSE ', ' END,
      hub.area_words(a.level, a.name_th, a.name_en, coalesce(g.code, p.code, a.code) = '10', language),
      hub.area_words(p.level, p.name_th, p.name_en, coalesce(g.code, p.code) = '10', language),
      hub.area_words(g.level, g.name_th, g.name_en, g.code = '10', language))
    FROM hub.area a LEFT JOIN hub.area p ON p.id = a.parent_id LEFT JOIN hub.area g ON g.id = p.parent_id
    WHERE a.id = of_area);
  COMMENT ON FUNCTION hub.area_label IS 'An area and the areas it lies in, each with the word for its level.';
`;

const PARTNER_LABEL = `
  CREATE FUNCTION hub.sangha_word(of_unit uuid, language text) RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (
    SELECT CASE WHEN language = 'th'
      THEN CASE level WHEN 'HON' THEN 'สำนักงานเจ้าคณะใหญ่หน' WHEN 'REGION' THEN 'สำนักงานเจ้าคณะ'
        WHEN 'PROVINCE' THEN 'สำนักงานเจ้าคณะจังหวัด' WHEN 'DISTRICT' THEN 'สำนักงานเจ้าคณะอำเภอ'
        ELSE 'สำนักงานเจ้าคณะตำบล' END
      ELSE CASE level WHEN 'HON' THEN ' Chief' WHEN 'REGION' THEN '' WHEN 'PROVINCE' THEN ' Provincial'
        WHEN 'DISTRICT' THEN ' District' ELSE ' Subdistrict' END || ' Sangha Office' END
    FROM hub.sangha_unit WHERE id = of_unit);
  COMMENT ON FUNCTION hub.sangha_word IS 'The words for the office of a Sangha unit.';

  CREATE FUNCTION hub.type_word(type hub.partner_type, authority_kind hub.local_authority_kind, tier hub.office_tier,
    government_kind hub.government_office_kind, language text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN language = 'th' THEN
    CASE type
      WHEN 'TEMPLE' THEN 'วัด' WHEN 'VILLAGE' THEN 'บ้าน'
      WHEN 'LOCAL_ADMINISTRATION_OFFICE' THEN 'สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัด'
      WHEN 'COMMUNITY_DEVELOPMENT_OFFICE' THEN CASE tier WHEN 'PROVINCE' THEN 'สำนักงานพัฒนาชุมชนจังหวัด' ELSE 'สำนักงานพัฒนาชุมชนอำเภอ' END
      WHEN 'GOVERNMENT_OFFICE' THEN CASE government_kind WHEN 'PROVINCE' THEN 'จังหวัด' WHEN 'DISTRICT' THEN 'ที่ว่าการอำเภอ' ELSE 'สำนักงานพระพุทธศาสนาจังหวัด' END
      WHEN 'LOCAL_AUTHORITY' THEN CASE authority_kind WHEN 'PAO' THEN 'องค์การบริหารส่วนจังหวัด' WHEN 'CITY_MUNICIPALITY' THEN 'เทศบาลนคร'
        WHEN 'TOWN_MUNICIPALITY' THEN 'เทศบาลเมือง' WHEN 'SUBDISTRICT_MUNICIPALITY' THEN 'เทศบาลตำบล' WHEN 'SAO' THEN 'องค์การบริหารส่วนตำบล' ELSE '' END
      ELSE '' END
    ELSE CASE type
      WHEN 'LOCAL_ADMINISTRATION_OFFICE' THEN ' Provincial Office for Local Administration'
      WHEN 'COMMUNITY_DEVELOPMENT_OFFICE' THEN CASE tier WHEN 'PROVINCE' THEN ' Provincial Community Development Office' ELSE ' District Community Development Office' END
      WHEN 'GOVERNMENT_OFFICE' THEN CASE government_kind WHEN 'PROVINCE' THEN ' Province Office' WHEN 'DISTRICT' THEN ' District Office' ELSE ' Provincial Office of Buddhism' END
      WHEN 'LOCAL_AUTHORITY' THEN CASE authority_kind WHEN 'PAO' THEN ' Provincial Administrative Organisation' WHEN 'CITY_MUNICIPALITY' THEN ' City Municipality'
        WHEN 'TOWN_MUNICIPALITY' THEN ' Town Municipality' WHEN 'SUBDISTRICT_MUNICIPALITY' THEN ' Subdistrict Municipality' WHEN 'SAO' THEN ' Subdistrict Administrative Organisation' ELSE '' END
      ELSE '' END
    END;
  COMMENT ON FUNCTION hub.type_word IS 'The words for a type of partner: before its name in Thai, after it in English.';

  CREATE FUNCTION hub.partner_label(type hub.partner_type, authority_kind hub.local_authority_kind, tier hub.office_tier,
    government_kind hub.government_office_kind, name_th text, name_en text, moo_no integer, area_id uuid,
    sangha_unit_id uuid, source hub.data_source_kind, language text) RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN concat_ws(
    CASE language WHEN 'th' THEN ' ' ELSE ', ' END,
    CASE
      WHEN type = 'SANGHA_OFFICE' AND language = 'th' THEN coalesce(hub.sangha_word(sangha_unit_id, language), '') || name_th
      WHEN type = 'SANGHA_OFFICE' THEN coalesce(name_en, name_th) || coalesce(hub.sangha_word(sangha_unit_id, language), '')
      WHEN language = 'th' THEN hub.type_word(type, authority_kind, tier, government_kind, language) || name_th || coalesce(' หมู่ที่ ' || moo_no, '')
      ELSE CASE type WHEN 'TEMPLE' THEN 'Wat ' WHEN 'VILLAGE' THEN 'Ban ' ELSE '' END || coalesce(name_en, name_th)
        || hub.type_word(type, authority_kind, tier, government_kind, language) || coalesce(', Moo ' || moo_no, '')
      END,
    CASE
      WHEN type = 'AGENCY' THEN NULL
      WHEN type IN ('LOCAL_ADMINISTRATION_OFFICE', 'COMMUNITY_DEVELOPMENT_OFFICE', 'GOVERNMENT_OFFICE')
        THEN hub.area_label((SELECT a.parent_id FROM hub.area a WHERE a.id = partner_label.area_id), language)
      ELSE hub.area_label(area_id, language) END)
    || CASE WHEN source <> 'SYNTHETIC' THEN '' WHEN language = 'th' THEN ' (ข้อมูลสมมุติ)' ELSE ' (SYNTHETIC)' END;
  COMMENT ON FUNCTION hub.partner_label IS 'A partner with the words for its type and the areas it lies in; an office does not say twice the area that it is named after.';
`;

/** What is asked of the arguments alone stands in subqueries: it is worked out once, and not for every row. */
const SEARCH = `
  CREATE FUNCTION hub.search_pattern(text text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN '%' || pg_catalog.regexp_replace(hub.search_key(text), '([\\\\%_])', '\\\\\\1', 'g') || '%';
  COMMENT ON FUNCTION hub.search_pattern(text) IS 'A pattern for LIKE that finds a search key inside another.';

  CREATE FUNCTION hub.search_partners(wanted text, of_types hub.partner_type[], within text)
  RETURNS TABLE (id uuid, area_id uuid, name_th text, matched_name text, score real)
  LANGUAGE sql STABLE PARALLEL SAFE ROWS 50
  BEGIN ATOMIC
    WITH named AS (
      SELECT t.id AS partner_id, name FROM hub.partner t, unnest(ARRAY[t.name_th, t.name_en]) AS name
      WHERE t.search_key LIKE (SELECT hub.search_pattern(wanted))
      UNION ALL
      SELECT t.partner_id, name FROM hub.partner_name t, unnest(ARRAY[t.name_th, t.name_en]) AS name
      WHERE t.search_key LIKE (SELECT hub.search_pattern(wanted))),
    nearest AS (
      SELECT DISTINCT ON (partner_id) partner_id, name, hub.similarity(hub.search_key(name), (SELECT hub.search_key(wanted))) AS score
      FROM named WHERE hub.search_key(name) LIKE (SELECT hub.search_pattern(wanted))
      ORDER BY partner_id, score DESC, name)
    SELECT p.id, p.area_id, p.name_th, nearest.name, nearest.score
    FROM nearest JOIN hub.partner p ON p.id = nearest.partner_id
    WHERE (of_types IS NULL OR p.type = ANY(of_types))
      AND (search_partners.within IS NULL OR p.area_id = ANY((SELECT hub.areas_within(search_partners.within))::uuid[]))
      AND (p.valid_from IS NULL OR p.valid_from <= hub.today())
      AND (p.valid_to IS NULL OR p.valid_to > hub.today());
  END;
  COMMENT ON FUNCTION hub.search_partners IS 'Partners in force whose own or other names hold a text, with the name that comes nearest.';
`;
