import { existsSync, rmSync } from 'node:fs';
import { Archive, loadRows, type Manifest } from '../kernel/backup/index.ts';
import type { Config } from '../kernel/config.ts';
import { DataFolder } from '../kernel/data-folder/data-folder.ts';
import { withClient } from '../kernel/db/client.ts';
import { shortAddress } from '../kernel/db/connection-url.ts';
import { createDataSource } from '../kernel/db/data-source.ts';
import { clusterExists, placeFor, startReplacement } from '../kernel/db/embedded/index.ts';
import { migrate } from '../kernel/db/migrate.ts';
import { loadMigrations, nameOf, unknownTo } from '../kernel/db/migrations.ts';
import { roleNames } from '../kernel/db/role-names.ts';
import { urlOf } from '../kernel/db/roles.ts';
import { SCHEMA } from '../kernel/db/schema.ts';
import { HubError } from '../kernel/errors.ts';
import { type LedgerReport, verifyLedger } from '../write/index.ts';
import { filesAtIn, type Undertaking } from './backup.ts';
import { type FoundDatabase, furnish, inEmbedded, onServer } from './database.ts';
import { entities } from './entities.ts';

/** To undo a restore that fails; its database may be stopping, or large. */
const UNDO_MS = 60_000;

export interface RestoreReport {
  manifest: Manifest;
  /** The ledger as it was restored, held against the head that the backup noted. */
  ledger: LedgerReport;
  /** Where the database that was there before is kept. */
  keptAt: string | undefined;
  /** Where the bytes of files are looked for, which a backup does not bring; undefined where there are no files. */
  filesAt: string | undefined;
}

/**
 * Brings a backup back as the hub's database, upgraded to what this hub knows: into a data folder without a database,
 * or one whose database is set aside; or into an own server's database without anything of a hub. It takes its place
 * once it is whole and checked; until then whatever fails leaves everything as it was.
 */
export async function restore(
  config: Config,
  from: string,
  { setAside }: { setAside: boolean },
  undertaking: Undertaking,
): Promise<RestoreReport> {
  const { resources, progress, onBytes, signal } = undertaking;
  const archive = await Archive.open(from);
  await resources.add(() => archive.close());
  const { manifest } = archive;
  await refuseNewer(archive);
  const place = await takePlaceFor(config, setAside, undertaking);

  const all = 2 * archive.bytes;
  let done = 0;
  const count = (bytes: number) => {
    done += bytes;
    onBytes(Math.min(done, all), all);
  };
  progress({ th: `ตรวจ ${from}`, en: `checking ${from}` });
  await archive.verify(count, signal);

  const { found, keep, folder } = await place.open();
  const { appUrl } = await furnish(found, folder, async (ownerUrl) => {
    signal.throwIfAborted();
    const all = await loadMigrations();
    const then = all.filter((migration) => manifest.migrations.includes(nameOf(migration)));
    await migrate(ownerUrl, entities, progress, then);
    progress({ th: 'ใส่ข้อมูลที่สำรองไว้', en: 'loading what was backed up' });
    await loadRows(ownerUrl, archive, { onBytes: count, signal });
    signal.throwIfAborted();
    await migrate(ownerUrl, entities, progress);
  });
  const ledger = await checkLedger(appUrl, manifest, signal);
  signal.throwIfAborted();
  return { manifest, ledger, keptAt: await keep(), filesAt: filesAtIn(manifest, config) };
}

/** Where a backup is to go, held for it; nothing in it was changed yet. */
interface Place {
  open(): Promise<{ found: FoundDatabase; folder: DataFolder; keep(): Promise<string | undefined> }>;
}

async function takePlaceFor(config: Config, setAside: boolean, undertaking: Undertaking): Promise<Place> {
  const { resources } = undertaking;
  let kept = false;
  const isNew = !existsSync(config.dataFolder);
  await resources.add(() => {
    if (isNew && !kept) rmSync(config.dataFolder, { recursive: true, force: true });
  });
  const folder = DataFolder.take(config.dataFolder);
  await resources.add(() => folder.release());
  const keeping = (keep: () => Promise<string | undefined>) => async () => {
    const aside = await keep();
    kept = true;
    return aside;
  };
  if (config.databaseUrl !== undefined) {
    const found = await onServer(config.databaseUrl);
    await refuseUsed(found.url);
    const open = async () => {
      await resources.add(() => (kept ? undefined : dropSchema(found, folder)), UNDO_MS);
      return { found, folder, keep: keeping(async () => undefined) };
    };
    return { open };
  }
  const dir = placeFor(folder.path);
  if (clusterExists(dir) && !setAside) throw occupied(dir);
  const open = async () => {
    const options = { dir, passwords: folder.secrets, onProgress: undertaking.progress };
    const replacement = await startReplacement(options);
    await resources.add(() => replacement.discard(), UNDO_MS);
    return { found: await inEmbedded(replacement.database), folder, keep: keeping(replacement.takePlace) };
  };
  return { open };
}

async function checkLedger(appUrl: string, manifest: Manifest, signal: AbortSignal): Promise<LedgerReport> {
  const settings = { url: appUrl, entities, applicationName: 'hub restore', poolSize: 1 };
  const dataSource = await createDataSource(settings).initialize();
  try {
    return await verifyLedger(dataSource, { known: manifest.ledgerHead ?? undefined, signal });
  } finally {
    await dataSource.destroy();
  }
}

async function refuseNewer({ path, manifest }: Archive): Promise<void> {
  const unknown = unknownTo(await loadMigrations(), manifest.migrations);
  if (unknown.length === 0) return;
  throw new HubError(
    'BAD_INPUT',
    {
      th: `${path} มาจากฮับที่ใหม่กว่านี้ (มี ${unknown.join(', ')}): ใช้ฮับรุ่น ${manifest.hub} ขึ้นไป ไม่มีอะไรถูกเปลี่ยน`,
      en: `${path} is of a newer hub than this (it has ${unknown.join(', ')}): use hub ${manifest.hub} or newer; nothing was changed`,
    },
    { field: 'file', rule: 'not newer than the hub', value: unknown.join(', ') },
  );
}

async function refuseUsed(url: string): Promise<void> {
  const { rows } = await withClient(
    url,
    (client) => client.query('SELECT FROM pg_namespace WHERE nspname = $1', [SCHEMA]),
    'hub restore',
  );
  if (rows.length === 0) return;
  throw new HubError(
    'CONFLICT',
    {
      th: `ฐานข้อมูล ${shortAddress(url)} มีสคีมา ${SCHEMA} อยู่แล้ว: สร้างฐานข้อมูลใหม่แล้วชี้ DATABASE_URL ไปที่นั่น ไม่มีอะไรถูกเปลี่ยน`,
      en: `the database ${shortAddress(url)} has a schema ${SCHEMA} already: make a new database and point DATABASE_URL to it; nothing was changed`,
    },
    { field: 'DATABASE_URL', rule: `no schema ${SCHEMA}`, value: shortAddress(url) },
  );
}

const occupied = (dir: string): HubError =>
  new HubError(
    'CONFLICT',
    {
      th: `มีฐานข้อมูลใน ${dir} อยู่แล้ว: ใส่ --set-aside เพื่อเก็บของเดิมไว้ข้าง ๆ หรือตั้ง HUB_DATA_DIR เป็นที่อื่น ไม่มีอะไรถูกเปลี่ยน`,
      en: `there is a database in ${dir} already: give --set-aside to keep it beside the new one, or set HUB_DATA_DIR to another folder; nothing was changed`,
    },
    { field: 'HUB_DATA_DIR', rule: 'no database yet', value: dir },
  );

async function dropSchema({ url, rolePrefix, scope }: FoundDatabase, { secrets }: DataFolder): Promise<void> {
  const roles = roleNames(rolePrefix);
  const ownerUrl = urlOf({ url, roles, passwords: secrets, scope }, roles.owner);
  if (ownerUrl === undefined) return;
  await withClient(
    ownerUrl,
    (client) => client.query(`DROP SCHEMA IF EXISTS ${SCHEMA} CASCADE`),
    'hub restore',
  );
}
