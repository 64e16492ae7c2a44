import { expect, test } from '@jest/globals';
import { layOut } from './lay-out-sql.ts';

test('a statement is laid out a clause a line, and what is quoted is left alone', () => {
  const sql = `SELECT 'a FROM (b' || (SELECT x FROM t LEFT JOIN u ON u.id = t.id WHERE t.a = $1 LIMIT 2) AS data`;
  expect(layOut(sql)).toEqual([
    `SELECT 'a FROM (b' || (`,
    '  SELECT x',
    '  FROM t',
    '  LEFT JOIN u ON u.id = t.id',
    '  WHERE t.a = $1',
    '  LIMIT 2) AS data',
  ]);
});
