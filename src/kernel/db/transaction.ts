import type { DataSource, EntityManager } from 'typeorm';

/** Runs the work in one transaction on one connection: committed when it answers, undone when it throws. */
export const inTransaction = <T>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> => dataSource.transaction(work);
