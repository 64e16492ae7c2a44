import {
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isNonNullType,
} from 'graphql';
import type {
  ColumnMapping,
  FieldMapping,
  ListMapping,
  ToOneMapping,
  ValueForm,
  ValueMapping,
} from '../../kernel/listing/index.ts';
import { belongs } from './belonging.ts';
import { type Compilation, classOf, mappingOf, type Selection } from './compilation.ts';
import { compileConnection } from './connection.ts';
import { encode, encodeGlobalId } from './encode.ts';
import { type JsonField, type JsonValue, jsonArray, jsonObject, literal } from './json-text.ts';
import { embed, joinNotes, Level } from './level.ts';
import type { Row } from './row.ts';

/** The object types whose rows a row may be, with the mark of each where they share a table. */
interface Candidate {
  type: GraphQLObjectType;
  mark: string | undefined;
}

function candidatesOf(compilation: Compilation, named: GraphQLNamedType, row: Row): Candidate[] {
  const types = isAbstractType(named)
    ? compilation.schema.getPossibleTypes(named)
    : [named as GraphQLObjectType];
  const own = types
    .map((type) => ({ type, source: compilation.sources.of(classOf(type)) }))
    .filter(({ source }) => source.table === row.source.table)
    .map(({ type, source }) => ({ type, mark: source.mark?.value }));
  const only = row.source.mark?.value;
  return only === undefined ? own : own.filter((candidate) => candidate.mark === only);
}

/** A row as JSON: the fields that were asked of it, by its type where they differ by type. */
export function compileObject(
  compilation: Compilation,
  level: Level,
  row: Row,
  named: GraphQLNamedType,
  nodes: readonly FieldNode[],
): string {
  const candidates = candidatesOf(compilation, named, row);
  const variants = new Map<string, { candidates: Candidate[]; selection: Selection }>();
  for (const candidate of candidates) {
    const selection = compilation.selection(candidate.type, nodes);
    const signature = [...selection]
      .map(([key, found]) => [key, ...found.map((node) => node.loc?.start)])
      .join(';');
    const variant = variants.get(signature) ?? { candidates: [], selection };
    variant.candidates.push(candidate);
    variants.set(signature, variant);
  }
  const [first, ...others] = [...variants.values()].sort((a, b) => b.candidates.length - a.candidates.length);
  if (!first) return `'{}'`;
  const whole = compileVariant(compilation, level, row, first.candidates, first.selection);
  if (others.length === 0) return whole;
  const cases = others.map((variant) => {
    const marks = variant.candidates.map(({ mark }) => literal(mark ?? '')).join(', ');
    const names = variant.candidates.map(({ type }) => type.name).join(', ');
    const own = level.withOwnNotes();
    const json = compilation.describe(`of type ${names}`, () =>
      compileVariant(compilation, own, row, variant.candidates, variant.selection),
    );
    const isOfType = `${row.column('type')} IN (${marks})`;
    if (own.notes.length > 0)
      level.notes.push(`CASE WHEN ${isOfType} THEN ${joinNotes(own.notes)} ELSE '' END`);
    return `WHEN ${isOfType} THEN ${json}`;
  });
  return `CASE ${cases.join(' ')} ELSE ${whole} END`;
}

/** SQL that the name of the row's type decides; a choice of several where the row may be of several types. */
function byTypeName(row: Row, candidates: Candidate[], sqlOf: (typeName: string) => string): string {
  const [only, ...others] = candidates;
  if (only && others.length === 0) return sqlOf(only.type.name);
  const cases = candidates.map(({ type, mark }) => `WHEN ${literal(mark ?? '')} THEN ${sqlOf(type.name)}`);
  return `CASE ${row.column('type')} ${cases.join(' ')} END`;
}

function compileVariant(
  compilation: Compilation,
  level: Level,
  row: Row,
  candidates: Candidate[],
  selection: Selection,
): string {
  const fields = [...selection].map(([key, nodes]): JsonField => {
    const { type } = candidates[0]!;
    const name = nodes[0]!.name.value;
    if (name === '__typename') return [key, { sql: byTypeName(row, candidates, literal), between: '""' }];
    const field = type.getFields()[name]!;
    const mapping = mappingOf(field) as FieldMapping;
    if (mapping.kind === 'globalId') {
      const id = row.column('id');
      const sql = byTypeName(row, candidates, (typeName) => encodeGlobalId(typeName, id));
      return [key, { sql, between: '""' }];
    }
    return [key, compileField(compilation, level, row, { type, field, mapping, key, nodes })];
  });
  return jsonObject(fields);
}

interface Asked<Mapping> {
  type: GraphQLObjectType;
  field: GraphQLField<unknown, unknown>;
  mapping: Mapping;
  key: string;
  nodes: readonly FieldNode[];
}

/** The type that declares a field: what an interface declares is one list, of whichever type it is asked. */
const declaredOn = (type: GraphQLObjectType, name: string): string =>
  (type.getInterfaces().find((parent) => parent.getFields()[name]) ?? type).name;

function compileField(
  compilation: Compilation,
  level: Level,
  row: Row,
  asked: Asked<FieldMapping>,
): JsonValue {
  const { field, mapping, key, nodes, type } = asked;
  switch (mapping.kind) {
    case 'column':
      return { sql: compileColumn(level, row, { ...asked, mapping }) };
    case 'computed':
      return { sql: encode(mapping.sql(row.column, compilation.asOf), field.type) };
    case 'value':
      return { sql: compileValue(compilation, row, { ...asked, mapping }) };
    case 'toOne':
      return { sql: compileToOne(compilation, level, row, { ...asked, mapping }) };
    case 'list':
      return { sql: compileList(compilation, level, row, { ...asked, mapping }) };
    case 'connection':
      return compileConnection(compilation, level, {
        name: `${declaredOn(type, field.name)}.${field.name}`,
        key,
        field,
        nodes,
        target: compilation.sources.of(mapping.target()),
        belonging: { owner: row, by: mapping.by },
        compileObject,
      });
    case 'record':
      return { sql: compileRecord(compilation, level, row, asked) };
    default:
      throw new Error(`${type.name}.${field.name} can't be compiled`);
  }
}

/** A column; where its mask holds it is null, and the second channel says why. */
function compileColumn(level: Level, row: Row, { field, mapping, key }: Asked<ColumnMapping>): string {
  const { mask } = mapping;
  const value = row.column(mapping.property);
  if (!mask) return encode(value, field.type);
  const isMasked = mask.when(row.column);
  level.note(key, mask.reason, isMasked);
  return encode(`CASE WHEN NOT (${isMasked}) THEN ${value} END`, field.type);
}

/** The record of which a row is a version, as it was when that was recorded; itself also where it was merged by then. */
function compileRecord(
  compilation: Compilation,
  parent: Level,
  version: Row,
  { key, field, nodes }: Asked<FieldMapping>,
): string {
  const source = compilation.versionsOf;
  if (!source) return `'null'`;
  return compilation.at(version.column('recordedFrom'), () => {
    const level = new Level(parent.path.key(key));
    const row = compilation.row(source);
    const json = compilation.describe(`${key}: the ${source.declared.name} as of then`, () =>
      compileObject(compilation, level, row, getNamedType(field.type), nodes),
    );
    const rest = `${['FROM', row.from, ...level.joins].join(' ')} WHERE ${row.column('id')} = ${version.column('id')}`;
    return `coalesce(${embed(parent, compilation.alias(key), { json, notes: level.notes, rest })}, 'null')`;
  });
}

/** A value in the forms that were asked for; null where the first of its columns is. */
function compileValue(compilation: Compilation, row: Row, asked: Asked<ValueMapping>): string {
  const columns = asked.mapping.columns(row.column);
  const type = getNamedType(asked.field.type) as GraphQLObjectType;
  const forms = [...compilation.selection(type, asked.nodes)].map(([key, nodes]): JsonField => {
    const name = nodes[0]!.name.value;
    if (name === '__typename') return [key, { json: JSON.stringify(type.name) }];
    const field = type.getFields()[name]!;
    const form = field.extensions.form as ValueForm;
    return [key, { sql: encode(form(...columns), field.type) }];
  });
  const json = jsonObject(forms);
  if (isNonNullType(asked.field.type)) return json;
  return `CASE WHEN ${columns[0]} IS NULL THEN 'null' ELSE ${json} END`;
}

function compileToOne(compilation: Compilation, level: Level, row: Row, asked: Asked<ToOneMapping>): string {
  const link = row.named(row.source.relationColumn(asked.mapping.property));
  const target = compilation.rowById(compilation.sources.of(asked.mapping.target()), link);
  const { mark } = target.source;
  const isMarked = mark ? ` AND ${target.named(mark.column)} = ${literal(mark.value)}` : '';
  const found = `LEFT JOIN ${target.from} ON ${target.column('id')} = ${link}${isMarked}`;
  level.joins.push(found);
  const json = compilation.describe(`${asked.key}: the ${target.source.declared.name} by ${link}`, () =>
    compileObject(compilation, level.at(asked.key), target, getNamedType(asked.field.type), asked.nodes),
  );
  return `CASE WHEN ${target.column('id')} IS NULL THEN 'null' ELSE ${json} END`;
}

function compileList(compilation: Compilation, parent: Level, owner: Row, asked: Asked<ListMapping>): string {
  const { mapping, key, field, nodes } = asked;
  const row = compilation.row(compilation.sources.of(mapping.target()));
  const rowNo = `${row.alias}.row_no`;
  const level = new Level(parent.path.key(key).index(rowNo));
  const named = getNamedType(field.type);
  const json = compilation.describe(`${key}: all ${row.source.declared.name} that belong to it`, () =>
    compileObject(compilation, level, row, named, nodes),
  );
  const { from, condition } = belongs(row, { owner, by: mapping.by }, compilation.asOf);
  const order = mapping.order(row.column);
  if (level.notes.length === 0) {
    const rest = `${['FROM', from, ...level.joins].join(' ')} WHERE ${condition}`;
    return embed(parent, compilation.alias(key), { json: jsonArray(json, order), notes: [], rest });
  }
  // A note says which row it is of.
  const rows = `SELECT ${row.selectList(row.alias)}, row_number() OVER (ORDER BY ${order}) AS row_no FROM ${from} WHERE ${condition}`;
  return embed(parent, compilation.alias(key), {
    json: jsonArray(json, rowNo),
    notes: [`coalesce(string_agg(${joinNotes(level.notes)}, ''), '')`],
    rest: ['FROM', `(${rows}) ${row.alias}`, ...level.joins].join(' '),
  });
}
