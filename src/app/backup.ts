import { existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { ArchiveWriter, type Manifest, Snapshot } from '../kernel/backup/index.ts';
import type { Config } from '../kernel/config.ts';
import { DataFolder } from '../kernel/data-folder/data-folder.ts';
import { giveToFolderOwner } from '../kernel/data-folder/private-file.ts';
import { clusterExists, placeFor, superuserUrl } from '../kernel/db/embedded/index.ts';
import { checkServer } from '../kernel/db/server-checks.ts';
import { HubError } from '../kernel/errors.ts';
import { placeOfFiles } from '../kernel/files/index.ts';
import type { Progress } from '../kernel/progress.ts';
import { PROJECT_FOLDER } from '../kernel/project-folder.ts';
import type { Resources } from '../kernel/resources.ts';
import type { LedgerHead } from '../write/index.ts';
import { EMBEDDED_STOP_MS, inEmbedded, startEmbeddedFor } from './database.ts';

/** How a command that takes long tells of itself, and is told to stop. */
export interface Undertaking {
  resources: Resources;
  progress: Progress;
  onBytes: (done: number, all: number) => void;
  signal: AbortSignal;
}

export interface BackupReport {
  /** The file that was written. */
  path: string;
  /** Its size. */
  bytes: number;
  manifest: Manifest;
  /** Where the bytes of files lie, which are not in it; undefined where there are no files. */
  filesAt: string | undefined;
}

/**
 * Writes one state of the hub's database into a file, beside a hub that goes on writing or without one.
 *
 * @param to the file, which must not be there yet; or a folder, where it gets a name with the time
 */
export async function backUp(config: Config, to: string, undertaking: Undertaking): Promise<BackupReport> {
  const { resources, progress, onBytes, signal } = undertaking;
  const madeAt = new Date().toISOString();
  const path = targetOf(to, madeAt);
  const url = await urlPastRules(config, undertaking);
  progress({ th: `สำรองข้อมูลลง ${path}`, en: `backing up to ${path}` });
  const coming = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  await resources.add(() => rmSync(coming, { force: true }));
  const manifest = await Snapshot.open(url, async (snapshot) => {
    const archive = new ArchiveWriter(coming, signal);
    const all = snapshot.tables.reduce((sum, { bytes }) => sum + bytes, 0);
    const done = new Map<string, number>();
    const about = { hub: hubVersion(), madeAt, ledgerHead: await headIn(snapshot) };
    return snapshot.writeTo(archive, about, (table, more) => {
      // Text and rows on the disk differ in size: no table counts for more than it takes there.
      done.set(table.name, Math.min((done.get(table.name) ?? 0) + more, table.bytes));
      onBytes(
        [...done.values()].reduce((sum, bytes) => sum + bytes, 0),
        all,
      );
    });
  });
  giveToFolderOwner(coming);
  renameSync(coming, path);
  return { path, bytes: statSync(path).size, manifest, filesAt: filesAtIn(manifest, config) };
}

/** Where the bytes of the files lie that a backup's rows tell of; undefined where it tells of none. */
export function filesAtIn({ tables }: Manifest, { files }: Config): string | undefined {
  const stored = tables.find(({ name }) => name === 'stored_file');
  return stored === undefined || stored.rows === 0 ? undefined : placeOfFiles(files);
}

function targetOf(to: string, madeAt: string): string {
  const given = resolve(to);
  const stamp = madeAt.replaceAll(/[-:]|\.\d+/g, '');
  const path = isFolder(given) ? join(given, `kueanun-hub-${stamp}.zip`) : given;
  if (existsSync(path)) {
    throw new HubError(
      'BAD_INPUT',
      { th: `มีไฟล์ ${path} อยู่แล้ว: ใช้ชื่ออื่น`, en: `the file ${path} is there already: give another name` },
      { field: 'file', rule: 'not there yet', value: path },
    );
  }
  if (!isFolder(dirname(path))) {
    throw new HubError(
      'BAD_INPUT',
      { th: `ไม่มีโฟลเดอร์ ${dirname(path)}`, en: `there is no folder ${dirname(path)}` },
      { field: 'file', rule: 'in a folder', value: path },
    );
  }
  return path;
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** The database under a login that sees every row: policies are not to decide what is saved. */
async function urlPastRules(config: Config, { resources, progress }: Undertaking): Promise<string> {
  if (config.databaseUrl !== undefined) {
    await checkServer(config.databaseUrl);
    return config.databaseUrl;
  }
  const running = DataFolder.ofRunningHub(config.dataFolder);
  if (running !== undefined) {
    const { databaseUrl, scope } = running.run;
    const url = scope === 'embedded' ? superuserUrl(databaseUrl, running.secrets) : undefined;
    if (url === undefined) throw needsDatabaseUrl(databaseUrl);
    return url;
  }
  if (!existsSync(config.dataFolder) || !clusterExists(placeFor(config.dataFolder))) {
    throw nothingThere(config.dataFolder);
  }
  const folder = DataFolder.take(config.dataFolder);
  await resources.add(() => folder.release());
  // Neither migrated nor seeded: what is saved before an upgrade is what was there before it.
  const embedded = await startEmbeddedFor(folder, progress);
  await resources.add(() => embedded.stop(), EMBEDDED_STOP_MS);
  return (await inEmbedded(embedded)).url;
}

const needsDatabaseUrl = (url: string): HubError =>
  new HubError(
    'CONFIGURATION',
    {
      th: `ฮับที่ทำงานอยู่ใช้ฐานข้อมูล ${url}: ตั้ง DATABASE_URL ให้คำสั่งนี้ด้วย`,
      en: `the running hub works on the database ${url}: set DATABASE_URL for this command too`,
    },
    { field: 'DATABASE_URL', rule: 'given', value: '' },
  );

const nothingThere = (folder: string): HubError =>
  new HubError(
    'NOT_FOUND',
    {
      th: `โฟลเดอร์ข้อมูล ${folder} ยังไม่มีฐานข้อมูลให้สำรอง`,
      en: `the data folder ${folder} holds no database yet to back up`,
    },
    { field: 'HUB_DATA_DIR', rule: 'holds a database', value: folder },
  );

/** Read from package.json, which lies beside what runs. */
function hubVersion(): string {
  const { version } = JSON.parse(readFileSync(join(PROJECT_FOLDER, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}

/** Null where nothing is sealed yet; a hub of an older version had no ledger. */
async function headIn(snapshot: Snapshot): Promise<LedgerHead | null> {
  if (!snapshot.tables.some(({ name }) => name === 'ledger')) return null;
  const [head] = await snapshot.ask<LedgerHead>(
    `SELECT number, encode(chain_hash, 'hex') AS hash FROM hub.ledger ORDER BY number DESC LIMIT 1`,
  );
  return head ?? null;
}
