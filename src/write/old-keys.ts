import type { DataSource } from 'typeorm';
import { asViewer } from '../kernel/db/transaction.ts';
import { SYSTEM } from '../kernel/viewer.ts';

/** How often it is looked for keys that are old enough, in milliseconds. */
const EVERY_MS = 60 * 60_000;

export interface OldKeysSettings {
  dataSource: DataSource;
  /** Told of what went wrong; what could not go now goes the next time. */
  onFault: (fault: unknown) => void;
}

/** Lets the keys of repeats go that are older than the 30 days for which a repeat is told. */
export class OldKeys {
  readonly #settings: OldKeysSettings;
  #timer: NodeJS.Timeout | undefined;
  #letting: Promise<unknown> = Promise.resolve();

  constructor(settings: OldKeysSettings) {
    this.#settings = settings;
  }

  /** Looks now, and every hour from now on. */
  start(): void {
    this.#look();
    this.#timer = setInterval(() => this.#look(), EVERY_MS);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#letting;
  }

  #look(): void {
    const { dataSource, onFault } = this.#settings;
    this.#letting = letOldKeysGo(dataSource).catch(onFault);
  }
}

/**
 * Deletes the keys that may go. Which those are the policy says, alone: nobody reads another's keys, and a condition here
 * would be reading them.
 */
export const letOldKeysGo = (dataSource: DataSource): Promise<void> =>
  asViewer(dataSource, SYSTEM, async (transaction) => {
    await transaction.query('DELETE FROM idempotency');
  });
