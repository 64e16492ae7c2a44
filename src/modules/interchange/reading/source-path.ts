import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileRefused } from '../refusal.ts';

/**
 * The paths of a register's files, in the order of the given names: from a folder each by its name, or the only table
 * in it where the register has a single file of no fixed name; from a file, that file.
 */
export async function pathsOf(path: string, fileNames: readonly string[]): Promise<string[]> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw fileRefused(basename(path), 'no-such-file');
  if (!found.isDirectory()) return [path];
  const present = await readdir(path);
  const missing = fileNames.filter((name) => !present.includes(name));
  if (missing.length === 0) return fileNames.map((name) => join(path, name));
  if (fileNames.length > 1) throw fileRefused(basename(path), 'file-missing', { value: missing.join(', ') });
  const tables = present.filter((name) => /\.(csv|tsv)$/i.test(name));
  if (tables.length !== 1)
    throw fileRefused(basename(path), 'one-file-expected', { value: tables.join(', ') });
  return tables.map((name) => join(path, name));
}
