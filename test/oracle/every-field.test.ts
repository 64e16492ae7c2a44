import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLNamedType,
  getNamedType,
  getNullableType,
  getOperationAST,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  parse,
  validate,
} from 'graphql';
import { buildHubSchema } from '../../src/app/schema.ts';
import { toGlobalId } from '../../src/kernel/listing/index.ts';
import { readerOf, tryHub } from '../setup/ask-hub.ts';
import { openTestDatabase, type TestDatabase } from '../setup/open-test-database.ts';
import { everyList } from './every-list.ts';

const schema = await buildHubSchema();

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** Compiles a valid document, and has PostgreSQL plan and run it. */
async function runs(source: string): Promise<void> {
  const document = parse(source);
  expect(validate(schema, document)).toEqual([]);
  const reader = await readerOf(database);
  expect(() =>
    reader.compiled({ document, operation: getOperationAST(document)!, source }, {}),
  ).not.toThrow();
  expect((await tryHub(database, source)).errors).toBeUndefined();
}

const LEAVES: Record<string, string> = {
  String: '"ก"',
  Int: '1',
  Float: '1.5',
  Boolean: 'true',
  LocalDate: '"2026-01-01"',
  BuddhistDate: '"BE 2565"',
  DateTime: '"2026-01-01T00:00:00Z"',
  LandArea: '"3 ไร่"',
  Money: '"12.50"',
};

/** Something for each type of value; for an id one of the type whose rows are filtered. */
function leaf(type: GraphQLNamedType, listed = 'Temple'): string {
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (type.name === 'ID')
    return JSON.stringify(
      toGlobalId(listed === 'Partner' ? 'Temple' : listed, '017f2907-0400-7000-8000-000000000000'),
    );
  const value = LEAVES[type.name];
  if (value === undefined) throw new Error(`this test knows no ${type.name}`);
  return value;
}

const required = (field: GraphQLField<unknown, unknown>): string => {
  const needed = field.args.filter(
    (argument) => String(argument.type).endsWith('!') && argument.defaultValue === undefined,
  );
  const given = needed.map((argument) => {
    const value = leaf(getNamedType(argument.type));
    return `${argument.name}: ${isListType(getNullableType(argument.type)) ? `[${value}]` : value}`;
  });
  return given.length > 0 ? `(${given.join(', ')})` : '';
};

/** Whether the reader answers a field of Query, and not code. */
const isRead = ({ extensions }: GraphQLField<unknown, unknown>) => extensions.answer === undefined;

/** A shortest way to some row of a type: what stands around its selection. */
const around = new Map<string, (inner: string) => string>([['Query', (inner) => `{ ${inner} }`]]);
for (const name of around.keys()) {
  const type = schema.getType(name);
  if (!isObjectType(type) && !isInterfaceType(type)) continue;
  const outer = around.get(name)!;
  for (const field of Object.values(type.getFields()).filter(isRead)) {
    const target = getNamedType(field.type);
    if (isCompositeType(target) && !around.has(target.name)) {
      around.set(target.name, (inner) => outer(`${field.name}${required(field)} { ${inner} }`));
    }
  }
  if (isInterfaceType(type)) {
    for (const inner of [...schema.getPossibleTypes(type), ...schema.getImplementations(type).interfaces]) {
      if (!around.has(inner.name))
        around.set(inner.name, (selection) => outer(`... on ${inner.name} { ${selection} }`));
    }
  }
}

/** The types that the reader answers: those that a way leads to. */
const everyType = [...around.keys()].filter((name) => name !== 'Query');

describe('every field compiles', () => {
  test.each(everyType.map((name) => [name]))('of %s', async (name) => {
    const type = schema.getType(name);
    if (!isObjectType(type) && !isInterfaceType(type)) throw new Error(`${name} has no fields`);
    const fields = Object.values(type.getFields()).map((field) => {
      const inner = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }';
      return `${field.name}${required(field)}${inner}`;
    });
    await runs(around.get(name)!(fields.join(' ')));
    for (const field of fields) await runs(around.get(name)!(field));
  });

  test('of Query', async () => {
    for (const field of Object.values(schema.getQueryType()!.getFields()).filter(isRead))
      await runs(`{ ${field.name}${required(field)} { __typename } }`);
  });
});

/** Every filter that one input type can hold, each alone; relations one level deep. */
function filtersOf(type: GraphQLInputObjectType, listed: string, depth: number): string[] {
  return Object.values(type.getFields()).flatMap((field) => {
    const inner = getNamedType(field.type);
    const isList = isListType(getNullableType(field.type));
    if (!isInputObjectType(inner)) {
      const value = leaf(inner, listed);
      return [`{ ${field.name}: ${isList ? `[${value}]` : value} }`];
    }
    const isRowFilter = inner.getFields().and !== undefined;
    if (isRowFilter && depth === 0) return [];
    const below = filtersOf(
      inner,
      isRowFilter ? inner.name.replace(/Filter$/, '') : listed,
      isRowFilter ? depth - 1 : depth,
    );
    return below.map((one) => `{ ${field.name}: ${isList ? `[${one}, ${one}]` : one} }`);
  });
}

/** What each argument of a list can be given, each alone. */
function argumentsOf(field: GraphQLField<unknown, unknown>): string[] {
  const needed = required(field).slice(1, -1);
  const given = field.args.flatMap((argument) => {
    const named = getNamedType(argument.type);
    const isList = isListType(getNullableType(argument.type));
    if (['after', 'before'].includes(argument.name) || needed.includes(`${argument.name}:`)) return [];
    if (isEnumType(named))
      return named.getValues().map(({ name }) => `${argument.name}: ${isList ? `[${name}]` : name}`);
    if (!isInputObjectType(named)) return [`${argument.name}: ${leaf(named)}`];
    if (argument.name !== 'orderBy') {
      return filtersOf(named, named.name.replace(/Filter$/, ''), 1).map(
        (filter) => `first: 0, ${argument.name}: ${filter}`,
      );
    }
    const keys = getNamedType(named.getFields().field!.type);
    if (!isEnumType(keys)) throw new Error(`${named.name} has no keys`);
    const names = keys.getValues().map(({ name }) => name);
    return names.map(
      (name) => `orderBy: [{ field: ${name} }, { field: ${names[0]}, direction: DESC }], last: 2`,
    );
  });
  return given.map((args) => (needed ? `${needed}, ${args}` : args));
}

/** Questions that PostgreSQL gets in one statement: a statement of its own for each would take it long to plan. */
const TOGETHER = 20;

describe('every argument, filter and order compiles', () => {
  test.each(everyList(schema).map((list) => [list.name, list] as const))('of %s', async (_name, { way }) => {
    const { type, field } = way.at(-1)!;
    const asked = argumentsOf(field).map(
      (args, no) => `q${no}: ${field.name}(${args}) { totalCount edges { cursor } pageInfo { endCursor } }`,
    );
    expect(asked.length).toBeGreaterThan(1);
    for (let from = 0; from < asked.length; from += TOGETHER) {
      await runs(around.get(type.name)!(asked.slice(from, from + TOGETHER).join(' ')));
    }
  });
});
