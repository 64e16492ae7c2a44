import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { SYSTEM, VIEWER_SETTINGS, viewerSettings } from '../../kernel/viewer.ts';

export interface SequencerSettings {
  /** Address with the login of the unprivileged role. */
  url: string;
  /** Told of what went wrong; the sequencer goes on. */
  onFault: (fault: unknown) => void;
  /** Milliseconds between looks for what waits. */
  interval?: number;
}

const INTERVAL_MS = 200;
/** Milliseconds after which another process tries to become the sequencer, or a lost connection is made again. */
const TURN_MS = 1_000;
/** Entries sealed in one transaction. */
const BATCH = 1_000;

const TAKE_TURN = `SELECT pg_try_advisory_lock(hashtextextended('hub:sequencer', 0)) AS taken`;

/**
 * Gives dense numbers to committed audit entries and events, and chains them. Of all processes over a database one is at
 * it: the one whose connection holds the lock. When that connection ends, for whatever reason, another one takes over; a
 * batch is sealed whole or not at all.
 */
export class Sequencer {
  readonly #settings: SequencerSettings;
  readonly #stopping = new AbortController();
  #running: Promise<void> | undefined;

  constructor(settings: SequencerSettings) {
    this.#settings = settings;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Ends after the batch that is under way; what waits is sealed at the next start, or by another process. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      try {
        await this.#onConnection((client) => this.#seal(client));
      } catch (fault) {
        if (!this.#stopping.signal.aborted) this.#settings.onFault(fault);
      }
      await this.#pause(TURN_MS);
    }
  }

  async #onConnection(work: (client: pg.Client) => Promise<void>): Promise<void> {
    const client = new pg.Client({ connectionString: this.#settings.url, application_name: 'hub sequencer' });
    // A connection that breaks between two statements says so here, and again at the next statement.
    client.on('error', () => {});
    await client.connect();
    try {
      await work(client);
    } finally {
      await client.end().catch(() => {});
    }
  }

  /** Seals as long as this process has its turn. */
  async #seal(client: pg.Client): Promise<void> {
    while (!this.#stopping.signal.aborted && !(await takesTurn(client))) await this.#pause(TURN_MS);
    while (!this.#stopping.signal.aborted) {
      const sealed = await sealBatch(client, BATCH);
      if (sealed < BATCH) await this.#pause(this.#settings.interval ?? INTERVAL_MS);
    }
  }

  async #pause(milliseconds: number): Promise<void> {
    await wait(milliseconds, undefined, { signal: this.#stopping.signal }).catch(() => {});
  }
}

async function takesTurn(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(TAKE_TURN);
  return rows[0]?.taken === true;
}

/** Seals up to so many entries in one transaction; answers how many. */
export async function sealBatch(client: pg.ClientBase, most: number): Promise<number> {
  await client.query('BEGIN');
  try {
    await client.query(VIEWER_SETTINGS, viewerSettings(SYSTEM));
    const { rows } = await client.query<{ sealed: number }>('SELECT hub.seal($1) AS sealed', [most]);
    await client.query('COMMIT');
    return rows[0]?.sealed ?? 0;
  } catch (fault) {
    await client.query('ROLLBACK').catch(() => {});
    throw fault;
  }
}
