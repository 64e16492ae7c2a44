import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { openTestDatabase, type TestDatabase } from '../../../test/setup/open-test-database.ts';
import { createDataSource } from './data-source.ts';
import { preparedName } from './preparing-client.ts';

let database: TestDatabase;
let preparing: DataSource;
beforeAll(async () => {
  database = await openTestDatabase();
  preparing = await createDataSource({
    url: database.appUrl,
    entities: [],
    applicationName: 'test preparing',
    poolSize: 1,
    preparesStatements: true,
  }).initialize();
});
afterAll(async () => {
  await preparing.destroy();
  await database.close();
});

const prepared = async (like: string): Promise<string[]> =>
  (
    await preparing.query(
      `SELECT statement FROM pg_prepared_statements WHERE statement LIKE '${like}' ORDER BY 1`,
    )
  ).map(({ statement }: { statement: string }) => statement);

describe('a client that prepares', () => {
  test('prepares what comes a second time, and answers the same each time', async () => {
    const text = 'SELECT $1::integer + 1 AS next';
    for (const [given, next] of [
      [1, 2],
      [5, 6],
      [9, 10],
    ])
      expect(await preparing.query(text, [given])).toEqual([{ next }]);
    expect(await prepared('SELECT $1::integer + 1%')).toEqual([text]);
    expect(await preparing.query('SELECT 7::integer AS once', [])).toEqual([{ once: 7 }]);
    expect(await prepared('SELECT 7%')).toEqual([]);
  });

  test('is good for the next time after an error', async () => {
    const text = 'SELECT 10 / $1::integer AS part';
    expect(await preparing.query(text, [5])).toEqual([{ part: 2 }]);
    expect(await preparing.query(text, [2])).toEqual([{ part: 5 }]);
    await expect(preparing.query(text, [0])).rejects.toThrow(/division by zero/);
    expect(await preparing.query(text, [10])).toEqual([{ part: 1 }]);
  });

  test('leaves long texts as they are', () => {
    const text = `SELECT ${'1 + '.repeat(3_000)} 1`;
    expect([preparedName(text), preparedName(text)]).toEqual([undefined, undefined]);
  });

  test('keeps no more names than it has room for', () => {
    const names = Array.from({ length: 1_000 }, (_, no) => `SELECT ${no} AS many`).flatMap((text) => [
      preparedName(text),
      preparedName(text),
    ]);
    expect(names.filter(Boolean).length).toBeLessThanOrEqual(300);
  });
});
