import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { askHub, tryOracle } from '../setup/ask-hub.ts';
import { openTestDatabase, type TestDatabase } from '../setup/open-test-database.ts';
import { registerQuestions } from './register-questions.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

describe('the answer is the one that SQL by hand gives', () => {
  test.each(registerQuestions.map((question) => [question.asked, question] as const))(
    '%s',
    async (_asked, { query, sql, rows }) => {
      const expected: unknown[] = await database.app.query(sql);
      expect(expected.length).toBeGreaterThan(0);
      expect(rows(await askHub(database, query))).toEqual(expected);
      const { data, errors } = await tryOracle(database, query);
      expect(errors).toBeUndefined();
      expect(rows(data)).toEqual(expected);
    },
  );
});
