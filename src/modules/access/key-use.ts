import type { DataSource } from 'typeorm';
import { asViewer } from '../../kernel/db/transaction.ts';
import { SYSTEM } from '../../kernel/viewer.ts';

/** How often what was noted is written, in milliseconds. */
const EVERY_MS = 10_000;

/** Notes when keys were last used, and writes it in batches: no request waits for it. */
export class KeyUse {
  #noted = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly onFault: (fault: unknown) => void,
  ) {}

  /** A key was used at an instant, in milliseconds since 1970. */
  note(keyId: string, at: number): void {
    this.#noted.set(keyId, at);
  }

  start(): void {
    this.#timer = setInterval(() => void this.write(), EVERY_MS);
    this.#timer.unref();
  }

  /** Writes what was noted up to now; what could not be written is tried again with the next batch. */
  write(): Promise<void> {
    this.#writing = this.#writing.then(() => this.#writeBatch());
    return this.#writing;
  }

  async #writeBatch(): Promise<void> {
    const batch = this.#noted;
    if (batch.size === 0) return;
    this.#noted = new Map();
    try {
      await asViewer(this.dataSource, SYSTEM, (transaction) =>
        transaction.query(
          `INSERT INTO api_key_use (key_id, last_used_at)
           SELECT key_id, to_timestamp(at / 1000.0) FROM unnest($1::uuid[], $2::float8[]) noted (key_id, at)
           ORDER BY key_id
           ON CONFLICT (key_id) DO UPDATE SET last_used_at = greatest(api_key_use.last_used_at, excluded.last_used_at)`,
          [[...batch.keys()], [...batch.values()]],
        ),
      );
    } catch (fault) {
      for (const [keyId, at] of batch) if (!this.#noted.has(keyId)) this.#noted.set(keyId, at);
      this.onFault(fault);
    }
  }

  /** Stops, with the last batch written. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.write();
  }
}
