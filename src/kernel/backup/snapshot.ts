import type { Client } from 'pg';
import copyStreams from 'pg-copy-streams';
import { codeOf, INSUFFICIENT_PRIVILEGE, withClient } from '../db/client.ts';
import { shortAddress } from '../db/connection-url.ts';
import { SCHEMA } from '../db/schema.ts';
import { HubError } from '../errors.ts';
import type { ArchiveWriter } from './archive-writer.ts';
import { entryOf, FORMAT, type Manifest, type TableEntry } from './manifest.ts';
import { COPY_SETTINGS, copied, listTables, qualified, type Table } from './tables.ts';

/** One state of the database, kept in view while others go on writing. */
export class Snapshot {
  private constructor(
    private readonly client: Client,
    readonly tables: readonly Table[],
  ) {}

  /** Opens one with a login that row-level security does not hold, and closes it after the work. */
  static open<T>(url: string, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
    const opened = async (client: Client) => {
      for (const setting of COPY_SETTINGS) await client.query(setting);
      const before = await listTables(client);
      if (before.length === 0) throw nothingThere(url);
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      // Against a migration: locked before the first look at a row, which settles the state that is seen.
      const locked = before.map(({ name }) => qualified(name)).join(', ');
      await client.query(`LOCK TABLE ${locked}, ${SCHEMA}.migration IN ACCESS SHARE MODE`);
      const tables = await listTables(client);
      if (namesOf(tables) !== namesOf(before)) throw migrating(url);
      return work(new Snapshot(client, tables));
    };
    return withClient(url, opened, 'hub backup').catch((error: unknown) => {
      throw codeOf(error) === INSUFFICIENT_PRIVILEGE ? mayNotReadAll(url) : error;
    });
  }

  /** Rows of the state that is in view. */
  async ask<Row extends object>(sql: string): Promise<Row[]> {
    return (await this.client.query<Row>(sql)).rows;
  }

  /** Writes everything into the archive. */
  async writeTo(
    archive: ArchiveWriter,
    about: Pick<Manifest, 'hub' | 'madeAt' | 'ledgerHead'>,
    onBytes?: (table: Table, bytes: number) => void,
  ): Promise<Manifest> {
    const migrations = await this.ask<{ name: string }>(`SELECT name FROM ${SCHEMA}.migration ORDER BY id`);
    const [server] = await this.ask<{ version: string }>(
      `SELECT current_setting('server_version') AS version`,
    );
    const tables: TableEntry[] = [];
    for (const table of this.tables) {
      const { name, columns } = table;
      const content = this.client.query(copyStreams.to(`COPY ${copied(name, columns)} TO STDOUT`));
      const bytes = await archive.add(entryOf(name), content, (more) => onBytes?.(table, more));
      tables.push({ name, columns, rows: content.rowCount, bytes });
    }
    const manifest = {
      format: FORMAT,
      ...about,
      postgresql: server?.version ?? '',
      migrations: migrations.map(({ name }) => name),
      tables,
    } as const;
    await archive.finish(manifest);
    return manifest;
  }
}

const namesOf = (tables: readonly Table[]): string =>
  JSON.stringify(tables.map(({ name, columns }) => [name, columns]));

const nothingThere = (url: string): HubError =>
  new HubError(
    'NOT_FOUND',
    {
      th: `ฐานข้อมูล ${shortAddress(url)} ยังไม่มีข้อมูลของฮับให้สำรอง`,
      en: `the database ${shortAddress(url)} holds nothing of a hub yet to back up`,
    },
    { rule: 'a hub has started on it', value: shortAddress(url) },
  );

const migrating = (url: string): HubError =>
  new HubError(
    'UNAVAILABLE',
    {
      th: `ฮับกำลังปรับโครงสร้างฐานข้อมูล ${shortAddress(url)}: สั่งอีกครั้งเมื่อเสร็จ`,
      en: `a hub is migrating the database ${shortAddress(url)} just now: type it again once that is done`,
    },
    { rule: 'no migration meanwhile', value: shortAddress(url) },
  );

const mayNotReadAll = (url: string): HubError =>
  new HubError(
    'FORBIDDEN',
    {
      th: `ผู้ใช้ ${new URL(url).username} อ่านทุกแถวของ ${shortAddress(url)} ไม่ได้: ใช้ผู้ใช้ที่เป็น SUPERUSER หรือมี BYPASSRLS กับ pg_read_all_data`,
      en: `the login ${new URL(url).username} may not read every row of ${shortAddress(url)}: use a superuser, or one with BYPASSRLS and pg_read_all_data`,
    },
    { field: 'DATABASE_URL', rule: 'reads past row-level security', value: new URL(url).username },
  );
