import { execFile } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { readRun } from '../../src/kernel/data-folder/run-file.ts';
import { Secrets } from '../../src/kernel/data-folder/secrets.ts';
import { withLogin } from '../../src/kernel/db/connection-url.ts';
import { placeFor } from '../../src/kernel/db/embedded/index.ts';
import { freePort, HubProcess, installHub } from '../e2e/hub-process.ts';

const run = promisify(execFile);

const LOOK_MS = 10;
const PATIENCE_MS = 60_000;

/** Something that a trial holds up in the database; ends with the connection, whoever ends it. */
export interface Hold {
  release(): Promise<void>;
}

// biome-ignore lint/suspicious/noExplicitAny: a trial reads rows of any shape
type Row = any;

/** The built hub in a folder of its own, as a process that can be killed and started again; and its database, past it. */
export class HubUnderTrial {
  #process: HubProcess;
  #saidBefore = '';

  private constructor(
    readonly folder: string,
    readonly port: string,
  ) {
    this.#process = this.#spawn();
  }

  /** Installs it and starts it for the first time. */
  static async open(): Promise<HubUnderTrial> {
    const hub = new HubUnderTrial(installHub(), await freePort());
    await hub.becomesReady();
    return hub;
  }

  /** Stops it, and takes away all that it wrote. */
  async close(): Promise<void> {
    if (!this.#process.ended) await this.#process.stop();
    rmSync(dirname(this.folder), { recursive: true, force: true });
    rmSync(dirname(this.#place), { recursive: true, force: true });
  }

  #spawn(): HubProcess {
    // A trial asks for more than anybody has a budget for.
    const settings = { PORT: this.port, HOST: '127.0.0.1', LOG_LEVEL: 'error', HUB_BUDGET_POINTS: '0' };
    return new HubProcess(this.folder, settings);
  }

  get dataFolder(): string {
    return join(this.folder, '.hub');
  }

  get #place(): string {
    return placeFor(this.dataFolder);
  }

  /** What it logged, since its start or the one before, of the request that it answered so. */
  loggedOf(answered: string): string {
    const id = /"requestId":"([^"]+)"/.exec(answered)?.[1];
    const lines = `${this.#saidBefore}\n${this.said}`.split('\n');
    const line = lines.find((each) => id !== undefined && each.includes(id));
    return line === undefined ? '' : `\n    logged: ${line.slice(0, 1_500)}`;
  }

  /** Everything that the process has said since its last start, its log among it. */
  get said(): string {
    return this.#process.said;
  }

  get ended(): boolean {
    return this.#process.ended;
  }

  /** Starts it again after its end, and waits until it is ready. */
  async start(): Promise<void> {
    await this.#process.exit();
    this.#saidBefore = this.said;
    this.#process = this.#spawn();
    await this.becomesReady();
  }

  /** Waits for `/readyz` to say 200; fails where the process ends before. */
  async becomesReady(): Promise<void> {
    for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await pause(LOOK_MS)) {
      if (this.#process.ended) throw new Error(`the hub ended before it was ready:\n${this.said}`);
      const answer = await fetch(`http://127.0.0.1:${this.port}/readyz`).catch(() => undefined);
      await answer?.arrayBuffer();
      if (answer?.status === 200) return;
    }
    throw new Error(`the hub was not ready within ${PATIENCE_MS} ms:\n${this.said}`);
  }

  signal(signal: NodeJS.Signals): void {
    this.#process.signal(signal);
  }

  exit(): Promise<number | NodeJS.Signals | null> {
    return this.#process.exit();
  }

  /** Bytes of memory that the process has, by its own account. */
  async memory(): Promise<number> {
    const metrics = await (await fetch(`http://127.0.0.1:${this.port}/metrics`)).text();
    return Number(/^process_resident_memory_bytes (\S+)$/m.exec(metrics)?.[1]);
  }

  /** Runs a command of the `hub` program beside it. */
  async command(...args: string[]): Promise<{ code: number; stdout: string }> {
    const { DATABASE_URL: _, HUB_DATA_DIR: __, ...env } = process.env;
    const program = join(this.folder, 'dist', 'src', 'cli', 'hub.js');
    const options = { cwd: this.folder, env, maxBuffer: 64 * 1024 * 1024 };
    return run(process.execPath, [program, ...args], options).then(
      ({ stdout }) => ({ code: 0, stdout }),
      ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
    );
  }

  /** The key of a new client that acts for a partner. */
  async keyFor(partner: string, role: string, scope: string): Promise<string> {
    const options = ['--partner', partner, '--role', role, '--scope', scope];
    const { stdout } = await this.command('client', 'add', `soak ${partner}`, ...options);
    const key = /hub_[\w-]{43}/.exec(stdout)?.[0];
    if (key === undefined) throw new Error(`no client was made for ${partner}: ${stdout}`);
    return key;
  }

  get #databaseUrl(): string {
    const { databaseUrl } = readRun(join(this.dataFolder, 'run.json')) ?? {};
    const password = new Secrets(join(this.dataFolder, 'secrets.json')).find('embedded/postgres');
    if (databaseUrl === undefined || password === undefined) throw new Error('the hub has no database yet');
    return withLogin(databaseUrl, 'postgres', password);
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.#databaseUrl, application_name: 'soak' });
    client.on('error', () => {});
    await client.connect();
    return client;
  }

  /** Rows as a superuser of the database sees them. */
  async rows(sql: string, values: unknown[] = []): Promise<Row[]> {
    const client = await this.#connect();
    try {
      return (await client.query(sql, values)).rows;
    } finally {
      await client.end().catch(() => {});
    }
  }

  /** Runs a statement in a transaction that stays open until it is released, with the locks that it took. */
  async hold(sql: string, values: unknown[] = []): Promise<Hold> {
    const client = await this.#connect();
    await client.query('BEGIN');
    await client.query(sql, values);
    return { release: () => client.end().catch(() => {}) };
  }

  /** Process number of the database's server. */
  get postmaster(): number {
    return Number(readFileSync(join(this.#place, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
  }

  /** Process numbers of the database's ends of the hub's connections. */
  async backends(): Promise<number[]> {
    const rows = await this.rows(`SELECT pid FROM pg_stat_activity WHERE usename = 'hub_app' ORDER BY pid`);
    return rows.map(({ pid }) => pid);
  }
}

/** Waits until something is so; looking is all it does. */
export async function until(what: string, isSo: () => Promise<boolean> | boolean): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await pause(LOOK_MS)) if (await isSo()) return;
  throw new Error(`not within ${PATIENCE_MS} ms: ${what}`);
}
