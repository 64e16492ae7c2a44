import { Server as TcpServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** Long enough for whoever polls `/readyz` from the same machine; a balancer wants its own interval here. */
const DRAIN_DELAY = 250;

/** Time for the requests that are on their way on open connections when the port closes. */
const LAST_ARRIVALS = 250;

export interface Drain {
  isStopping(): boolean;
  stop(): Promise<void>;
}

/**
 * Prepares an orderly end. First the server only says that it is stopping, so that no more is sent to it. Then the
 * port closes, and each open connection behind its next answer; `close` waits for what is still being answered.
 */
export function mountDrain(http: FastifyInstance, close: () => Promise<void>, delay = DRAIN_DELAY): Drain {
  let stopped: Promise<void> | undefined;
  let isPortClosed = false;

  http.addHook('onSend', async (_request, reply) => {
    if (isPortClosed) reply.header('connection', 'close');
  });

  http.addHook('preClose', async () => {
    // The HTTP server's own `close` would at once cut every connection that waits for a request, and with it the
    // requests that are on their way. A connection isn't told to close earlier than this either: its client would
    // open another one, just to see that one cut.
    isPortClosed = true;
    TcpServer.prototype.close.call(http.server);
    await wait(LAST_ARRIVALS);
  });

  return {
    isStopping: () => stopped !== undefined,
    stop: () => {
      stopped ??= wait(delay).then(close);
      return stopped;
    },
  };
}
