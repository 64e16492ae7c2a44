import type { DataSource, EntityManager } from 'typeorm';
import { VIEWER_SETTINGS, type Viewer, viewerSettings } from '../viewer.ts';
import { CANCELLED, STATEMENT_TIMEOUT, tooSlow } from './too-slow.ts';

/** TypeORM's names for what it says once it has given a connection back. */
const GIVEN_BACK = new Set(['QueryRunnerAlreadyReleasedError', 'QueryRunnerProviderAlreadyReleasedError']);

/**
 * TypeORM gives a connection back when it breaks, and tells the transaction on it just that. Within a transaction there
 * is no other way to this error: what came between is told instead, as every other statement is that a break meets.
 */
function throwCause(fault: unknown): never {
  if (!(fault instanceof Error) || !GIVEN_BACK.has(fault.name)) throw fault;
  throw new Error('Connection terminated within a transaction', { cause: fault });
}

/** Runs the work in one transaction on one connection: committed when it answers, undone when it throws. */
export const inTransaction = <T>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> => dataSource.transaction(work).catch(throwCause);

/** From here to its end the transaction sees and may what this viewer sees and may. */
export const becomeViewer = async (transaction: EntityManager, viewer: Viewer): Promise<void> => {
  await transaction.query(VIEWER_SETTINGS, viewerSettings(viewer));
};

/** Nobody waits for the system; what somebody asks for has its time, statement by statement. */
const timeoutOf = (viewer: Viewer): number => (viewer.kind === 'SYSTEM' ? 0 : STATEMENT_TIMEOUT);

/**
 * The same as `inTransaction`, under the rights of a viewer; without one, a transaction is anonymous.
 * @throws HubError TIMEOUT where a statement of it took longer than it may
 */
export const asViewer = <T>(
  dataSource: DataSource,
  viewer: Viewer,
  work: (manager: EntityManager) => Promise<T>,
  { isolation, timeout = timeoutOf(viewer) }: { isolation?: 'REPEATABLE READ'; timeout?: number } = {},
): Promise<T> => {
  const underRights = async (transaction: EntityManager) => {
    await transaction.query(`${VIEWER_SETTINGS}, set_config('statement_timeout', $4, true)`, [
      ...viewerSettings(viewer),
      String(timeout),
    ]);
    return work(transaction);
  };
  // Where it is PostgreSQL's default, the level is not sent: that would be a round trip more for each write.
  const done = isolation
    ? dataSource.transaction(isolation, underRights)
    : dataSource.transaction(underRights);
  return done.catch((fault: unknown) => {
    if (timeout > 0 && (fault as { code?: string }).code === CANCELLED) throw tooSlow(timeout);
    return throwCause(fault);
  });
};
