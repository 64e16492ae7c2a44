/** `npm run schema`: writes the schema to the file that is committed. */
import 'reflect-metadata';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { buildHubSchema } from './schema.ts';
import { printed, SCHEMA_FILE } from './schema-text.ts';

await mkdir(dirname(SCHEMA_FILE), { recursive: true });
await writeFile(SCHEMA_FILE, printed(await buildHubSchema()));
process.stdout.write(`${SCHEMA_FILE}\n`);
