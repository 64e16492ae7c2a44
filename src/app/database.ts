import type { Config } from '../kernel/config.ts';
import type { DataFolder } from '../kernel/data-folder/data-folder.ts';
import { withClient } from '../kernel/db/client.ts';
import { databaseOf, withDatabase } from '../kernel/db/connection-url.ts';
import { type EmbeddedDatabase, placeFor, startEmbedded } from '../kernel/db/embedded/index.ts';
import { migrate } from '../kernel/db/migrate.ts';
import { prefixFor, roleNames } from '../kernel/db/role-names.ts';
import { ensureRoles, type RoleAccess, urlOf } from '../kernel/db/roles.ts';
import { ensureSchema } from '../kernel/db/schema.ts';
import { checkServer } from '../kernel/db/server-checks.ts';
import type { Progress } from '../kernel/progress.ts';
import type { Resources } from '../kernel/resources.ts';
import { entities } from './entities.ts';

export const EMBEDDED_DATABASE = 'hub';
export const EMBEDDED_STOP_MS = 6_500;

/** A database with its roles, schema and migrations in place. */
export interface PreparedDatabase {
  access: RoleAccess;
  rolePrefix: string;
  /** Address with the login of the unprivileged role. */
  appUrl: string;
  /** The server that was started for it, where it is the embedded one. */
  embedded: EmbeddedDatabase | undefined;
}

/** Makes the hub's database ready: the operator's own where DATABASE_URL names one, else the embedded one. */
export async function prepareDatabase(
  config: Config,
  folder: DataFolder,
  resources: Resources,
  progress: Progress,
): Promise<PreparedDatabase> {
  const fillTables = (ownerUrl: string) => migrate(ownerUrl, entities, progress);
  if (config.databaseUrl !== undefined)
    return furnish(await onServer(config.databaseUrl), folder, fillTables);
  const embedded = await startEmbeddedFor(folder, progress);
  await resources.add(() => embedded.stop(), EMBEDDED_STOP_MS);
  return furnish(await inEmbedded(embedded), folder, fillTables);
}

/** A database before anything of the hub is in it. */
export interface FoundDatabase {
  url: string;
  rolePrefix: string;
  scope: string;
  embedded: EmbeddedDatabase | undefined;
}

/** A database of the operator's own server; refused where the hub can't live in it. */
export async function onServer(url: string): Promise<FoundDatabase> {
  await checkServer(url);
  const { hostname, port } = new URL(url);
  const scope = `${hostname}:${port || '5432'}/${databaseOf(url)}`;
  return { url, rolePrefix: prefixFor(databaseOf(url)), scope, embedded: undefined };
}

/** The hub's database in its embedded server, made where it is missing. */
export async function inEmbedded(embedded: EmbeddedDatabase): Promise<FoundDatabase> {
  await makeDatabase(embedded.adminUrl);
  return {
    url: withDatabase(embedded.adminUrl, EMBEDDED_DATABASE),
    rolePrefix: '',
    scope: 'embedded',
    embedded,
  };
}

/** Starts the embedded server on a data folder; the caller stops it. */
export function startEmbeddedFor(folder: DataFolder, progress: Progress): Promise<EmbeddedDatabase> {
  const dir = placeFor(folder.path);
  if (!dir.startsWith(folder.path)) {
    progress({
      th: `ผู้ใช้ของฐานข้อมูลเข้า ${folder.path} ไม่ได้ ข้อมูลจึงอยู่ที่ ${dir}`,
      en: `the database's user can't enter ${folder.path}, so its data is in ${dir}`,
    });
  }
  return startEmbedded({ dir, passwords: folder.secrets, onProgress: progress });
}

async function makeDatabase(adminUrl: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const { rows } = await client.query('SELECT FROM pg_database WHERE datname = $1', [EMBEDDED_DATABASE]);
    if (rows.length === 0) await client.query(`CREATE DATABASE ${EMBEDDED_DATABASE} TEMPLATE template0`);
  });
}

/** Brings roles and schema into a database, then what `fillTables` does as the owner of the schema. */
export async function furnish(
  { url, rolePrefix, scope, embedded }: FoundDatabase,
  folder: DataFolder,
  fillTables: (ownerUrl: string) => Promise<void>,
): Promise<PreparedDatabase> {
  const access: RoleAccess = { url, roles: roleNames(rolePrefix), passwords: folder.secrets, scope };
  await ensureRoles(access);
  const ownerUrl = mustHave(urlOf(access, access.roles.owner));
  await ensureSchema(ownerUrl, access.roles);
  await fillTables(ownerUrl);
  return { access, rolePrefix, appUrl: mustHave(urlOf(access, access.roles.app)), embedded };
}

function mustHave(url: string | undefined): string {
  if (url === undefined) throw new Error('a role of the hub has no password after the roles were made');
  return url;
}
