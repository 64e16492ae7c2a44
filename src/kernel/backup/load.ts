import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import copyStreams from 'pg-copy-streams';
import { quoted, withClient } from '../db/client.ts';
import { SCHEMA } from '../db/schema.ts';
import { HubError } from '../errors.ts';
import type { Archive } from './archive.ts';
import { Checksum } from './checksum.ts';
import type { TableEntry } from './manifest.ts';
import { COPY_SETTINGS, copied, listTables, qualified } from './tables.ts';

export interface Loading {
  onBytes?: (bytes: number) => void;
  signal?: AbortSignal | undefined;
}

/**
 * Puts a backup's rows into tables that the same migrations have made, in place of whatever these put there: all in
 * one transaction, as the owner of the tables. No trigger runs, so nothing is stamped, numbered or kept anew. Each
 * table is read back and must be what the backup holds, byte for byte.
 */
export async function loadRows(ownerUrl: string, archive: Archive, loading: Loading = {}): Promise<void> {
  const { tables } = archive.manifest;
  const work = async (client: Client) => {
    for (const setting of COPY_SETTINGS) await client.query(setting);
    await mustBeTheSame(client, archive);
    // Whatever is thrown ends the connection, and with it the transaction: a COPY cut short takes no ROLLBACK.
    await client.query('BEGIN');
    const putBack = await openTables(client, tables);
    await client.query(`TRUNCATE ${tables.map(({ name }) => qualified(name)).join(', ')}`);
    for (const table of tables) await loadTable(client, archive, table, loading);
    for (const statement of putBack) {
      loading.signal?.throwIfAborted();
      await client.query(statement);
    }
    await client.query('COMMIT');
    for (const { name } of tables) await client.query(`ANALYZE ${qualified(name)}`);
  };
  await withClient(ownerUrl, work, 'hub restore');
}

async function loadTable(
  client: Client,
  archive: Archive,
  { name, columns }: TableEntry,
  { onBytes, signal }: Loading,
): Promise<void> {
  const there = copied(name, columns);
  const content = await archive.readTable(name);
  await pipeline(content, new Checksum(onBytes), client.query(copyStreams.from(`COPY ${there} FROM STDIN`)), {
    signal,
  });
  const readBack = new Checksum();
  readBack.resume();
  await pipeline(client.query(copyStreams.to(`COPY ${there} TO STDOUT`)), readBack, { signal });
  if (readBack.digest() !== archive.checksumOf(name)) {
    throw new Error(`table ${name} is not what the backup holds after it was loaded`);
  }
}

/**
 * Lets the owner write past triggers, foreign keys and its own row-level security; answers what puts them back. Foreign
 * keys are made anew, which checks every row.
 */
async function openTables(client: Client, tables: readonly TableEntry[]): Promise<string[]> {
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(
    `SELECT c.relname::text AS table, k.conname::text AS name, pg_get_constraintdef(k.oid) AS definition
     FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
     WHERE k.contype = 'f' AND k.connamespace = to_regnamespace('${SCHEMA}') ORDER BY c.relname, k.conname`,
  );
  const { rows: forced } = await client.query<{ name: string }>(
    `SELECT relname::text AS name FROM pg_class
     WHERE relforcerowsecurity AND relnamespace = to_regnamespace('${SCHEMA}')`,
  );
  const alter = (table: string, what: string) => `ALTER TABLE ${qualified(table)} ${what}`;
  const open = [
    ...keys.map(({ table, name }) => alter(table, `DROP CONSTRAINT ${quoted(name)}`)),
    ...tables.map(({ name }) => alter(name, 'DISABLE TRIGGER USER')),
    ...forced.map(({ name }) => alter(name, 'NO FORCE ROW LEVEL SECURITY')),
  ];
  for (const statement of open) await client.query(statement);
  return [
    ...keys.map(({ table, name, definition }) =>
      alter(table, `ADD CONSTRAINT ${quoted(name)} ${definition}`),
    ),
    ...tables.map(({ name }) => alter(name, 'ENABLE TRIGGER USER')),
    ...forced.map(({ name }) => alter(name, 'FORCE ROW LEVEL SECURITY')),
  ];
}

/** The migrations that the backup names make exactly the tables that it holds, or it was tampered with. */
async function mustBeTheSame(client: Client, { path, manifest }: Archive): Promise<void> {
  const written = new Map(
    (await listTables(client)).map(({ name, columns }) => [name, [...columns].sort().join()]),
  );
  const held = new Map(manifest.tables.map(({ name, columns }) => [name, [...columns].sort().join()]));
  const names = new Set([...written.keys(), ...held.keys()]);
  const other = [...names].find((name) => written.get(name) !== held.get(name));
  if (other === undefined) return;
  throw new HubError(
    'BAD_INPUT',
    {
      th: `ตาราง ${other} ใน ${path} ไม่ตรงกับโครงสร้างของรุ่นที่สำรองไว้: ไม่มีอะไรถูกเปลี่ยน`,
      en: `the table ${other} in ${path} is not as its migrations make it: nothing was changed`,
    },
    { field: 'file', rule: 'tables of its migrations', value: other },
  );
}
