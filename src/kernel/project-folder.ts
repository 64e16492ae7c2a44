import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The nearest folder upwards that holds package.json: the same one from the sources and from what is built of them. */
function findProject(from: string): string {
  if (existsSync(join(from, 'package.json')) || dirname(from) === from) return from;
  return findProject(dirname(from));
}

/** The project's folder (absolute), wherever it was cloned to. */
export const PROJECT_FOLDER = findProject(dirname(fileURLToPath(import.meta.url)));
