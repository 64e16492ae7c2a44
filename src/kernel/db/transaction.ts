import type { DataSource, EntityManager } from 'typeorm';
import { VIEWER_SETTINGS, type Viewer, viewerSettings } from '../viewer.ts';

/** Runs the work in one transaction on one connection: committed when it answers, undone when it throws. */
export const inTransaction = <T>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> => dataSource.transaction(work);

/** From here to its end the transaction sees and may what this viewer sees and may. */
export const becomeViewer = async (transaction: EntityManager, viewer: Viewer): Promise<void> => {
  await transaction.query(VIEWER_SETTINGS, viewerSettings(viewer));
};

/** The same as `inTransaction`, under the rights of a viewer; without one, a transaction is anonymous. */
export const asViewer = <T>(
  dataSource: DataSource,
  viewer: Viewer,
  work: (manager: EntityManager) => Promise<T>,
  isolation: 'READ COMMITTED' | 'REPEATABLE READ' = 'READ COMMITTED',
): Promise<T> =>
  dataSource.transaction(isolation, async (transaction) => {
    await becomeViewer(transaction, viewer);
    return work(transaction);
  });
