import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, wherever it was cloned to. */
export const PROJECT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What the launcher keeps for itself: the runtime it brought, the log of the last installation. */
export const KEPT = join(PROJECT, '.hub');

export const inProject = (...parts) => join(PROJECT, ...parts);
