import type pg from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { HubError } from '../../../kernel/errors.ts';

/** What work in a transaction answers, and whether its rows are to be kept. */
export interface Work<T> {
  isKept: boolean;
  answer: T;
}

/**
 * Runs work in one transaction on a connection of its own. When the signal comes, the statement under way is cancelled
 * in the database and everything is undone.
 */
export async function inCancellableTransaction<T>(
  dataSource: DataSource,
  signal: AbortSignal,
  work: (client: pg.PoolClient, transaction: EntityManager) => Promise<Work<T>>,
): Promise<T> {
  const runner = dataSource.createQueryRunner();
  const client: pg.PoolClient = await runner.connect();
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const cancel = () => void dataSource.query('SELECT pg_cancel_backend($1)', [rows[0]?.pid]).catch(() => {});
  signal.addEventListener('abort', cancel, { once: true });
  try {
    await runner.startTransaction();
    const { isKept, answer } = await work(client, runner.manager);
    signal.throwIfAborted();
    if (isKept) await runner.commitTransaction();
    else await runner.rollbackTransaction();
    return answer;
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => {});
    throw signal.aborted ? cancelled() : error;
  } finally {
    signal.removeEventListener('abort', cancel);
    await runner.release();
  }
}

const cancelled = (): HubError =>
  new HubError('CANCELLED', {
    th: 'ยกเลิกการนำเข้าแล้ว ไม่มีสิ่งใดเปลี่ยนแปลง',
    en: 'the import was cancelled; nothing was changed',
  });
