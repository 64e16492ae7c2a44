import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The civil tree, the Sangha tree, and the partners of the network with their codes, names, coverage and ties. */
export class AreasAndPartners1795392000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TYPES);
    await runner.query(AREA);
    await runner.query(SANGHA_UNIT);
    await runner.query(PARTNER);
    await runner.query(CODES_AND_NAMES);
    await runner.query(TIES);
    await runner.query(SEARCH);
    await runner.query(PLACE);
    await runner.query(TABLES.map((table) => `CALL hub.protect('${table}', true, true);`).join('\n'));
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = TABLES.flatMap((table) => [`hub.${table}`, `hub.${table}_history`]);
    await runner.query(`
      DROP TABLE ${tables.join(', ')};
      DROP FUNCTION hub.set_search_key(), hub.set_province_code(), hub.check_area_code();
      DROP TYPE ${TYPE_NAMES.map((name) => `hub.${name}`).join(', ')};
    `);
  }
}

const TABLES = [
  'area',
  'area_population',
  'sangha_unit',
  'partner',
  'partner_code',
  'partner_name',
  'coverage',
  'partner_link',
  'partner_succession',
];

const TYPE_NAMES = [
  'data_source_kind',
  'area_level',
  'sangha_level',
  'nikaya',
  'partner_type',
  'local_authority_kind',
  'office_tier',
  'government_office_kind',
  'temple_rank',
  'network_partner_kind',
  'code_scheme',
  'partner_name_kind',
  'coverage_kind',
  'partner_link_kind',
  'succession_kind',
];

const TYPES = `
  CREATE TYPE hub.data_source_kind AS ENUM ('REFERENCE', 'REGISTER', 'SYNTHETIC');
  CREATE TYPE hub.area_level AS ENUM ('PROVINCE', 'DISTRICT', 'SUBDISTRICT');
  CREATE TYPE hub.sangha_level AS ENUM ('HON', 'REGION', 'PROVINCE', 'DISTRICT', 'SUBDISTRICT');
  CREATE TYPE hub.nikaya AS ENUM ('MAHANIKAYA', 'DHAMMAYUT', 'CHINESE', 'ANNAM');
  CREATE TYPE hub.partner_type AS ENUM ('AGENCY', 'LOCAL_ADMINISTRATION_OFFICE', 'LOCAL_AUTHORITY',
    'COMMUNITY_DEVELOPMENT_OFFICE', 'GOVERNMENT_OFFICE', 'SANGHA_OFFICE', 'TEMPLE', 'VILLAGE', 'NETWORK_PARTNER');
  CREATE TYPE hub.local_authority_kind AS ENUM ('PAO', 'CITY_MUNICIPALITY', 'TOWN_MUNICIPALITY',
    'SUBDISTRICT_MUNICIPALITY', 'SAO', 'SPECIAL');
  CREATE TYPE hub.office_tier AS ENUM ('PROVINCE', 'DISTRICT');
  CREATE TYPE hub.government_office_kind AS ENUM ('PROVINCE', 'DISTRICT', 'PROVINCIAL_OFFICE_OF_BUDDHISM');
  CREATE TYPE hub.temple_rank AS ENUM ('ROYAL', 'COMMONER');
  CREATE TYPE hub.network_partner_kind AS ENUM ('SCHOOL', 'MOSQUE', 'CHURCH', 'COMPANY', 'ASSOCIATION', 'OTHER');
  CREATE TYPE hub.code_scheme AS ENUM ('DOPA', 'DLA', 'ONAB', 'HUB');
  CREATE TYPE hub.partner_name_kind AS ENUM ('FORMER', 'ALIAS', 'SHORT');
  CREATE TYPE hub.coverage_kind AS ENUM ('COMPLETE', 'PARTIAL', 'NOT_STATED');
  CREATE TYPE hub.partner_link_kind AS ENUM ('SUPERVISES');
  CREATE TYPE hub.succession_kind AS ENUM ('MERGER', 'SPLIT', 'REPLACEMENT');
`;

const RECORDED = `
    source hub.data_source_kind NOT NULL,
    version integer NOT NULL DEFAULT 1,
    change_id uuid NOT NULL CONSTRAINT change_fk REFERENCES hub.change,
    change_line integer`;

const DATED = `
    valid_from date,
    valid_to date,${RECORDED}`;

const AREA = `
  CREATE TABLE hub.area (
    id uuid CONSTRAINT area_pk PRIMARY KEY,
    level hub.area_level NOT NULL,
    code text COLLATE "C" NOT NULL,
    name_th text COLLATE "th-x-icu" NOT NULL,
    name_en text,
    parent_id uuid CONSTRAINT area_parent_fk REFERENCES hub.area,
    latitude double precision,
    longitude double precision,
    postcode text,${DATED},
    CONSTRAINT area_code_fits_level CHECK (code ~ '^[0-9]+$' AND length(code) = CASE level WHEN 'PROVINCE' THEN 2 WHEN 'DISTRICT' THEN 4 ELSE 6 END),
    CONSTRAINT area_parent_fits_level CHECK ((parent_id IS NULL) = (level = 'PROVINCE'))
  );
  CREATE UNIQUE INDEX area_code_key ON hub.area (code) WHERE valid_to IS NULL;
  CREATE INDEX area_parent_idx ON hub.area (parent_id, name_th, id);
  CREATE INDEX area_level_idx ON hub.area (level, name_th, id);
  CREATE INDEX area_code_order_idx ON hub.area (code, id);

  CREATE TABLE hub.area_population (
    id uuid CONSTRAINT area_population_pk PRIMARY KEY,
    area_id uuid NOT NULL CONSTRAINT area_population_area_fk REFERENCES hub.area,
    as_of date NOT NULL,
    population integer NOT NULL,
    male integer,
    female integer,
    households integer,${RECORDED},
    CONSTRAINT area_population_not_negative CHECK (population >= 0 AND male >= 0 AND female >= 0 AND households >= 0)
  );
  CREATE UNIQUE INDEX area_population_key ON hub.area_population (area_id, as_of);
`;

const SANGHA_UNIT = `
  CREATE TABLE hub.sangha_unit (
    id uuid CONSTRAINT sangha_unit_pk PRIMARY KEY,
    level hub.sangha_level NOT NULL,
    nikaya hub.nikaya NOT NULL,
    number integer,
    name_th text COLLATE "th-x-icu" NOT NULL,
    name_en text,
    parent_id uuid CONSTRAINT sangha_unit_parent_fk REFERENCES hub.sangha_unit,
    area_id uuid CONSTRAINT sangha_unit_area_fk REFERENCES hub.area,${DATED}
  );
  CREATE UNIQUE INDEX sangha_unit_key ON hub.sangha_unit (nikaya, level, name_th, parent_id) WHERE valid_to IS NULL;
  CREATE INDEX sangha_unit_parent_idx ON hub.sangha_unit (parent_id, name_th, id);
  CREATE INDEX sangha_unit_area_idx ON hub.sangha_unit (area_id);
`;

const PARTNER = `
  CREATE TABLE hub.partner (
    id uuid CONSTRAINT partner_pk PRIMARY KEY,
    type hub.partner_type NOT NULL,
    name_th text COLLATE "th-x-icu" NOT NULL,
    name_en text,
    area_id uuid CONSTRAINT partner_area_fk REFERENCES hub.area,
    province_code text COLLATE "C",
    latitude double precision,
    longitude double precision,
    end_reason text,
    sangha_unit_id uuid CONSTRAINT partner_sangha_unit_fk REFERENCES hub.sangha_unit,
    search_key text NOT NULL,
    local_authority_kind hub.local_authority_kind,
    area_km2 numeric,
    area_km2_as_published text,
    office_tier hub.office_tier,
    government_office_kind hub.government_office_kind,
    nikaya hub.nikaya,
    temple_rank hub.temple_rank,
    founded_year_be integer,
    wisungkhamasima boolean,
    wisungkhamasima_year_be integer,
    wisungkhamasima_on date,
    wisungkhamasima_as_published text,
    moo_no integer,
    network_partner_kind hub.network_partner_kind,${DATED},
    CONSTRAINT partner_province_code_set CHECK ((area_id IS NULL) = (province_code IS NULL)),
    CONSTRAINT partner_local_authority_kind_set CHECK ((type = 'LOCAL_AUTHORITY') = (local_authority_kind IS NOT NULL)),
    CONSTRAINT partner_office_tier_set CHECK ((type = 'COMMUNITY_DEVELOPMENT_OFFICE') = (office_tier IS NOT NULL)),
    CONSTRAINT partner_government_kind_set CHECK ((type = 'GOVERNMENT_OFFICE') = (government_office_kind IS NOT NULL)),
    CONSTRAINT partner_network_kind_set CHECK ((type = 'NETWORK_PARTNER') = (network_partner_kind IS NOT NULL)),
    CONSTRAINT partner_moo_no_set CHECK ((type = 'VILLAGE') = (moo_no IS NOT NULL))
  );
  CREATE INDEX partner_area_idx ON hub.partner (area_id, type, name_th, id);
  CREATE INDEX partner_province_idx ON hub.partner (province_code, type, name_th, id);
  CREATE INDEX partner_type_name_idx ON hub.partner (type, name_th, id);
  CREATE INDEX partner_name_idx ON hub.partner (name_th, id);
  CREATE INDEX partner_sangha_unit_idx ON hub.partner (sangha_unit_id, name_th, id);
  -- TypeORM asks for an index of this name on the column that tells the types apart.
  CREATE INDEX "IDX_3d40513e32d682c1be2927c57d" ON hub.partner (type);
`;

const CODES_AND_NAMES = `
  CREATE TABLE hub.partner_code (
    id uuid CONSTRAINT partner_code_pk PRIMARY KEY,
    partner_id uuid NOT NULL CONSTRAINT partner_code_partner_fk REFERENCES hub.partner,
    scheme hub.code_scheme NOT NULL,
    code text COLLATE "C" NOT NULL,${DATED}
  );
  CREATE UNIQUE INDEX partner_code_key ON hub.partner_code (scheme, code) WHERE valid_to IS NULL;
  CREATE INDEX partner_code_partner_idx ON hub.partner_code (partner_id, scheme, code);

  CREATE TABLE hub.partner_name (
    id uuid CONSTRAINT partner_name_pk PRIMARY KEY,
    partner_id uuid NOT NULL CONSTRAINT partner_name_partner_fk REFERENCES hub.partner,
    kind hub.partner_name_kind NOT NULL,
    name_th text COLLATE "th-x-icu" NOT NULL,
    name_en text,
    local_authority_kind hub.local_authority_kind,
    search_key text NOT NULL,${DATED}
  );
  CREATE INDEX partner_name_partner_idx ON hub.partner_name (partner_id, name_th, id);
`;

const TIES = `
  CREATE TABLE hub.coverage (
    id uuid CONSTRAINT coverage_pk PRIMARY KEY,
    authority_id uuid NOT NULL CONSTRAINT coverage_authority_fk REFERENCES hub.partner,
    area_id uuid NOT NULL CONSTRAINT coverage_area_fk REFERENCES hub.area,
    kind hub.coverage_kind NOT NULL,${DATED}
  );
  CREATE UNIQUE INDEX coverage_key ON hub.coverage (authority_id, area_id) WHERE valid_to IS NULL;
  CREATE INDEX coverage_area_idx ON hub.coverage (area_id, id);
  CREATE INDEX coverage_authority_idx ON hub.coverage (authority_id, id);

  CREATE TABLE hub.partner_link (
    id uuid CONSTRAINT partner_link_pk PRIMARY KEY,
    kind hub.partner_link_kind NOT NULL,
    from_id uuid NOT NULL CONSTRAINT partner_link_from_fk REFERENCES hub.partner,
    to_id uuid NOT NULL CONSTRAINT partner_link_to_fk REFERENCES hub.partner,${DATED},
    CONSTRAINT partner_link_not_to_itself CHECK (from_id <> to_id)
  );
  CREATE UNIQUE INDEX partner_link_key ON hub.partner_link (kind, from_id, to_id) WHERE valid_to IS NULL;
  CREATE INDEX partner_link_to_idx ON hub.partner_link (to_id, kind);

  CREATE TABLE hub.partner_succession (
    id uuid CONSTRAINT partner_succession_pk PRIMARY KEY,
    predecessor_id uuid NOT NULL CONSTRAINT partner_succession_predecessor_fk REFERENCES hub.partner,
    successor_id uuid NOT NULL CONSTRAINT partner_succession_successor_fk REFERENCES hub.partner,
    kind hub.succession_kind NOT NULL,
    effective_on date,${RECORDED},
    CONSTRAINT partner_succession_not_of_itself CHECK (predecessor_id <> successor_id)
  );
  CREATE UNIQUE INDEX partner_succession_key ON hub.partner_succession (predecessor_id, successor_id);
  CREATE INDEX partner_succession_successor_idx ON hub.partner_succession (successor_id, id);
`;

const SEARCH = `
  CREATE FUNCTION hub.set_search_key() RETURNS trigger
  LANGUAGE plpgsql AS $$
  BEGIN
    NEW.search_key := hub.search_key(NEW.name_th) || coalesce(' ' || hub.search_key(NEW.name_en), '');
    RETURN NEW;
  END $$;
  CREATE TRIGGER set_search_key BEFORE INSERT OR UPDATE OF name_th, name_en ON hub.partner
    FOR EACH ROW EXECUTE FUNCTION hub.set_search_key();
  CREATE TRIGGER set_search_key BEFORE INSERT OR UPDATE OF name_th, name_en ON hub.partner_name
    FOR EACH ROW EXECUTE FUNCTION hub.set_search_key();
  CREATE INDEX partner_search_idx ON hub.partner USING gin (search_key hub.gin_trgm_ops);
  CREATE INDEX partner_name_search_idx ON hub.partner_name USING gin (search_key hub.gin_trgm_ops);
`;

// An area keeps its code for as long as it lives, and the code begins with that of the area above; so what lies in a
// province bears the province's code, and a list of it can be walked in its order by one index (decision record 0013).
const PLACE = `
  CREATE FUNCTION hub.check_area_code() RETURNS trigger
  LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.parent_id IS NOT NULL AND left(NEW.code, -2) IS DISTINCT FROM (SELECT a.code FROM hub.area a WHERE a.id = NEW.parent_id) THEN
      RAISE EXCEPTION 'the code of area % does not begin with the code of the area above it', NEW.code USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'UPDATE' AND NEW.code <> OLD.code THEN
      RAISE EXCEPTION 'area % keeps its code; another code is another area', OLD.code USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
  END $$;
  COMMENT ON FUNCTION hub.check_area_code() IS 'Sees to it that areas within an area are those whose codes begin with its code.';
  CREATE TRIGGER check_area_code AFTER INSERT OR UPDATE OF code, parent_id ON hub.area
    FOR EACH ROW EXECUTE FUNCTION hub.check_area_code();

  CREATE FUNCTION hub.set_province_code() RETURNS trigger
  LANGUAGE plpgsql AS $$
  BEGIN
    NEW.province_code := (SELECT left(a.code, 2) FROM hub.area a WHERE a.id = NEW.area_id);
    RETURN NEW;
  END $$;
  COMMENT ON FUNCTION hub.set_province_code() IS 'Keeps the code of the province that a row lies in, from its area_id; for any table that has both columns.';
  CREATE TRIGGER set_province_code BEFORE INSERT OR UPDATE OF area_id, province_code ON hub.partner
    FOR EACH ROW EXECUTE FUNCTION hub.set_province_code();
`;
