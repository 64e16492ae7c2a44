import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { adversarialTexts } from '../../../test/oracle/adversarial-text.ts';
import { openTestDatabase, type TestDatabase } from '../../../test/setup/open-test-database.ts';
import { JsonText, jsonArray, jsonItems, jsonObject, literal } from './json-text.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const evaluated = async (sql: string, values: unknown[] = []): Promise<unknown> =>
  (await database.app.query(`SELECT ${sql} AS value`, values))[0].value;

describe('an SQL literal', () => {
  test.each(adversarialTexts.map((text) => [JSON.stringify(text.slice(0, 20)), text]))(
    'of %s is that text',
    async (_shown, text) => {
      expect(await evaluated(literal(text))).toBe(text);
    },
  );
});

describe('JSON put together in SQL', () => {
  test.each(adversarialTexts.map((text) => [JSON.stringify(text.slice(0, 20)), text]))(
    'holds %s, known before or come from the database',
    async (_shown, text) => {
      const json = await evaluated(
        jsonObject([
          ['known', { json: JSON.stringify(text) }],
          ['come', { sql: 'to_json($1::text)::text' }],
        ]),
        [text],
      );
      expect(JSON.parse(String(json))).toEqual({ known: text, come: text });
    },
  );

  test('keeps the order of its fields, and needs none', async () => {
    expect(
      await evaluated(
        jsonObject([
          ['b', { json: '1' }],
          ['a', { sql: `'2'` }],
        ]),
      ),
    ).toBe('{"b":1,"a":2}');
    expect(await evaluated(jsonObject([]))).toBe('{}');
    expect(await evaluated(new JsonText().toSql())).toBe('');
  });

  test('sets signs around a text, and text into what takes in its surroundings', async () => {
    const framed = (inner: string) => (before: string, after: string) =>
      `(SELECT ${literal(`${before}${inner}${after}`)})`;
    const fields: Parameters<typeof jsonObject>[0] = [
      ['word', { sql: `'w'`, between: '""' }],
      ['one', { framed: framed('1') }],
      ['two', { framed: framed('2') }],
      ['list', { sql: `'3'`, between: '[]' }],
      ['last', { framed: framed('4') }],
    ];
    const sql = jsonObject(fields, '{"data":', '}');
    expect(await evaluated(sql)).toBe('{"data":{"word":"w","one":1,"two":2,"list":[3],"last":4}}');
    expect(sql).toContain(`(SELECT '2,"list":[')`);
    expect(sql).toContain(`(SELECT '],"last":4}}')`);
  });

  test('is an array of the rows of a group, in their order and only those that are wanted', async () => {
    const rows = '(VALUES (2), (1), (3)) t(no)';
    const items = (filter: string) =>
      evaluated(`(SELECT ${jsonItems('no::text', 'no DESC', ` FILTER (WHERE ${filter})`)} FROM ${rows})`);
    expect(await evaluated(`(SELECT ${jsonArray('no::text', 'no DESC')} FROM ${rows})`)).toBe('[3,2,1]');
    expect(await items('no < 3')).toBe('2,1');
    expect(await items('false')).toBe('');
  });
});
