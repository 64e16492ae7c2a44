import type { DataSource } from 'typeorm';
import type { Viewer } from '../../src/kernel/viewer.ts';

/** What the plain resolvers know of a request. */
export interface OracleContext {
  readonly viewer: Viewer;
  readonly dataSource: DataSource;
}
