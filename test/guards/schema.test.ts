import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { buildSchema, isNonNullType } from 'graphql';
import { buildHubSchema } from '../../src/app/schema.ts';
import { printed, SCHEMA_FILE } from '../../src/app/schema-text.ts';
import { undescribed } from './undescribed.ts';

test('the committed schema is the one that the code declares (else: npm run schema)', async () => {
  expect(await readFile(SCHEMA_FILE, 'utf8')).toBe(printed(await buildHubSchema()));
});

test('every type, field, argument, enum value and input field has a description', async () => {
  expect(undescribed(await buildHubSchema())).toEqual([]);
});

test('no mutation takes what others before it in the same operation answered down with it', async () => {
  const mutations = Object.values((await buildHubSchema()).getMutationType()!.getFields());
  expect(mutations.length).toBeGreaterThan(90);
  expect(mutations.filter(({ type }) => isNonNullType(type)).map(({ name }) => name)).toEqual([]);
});

describe('the guard of descriptions', () => {
  test('names each part that has none', () => {
    const schema = buildSchema(`
      directive @mark(why: String) on FIELD
      scalar Money
      interface Named { name: String }
      type Query implements Named { name: String list(first: Int): [Kind] }
      enum Kind { A }
      input Filter { eq: Int }
    `);
    expect(undescribed(schema).sort()).toEqual([
      '@mark',
      '@mark(why:)',
      'Filter',
      'Filter.eq',
      'Kind',
      'Kind.A',
      'Money',
      'Named',
      'Named.name',
      'Query',
      'Query.list',
      'Query.list(first:)',
      'Query.name',
    ]);
  });

  test('passes what is described', () => {
    expect(undescribed(buildSchema('"All." type Query { "One." one("How." how: Int): Int }'))).toEqual([]);
  });
});
