import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { type BareDatabase, openBareDatabase } from '../../../test/factories/bare-database.ts';
import { stateOf } from '../../../test/factories/database-state.ts';
import { unpack } from '../../../test/factories/unpack.ts';
import { describeCatalog } from '../../../test/guards/catalog.ts';
import { openTestDatabase, type TestDatabase } from '../../../test/setup/open-test-database.ts';
import { withClient } from '../db/client.ts';
import { newId } from '../ids.ts';
import { Archive, ArchiveWriter, loadRows, type Manifest, Snapshot } from './index.ts';

const ABOUT = { hub: '0.0.0', madeAt: '2026-01-31T00:00:00Z', ledgerHead: null };

let source: TestDatabase;
let target: BareDatabase;
let folder: string;
beforeAll(async () => {
  source = await openTestDatabase();
  target = await openBareDatabase('backup');
  folder = mkdtempSync(join(tmpdir(), 'hub-backup-'));
});
afterAll(async () => {
  await source.close();
  await target.close();
  rmSync(folder, { recursive: true, force: true });
});

const asSuperuser = (url: string, sql: string) =>
  withClient(url, async (client) => (await client.query(sql)).rows as Record<string, unknown>[]);

/** Asks as the superuser, whom no policy hides anything from. */
async function under<T>(url: string, work: (dataSource: DataSource) => Promise<T>): Promise<T> {
  const dataSource = await new DataSource({ type: 'postgres', url }).initialize();
  try {
    return await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

let files = 0;
function newFile(): string {
  files += 1;
  return join(folder, `${files}.zip`);
}

/** Backs the source up, and does something between the opening of the snapshot and the first row. */
async function backUp(meanwhile = async () => {}): Promise<{ path: string; manifest: Manifest }> {
  const path = newFile();
  const manifest = await Snapshot.open(source.adminUrl, async (snapshot) => {
    await meanwhile();
    return snapshot.writeTo(new ArchiveWriter(path), ABOUT);
  });
  return { path, manifest };
}

async function load(path: string, signal?: AbortSignal): Promise<void> {
  const archive = await Archive.open(path);
  try {
    await archive.verify(() => {}, signal);
    await loadRows(target.ownerUrl, archive, { signal });
  } finally {
    archive.close();
  }
}

/** Texts that a careless format would break on, under a change and an audit entry that is not sealed yet. */
async function plantOddRows(): Promise<void> {
  const [change, entry] = [newId(), newId()];
  await withClient(source.adminUrl, async (client) => {
    await client.query(
      `INSERT INTO hub.change (id, at, channel, actor, reason)
       VALUES ($1, '2026-01-31 23:59:59.123456+07', 'CLI', '', $2)`,
      [change, 'tab\t newline\n return\r backslash \\N \\. "quote" กำ ก\u0e4d\u0e48\u0e32 🛕'],
    );
    await client.query(
      `INSERT INTO hub.audit_entry (id, viewer_kind, action, outcome, change_id, details)
       VALUES ($1, 'SYSTEM', 'test', 'DONE', $2, '{"a": [1.10, null, "\\\\n"]}')`,
      [entry, change],
    );
    await client.query(
      `INSERT INTO hub.event (id, type, object_type, object_id, area_codes, partner_ids, visibility, change_id)
       VALUES ($1, 'T', 'T', $1, $2, '{}', 'PARTNERS', $3)`,
      [newId(), ['', 'NULL', 'a,b', '{"x"}'], change],
    );
    await client.query(
      `INSERT INTO hub.idempotency (id, scope, operation, key, content_hash, at)
       VALUES ($1, 's', 'o', '\\.', '\\x00ff0a09', '-infinity')`,
      [newId()],
    );
  });
}

/** One transaction that writes two tables. */
async function plantLater(): Promise<void> {
  const change = newId();
  await asSuperuser(
    source.adminUrl,
    `INSERT INTO hub.change (id, channel, actor, reason) VALUES ('${change}', 'CLI', 'later', 'later');
     INSERT INTO hub.audit_entry (id, viewer_kind, action, outcome, change_id)
       VALUES ('${newId()}', 'SYSTEM', 'later', 'DONE', '${change}')`,
  );
}

describe('a backup', () => {
  test('holds every row of every table, and loading it gives the same rows under the same rules', async () => {
    await plantOddRows();
    const { path, manifest } = await backUp();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const state = await under(source.adminUrl, stateOf);
    const rows = Object.fromEntries(
      Object.entries(state).map(([name, text]) => [name, Number.parseInt(text, 10)]),
    );
    expect(Object.fromEntries(manifest.tables.map((table) => [table.name, table.rows]))).toEqual(rows);
    expect(rows).toMatchObject({ unsealed: 2, idempotency: 1 });

    const before = await under(target.adminUrl, describeCatalog);
    await load(path);
    expect(await under(target.adminUrl, stateOf)).toEqual(state);
    expect(await under(target.adminUrl, describeCatalog)).toBe(before);
    // What the description of the catalog leaves out: whether triggers fire and keys were checked.
    expect(
      await asSuperuser(
        target.adminUrl,
        `SELECT (SELECT count(*)::int FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
                 WHERE c.relnamespace = 'hub'::regnamespace AND t.tgenabled <> 'O') AS silent,
                (SELECT count(*)::int FROM pg_constraint
                 WHERE connamespace = 'hub'::regnamespace AND NOT convalidated) AS unchecked`,
      ),
    ).toEqual([{ silent: 0, unchecked: 0 }]);
  });

  test('is of one instant: what was committed after its begin is not in it, in no table', async () => {
    const state = await under(source.adminUrl, stateOf);
    const { path } = await backUp(plantLater);
    expect(await under(source.adminUrl, stateOf)).not.toEqual(state);
    await load(path);
    expect(await under(target.adminUrl, stateOf)).toEqual(state);
  });

  test('is a ZIP file of tables as text, what they are, and the checksums of both as sha256sum reads them', async () => {
    const { path, manifest } = await backUp();
    const { 'manifest.json': about, SHA256SUMS: sums, ...tables } = Object.fromEntries(await unpack(path));
    expect(JSON.parse(String(about))).toEqual(manifest);
    const content = (name: string) => (name === 'manifest.json' ? about : tables[name]) ?? '';
    const lines = [...Object.keys(tables), 'manifest.json'].map(
      (name) => `${createHash('sha256').update(content(name)).digest('hex')}  ${name}\n`,
    );
    expect(String(sums)).toBe(lines.join(''));
    const rows = Object.values(tables).map((text) => text.toString().split('\n').length - 1);
    expect(rows).toEqual(manifest.tables.map((table) => table.rows));
  });

  test('is refused to a login that row-level security holds, rather than made with rows missing', async () => {
    const opened = Snapshot.open(source.ownerUrl, (snapshot) =>
      snapshot.writeTo(new ArchiveWriter(newFile()), ABOUT),
    );
    await expect(opened).rejects.toThrow(/login hub_test_hub_owner may not read every row/);
  });

  test('leaves out no state that the schema keeps outside of rows: its one sequence numbers the migrations', async () => {
    const sequences = await asSuperuser(
      source.adminUrl,
      `SELECT relname FROM pg_class WHERE relnamespace = 'hub'::regnamespace AND relkind NOT IN ('r', 'i')`,
    );
    expect(sequences).toEqual([{ relname: 'migration_id_seq' }]);
  });
});

describe('refused, with the database untouched, is', () => {
  let whole: string;
  let before: Record<string, string>;
  beforeAll(async () => {
    ({ path: whole } = await backUp());
    before = await under(target.adminUrl, stateOf);
  });

  /** Nothing of the target has changed, the rules included. */
  async function expectUntouched(): Promise<void> {
    expect(await under(target.adminUrl, stateOf)).toEqual(before);
    expect(await under(target.adminUrl, describeCatalog)).toBe(await under(source.adminUrl, describeCatalog));
  }

  test('a file that is none, is cut short, or has one byte changed wherever that is', async () => {
    const content = readFileSync(whole);
    const variants = new Map<string, Buffer>([
      ['empty', Buffer.alloc(0)],
      ['text', Buffer.from('PGDMP of something else')],
      ['cut', content.subarray(0, content.length - 100)],
    ]);
    for (let part = 1; part <= 24; part += 1) {
      const position = Math.floor((content.length * part) / 25);
      const flipped = Buffer.from(content);
      flipped[position] = (flipped[position] ?? 0) ^ 0xff;
      variants.set(`byte ${position}`, flipped);
    }
    for (const [name, bytes] of variants) {
      const path = newFile();
      writeFileSync(path, bytes);
      await expect([name, await load(path).catch((error: Error) => error.message)]).toEqual([
        name,
        expect.stringMatching(/is no backup of a hub, or is damaged \(.+\): nothing was changed/),
      ]);
    }
    await expectUntouched();
  });

  test('a file that is not there', async () => {
    await expect(load(join(folder, 'nowhere.zip'))).rejects.toThrow(/can't be read \(ENOENT\)/);
  });

  test('one of a later format', async () => {
    await expect(load(await written({ format: 2 }))).rejects.toThrow(
      /of format 2, newer than this hub knows \(1\)/,
    );
  });

  test('one whose tables are not those of its migrations', async () => {
    const table = { name: 'of_tomorrow', columns: ['id'], rows: 0, bytes: 0 };
    const path = await written({ tables: [table] }, { 'tables/of_tomorrow.tsv': '' });
    await expect(load(path)).rejects.toThrow(/the table \w+ in .* is not as its migrations make it/);
    await expectUntouched();
  });

  test('one whose rows break a rule of the database', async () => {
    const tables = [...(await unpack(whole))].filter(([name]) => name.startsWith('tables/'));
    // Without areas, partners lie nowhere.
    const contents = tables.map(([name, text]) => [name, name === 'tables/area.tsv' ? '' : String(text)]);
    await expect(load(await written({}, Object.fromEntries(contents)))).rejects.toThrow(
      /violates foreign key constraint/,
    );
    await expectUntouched();
  });

  test('the rest of one that is interrupted on its way', async () => {
    const archive = await Archive.open(whole);
    const stop = new AbortController();
    let loaded = 0;
    const onBytes = (bytes: number) => {
      loaded += bytes;
      if (loaded > archive.bytes / 2) stop.abort();
    };
    await expect(loadRows(target.ownerUrl, archive, { onBytes, signal: stop.signal })).rejects.toThrow();
    expect(loaded).toBeLessThan(archive.bytes);
    archive.close();
    await expectUntouched();
  });

  test('a file in the place of another', async () => {
    const taken = newFile();
    copyFileSync(whole, taken);
    await expect(new ArchiveWriter(taken).finish({} as Manifest)).rejects.toThrow('EEXIST');
    expect(readFileSync(taken).equals(readFileSync(whole))).toBe(true);
  });

  /** A backup with right checksums, whatever it holds. */
  async function written(manifest: object, contents: Record<string, string> = {}): Promise<string> {
    const path = newFile();
    const archive = new ArchiveWriter(path);
    for (const [name, text] of Object.entries(contents)) {
      await archive.add(name, Readable.from([Buffer.from(text)]));
    }
    const original = await Archive.open(whole);
    original.close();
    await archive.finish({ ...original.manifest, ...manifest } as Manifest);
    return path;
  }
});
