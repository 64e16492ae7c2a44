import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { HubError } from '../errors.ts';
import { liveHolder, releaseLock, takeLock } from './lock.ts';
import { giveToFolderOwner } from './private-file.ts';
import { type Run, readRun, removeRun, writeRun } from './run-file.ts';
import { Secrets } from './secrets.ts';

/** The folder for what the hub keeps beside the database's tables, held by one hub at a time. */
export class DataFolder {
  private constructor(
    readonly path: string,
    readonly secrets: Secrets,
  ) {}

  /** Makes the folder where it is missing and takes it for this process; refused while another hub has it. */
  static take(path: string): DataFolder {
    make(path);
    const holder = takeLock(join(path, 'lock'));
    if (holder) throw inUse(path, holder.pid);
    return new DataFolder(path, new Secrets(join(path, 'secrets.json')));
  }

  /** How to reach the database of the hub that has this folder now, for a command typed beside it. */
  static ofRunningHub(path: string): { run: Run; secrets: Secrets } | undefined {
    const holder = liveHolder(join(path, 'lock'));
    const run = holder && readRun(join(path, 'run.json'));
    if (!run || run.pid !== holder.pid) return undefined;
    return { run, secrets: new Secrets(join(path, 'secrets.json')) };
  }

  announce(run: Omit<Run, 'pid'>): void {
    writeRun(join(this.path, 'run.json'), { ...run, pid: process.pid });
  }

  /** Lets the next hub have the folder. */
  release(): void {
    removeRun(join(this.path, 'run.json'));
    releaseLock(join(this.path, 'lock'));
  }
}

function make(path: string): void {
  try {
    if (!existsSync(path)) {
      mkdirSync(path, { recursive: true, mode: 0o700 });
      giveToFolderOwner(path);
    }
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new HubError(
      'CONFIGURATION',
      {
        th: `เขียนโฟลเดอร์ข้อมูล ${path} ไม่ได้ (${code}): ให้สิทธิ์ผู้ใช้นี้ หรือตั้ง HUB_DATA_DIR เป็นที่อื่น`,
        en: `the data folder ${path} can't be written (${code}): give this user the right, or set HUB_DATA_DIR to another`,
      },
      { field: 'HUB_DATA_DIR', rule: 'writable', value: path },
    );
  }
}

function inUse(path: string, pid: number): HubError {
  return new HubError(
    'UNAVAILABLE',
    {
      th: `โฟลเดอร์ข้อมูล ${path} มีฮับอื่นใช้อยู่ (หมายเลขโปรเซส ${pid}): หยุดฮับนั้นก่อน หรือตั้ง HUB_DATA_DIR เป็นที่อื่น`,
      en: `the data folder ${path} is in use by another hub (process ${pid}): stop that one, or set HUB_DATA_DIR to another`,
    },
    { field: 'HUB_DATA_DIR', rule: 'one hub per folder', value: path },
  );
}
