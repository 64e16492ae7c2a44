import type { DataSource } from 'typeorm';
import type { Viewer } from './viewer.ts';

/** An object to be read in place of a field's value, by the name of its API type and its UUID. */
export interface ReadLater {
  type: string;
  id: string;
}

/** What the few fields know of a request that are answered by code and not by the read engine. */
export interface Asking {
  readonly viewer: Viewer;
  readonly dataSource: DataSource;
  readonly requestId: string;
  /** The IP address from which it was asked. */
  readonly address: string;
  /**
   * The value of a field that leads to an object of the read engine: read when, and as far as, it is asked for, under the
   * rights of the one who asks or of the viewer that is given.
   */
  readLater(object: ReadLater | null, viewer?: Viewer): unknown;
}
