import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PROJECT_FOLDER } from '../../src/kernel/project-folder.ts';

/** The built hub in a folder of its own, whose name has a space and Thai letters; `npm test` has built it. */
export function installHub(): string {
  const parent = mkdtempSync(join(tmpdir(), 'hub-e2e-'));
  // Under root the database runs as another user, who must be able to go there.
  chmodSync(parent, 0o755);
  const folder = join(parent, 'โครงการ เกื้อหนุน');
  mkdirSync(folder);
  for (const part of ['dist', 'package.json']) {
    cpSync(join(PROJECT_FOLDER, part), join(folder, part), { recursive: true });
  }
  symlinkSync(join(PROJECT_FOLDER, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** A hub started as a process, or a command of it, and all that it said. */
export class HubProcess {
  said = '';
  private readonly child: ChildProcess;

  /** @param command the words after `hub`; the hub itself is started where there are none */
  constructor(
    readonly folder: string,
    settings: Record<string, string> = {},
    command: readonly string[] = [],
  ) {
    // The database of the person who runs the tests is none of theirs.
    const { DATABASE_URL: _, HUB_DATA_DIR: __, ...env } = process.env;
    const program = join(folder, 'dist', 'src', ...(command.length > 0 ? ['cli', 'hub.js'] : ['main.js']));
    const options = { cwd: folder, env: { ...env, LOG_LEVEL: 'warn', ...settings } };
    this.child = spawn(process.execPath, [program, ...command], {
      ...options,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (part: string) => {
        this.said += part;
      });
    }
  }

  /** Waits until it has said the text; fails when it ends before. */
  async says(text: string): Promise<void> {
    while (!this.said.includes(text)) {
      if (this.ended) throw new Error(`the hub ended without saying "${text}":\n${this.said}`);
      await pause(20);
    }
  }

  /** Waits until it serves. */
  up(): Promise<void> {
    return this.says('Ctrl-C');
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Its exit code, once it has ended. */
  async exit(): Promise<number | NodeJS.Signals | null> {
    while (!this.ended) await pause(10);
    return this.child.exitCode ?? this.child.signalCode;
  }

  async stop(): Promise<number | NodeJS.Signals | null> {
    this.signal('SIGTERM');
    return this.exit();
  }

  get ended(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }
}

/** A port that nothing listened on a moment ago. */
export const freePort = (): Promise<string> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(String(typeof address === 'object' ? address?.port : '')));
    });
  });
