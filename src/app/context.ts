import type { Viewer } from '../kernel/viewer.ts';
import type { Reader } from '../read/index.ts';

/** What is known of the request that is answered; made anew for each. */
export interface HubContext {
  readonly viewer: Viewer;
  readonly reader: Reader;
  readonly requestId: string;
  /** Says that nobody waits for the answer any more. */
  readonly signal?: AbortSignal | undefined;
}

/** Makes the contexts of requests that one reader answers. */
export const contextOver =
  (reader: Reader) =>
  (viewer: Viewer, requestId: string, signal?: AbortSignal): HubContext => ({
    viewer,
    reader,
    requestId,
    signal,
  });
