import { basename } from 'node:path';
import type { Part } from './engine/part.ts';
import type { Register } from './engine/register.ts';
import { openSourceFile, type SourceFile } from './reading/source-file.ts';
import { pathsOf } from './reading/source-path.ts';
import { fileRefused, importRefused } from './refusal.ts';
import { REGISTERS } from './registers/index.ts';

/** What is to be imported, and how. */
export interface ImportRequest {
  register: string;
  /** A file, or the folder that holds the register's files. */
  path: string;
  /** Does everything and undoes it. */
  dryRun?: boolean;
  /** Says that the file is the whole register: what is absent from it ends on `asOf`. */
  complete?: boolean;
  /** The day of which the register speaks, as an ISO date. */
  asOf?: string;
  /** Ends the demo's bodies of the register's kinds first. */
  endDemo?: boolean;
  /** Who asks, for the change: a role or a client. */
  actor: string;
}

/** A part of a register with the file that holds it. */
export interface PartWithFile {
  part: Part;
  file: SourceFile;
}

/** Finds the register and its files, and refuses what is wrong before a transaction is opened. */
export async function prepareImport(
  request: ImportRequest,
): Promise<{ register: Register; parts: PartWithFile[] }> {
  const register = REGISTERS.find(({ name }) => name === request.register);
  if (register === undefined) {
    const known = REGISTERS.map(({ name }) => name).join(', ');
    throw importRefused(
      `ไม่รู้จักทะเบียน "${request.register}" มี: ${known}`,
      `there is no register "${request.register}"; there are: ${known}`,
      'register',
      request.register,
    );
  }
  refuseWrongDay(register, request);
  return { register, parts: await openFiles(register, request.path) };
}

async function openFiles(register: Register, path: string): Promise<PartWithFile[]> {
  const fileNames = [...new Set(register.parts.map(({ fileName }) => fileName))];
  const paths = await pathsOf(path, fileNames);
  const isFolder = paths[0] !== path;
  const parts = isFolder ? register.parts : register.partsOfOneFile;
  if (parts.length === 0) throw fileRefused(basename(path), 'folder-needed', { value: fileNames.join(', ') });
  const opened: PartWithFile[] = [];
  for (const part of parts) {
    const at = paths[isFolder ? fileNames.indexOf(part.fileName) : 0] ?? path;
    opened.push({ part, file: await openSourceFile(at, Object.keys(part.columns)) });
  }
  return opened;
}

function refuseWrongDay(register: Register, { asOf, complete }: ImportRequest): void {
  if (register.needsAsOf && asOf === undefined) {
    throw importRefused(
      `ทะเบียน ${register.name} ต้องระบุวันที่ของตัวเลขด้วย --as-of ปปปป-ดด-วว`,
      `register ${register.name} needs the day of its figures: --as-of YYYY-MM-DD`,
      '--as-of',
      '',
    );
  }
  if (complete && !register.canBeComplete) {
    throw importRefused(
      `ทะเบียน ${register.name} ไม่มีสิ่งใดให้สิ้นสุด จึงใช้ --complete ไม่ได้`,
      `register ${register.name} has nothing to end, so --complete does not apply`,
      '--complete',
      register.name,
    );
  }
  if (complete && asOf === undefined) {
    throw importRefused(
      '--complete ต้องระบุวันที่สิ้นสุดด้วย --as-of ปปปป-ดด-วว',
      '--complete needs the day on which the absent ones end: --as-of YYYY-MM-DD',
      '--as-of',
      '',
    );
  }
  if (asOf !== undefined && !isDay(asOf)) {
    throw importRefused(
      `--as-of ต้องเป็นวันที่ ค.ศ. ที่มีจริง แบบ ปปปป-ดด-วว (ได้ "${asOf}")`,
      `--as-of must be a real day as YYYY-MM-DD in the common era (got "${asOf}")`,
      '--as-of',
      asOf,
    );
  }
}

const isDay = (text: string): boolean =>
  /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text);
