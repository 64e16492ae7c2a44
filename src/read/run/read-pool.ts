import pg from 'pg';
import { CANCELLED, STATEMENT_TIMEOUT, tooSlow } from '../../kernel/db/too-slow.ts';
import type { Departure } from '../../kernel/departure.ts';
import { HubError } from '../../kernel/errors.ts';
import { VIEWER_SETTINGS, type Viewer, viewerSettings } from '../../kernel/viewer.ts';
import { thriftySocket } from './big-rows.ts';
import { type Column, type NamedStatement, runBatch } from './statement-batch.ts';

export interface ReadPoolSettings {
  /** Address with the login of the unprivileged role. */
  url: string;
  /** Connections; on two cores four have a far better p99 than ten. */
  size?: number;
  /** Reads that may wait for a connection; beyond them one is refused at once. */
  queue?: number;
  /** Milliseconds after which the database gives a read up. */
  timeout?: number;
}

const DEFAULTS = { size: 4, queue: 256, timeout: STATEMENT_TIMEOUT };

/** Who asks, for the transaction that the statement runs in. */
const settingsOf = (viewer: Viewer): NamedStatement => ({
  name: 'hub_viewer',
  text: VIEWER_SETTINGS,
  values: viewerSettings(viewer),
});

const overloaded = () =>
  new HubError('UNAVAILABLE', {
    th: 'ระบบมีผู้ใช้มากเกินไปในขณะนี้ โปรดลองใหม่ในอีกสักครู่',
    en: 'Too many requests are waiting; please try again in a moment',
  });

/** Nobody waits for the answer any more. */
export class Departed extends Error {
  override name = 'Departed';
}

/** The connections that reads travel on: few, with a bounded queue before them. */
export class ReadPool {
  readonly #pool: pg.Pool;
  /** Sends cancels; of its own, so that one never waits behind the reads it is to end. */
  readonly #cancels: pg.Pool;
  readonly #queue: number;
  readonly #timeout: number;
  #closing: Promise<void> | undefined;

  constructor(settings: ReadPoolSettings) {
    const { url, size, queue, timeout } = { ...DEFAULTS, ...settings };
    this.#queue = queue;
    this.#timeout = timeout;
    // Idle connections stay: their prepared statements are worth more than the memory.
    const shared = { connectionString: url, idleTimeoutMillis: 0, connectionTimeoutMillis: 5_000 };
    this.#pool = new pg.Pool({
      ...shared,
      // TLS reads its socket itself.
      ...(!/[?&]ssl/.test(url) && { stream: thriftySocket }),
      max: size,
      application_name: 'hub read',
      statement_timeout: timeout,
    });
    this.#cancels = new pg.Pool({ ...shared, max: 1, application_name: 'hub cancel' });
    // A connection that breaks is replaced at the next use. Without a listener it would end the process: idle, the
    // pool's; with a read on it, its own, since the pool takes its away meanwhile. The read itself is told as well.
    for (const pool of [this.#pool, this.#cancels]) {
      pool.on('error', () => {});
      pool.on('connect', (client) => client.on('error', () => {}));
    }
  }

  /**
   * Runs one read for a viewer: its settings and the statement in one round trip. Ends it in the database when the one
   * who waits for it leaves.
   * @throws HubError UNAVAILABLE where too many wait, TIMEOUT where it took too long.
   */
  async read(viewer: Viewer, statement: NamedStatement, departure?: Departure): Promise<readonly Column[]> {
    if (this.#pool.waitingCount >= this.#queue) throw overloaded();
    const client = await this.#pool.connect();
    let cancelling: Promise<void> | undefined;
    const stay = departure?.onLeaving(() => {
      cancelling = this.#cancel(client);
    });
    try {
      if (departure?.hasLeft) throw new Departed();
      return await runBatch(client, [settingsOf(viewer), statement]);
    } catch (fault) {
      if ((fault as { code?: string }).code === CANCELLED && !departure?.hasLeft)
        throw tooSlow(this.#timeout);
      throw fault;
    } finally {
      stay?.();
      // A cancel on its way must not meet the connection's next user.
      await cancelling;
      client.release();
    }
  }

  async #cancel(client: pg.PoolClient): Promise<void> {
    const { processID } = client as unknown as { processID: number };
    await this.#cancels.query('SELECT pg_cancel_backend($1)', [processID]).catch(() => {});
  }

  /** Lets what runs end, then closes every connection. May be called twice. */
  close(): Promise<void> {
    this.#closing ??= Promise.all([this.#pool.end(), this.#cancels.end()]).then(() => {});
    return this.#closing;
  }
}
