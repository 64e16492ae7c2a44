import { draw, SUBDISTRICTS } from './drawing.mjs';

const there = (type) => `array_agg(id ORDER BY id) FILTER (WHERE type = '${type}')`;

/** The last day on which something of the made-up network happens: in the past on whatever day it is measured. */
export const LAST_DAY = `DATE '2025-09-30'`;

/** One of an array's, drawn by lot. */
export const oneOf = (array, key) => `(${array})[1 + ${draw(key, `cardinality(${array})`)}]`;

/**
 * Subdistricts with who works together there, the offices over them, and the zeal of their province: in a few of them
 * ten times as much is done as in others.
 */
export const PLACES = `(
  SELECT s.id, s.code, s.no, s.name_th, s.name_en, s.latitude, s.longitude, here.authorities, here.temples, here.villages,
    here.sangha_offices[1] AS sangha_office_id, adviser.id AS adviser_id, office.id AS office_id,
    0.25 + 2.25 * (${draw(`left(s.code, 2) || 'zeal'`, 100)} / 100.0) ^ 2 AS zeal
  FROM ${SUBDISTRICTS} s
  JOIN (
    SELECT area_id, ${there('LOCAL_AUTHORITY')} AS authorities, ${there('TEMPLE')} AS temples, ${there('VILLAGE')} AS villages,
      ${there('SANGHA_OFFICE')} AS sangha_offices
    FROM hub.partner GROUP BY area_id) here ON here.area_id = s.id
  JOIN hub.partner adviser ON adviser.area_id = s.parent_id AND adviser.type = 'COMMUNITY_DEVELOPMENT_OFFICE'
  JOIN hub.partner office ON office.area_id = s.parent_id AND office.type = 'GOVERNMENT_OFFICE'
  WHERE here.authorities IS NOT NULL AND here.temples IS NOT NULL AND here.villages IS NOT NULL)`;

const literal = (value) => {
  if (value === null) return 'NULL';
  if (Array.isArray(value)) return `ARRAY[${value.map(literal).join(', ')}]`;
  return typeof value === 'number' ? String(value) : `'${String(value).replaceAll("'", "''")}'`;
};

/** SQL of rows, one for each object. */
const rowsOf = (objects) => {
  const names = Object.keys(objects[0]);
  const rows = objects.map((object) => `(${names.map((name) => literal(object[name])).join(', ')})`);
  return `(VALUES ${rows.join(', ')}) AS shape (${names.join(', ')})`;
};

/** The demo's shapes as rows of a join, of which one is drawn by its share. */
export function drawnShapes(shapes, shareOf, columnsOf, key) {
  const total = shapes.reduce((sum, shape) => sum + shareOf(shape), 0);
  // Equal to its lot, so that the join hashes and each key is drawn for once.
  const lots = shapes.flatMap((shape) => Array(shareOf(shape)).fill(columnsOf(shape)));
  const rows = rowsOf(lots.map((columns, lot) => ({ lot, ...columns })));
  return `JOIN ${rows} ON shape.lot = ${draw(`${key} || 'shape'`, total)}`;
}
