import type { Client } from 'pg';
import { quoted } from '../db/client.ts';
import { SCHEMA } from '../db/schema.ts';

/** A table whose rows belong into a backup. */
export interface Table {
  name: string;
  /** Columns that are written; not those that PostgreSQL computes. */
  columns: string[];
  /** Of its rows on the disk: how much of the work it is. */
  bytes: number;
}

/** The list of migrations is made by migrating, not copied. */
const TABLES = `
  SELECT c.relname::text AS name, pg_relation_size(c.oid)::float8 AS bytes,
    array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attgenerated = '') AS columns
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  WHERE c.relnamespace = to_regnamespace('${SCHEMA}') AND c.relkind IN ('r', 'p') AND c.relname <> 'migration'
  GROUP BY c.oid ORDER BY c.relname`;

/** What decides how a value is written as text, and in which order rows are read; the same when written and read back. */
export const COPY_SETTINGS = [
  `SET datestyle = 'ISO, YMD'`,
  `SET intervalstyle = 'iso_8601'`,
  `SET timezone = 'UTC'`,
  'SET extra_float_digits = 1',
  `SET bytea_output = 'hex'`,
  `SET client_encoding = 'UTF8'`,
  'SET synchronize_seqscans = off',
  // Rows that a policy withheld would be missing unseen: with this PostgreSQL refuses instead.
  'SET row_security = off',
];

export async function listTables(client: Client): Promise<Table[]> {
  return (await client.query<Table>(TABLES)).rows;
}

export const qualified = (table: string): string => `${SCHEMA}.${quoted(table)}`;

/** `hub.x (a, b)`, as COPY takes it. */
export const copied = (table: string, columns: readonly string[]): string =>
  `${qualified(table)} (${columns.map(quoted).join(', ')})`;
