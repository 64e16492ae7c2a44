import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from './open-test-database.ts';
import { mustBeTestDatabase } from './test-databases.ts';

describe('a test database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  test('is worked with as a role that row-level security holds, in the schema of the hub', async () => {
    const [found] = await database.app.query(
      `SELECT current_database() AS name, current_schema() AS schema, current_setting('search_path') AS path,
              (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user) AS unbound`,
    );
    expect(found).toEqual({ name: database.name, schema: 'hub', path: 'hub', unbound: false });
  });

  test('knows Thai letters: their trigrams are not empty', async () => {
    const [found] = await database.app.query(`SELECT cardinality(show_trgm('วัด')) AS trigrams`);
    expect(found.trigrams).toBeGreaterThan(0);
  });

  test('does not let the unprivileged role make a table in the schema', async () => {
    await expect(database.app.query('CREATE TABLE hub.intruder ()')).rejects.toThrow('permission denied');
  });
});

describe('the guard on names', () => {
  test.each(['hub', 'postgres', 'production', 'hub_testing', 'my_hub_test'])('refuses %s', (name) => {
    expect(() => mustBeTestDatabase(name)).toThrow('hub_test');
  });

  test.each(['hub_test', 'hub_test_1_2', 'hub_test_template'])('lets %s pass', (name) => {
    expect(mustBeTestDatabase(name)).toBe(name);
  });
});
