import { connect } from 'node:net';

/** What came back over a connection. */
export interface RawAnswer {
  /** Undefined where nothing came, or nothing that is HTTP. */
  status: number | undefined;
  head: string;
  body: string;
}

/** Longer silence than this means that the server waits for more of the request: then it is told that nothing comes. */
const SILENCE_MS = 400;
/** A connection that is still open after this is one that the server has forgotten. */
const LONGEST_MS = 15_000;

function read(bytes: Buffer): RawAnswer & { isComplete: boolean } {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return { status: undefined, head: bytes.toString(), body: '', isComplete: false };
  const head = bytes.subarray(0, end).toString();
  const body = bytes.subarray(end + 4);
  const length = /^content-length: *(\d+)$/im.exec(head)?.[1];
  const isComplete = length !== undefined && body.length >= Number(length);
  const status = /^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1];
  return {
    status: status === undefined ? undefined : Number(status),
    head,
    body: body.toString(),
    isComplete,
  };
}

/**
 * Sends bytes as they are over a connection of their own and answers what comes back.
 * @throws Error where the server neither answers nor closes
 */
export const exchange = (port: string, bytes: Buffer): Promise<RawAnswer> =>
  new Promise((resolve, reject) => {
    const received: Buffer[] = [];
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(bytes));
    const forgotten = setTimeout(() => {
      socket.destroy();
      reject(new Error(`the connection was still open after ${LONGEST_MS} ms`));
    }, LONGEST_MS);
    socket.setTimeout(SILENCE_MS, () => socket.end());
    socket.on('data', (part) => {
      received.push(part);
      if (read(Buffer.concat(received)).isComplete) socket.end();
    });
    // Whoever sends garbage may be cut off while sending it.
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(forgotten);
      resolve(read(Buffer.concat(received)));
    });
  });
