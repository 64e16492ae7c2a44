import { quoted } from './client.ts';
import type { RoleNames } from './role-names.ts';
import { scramVerifier } from './scram.ts';

/** Where a name without a schema is looked up; PostgreSQL's own names come first, so that none can be hidden. */
export const SEARCH_PATH = 'hub';
const READER_PATIENCE = '30s';

/**
 * What makes the hub's roles, or mends them: may be run again. The same statements are run by a login that may and
 * printed for one that may not; they hold verifiers, never a password.
 */
export function roleStatements(
  database: string,
  roles: RoleNames,
  passwordOf: (role: string) => string,
): string[] {
  return [
    ...[roles.owner, roles.app, roles.reader].flatMap((role) => [
      `DO $do$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ${literal(role)}) THEN CREATE ROLE ${quoted(role)}; END IF; END $do$`,
      `ALTER ROLE ${quoted(role)} LOGIN PASSWORD ${literal(scramVerifier(passwordOf(role)))}`,
    ]),
    ...rightsStatements(database, roles),
  ];
}

/** What the roles may and see in one database; a copy of the database doesn't inherit it. */
export function rightsStatements(database: string, { owner, app, reader }: RoleNames): string[] {
  const there = quoted(database);
  const set = (role: string, setting: string) =>
    `ALTER ROLE ${quoted(role)} IN DATABASE ${there} SET ${setting}`;
  return [
    ...[owner, app, reader].map((role) => set(role, `search_path = ${SEARCH_PATH}`)),
    set(reader, 'default_transaction_read_only = on'),
    set(reader, `statement_timeout = ${literal(READER_PATIENCE)}`),
    `GRANT CONNECT, CREATE, TEMPORARY ON DATABASE ${there} TO ${quoted(owner)}`,
    `GRANT CONNECT, TEMPORARY ON DATABASE ${there} TO ${quoted(app)}`,
    `GRANT CONNECT ON DATABASE ${there} TO ${quoted(reader)}`,
  ];
}

/** The statements as a script for someone who may run them. */
export const roleScript = (database: string, statements: string[]): string =>
  [
    '-- Kueanun Hub: the three roles it logs in as. Run in the database named below, as a superuser or as its owner',
    '-- with CREATEROLE. Passwords stand here as SCRAM verifiers: the hub keeps them, nobody can log in with these.',
    `-- database: ${database}`,
    'BEGIN;',
    ...statements.map((statement) => `${statement};`),
    'COMMIT;',
    '',
  ].join('\n');

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
