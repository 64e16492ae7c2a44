import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { MigrationInterface } from 'typeorm';

export type Migration = new () => MigrationInterface;

/** Beside the sources, and at the same distance beside what is built of them. */
const FOLDER = fileURLToPath(new URL('../../../migrations', import.meta.url));

/** The migrations that this hub knows, oldest first; each file of the folder exports its class. */
export async function loadMigrations(): Promise<Migration[]> {
  const files = (await readdir(FOLDER)).filter((name) => /(?<!\.d)(?<!\.test)\.[jt]s$/.test(name)).sort();
  const modules: Record<string, unknown>[] = [];
  for (const file of files) modules.push(await import(pathToFileURL(join(FOLDER, file)).href));
  return modules.flatMap((module) => Object.values(module)).filter(isMigration);
}

/** TypeORM records a migration under this name, and reads its time from the digits at the end. */
export const nameOf = (migration: Migration): string => new migration().name ?? migration.name;

/** Of these names, those of no migration in the list. */
export const unknownTo = (known: readonly Migration[], names: readonly string[]): string[] =>
  names.filter((name) => !known.some((migration) => nameOf(migration) === name));

const isMigration = (value: unknown): value is Migration =>
  typeof value === 'function' && typeof value.prototype?.up === 'function';
