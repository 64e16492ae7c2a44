import type { FieldNode, GraphQLField, GraphQLObjectType } from 'graphql';
import {
  type ApiClass,
  type DeclaredField,
  declarations,
  fromGlobalId,
  type OrderBy,
  OrderDirection,
} from '../../kernel/listing/index.ts';
import type { Compilation } from './compilation.ts';
import { compileConnection } from './connection.ts';
import type { RunVariables } from './given.ts';
import { type JsonValue, literal } from './json-text.ts';
import type { Level } from './level.ts';
import { compileObject } from './object.ts';
import type { Source } from './source.ts';

interface AskedVersions {
  key: string;
  field: GraphQLField<unknown, unknown>;
  nodes: readonly FieldNode[];
  target: () => ApiClass;
}

const NEWEST_FIRST: OrderBy[] = [{ field: 'version', direction: OrderDirection.DESC }];

/** Told beside the values, and not among what was changed. */
const OF_THE_VERSION = new Set(['version', 'lastChange']);

/**
 * The versions of one record, the newest first. Of which type it is, its global id says: that decides the statement, of
 * which there are so many as types.
 */
export function compileVersions(
  compilation: Compilation,
  root: Level,
  query: GraphQLObjectType,
  { key, field, nodes, target }: AskedVersions,
): JsonValue {
  const given = compilation.argument(field, nodes[0]!, 'target');
  const idOf = (run: RunVariables) => fromGlobalId(String(given.get(run)));
  const versioned = new Map(versionedTypes(compilation));
  const type = compilation.decide((run) => {
    const { type: named } = idOf(run);
    return versioned.has(named) ? named : '';
  });
  const source = versioned.get(type);
  const rows = () => {
    const id = compilation.parameters.add(`${key}.target`, (run) => idOf(run).id, 'uuid');
    return source ? versionsOf(compilation, source, type, id) : NONE(id);
  };
  return compileConnection(compilation, root, {
    key,
    field,
    nodes,
    name: `${query.name}.${field.name}`,
    target: compilation.sources.of(target()),
    compileObject: (...asked) => compilation.tellingOf(source, () => compileObject(...asked)),
    search: { rows, order: NEWEST_FIRST, check: () => {} },
  });
}

/** The object types that `node` answers and whose tables keep versions, by their names. */
function versionedTypes({ schema, sources }: Compilation): [string, Source][] {
  const node = schema.getType('Node');
  return schema
    .getPossibleTypes(node as never)
    .map((type): [string, Source] => [type.name, sources.ofTypeName(schema, type.name)])
    .filter(([, source]) => source.keepsVersions);
}

/** Rows of the right form, and none of them. */
const NONE = (
  id: string,
): string => `(SELECT ${id} AS id, ''::text AS type, 0 AS version, NULL::timestamptz AS recorded_from,
  NULL::timestamptz AS recorded_to, ${id} AS change_id, NULL::integer AS change_line, '[]'::jsonb AS changes WHERE false)`;

/** The versions of the row with an id, each beside the one before. */
function versionsOf(compilation: Compilation, source: Source, type: string, id: string): string {
  const fields = toldFields(compilation, source);
  const columns = [...new Set(['id', 'version', 'change_id', ...fields.map(({ column }) => column)])];
  const line = source.columns().includes('change_line') ? 'v.change_line' : 'NULL::integer AS change_line';
  const list = [...columns.map((column) => `v."${column}"`), line].join(', ');
  const isMarked = source.mark ? ` AND v."${source.mark.column}" = ${literal(source.mark.value)}` : '';
  const before = fields.map(({ column }) => `lag(v."${column}") OVER before AS "before ${column}"`);
  return `(
    SELECT v.id, ${literal(type)}::text AS type, v.version, written.at AS recorded_from, v.superseded_at AS recorded_to,
      v.change_id, v.change_line, ${changesOf(fields)} AS changes
    FROM (
      SELECT v.*, lag(v.version) OVER before AS version_before${before.map((one) => `, ${one}`).join('')}
      FROM (
        SELECT ${list}, NULL::timestamptz AS superseded_at FROM ${source.table} v WHERE v.id = ${id}${isMarked}
        UNION ALL SELECT ${list}, v.superseded_at FROM ${source.history} v WHERE v.id = ${id}${isMarked}) v
      WINDOW before AS (ORDER BY v.version)) v
    JOIN hub.change written ON written.id = v.change_id)`;
}

/** A field whose changes are told: its column, and SQL that makes text of a value of that column. */
interface ToldField {
  name: string;
  column: string;
  text: (value: string) => string;
}

function toldFields(compilation: Compilation, source: Source): ToldField[] {
  const fields = declarations.fields(compilation.sources.classOf(source));
  return fields
    .filter(({ name }) => !OF_THE_VERSION.has(name))
    .flatMap((field) => toldField(compilation, source, field) ?? []);
}

function toldField(
  compilation: Compilation,
  source: Source,
  { name, mapping }: DeclaredField,
): ToldField | undefined {
  // A value that is withheld at times is not told here either.
  if (mapping.kind === 'column' && !mapping.mask) {
    const column = source.column(mapping.property).databaseName;
    return { name, column, text: (value) => `to_jsonb(${value}) #>> '{}'` };
  }
  if (mapping.kind === 'toOne') {
    const target = compilation.sources.of(mapping.target());
    return {
      name,
      column: source.relationColumn(mapping.property),
      text: (value) => labelOf(compilation, target, value),
    };
  }
  return undefined;
}

/** The Thai label of the row that an id names, else its name; the id where it has neither or can't be read. */
function labelOf(compilation: Compilation, target: Source, id: string): string {
  const fields = declarations.fields(compilation.sources.classOf(target));
  const mappings = ['labelTh', 'nameTh'].map((name) => fields.find((field) => field.name === name)?.mapping);
  const row = compilation.row(target);
  const label = mappings.flatMap((mapping) => {
    if (mapping?.kind === 'computed') return mapping.sql(row.column, undefined);
    return mapping?.kind === 'column' ? row.column(mapping.property) : [];
  })[0];
  if (label === undefined) return `${id}::text`;
  return `coalesce((SELECT ${label} FROM ${row.from} WHERE ${row.column('id')} = ${id}), ${id}::text)`;
}

/**
 * The fields that a version changed. Where the one before can't be seen, nothing is said: what it changed isn't known.
 */
function changesOf(fields: readonly ToldField[]): string {
  const changed = fields.map(({ name, column, text }) => {
    const [before, after] = [`v."before ${column}"`, `v."${column}"`];
    return `CASE WHEN ${before} IS DISTINCT FROM ${after} THEN jsonb_build_array(jsonb_build_object(
      'field', ${literal(name)}, 'before', ${text(before)}, 'after', ${text(after)})) ELSE '[]' END`;
  });
  const all = changed.length > 0 ? changed.join(' || ') : `'[]'::jsonb`;
  return `CASE WHEN v.version = 1 OR v.version_before = v.version - 1 THEN ${all} ELSE '[]' END`;
}
