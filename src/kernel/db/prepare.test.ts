import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { adminUrl } from '../../../test/setup/template.ts';
import { mustBeTestDatabase } from '../../../test/setup/test-databases.ts';
import { quoted, withClient } from './client.ts';
import { withDatabase, withLogin } from './connection-url.ts';
import { migrate } from './migrate.ts';
import { prefixFor, roleNames } from './role-names.ts';
import { ensureRoles, type RoleAccess, urlOf } from './roles.ts';
import { RolesNeeded } from './roles-needed.ts';
import { ensureSchema } from './schema.ts';
import { checkServer } from './server-checks.ts';

/** The database of an operator who brings their own server. */
const NAME = `hub_test_own_${process.pid}`;
const MAKER = `${NAME}_maker`;
const PLAIN = `${NAME}_plain`;

class Passwords {
  readonly kept = new Map<string, string>();
  find(name: string) {
    return this.kept.get(name);
  }
  findOrMake(name: string) {
    const made = this.kept.get(name) ?? `password-of-${name.replaceAll(/\W/g, '-')}`;
    this.kept.set(name, made);
    return made;
  }
}

const asAdmin = (...statements: string[]) =>
  withClient(adminUrl(), async (client) => {
    for (const statement of statements) await client.query(statement);
  });

const accessOf = (url: string, passwords = new Passwords()): RoleAccess => ({
  url: withDatabase(url, NAME),
  roles: roleNames(prefixFor(NAME)),
  passwords,
  scope: 'own',
});

const mustHave = (url: string | undefined): string => {
  if (url === undefined) throw new Error('no password is kept for this role');
  return url;
};
const ownerUrl = (access: RoleAccess) => mustHave(urlOf(access, access.roles.owner));

/** Leaves the server as it was found. */
async function clearAway(): Promise<void> {
  const roles = Object.values(roleNames(prefixFor(NAME)));
  await asAdmin(
    `DROP DATABASE IF EXISTS ${quoted(mustBeTestDatabase(NAME))} WITH (FORCE)`,
    ...[...roles, MAKER, PLAIN].map((role) => `DROP ROLE IF EXISTS ${quoted(role)}`),
  );
}

const makeDatabase = (options = '') =>
  asAdmin(`CREATE DATABASE ${quoted(NAME)} TEMPLATE template0 ${options}`);

beforeAll(clearAway);
afterEach(clearAway);

describe('the roles in a database of the operator', () => {
  beforeEach(() => makeDatabase());

  test('are made by a superuser, held by row-level security, and find the schema', async () => {
    const access = accessOf(adminUrl());
    await ensureRoles(access);
    await ensureSchema(ownerUrl(access), access.roles);
    await withClient(mustHave(urlOf(access, access.roles.app)), async (client) => {
      const { rows } = await client.query(
        `SELECT current_user AS role, current_schema() AS schema, rolsuper OR rolbypassrls OR rolcreaterole AS mighty
           FROM pg_roles WHERE rolname = current_user`,
      );
      expect(rows).toEqual([{ role: `${NAME}_hub_app`, schema: 'hub', mighty: false }]);
    });
    await withClient(mustHave(urlOf(access, access.roles.reader)), async (client) => {
      await expect(client.query('CREATE TEMPORARY TABLE t ()')).rejects.toThrow('read-only');
    });
  });

  test('are made by the owner of the database with CREATEROLE', async () => {
    await asAdmin(
      `CREATE ROLE ${quoted(MAKER)} LOGIN CREATEROLE PASSWORD 'maker'`,
      `ALTER DATABASE ${quoted(NAME)} OWNER TO ${quoted(MAKER)}`,
    );
    const access = accessOf(withLogin(adminUrl(), MAKER, 'maker'));
    await ensureRoles(access);
    await ensureSchema(ownerUrl(access), access.roles);
  });

  test('are asked for by a script where the login may not make them; once it was run, the start goes on', async () => {
    await asAdmin(`CREATE ROLE ${quoted(PLAIN)} LOGIN PASSWORD 'plain'`);
    const access = accessOf(withLogin(adminUrl(), PLAIN, 'plain'));
    const needed: unknown = await ensureRoles(access).catch((error: unknown) => error);
    if (!(needed instanceof RolesNeeded)) throw new Error(`expected a script, not ${String(needed)}`);
    expect(needed.script).toContain('SCRAM-SHA-256$4096:');
    for (const password of (access.passwords as Passwords).kept.values()) {
      expect(needed.script).not.toContain(password);
    }
    await withClient(withDatabase(adminUrl(), NAME), (client) => client.query(needed.script));
    await ensureRoles(access);
    await ensureSchema(ownerUrl(access), access.roles);
  });

  test('keep their passwords while another hub works with them', async () => {
    const first = accessOf(adminUrl());
    await ensureRoles(first);
    await withClient(mustHave(urlOf(first, first.roles.app)), async () => {
      await expect(ensureRoles(accessOf(adminUrl()))).rejects.toThrow('another hub is working as');
    });
    await withClient(mustHave(urlOf(first, first.roles.app)), async () => {});
  });

  test('are refused when row-level security would not hold them', async () => {
    const access = accessOf(adminUrl());
    await ensureRoles(access);
    await asAdmin(`ALTER ROLE ${quoted(access.roles.app)} BYPASSRLS`);
    await expect(ensureRoles(access)).rejects.toThrow('must be NOSUPERUSER and NOBYPASSRLS');
  });
});

describe('a database that the hub can not live in', () => {
  test('because its character type knows no Thai letters is named, and left as it was', async () => {
    await makeDatabase(`LC_CTYPE 'C' LC_COLLATE 'C'`);
    const access = accessOf(adminUrl());
    await ensureRoles(access);
    await expect(ensureSchema(ownerUrl(access), access.roles)).rejects.toThrow("LC_CTYPE 'C.UTF-8'");
    await withClient(access.url, async (client) => {
      const { rows } = await client.query(`SELECT FROM pg_namespace WHERE nspname = 'hub'`);
      expect(rows).toHaveLength(0);
    });
  });

  test('because of its encoding is named', async () => {
    await makeDatabase(`ENCODING 'SQL_ASCII' LC_CTYPE 'C' LC_COLLATE 'C'`);
    await expect(checkServer(withDatabase(adminUrl(), NAME))).rejects.toThrow('it is SQL_ASCII');
  });

  test('because pg_trgm lies elsewhere is named', async () => {
    await makeDatabase();
    const access = accessOf(adminUrl());
    await withClient(access.url, (client) => client.query('CREATE EXTENSION pg_trgm'));
    await ensureRoles(access);
    await expect(ensureSchema(ownerUrl(access), access.roles)).rejects.toThrow('lies in schema public');
  });

  test('because it is not there is named, without the password', async () => {
    const url = withLogin(withDatabase(adminUrl(), 'hub_test_nowhere'), 'postgres', 'secret-word');
    const error: unknown = await checkServer(url).catch((caught: unknown) => caught);
    expect(String(error)).toMatch(/can't be reached/);
    expect(String(error)).not.toContain('secret-word');
  });

  test('because a newer hub has changed it is named, and nothing is migrated', async () => {
    await makeDatabase();
    const access = accessOf(adminUrl());
    await ensureRoles(access);
    await ensureSchema(ownerUrl(access), access.roles);
    await withClient(ownerUrl(access), (client) =>
      client.query(`CREATE TABLE hub.migration (id serial, "timestamp" bigint, name text);
                    INSERT INTO hub.migration ("timestamp", name) VALUES (9, 'FromTomorrow9')`),
    );
    await expect(migrate(ownerUrl(access), [])).rejects.toThrow('newer than this hub (it has FromTomorrow9)');
    await withClient(ownerUrl(access), async (client) => {
      const { rows } = await client.query(
        `SELECT relname FROM pg_class WHERE relnamespace = 'hub'::regnamespace AND relkind = 'r'`,
      );
      expect(rows).toEqual([{ relname: 'migration' }]);
    });
  });
});

test('a long name of a database gives role names that PostgreSQL keeps whole, and no two databases share', () => {
  const [one, other] = ['ก'.repeat(20), `${'ก'.repeat(19)}ข`];
  expect(Buffer.byteLength(roleNames(prefixFor(one)).reader)).toBeLessThanOrEqual(63);
  expect(prefixFor(one)).not.toBe(prefixFor(other));
  expect(prefixFor('records')).toBe('records_');
});
