import { connect, createServer, type Server, type Socket } from 'node:net';

/**
 * Stands between the hub and PostgreSQL and notes which messages the hub sends: `P`arse, `B`ind, `E`xecute, `C`lose,
 * `S`ync, and `Q` for a simple query. Each Sync or simple query is a round trip.
 */
export class WireTap {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #sent = '';

  private constructor(server: Server) {
    this.#server = server;
  }

  static async open(url: string): Promise<WireTap & { url: string }> {
    const target = new URL(url);
    const [port, hostname] = [Number(target.port), target.hostname];
    const server = createServer();
    const tap = new WireTap(server);
    server.on('connection', (client) => tap.#join(client, connect(port, hostname)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the tap listens nowhere');
    target.host = `127.0.0.1:${address.port}`;
    return Object.assign(tap, { url: target.href });
  }

  /** The messages since the last look, a letter each. */
  take(): string {
    const sent = this.#sent;
    this.#sent = '';
    return sent;
  }

  #join(client: Socket, database: Socket): void {
    let pending = Buffer.alloc(0);
    let hasBegun = false;
    client.on('data', (data: Buffer) => {
      pending = Buffer.concat([pending, data]);
      // The first message has no letter.
      for (;;) {
        const letter = hasBegun ? 1 : 0;
        if (pending.length < letter + 4) break;
        const length = letter + pending.readUInt32BE(letter);
        if (pending.length < length) break;
        if (hasBegun) this.#sent += String.fromCharCode(pending[0]!);
        hasBegun = true;
        pending = pending.subarray(length);
      }
    });
    for (const [from, to] of [
      [client, database],
      [database, client],
    ] as const) {
      this.#sockets.add(from);
      from.pipe(to);
      from.on('error', () => to.destroy());
    }
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
