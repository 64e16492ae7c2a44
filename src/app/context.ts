import type { DataSource } from 'typeorm';
import type { Viewer } from '../kernel/viewer.ts';

/** What a resolver may know of the request that it answers; made anew for each. */
export interface HubContext {
  readonly viewer: Viewer;
  readonly dataSource: DataSource;
  readonly requestId: string;
}

/** Makes the contexts of requests to one database. */
export const contextOver =
  (dataSource: DataSource) =>
  (viewer: Viewer, requestId: string): HubContext => ({ viewer, dataSource, requestId });
