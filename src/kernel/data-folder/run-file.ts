import { rmSync } from 'node:fs';
import { z } from 'zod';
import { readJson, writePrivate } from './private-file.ts';

const runSchema = z.object({
  /** Process of the hub. */
  pid: z.number(),
  /** Where its database listens, without a login. */
  databaseUrl: z.string(),
  /** What the names of its roles begin with. */
  rolePrefix: z.string(),
  /** What their passwords are filed under in secrets.json. */
  scope: z.string(),
  /** Where the hub answers, once it does. */
  address: z.string().optional(),
});
/** What a running hub tells the commands typed beside it; holds no secret. */
export type Run = z.infer<typeof runSchema>;

export const writeRun = (path: string, run: Run): void => writePrivate(path, JSON.stringify(run, null, 2));

export function readRun(path: string): Run | undefined {
  const read = runSchema.safeParse(readJson(path));
  return read.success ? read.data : undefined;
}

export const removeRun = (path: string): void => rmSync(path, { force: true });
