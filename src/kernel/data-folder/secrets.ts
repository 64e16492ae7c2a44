import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { readJson, writePrivate } from './private-file.ts';

const fileSchema = z.record(z.string(), z.string());

/** Generated passwords of database roles, in one file that only this user can read. */
export class Secrets {
  constructor(private readonly path: string) {}

  /** The password kept under this name, e.g. `127.0.0.1:5432/hub_app`. */
  find(name: string): string | undefined {
    return this.read()[name];
  }

  /** The password kept under this name; a new one (256 random bits) is made and kept where there is none. */
  findOrMake(name: string): string {
    return this.find(name) ?? this.make(name);
  }

  private make(name: string): string {
    const secret = randomBytes(32).toString('base64url');
    // Kept before it is used: a role whose password was lost could not log in again.
    writePrivate(this.path, `${JSON.stringify({ ...this.read(), [name]: secret }, null, 2)}\n`);
    return secret;
  }

  private read(): Record<string, string> {
    const read = fileSchema.safeParse(readJson(this.path) ?? {});
    return read.success ? read.data : {};
  }
}
