import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Areas of an earlier time are looked up one by one. Joined to each other, each union was read whole for every row: the
 * planner doesn't take a join's condition into the parts of a union that have conditions of their own.
 */
export class RecordedTimeByIndex1795392000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LOOK_UPS);
    await runner.query(BY_LOOK_UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(BY_JOIN);
    await runner.query(
      'DROP FUNCTION hub.areas_in_as_of(uuid, timestamptz), hub.area_as_of(uuid, timestamptz)',
    );
  }
}

const lookUp = (name: string, argument: string, column: string, comment: string): string => `
  CREATE FUNCTION hub.${name}(${argument} uuid, instant timestamptz)
  RETURNS TABLE (id uuid, parent_id uuid, level hub.area_level, code text, name_th text, name_en text)
  LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
  BEGIN ATOMIC
    SELECT a.id, a.parent_id, a.level, a.code, a.name_th, a.name_en FROM hub.area a
    WHERE a.${column} = ${argument} AND (SELECT c.at FROM hub.change c WHERE c.id = a.change_id) <= instant
    UNION ALL
    SELECT h.id, h.parent_id, h.level, h.code, h.name_th, h.name_en FROM hub.area_history h
    WHERE h.${column} = ${argument} AND h.superseded_at > instant
      AND (SELECT c.at FROM hub.change c WHERE c.id = h.change_id) <= instant;
  END;
  COMMENT ON FUNCTION hub.${name}(uuid, timestamptz) IS '${comment}';
`;

const LOOK_UPS =
  lookUp('area_as_of', 'wanted', 'id', 'An area as it was recorded at an instant.') +
  lookUp(
    'areas_in_as_of',
    'above',
    'parent_id',
    'The areas one level below another, as recorded at an instant.',
  );

/** @param next how an alias of the area one level up, or of those one level down, is joined to the one before */
const functions = (
  next: (alias: string, link: string) => string,
  below: string,
  first: (id: string) => string,
): string => `
  CREATE OR REPLACE FUNCTION hub.areas_above_as_of(bottom uuid, instant timestamptz) RETURNS uuid[]
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (
    WITH RECURSIVE up AS (
      SELECT a.parent_id FROM ${first('bottom')}
      UNION SELECT a.parent_id FROM up JOIN ${next('a', 'up.parent_id')})
    SELECT array_agg(parent_id) FROM up WHERE parent_id IS NOT NULL);

  CREATE OR REPLACE FUNCTION hub.areas_below_as_of(top uuid, instant timestamptz) RETURNS uuid[]
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (
    WITH RECURSIVE below AS (
      SELECT a.id FROM ${first('top')}
      UNION SELECT a.id FROM below JOIN ${below})
    SELECT array_agg(id) FROM below);

  CREATE OR REPLACE FUNCTION hub.area_label_as_of(of_area uuid, language text, instant timestamptz) RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (
    SELECT concat_ws(CASE language WHEN 'th' THEN ' ' ELSE ', ' END,
      hub.area_words(a.level, a.name_th, a.name_en, coalesce(g.code, p.code, a.code) = '10', language),
      hub.area_words(p.level, p.name_th, p.name_en, coalesce(g.code, p.code) = '10', language),
      hub.area_words(g.level, g.name_th, g.name_en, g.code = '10', language))
    FROM ${first('of_area').replace(' WHERE', ` LEFT JOIN ${next('p', 'a.parent_id')} LEFT JOIN ${next('g', 'p.parent_id')} WHERE`)});
`;

const BY_LOOK_UP = functions(
  (alias, link) => `LATERAL hub.area_as_of(${link}, instant) ${alias} ON true`,
  'LATERAL hub.areas_in_as_of(below.id, instant) a ON true',
  (id) => `hub.area_as_of(${id}, instant) a WHERE true`,
);

const BY_JOIN = functions(
  (alias, link) => `hub.area_as_of(instant) ${alias} ON ${alias}.id = ${link}`,
  'hub.area_as_of(instant) a ON a.parent_id = below.id',
  (id) => `hub.area_as_of(instant) a WHERE a.id = ${id}`,
);
