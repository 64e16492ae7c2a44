import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { stateOf } from '../../test/factories/database-state.ts';
import { OLD_KEYS, openReadOnlyHub } from '../../test/factories/read-only-hub.ts';
import { describeCatalog } from '../../test/guards/catalog.ts';
import { openTestDatabase, type TestDatabase } from '../../test/setup/open-test-database.ts';
import { adminUrl } from '../../test/setup/template.ts';
import { mustBeTestDatabase } from '../../test/setup/test-databases.ts';
import { Archive, ArchiveWriter } from '../kernel/backup/index.ts';
import { type Config, readConfig } from '../kernel/config.ts';
import { DataFolder } from '../kernel/data-folder/data-folder.ts';
import { quoted, withClient } from '../kernel/db/client.ts';
import { withDatabase } from '../kernel/db/connection-url.ts';
import { prefixFor, roleNames } from '../kernel/db/role-names.ts';
import { silent } from '../kernel/progress.ts';
import { Resources } from '../kernel/resources.ts';
import { viewersOf } from '../modules/access/index.ts';
import { sealBatch, verifyLedger } from '../write/index.ts';
import { type BackupReport, backUp, type Undertaking } from './backup.ts';
import { connect } from './connect.ts';
import { restore } from './restore.ts';

/** An operator's own server: databases of their own names, each with roles of its own. */
const NAMES = [`hub_test_rest_${process.pid}_a`, `hub_test_rest_${process.pid}_b`] as const;
const [FIRST, SECOND] = NAMES;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hub-restore-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const asAdmin = (...statements: string[]) =>
  withClient(adminUrl(), async (client) => {
    for (const statement of statements) await client.query(statement);
  });

async function clearAway(): Promise<void> {
  for (const name of NAMES) {
    await asAdmin(
      `DROP DATABASE IF EXISTS ${quoted(mustBeTestDatabase(name))} WITH (FORCE)`,
      ...Object.values(roleNames(prefixFor(name))).map((role) => `DROP ROLE IF EXISTS ${quoted(role)}`),
    );
  }
}
beforeEach(async () => {
  await clearAway();
  for (const name of NAMES) await asAdmin(`CREATE DATABASE ${quoted(name)} TEMPLATE template0`);
});
afterEach(clearAway);

const urlOf = (name: string) => withDatabase(adminUrl(), name);
const configFor = (name: string): Config =>
  readConfig({ DATABASE_URL: urlOf(name), HUB_DATA_DIR: join(folder, name) });

/** Does it as a command does: whatever comes of it, what was opened is closed. */
async function undertake<T>(
  work: (undertaking: Undertaking) => Promise<T>,
  {
    onBytes = () => {},
    stop = new AbortController(),
  }: { onBytes?: Undertaking['onBytes']; stop?: AbortController } = {},
): Promise<T> {
  const resources = new Resources();
  try {
    return await work({ resources, progress: silent, onBytes, signal: stop.signal });
  } finally {
    await resources.closeAll();
  }
}

const backUpOf = (url: string, to = folder): Promise<BackupReport> =>
  undertake((undertaking) =>
    backUp(readConfig({ DATABASE_URL: url, HUB_DATA_DIR: join(folder, 'none') }), to, undertaking),
  );
const restoreTo = (name: string, path: string) =>
  undertake((undertaking) => restore(configFor(name), path, { setAside: false }, undertaking));

async function under<T>(url: string, work: (dataSource: DataSource) => Promise<T>): Promise<T> {
  const dataSource = await new DataSource({ type: 'postgres', url }).initialize();
  try {
    return await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

const hasSchema = (name: string): Promise<boolean> =>
  under(urlOf(name), async (dataSource) => {
    const [found] = await dataSource.query(`SELECT to_regnamespace('hub') IS NOT NULL AS there`);
    return found.there;
  });

let files = 0;
function newFile(): string {
  files += 1;
  return join(folder, `${files}.zip`);
}

describe('a backup from one server to another', () => {
  let source: TestDatabase;
  beforeAll(async () => {
    source = await openTestDatabase();
    await withClient(source.adminUrl, (client) =>
      client.query(
        `INSERT INTO hub.audit_entry (id, viewer_kind, action, outcome)
         SELECT gen_random_uuid(), 'SYSTEM', 'test', 'REFUSED' FROM generate_series(1, 7)`,
      ),
    );
    await withClient(source.appUrl, (client) => sealBatch(client, 5));
  });
  afterAll(() => source.close());

  test('says where photos and files lie, which are not in it, where there are any', async () => {
    expect(await backUpOf(source.adminUrl, newFile())).toMatchObject({ filesAt: undefined });
    await withClient(source.adminUrl, (client) =>
      client.query(
        `INSERT INTO hub.stored_file (id, owner_id, name, media_type, bytes, sha256, is_position_stripped, source, change_id)
         SELECT gen_random_uuid(), p.id, 'a.pdf', 'application/pdf', 1, 'of one byte', false, 'REGISTER', p.change_id
         FROM hub.partner p LIMIT 1`,
      ),
    );
    const { path, filesAt } = await backUpOf(source.adminUrl, newFile());
    expect(filesAt).toBe(join(folder, 'none', 'files', 'kept'));
    const restored = await restoreTo(FIRST, path);
    expect(restored.filesAt).toBe(join(folder, FIRST, 'files', 'kept'));
    await withClient(source.adminUrl, (client) => client.query('DELETE FROM hub.stored_file'));
  });

  test('brings the same rows, rules and head of the ledger, twice over; and names itself by its time', async () => {
    const { path, bytes, manifest } = await backUpOf(source.adminUrl);
    expect(path).toMatch(/kueanun-hub-\d{8}T\d{6}Z\.zip$/);
    expect(statSync(path)).toMatchObject({ size: bytes });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const { head } = await verifyLedger(source.app);
    expect(head?.number).toBe('5');
    expect(manifest.ledgerHead).toEqual(head);

    const state = await under(source.adminUrl, stateOf);
    const report = await restoreTo(FIRST, path);
    expect(report).toMatchObject({ keptAt: undefined, ledger: { findings: [], head, waiting: 2 } });
    const { path: again } = await backUpOf(urlOf(FIRST), newFile());
    await restoreTo(SECOND, again);
    const catalog = await under(source.adminUrl, describeCatalog);
    for (const name of NAMES) {
      expect(await under(urlOf(name), stateOf)).toEqual(state);
      expect(await under(urlOf(name), describeCatalog)).toBe(catalog);
    }
  });

  test('of the read-only hub comes up to date, and its keys go on working', async () => {
    const old = await openReadOnlyHub('restore');
    const { path, manifest } = await backUpOf(old.adminUrl, newFile());
    expect(manifest).toMatchObject({ ledgerHead: null, tables: expect.any(Array) });
    expect(manifest.migrations).toHaveLength(4);
    const partners = 'SELECT id, name_th, version, change_id FROM hub.partner ORDER BY id';
    const before = await withClient(old.adminUrl, async (client) => (await client.query(partners)).rows);
    await old.close();
    await restoreTo(FIRST, path);
    expect(await under(urlOf(FIRST), describeCatalog)).toBe(await under(source.adminUrl, describeCatalog));
    expect(await under(urlOf(FIRST), (dataSource) => dataSource.query(partners))).toEqual(before);
    const { dataSource, close } = await connect(configFor(FIRST));
    const viewerOf = viewersOf(dataSource);
    expect(await viewerOf(`Bearer ${OLD_KEYS.agency}`)).toMatchObject({ kind: 'CLIENT' });
    await expect(viewerOf(`Bearer ${OLD_KEYS.lost}`)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await close();
  });

  test('is not made into a file that is there, or a folder that is not', async () => {
    const { path } = await backUpOf(source.adminUrl, newFile());
    await expect(backUpOf(source.adminUrl, path)).rejects.toThrow(/is there already: give another name/);
    await expect(backUpOf(source.adminUrl, join(folder, 'no', 'where.zip'))).rejects.toThrow(
      /there is no folder/,
    );
  });

  test('that is stopped leaves no file', async () => {
    const stop = new AbortController();
    const path = newFile();
    const onBytes = () => stop.abort();
    const config = readConfig({ DATABASE_URL: source.adminUrl });
    await expect(
      undertake((undertaking) => backUp(config, path, undertaking), { stop, onBytes }),
    ).rejects.toThrow();
    expect(readdirSync(folder).filter((name) => name.includes(`${files}.zip`))).toEqual([]);
  });

  test('of a database without a hub is refused', async () => {
    await expect(backUpOf(urlOf(FIRST), newFile())).rejects.toThrow(/holds nothing of a hub yet to back up/);
  });

  describe('is not brought back, and nothing is changed,', () => {
    let path: string;
    beforeAll(async () => {
      ({ path } = await backUpOf(source.adminUrl, newFile()));
    });

    /** Neither rows nor a folder of a restore that was refused or stopped. */
    async function expectNothing(): Promise<void> {
      expect(await hasSchema(FIRST)).toBe(false);
      expect(existsSync(join(folder, FIRST))).toBe(false);
    }
    beforeEach(() => rmSync(join(folder, FIRST), { recursive: true, force: true }));

    test('into a database of a hub', async () => {
      await under(urlOf(FIRST), (dataSource) => dataSource.query('CREATE SCHEMA hub'));
      await expect(restoreTo(FIRST, path)).rejects.toThrow(/has a schema hub already: make a new database/);
      expect(await hasSchema(FIRST)).toBe(true);
    });

    test('where a hub runs on the data folder', async () => {
      const held = DataFolder.take(join(folder, FIRST));
      await expect(restoreTo(FIRST, path)).rejects.toThrow(/is in use by another hub/);
      held.release();
    });

    test('where it is of a newer hub', async () => {
      const original = await Archive.open(path);
      original.close();
      const migrations = [...original.manifest.migrations, 'FromTomorrow9999999999999'];
      const newer = newFile();
      await new ArchiveWriter(newer).finish({ ...original.manifest, migrations, hub: '9.0.0', tables: [] });
      await expect(restoreTo(FIRST, newer)).rejects.toThrow(
        /is of a newer hub than this \(it has FromTomorrow9999999999999\): use hub 9\.0\.0 or newer/,
      );
      await expectNothing();
    });

    test('where it is damaged', async () => {
      await expect(restoreTo(FIRST, join(folder, 'nowhere.zip'))).rejects.toThrow(/can't be read/);
      await expectNothing();
    });

    test.each([0.3, 0.6, 0.9])('where it is stopped on its way (at %d)', async (part) => {
      const stop = new AbortController();
      const onBytes = (done: number, all: number) => {
        if (done > all * part) stop.abort();
      };
      const config = configFor(FIRST);
      await expect(
        undertake((undertaking) => restore(config, path, { setAside: false }, undertaking), {
          stop,
          onBytes,
        }),
      ).rejects.toThrow();
      await expectNothing();
    });
  });
});
