import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Folders of register files that a test makes; all gone with `remove`. */
export class RegisterFiles {
  readonly #made: string[] = [];

  /** A folder with these files, by name. */
  folder(files: Readonly<Record<string, string | Uint8Array>>): string {
    const folder = mkdtempSync(join(tmpdir(), 'hub-register-'));
    this.#made.push(folder);
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return folder;
  }

  /** A file of this content in a folder of its own. */
  file(name: string, content: string | Uint8Array): string {
    return join(this.folder({ [name]: content }), name);
  }

  remove(): void {
    for (const folder of this.#made) rmSync(folder, { recursive: true, force: true });
  }
}

/** The lines of a file without their ends, the header first. */
export const linesOf = (path: string): string[] => readFileSync(path, 'utf8').trimEnd().split('\n');
