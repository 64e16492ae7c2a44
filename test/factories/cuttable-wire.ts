import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface CuttableWire {
  /** The same database, by way of the wire. */
  url: string;
  /** Cuts every connection on it, as when the database's process is killed. */
  cut(): void;
  close(): void;
}

/** A way to a database that can be cut. */
export async function cuttableWire(url: string): Promise<CuttableWire> {
  const { hostname, port } = new URL(url);
  const near = new Set<Socket>();
  const wire = createServer((socket) => {
    near.add(socket);
    const far = connect(Number(port), hostname);
    socket.pipe(far).pipe(socket);
    for (const end of [socket, far]) end.on('error', () => {});
    socket.on('close', () => far.destroy());
  });
  await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve));
  const through = new URL(url);
  through.port = String((wire.address() as AddressInfo).port);
  return {
    url: through.href,
    cut: () => near.forEach((socket) => void socket.resetAndDestroy()),
    close: () => wire.close(),
  };
}
