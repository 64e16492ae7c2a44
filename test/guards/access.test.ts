import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  GraphQLEnumType,
  type GraphQLFieldConfig,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
} from 'graphql';
import { buildHubSchema } from '../../src/app/schema.ts';
import { declarePolicy, system } from '../../src/kernel/access/index.ts';
import { HubObject, type RowSql } from '../../src/kernel/listing/index.ts';
import { openTestDatabase, type TestDatabase } from '../setup/open-test-database.ts';
import { EXCEPTIONS } from './access-exceptions.ts';
import { governedTypes, ungoverned } from './ungoverned.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

test('every type, field and mutation stands under a rule, or among the exceptions that are written down', async () => {
  expect(ungoverned(await buildHubSchema(), EXCEPTIONS)).toEqual([]);
});

test('what a module calls shared or restricted, row-level security calls so too', async () => {
  await buildHubSchema();
  const rows: { tablename: string; policyname: string }[] = await database.owner.query(
    `SELECT tablename, policyname FROM pg_policies
     WHERE schemaname = 'hub' AND cmd = 'SELECT' AND policyname IN ('shared', 'restricted')`,
  );
  const inDatabase = new Map(rows.map(({ tablename, policyname }) => [tablename, policyname]));
  // The guard's own tests declare types of their own, without tables.
  const types = governedTypes().filter(({ policy }) => database.owner.hasMetadata(policy.table()));
  expect(types.length).toBeGreaterThanOrEqual(20);
  const differing = types.filter(({ policy, isRestricted }) => {
    const { tableName } = database.owner.getMetadata(policy.table());
    return inDatabase.get(tableName) !== (isRestricted ? 'restricted' : 'shared');
  });
  expect(differing.map(({ type }) => type)).toEqual([]);
});

describe('the guard', () => {
  class SharedTable {}
  class SecretTable {}
  class StrayTable {}
  class SharedApi {}
  class SecretApi {}
  class StrayApi {}
  const description = 'Made up.';
  HubObject('Shared', () => SharedTable, { description })(SharedApi);
  HubObject('Secret', () => SecretTable, { description })(SecretApi);
  HubObject('Stray', () => StrayTable, { description })(StrayApi);
  declarePolicy(() => SharedTable, { reading: 'SHARED', changing: { paintShared: system } });
  declarePolicy(() => SecretTable, { reading: system });

  type Fields = Record<string, GraphQLFieldConfig<unknown, unknown>>;
  const NOTHING = { open: [], answered: [], plain: [], derived: [] };
  const column = { mapping: { kind: 'column', property: 'name' } };
  const name = { type: GraphQLString, extensions: column };
  const over = (declared: unknown, typeName: string, fields: Fields) =>
    new GraphQLObjectType({ name: typeName, fields, extensions: { declared } });
  const plain = (typeName: string, fields: Fields) => new GraphQLObjectType({ name: typeName, fields });
  const shared = (fields: Fields = {}) => over(SharedApi, 'Shared', { name, ...fields });
  const list = (type: GraphQLObjectType) => ({ type, extensions: { mapping: { kind: 'connection' } } });
  const asking = (type: GraphQLObjectType, more: Partial<Record<'mutation', Fields>> = {}) =>
    new GraphQLSchema({
      query: plain('Query', { all: list(type) }),
      mutation: more.mutation ? plain('Mutation', more.mutation) : null,
    });
  const payload = plain('Payload', { shared: { type: shared() } });

  test('passes what stands under rules', () => {
    const schema = asking(payload.getFields().shared!.type as GraphQLObjectType, {
      mutation: { paintShared: { type: payload, extensions: { mutation: {} } } },
    });
    expect(ungoverned(schema, NOTHING)).toEqual([]);
  });

  test('names a mutation without an action, one past the write path, and one that is open', () => {
    const schema = asking(payload.getFields().shared!.type as GraphQLObjectType, {
      mutation: {
        sellShared: { type: payload, extensions: { mutation: {} } },
        hackShared: { type: payload },
        signUp: { type: payload, extensions: { mutation: { isOpen: true } } },
      },
    });
    expect(ungoverned(schema, NOTHING)).toEqual([
      'Mutation.sellShared: no rule says who may',
      'Mutation.hackShared: goes past the write path',
      'Mutation.signUp: is open to everybody',
    ]);
    expect(ungoverned(schema, { ...NOTHING, open: ['signUp'] })).toHaveLength(2);
  });

  test('asks of a batch what it asks of the mutation that its rows are, and of its rows nothing more', () => {
    const rows = plain('PaintAllRow', {
      shared: { type: payload.getFields().shared!.type as GraphQLObjectType },
    });
    const answered = plain('PaintAllPayload', { rows: { type: rows } });
    const batch = (of: string) => ({ type: answered, extensions: { batch: { of, row: {} } } });
    const schema = asking(payload.getFields().shared!.type as GraphQLObjectType, {
      mutation: { paintAll: batch('paintShared'), sellAll: batch('sellShared') },
    });
    expect(ungoverned(schema, NOTHING)).toEqual(['Mutation.sellAll: no rule says who may']);
  });

  test('names a type over a table without a policy', () => {
    expect(ungoverned(asking(over(StrayApi, 'Stray', { name })), NOTHING)).toEqual([
      'Stray: no rule says who may read its rows',
    ]);
  });

  test('names a plain type, also one that only calls itself a connection', () => {
    const answer = (typeName: string) => plain(typeName, { text: { type: GraphQLString } });
    expect(ungoverned(asking(answer('Gossip')), NOTHING)).toEqual(['Gossip: is no row of a governed table']);
    expect(ungoverned(asking(answer('GossipConnection')), NOTHING)).toHaveLength(1);
    expect(ungoverned(asking(answer('Gossip')), { ...NOTHING, plain: ['Gossip'] })).toEqual([]);
  });

  test('names a field that code answers, of Query and of a row', () => {
    const query = plain('Query', {
      all: list(shared({ secret: { type: GraphQLString } })),
      sum: { type: GraphQLInt, extensions: { answer: () => 1 } },
    });
    const schema = new GraphQLSchema({ query });
    expect(ungoverned(schema, NOTHING)).toEqual([
      'Query.sum: is answered by code',
      'Shared.secret: is answered by code',
    ]);
    expect(ungoverned(schema, { ...NOTHING, answered: ['Query.sum', 'Shared.secret'] })).toEqual([]);
  });

  test('names a field of Query that is open', () => {
    const extensions = { answer: () => 1, isOpen: true };
    const query = plain('Query', { all: list(shared()), sum: { type: GraphQLInt, extensions } });
    const schema = new GraphQLSchema({ query });
    const answered = { ...NOTHING, answered: ['Query.sum'] };
    expect(ungoverned(schema, answered)).toEqual(['Query.sum: is open to everybody']);
    expect(ungoverned(schema, { ...answered, open: ['Query.sum'] })).toEqual([]);
  });

  test('names a relation to restricted rows that can’t be null', () => {
    const secret = over(SecretApi, 'Secret', { name });
    const relation = { mapping: { kind: 'toOne', property: 'secret', target: () => SecretApi } };
    const leading = (type: GraphQLObjectType | GraphQLNonNull<GraphQLObjectType>) =>
      asking(shared({ secret: { type, extensions: relation } }));
    expect(ungoverned(leading(new GraphQLNonNull(secret)), NOTHING)).toEqual([
      "Shared.secret: leads to restricted rows and can't be null",
    ]);
    expect(ungoverned(leading(secret), NOTHING)).toEqual([]);
  });

  test('names a masked field by which lists are filtered or sorted', () => {
    const mask = { when: () => 'true', reason: 'SMALL_COUNT' };
    const masked = { type: GraphQLInt, extensions: { mapping: { ...column.mapping, mask } } };
    const filter = new GraphQLInputObjectType({
      name: 'SharedFilter',
      fields: { headCount: { type: GraphQLInt } },
    });
    const order = new GraphQLEnumType({ name: 'SharedOrderField', values: { HEAD_COUNT: {} } });
    const args = { filter: { type: filter }, orderBy: { type: order } };
    const query = plain('Query', { all: { ...list(shared({ headCount: masked })), args } });
    expect(ungoverned(new GraphQLSchema({ query }), NOTHING)).toEqual([
      'Shared.headCount: is masked and can be filtered by',
      'Shared.headCount: is masked and can be sorted by',
    ]);
  });

  test('lets values in several forms stand under the rule of their row, and under no other', () => {
    class ValueApi {}
    const value = (fields: Fields = { text: { type: GraphQLString, extensions: { form: () => '' } } }) =>
      new GraphQLObjectType({ name: 'Value', fields, extensions: { value: ValueApi } });
    const told = (type: GraphQLObjectType, property = 'size') => ({
      type,
      extensions: {
        mapping: {
          kind: 'value',
          target: () => ValueApi,
          property,
          columns: (row: RowSql) => [row(property)],
        },
      },
    });
    const mask = { when: () => 'true', reason: 'SMALL_COUNT' };
    const masked = { type: GraphQLInt, extensions: { mapping: { kind: 'column', property: 'size', mask } } };
    expect(ungoverned(asking(shared({ size: told(value()) })), NOTHING)).toEqual([]);
    expect(ungoverned(asking(shared({ count: masked, size: told(value()) })), NOTHING)).toEqual([
      'Shared.size: tells what Shared.count withholds',
    ]);
    expect(ungoverned(asking(shared({ count: masked, size: told(value(), 'other') })), NOTHING)).toEqual([]);
    expect(
      ungoverned(asking(shared({ size: told(value({ stray: { type: GraphQLString } })) })), NOTHING),
    ).toEqual(["Value.stray: is no form of a row's columns"]);
    const query = plain('Query', {
      all: list(shared()),
      biggest: { type: value(), extensions: { answer: () => 1 } },
    });
    expect(ungoverned(new GraphQLSchema({ query }), { ...NOTHING, answered: ['Query.biggest'] })).toEqual([
      'Query.biggest: holds a value that no row has',
      'Value: no row of a governed table has it',
    ]);
  });

  test('names an exception that nothing needs any more', () => {
    expect(ungoverned(asking(shared()), { ...NOTHING, plain: ['Gone'] })).toEqual([
      'Gone: stands under "plain" without need',
    ]);
  });
});
