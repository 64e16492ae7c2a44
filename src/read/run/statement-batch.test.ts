import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { openTestDatabase, type TestDatabase } from '../../../test/setup/open-test-database.ts';
import { runBatch } from './statement-batch.ts';

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await openTestDatabase();
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.close();
});

const name = { name: 'name', text: `SELECT set_config('hub.viewer', $1, true)`, values: ['somebody'] };
const statement = (text: string, values: unknown[] = []) => ({ name: text.slice(0, 50), text, values });
const named = async () =>
  (await client.query(`SELECT coalesce(current_setting('hub.viewer', true), '') AS name`)).rows[0].name;

describe('statements under one Sync', () => {
  test('run as one transaction: what the first sets, the last sees', async () => {
    expect(await runBatch(client, [name, statement(`SELECT current_setting('hub.viewer')`)])).toEqual([
      'somebody',
    ]);
  });

  test.each([
    ['success', 'SELECT 1::text'],
    ['an error while the second runs', 'SELECT (1 / 0)::text'],
    ['an error while the second is prepared', 'SELECT no_such_column'],
  ])('leave nothing set after %s, and the connection usable', async (_after, text) => {
    await runBatch(client, [name, statement(text)]).catch(() => {});
    expect(await named()).toBe('');
    expect(await runBatch(client, [name, statement(`SELECT current_setting('hub.viewer')`)])).toEqual([
      'somebody',
    ]);
  });

  test('run none of them after the one that failed', async () => {
    const failed = runBatch(client, [
      statement('SELECT (1 / 0)'),
      statement(`SELECT set_config('hub.viewer', 'late', false)`),
    ]);
    await expect(failed).rejects.toMatchObject({ code: '22012' });
    expect(await named()).toBe('');
  });

  test('take values as pg does: texts, numbers, lists, nulls', async () => {
    const text = `SELECT concat_ws('|', $1::text, $2::integer, array_to_string($3::text[], '+'), coalesce($4::text, 'none'))`;
    expect(await runBatch(client, [statement(text, ["'\\", 7, ['a,"{}', 'ก'], null])])).toEqual([
      '\'\\|7|a,"{}+ก|none',
    ]);
  });

  test('fail when the connection breaks, and do not hang', async () => {
    const breaking = new pg.Client({ connectionString: database.appUrl });
    breaking.on('error', () => {});
    await breaking.connect();
    const { processID } = breaking as unknown as { processID: number };
    const running = runBatch(breaking, [statement('SELECT pg_sleep(20)::text')]).catch((fault) => fault);
    await database.app.query('SELECT pg_terminate_backend($1)', [processID]);
    expect(await running).toBeInstanceOf(Error);
  });
});
