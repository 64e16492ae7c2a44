import type { DataSource } from 'typeorm';
import { asViewer } from '../../kernel/db/transaction.ts';
import type { FileStore } from '../../kernel/files/index.ts';
import { SYSTEM } from '../../kernel/viewer.ts';
import { StoredFile } from './stored-file.entity.ts';
import { holdContent } from './writes/store-file.ts';

/** How often it is looked for files that nothing shows, in milliseconds. */
const EVERY_MS = 60 * 60_000;
/** Cleared at a time; what is left goes an hour later. */
const AT_A_TIME = 1_000;

export interface OrphanedFilesSettings {
  dataSource: DataSource;
  store: FileStore;
  /** Told of how many files went, where any did. */
  onCleared: (files: number) => void;
  /** Told of what went wrong; what could not go now goes the next time. */
  onFault: (fault: unknown) => void;
}

/** Lets files go that were sent a day ago, and that nothing has shown since. */
export class OrphanedFiles {
  readonly #settings: OrphanedFilesSettings;
  #timer: NodeJS.Timeout | undefined;
  #clearing: Promise<void> = Promise.resolve();

  constructor(settings: OrphanedFilesSettings) {
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
    await this.#clearing;
  }

  #look(): void {
    const { onFault } = this.#settings;
    this.#clearing = this.#clearing.then(() => this.#clear()).catch(onFault);
  }

  async #clear(): Promise<void> {
    const { dataSource, store, onCleared } = this.#settings;
    const cleared = await clearOrphanedFiles(dataSource, store);
    if (cleared > 0) onCleared(cleared);
  }
}

/** Clears them, each for itself; answers how many there were. Which those are the database says, in `hub.is_orphaned`. */
export async function clearOrphanedFiles(dataSource: DataSource, store: FileStore): Promise<number> {
  const found = await asViewer(dataSource, SYSTEM, (transaction) =>
    transaction
      .createQueryBuilder(StoredFile, 'file')
      .select(['file.id', 'file.sha256'])
      .where('hub.is_orphaned(file.id)')
      .limit(AT_A_TIME)
      .getMany(),
  );
  let cleared = 0;
  for (const { id, sha256 } of found) {
    if (await clear(dataSource, store, { id, sha256 })) cleared += 1;
  }
  return cleared;
}

/**
 * The bytes go before it is certain that the row does: where the transaction fails after all, the next round finds both
 * again, and whoever sends the same meanwhile brings the bytes back.
 */
const clear = (dataSource: DataSource, store: FileStore, { id, sha256 }: Pick<StoredFile, 'id' | 'sha256'>) =>
  asViewer(dataSource, SYSTEM, async (transaction) => {
    await holdContent(transaction, sha256);
    // What somebody shows this very moment is held by the key of what shows it, and passed over.
    const [free]: unknown[] = await transaction.query(
      'SELECT FROM stored_file WHERE id = $1 AND hub.is_orphaned(id) FOR UPDATE SKIP LOCKED',
      [id],
    );
    if (free === undefined) return false;
    const { affected } = await transaction.delete(StoredFile, { id });
    if (affected !== 1) return false;
    if (!(await transaction.existsBy(StoredFile, { sha256 }))) await store.remove(sha256);
    return true;
  });
