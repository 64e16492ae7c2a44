import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isListType,
} from 'graphql';
import {
  type ApiClass,
  checkListLength,
  fromGlobalId,
  type OrderBy,
  type RootMapping,
  type SearchArgument,
} from '../../kernel/listing/index.ts';
import { pageCapOf } from '../../kernel/viewer.ts';
import { type Compilation, mappingOf } from './compilation.ts';
import { compileConnection } from './connection.ts';
import type { Run, RunVariables } from './given.ts';
import { type JsonValue, jsonArray, literal } from './json-text.ts';
import { embed, joinNotes, Level, type Path } from './level.ts';
import { compileObject } from './object.ts';
import type { Row } from './row.ts';
import { compileVersions } from './versions.ts';

interface AskedRoot<Mapping> {
  key: string;
  field: GraphQLField<unknown, unknown>;
  nodes: readonly FieldNode[];
  mapping: Mapping;
}

type AskedNodes = AskedRoot<Extract<RootMapping, { kind: 'nodes' }>>;

/** A field of Query as an SQL expression of JSON text. */
export function compileRoot(
  compilation: Compilation,
  root: Level,
  type: GraphQLObjectType,
  key: string,
  nodes: readonly FieldNode[],
): JsonValue {
  const field = type.getFields()[nodes[0]!.name.value]!;
  const mapping = mappingOf(field) as RootMapping;
  const asked = { key, field, nodes };
  switch (mapping.kind) {
    case 'lookup':
      return atAskedTime(compilation, root, asked, () =>
        compileLookup(compilation, root, { ...asked, mapping }),
      );
    case 'nodes':
      return atAskedTime(compilation, root, asked, () =>
        compileNodes(compilation, root, { ...asked, mapping }),
      );
    case 'connection':
      return compileConnection(compilation, root, {
        ...asked,
        name: `${type.name}.${field.name}`,
        target: compilation.sources.of(mapping.target()),
        compileObject,
      });
    case 'versions':
      return compileVersions(compilation, root, type, { ...asked, target: mapping.target });
    case 'search':
      return compileSearch(compilation, root, type, { ...asked, mapping });
  }
}

/**
 * Instants are told to the millisecond and recorded to the microsecond: what is asked about is the whole millisecond, so
 * that a time which the hub has told leads to what was recorded at it.
 */
const endOfMillisecond = (instant: unknown): string =>
  (instant as Date).toISOString().replace(/(?=Z$)/, '999');

/**
 * Compiles a field as of the time that its argument names. The database refuses a time to come, by its own clock, and
 * where a write that began before that time is still under way, it is noted that the answer may yet change.
 */
function atAskedTime(
  compilation: Compilation,
  root: Level,
  { key, field, nodes }: Pick<AskedRoot<RootMapping>, 'key' | 'field' | 'nodes'>,
  compile: () => string,
): JsonValue {
  const given = compilation.argument(field, nodes[0]!, 'asOf');
  if (!given.isSet) return { sql: compile() };
  const instant = compilation.parameters.add(
    `${key}.asOf`,
    (run) => endOfMillisecond(given.get(run)),
    'timestamptz',
  );
  const json = compilation.at(instant, compile);
  root.note(key, 'NOT_SETTLED', `NOT hub.is_settled(${instant})`);
  return { sql: `CASE WHEN hub.has_come(${instant}) THEN ${json} END` };
}

function compileLookup(
  compilation: Compilation,
  root: Level,
  { key, field, nodes, mapping }: AskedRoot<Extract<RootMapping, { kind: 'lookup' }>>,
): string {
  const level = new Level(root.path.key(key));
  const row = compilation.row(compilation.sources.of(mapping.target()));
  const argument = (name: string) =>
    compilation.parameters.add(`${key}.${name}`, compilation.argument(field, nodes[0]!, name).get, 'text');
  const condition = mapping.where(row.column, argument);
  let answered = row;
  if (mapping.through) {
    const relation = mapping.through;
    const link = row.named(row.source.relationColumn(relation));
    answered = compilation.rowById(compilation.sources.ofRelation(row.source, relation), link);
    level.joins.push(`JOIN ${answered.from} ON ${answered.column('id')} = ${link}`);
  }
  const json = compilation.describe(`${key}: one ${answered.source.declared.name}`, () =>
    compileObject(compilation, level, answered, getNamedType(field.type), nodes),
  );
  const from = [row.from, ...level.joins].join(' ');
  const rest = `FROM ${from} WHERE ${condition} ORDER BY ${mapping.order(row.column)} LIMIT 1`;
  return `coalesce(${embed(root, compilation.alias(key), { json, notes: level.notes, rest })}, 'null')`;
}

function compileNodes(compilation: Compilation, root: Level, asked: AskedNodes): string {
  return isListType(getNullableType(asked.field.type))
    ? compileNodeList(compilation, root, asked)
    : compileNode(compilation, root, asked);
}

/**
 * The object with a global id, as the type that the id names; null where there is none. The type is part of the
 * statement: with all types in it, PostgreSQL would plan them all at each run.
 */
function compileNode(compilation: Compilation, root: Level, asked: AskedNodes): string {
  const { key, field, nodes, mapping } = asked;
  const given = compilation.argument(field, nodes[0]!, 'id');
  const wantedBy = (run: RunVariables) => fromGlobalId(String(given.get(run)));
  const answering = mapping
    .targets()
    .map((target) => ({ target, names: compilation.typeNamesOf(compilation.sources.of(target)) }));
  const isAnswered = ({ names }: { names: string[] }, run: RunVariables) =>
    names.includes(wantedBy(run).type);
  const position = compilation.decide((run) => String(answering.findIndex((each) => isAnswered(each, run))));
  const answered = answering[Number(position)];
  if (answered === undefined) return "'null'";
  const id = compilation.parameters.add(`${key}.uuid`, (run) => wantedBy(run).id, 'uuid');
  const type = compilation.parameters.add(`${key}.type`, (run) => wantedBy(run).type, 'text');
  const only = { ...asked, targets: [answered.target] };
  return findWanted(compilation, root, root.path.key(key), only, { id, type });
}

/** The objects with global ids, in the order of the ids. */
function compileNodeList(compilation: Compilation, root: Level, asked: AskedNodes): string {
  const { key, field, nodes } = asked;
  const given = compilation.argument(field, nodes[0]!, 'ids');
  const idsOf = (run: Run) => {
    const ids = given.get(run) as string[];
    checkListLength('ids', ids, pageCapOf(run.viewer));
    return ids.map(fromGlobalId);
  };
  const uuids = compilation.parameters.add(`${key}.uuids`, (run) => idsOf(run).map(({ id }) => id), 'uuid[]');
  const types = compilation.parameters.add(
    `${key}.types`,
    (run) => idsOf(run).map(({ type }) => type),
    'text[]',
  );
  const wanted = compilation.alias('wanted');
  const path = root.path.key(key).index(`${wanted}.no`);
  const each = new Level(path);
  const among = { ...asked, targets: asked.mapping.targets() };
  const json = findWanted(compilation, each, path, among, { id: `${wanted}.id`, type: `${wanted}.type` });
  const rows = [`unnest(${uuids}, ${types}) WITH ORDINALITY ${wanted}(id, type, no)`, ...each.joins];
  return embed(root, compilation.alias(key), {
    json: jsonArray(json, `${wanted}.no`),
    notes: each.notes.length > 0 ? [`coalesce(string_agg(${joinNotes(each.notes)}, ''), '')`] : [],
    rest: `FROM ${rows.join(' ')}`,
  });
}

/** One object by SQL of its UUID and of the name of its type, looked for among these types. */
function findWanted(
  compilation: Compilation,
  level: Level,
  path: Path,
  { key, field, nodes, targets }: AskedNodes & { targets: readonly ApiClass[] },
  wanted: { id: string; type: string },
): string {
  const found = targets.map((target) => {
    const inner = new Level(path);
    const row = compilation.row(compilation.sources.of(target));
    const json = compilation.describe(`${key}: ${row.source.declared.name} by id`, () =>
      compileObject(compilation, inner, row, getNamedType(field.type), nodes),
    );
    const cases = compilation.typeNamesOf(row.source).map((name) => {
      const { mark } = compilation.sources.ofTypeName(compilation.schema, name);
      const isOfType = mark ? `${row.named(mark.column)} = ${literal(mark.value)}` : 'true';
      return `WHEN ${literal(name)} THEN ${isOfType}`;
    });
    const isWanted = `${row.column('id')} = ${standingFor(compilation, row, wanted.id)} AND CASE ${wanted.type} ${cases.join(' ')} ELSE false END`;
    const rest = ['FROM', row.from, ...inner.joins, `WHERE ${isWanted}`].join(' ');
    return embed(level, compilation.alias(key), { json, notes: inner.notes, rest });
  });
  return `coalesce(${found.join(', ')}, 'null')`;
}

/** The id of the row that answers for an id: another one's where that was merged into it. */
function standingFor(compilation: Compilation, { source }: Row, id: string): string {
  const { mergedInto } = source.declared;
  if (mergedInto === undefined) return id;
  const asked = compilation.row(source);
  const into = `SELECT ${asked.column(mergedInto)} FROM ${asked.from} WHERE ${asked.column('id')} = ${id}`;
  return `coalesce((${into}), ${id})`;
}

function compileSearch(
  compilation: Compilation,
  root: Level,
  type: GraphQLObjectType,
  { key, field, nodes, mapping }: AskedRoot<Extract<RootMapping, { kind: 'search' }>>,
): JsonValue {
  const argument: SearchArgument = (name, cast, read = (value) => value) => {
    const given = compilation.argument(field, nodes[0]!, name);
    return compilation.parameters.add(`${key}.${name}.${cast}`, (run) => read(given.get(run)), cast);
  };
  return compileConnection(compilation, root, {
    key,
    field,
    nodes,
    name: `${type.name}.${field.name}`,
    target: compilation.sources.of(mapping.target()),
    compileObject,
    // Only where rows are asked for: a statement must not be sent parameters that it doesn't name.
    search: {
      rows: () => mapping.rows(argument, compilation.asOf),
      order: mapping.order as OrderBy[],
      check: mapping.check,
    },
  });
}
