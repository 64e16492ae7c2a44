import type { DataSource } from 'typeorm';
import type { Asking } from '../kernel/asking.ts';
import type { Departure } from '../kernel/departure.ts';
import type { Viewer } from '../kernel/viewer.ts';
import type { Note, Reader } from '../read/index.ts';
import type { Charged } from './limits/charged.ts';

/** What is known of the request that is answered; made anew for each. */
export interface HubContext extends Asking {
  readonly reader: Reader;
  /** Says that nobody waits for the answer any more. */
  readonly departure?: Departure | undefined;
  /** What the parts that were read by themselves have to say beside their data. */
  readonly notes: Note[];
  /** What the operation was charged, once it was. */
  charged?: Charged | undefined;
}

/** One request, apart from who asks. */
export type Asked = Pick<HubContext, 'requestId' | 'address' | 'departure'>;

/** What the contexts of all requests have in common. */
export interface Answering {
  reader: Reader;
  dataSource: DataSource;
  readLater: Asking['readLater'];
}

/** Makes the contexts of requests that one reader answers. */
export const contextOver =
  ({ reader, dataSource, readLater }: Answering) =>
  (viewer: Viewer, { requestId, address, departure }: Asked): HubContext => ({
    viewer,
    reader,
    dataSource,
    requestId,
    address,
    departure,
    notes: [],
    readLater,
  });
