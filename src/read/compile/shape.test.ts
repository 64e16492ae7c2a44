import { describe, expect, test } from '@jest/globals';
import { buildSchema, getOperationAST, getVariableValues, parse } from 'graphql';
import { shapeOfVariables } from './shape.ts';

const schema = buildSchema(`
  enum Way { UP DOWN }
  input Condition { eq: String in: [String!] isNull: Boolean }
  input Filter { and: [Filter!] not: Filter name: Condition way: Way size: Int! = 3 }
  type Query { list(filter: Filter, filters: [Filter!], ways: [Way!], first: Int, flag: Boolean, way: Way, text: String): Int }
`);

function shape(type: string, variables: Record<string, unknown>): string {
  const operation = getOperationAST(parse(`query ($v: ${type}) { list }`))!;
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  return shapeOfVariables(schema, operation, coerced!);
}

describe('variables need the same statement', () => {
  test.each<[what: string, type: string, one: unknown, other: unknown]>([
    ['texts', 'String', 'a', ''],
    ['numbers', 'Int', 1, 100],
    ['lists of texts, however long', 'Filter', { name: { in: [] } }, { name: { in: ['a', 'b'] } }],
    ['lists of enums, however long', '[Way!]', ['UP'], ['UP', 'DOWN']],
    ['filters of one form', 'Filter', { name: { eq: 'a' }, size: 1 }, { size: 2, name: { eq: 'b' } }],
    ['one item and a list of it', 'Filter', { and: { name: { eq: 'a' } } }, { and: [{ name: { eq: 'b' } }] }],
  ])('%s', (_what, type, one, other) => {
    expect(shape(type, { v: one })).toBe(shape(type, { v: other }));
  });
});

describe('variables need statements of their own', () => {
  test.each<[what: string, type: string, one: unknown, other: unknown]>([
    ['a number and none', 'Int', 1, null],
    ['null and nothing', 'Int', null, undefined],
    ['yes and no', 'Boolean', true, false],
    ['two values of an enum', 'Way', 'UP', 'DOWN'],
    ['two values of an enum, deep inside', 'Filter', { not: { way: 'UP' } }, { not: { way: 'DOWN' } }],
    ['a condition more', 'Filter', { name: { eq: 'a' } }, { name: { eq: 'a', isNull: false } }],
    ['yes and no, deep inside', 'Filter', { name: { isNull: true } }, { name: { isNull: false } }],
    ['a part that is null', 'Filter', { name: { eq: null } }, { name: { eq: 'a' } }],
    ['a condition more in a list', '[Filter!]', [{}], [{}, {}]],
    ['a list that ends elsewhere', '[Filter!]', [{ and: [{}] }, {}], [{ and: [{}, {}] }]],
    ['the same under another name', 'Filter', { name: {} }, { not: {} }],
  ])('%s', (_what, type, one, other) => {
    expect(shape(type, { v: one })).not.toBe(shape(type, other === undefined ? {} : { v: other }));
  });
});
