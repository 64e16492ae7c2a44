import { Socket } from 'node:net';

/** Below this a row is text soonest; above it, taking the bytes as they are spares reading them as UTF-8 and writing them again. */
const BIG = 8_192;
const HEADER = 5;
const DATA_ROW = 'D'.charCodeAt(0);
const LENGTHS = 4;

/** A socket's packets are read into one piece of memory, and so are the rows of a connection; more than this is given back. */
const PACKET = 65_536;
const KEPT = 1_048_576;

/** Takes the columns of a big row, which are overwritten by the next one; null where a column is null. */
export type TakeRow = (columns: readonly (Buffer | null)[]) => void;

/** The columns of a DataRow message behind its header: their number, and each with its length before it. */
export function columnsOf(row: Buffer): (Buffer | null)[] {
  const columns: (Buffer | null)[] = [];
  let at = 2;
  for (let no = row.readInt16BE(0); no > 0; no -= 1) {
    const length = row.readInt32BE(at);
    at += LENGTHS;
    columns.push(length < 0 ? null : row.subarray(at, at + length));
    at += Math.max(length, 0);
  }
  return columns;
}

/**
 * Stands before pg's own parser on a connection and takes big data rows past it, as bytes: pg reads every column as a
 * string, and has no setting for another. All other messages reach the parser as they came.
 */
export class BigRows {
  readonly #parse: (bytes: Buffer) => void;
  #take: TakeRow | undefined;
  /** A row that is still coming in, and how much of it is there. */
  #row: Buffer | undefined;
  #filled = 0;
  /** Bytes of the present message that belong to the parser. */
  #passing = 0;
  /** A header that was cut in two by the end of a packet. */
  #begun: Buffer | undefined;
  #memory = Buffer.allocUnsafe(0);

  /** @param parse what reads all other messages; it may keep what it is given */
  constructor(parse: (bytes: Buffer) => void) {
    this.#parse = parse;
  }

  /** Who takes big rows from now on; nobody where it is left out. */
  giveTo(take?: TakeRow): void {
    this.#take = take;
  }

  /** Takes the next packet, whose memory is its sender's again afterwards. */
  read(packet: Buffer): void {
    const bytes = this.#begun ? Buffer.concat([this.#begun, packet]) : packet;
    this.#begun = undefined;
    // The present message first: a row of ours, or the rest of one that belongs to the parser.
    let at = this.#row ? this.#fill(bytes, 0) : Math.min(this.#passing, bytes.length);
    let passed = this.#passing > 0 ? 0 : at;
    this.#passing = Math.max(0, this.#passing - at);
    while (at < bytes.length) {
      if (bytes.length - at < HEADER) {
        this.#begun = Buffer.from(bytes.subarray(at));
        break;
      }
      const size = 1 + bytes.readUInt32BE(at + 1);
      if (bytes[at] === DATA_ROW && size >= BIG && this.#take) {
        if (at > passed) this.#parse(Buffer.from(bytes.subarray(passed, at)));
        this.#row = this.#memoryFor(size - HEADER);
        this.#filled = 0;
        at = this.#fill(bytes, at + HEADER);
        passed = at;
      } else {
        this.#passing = Math.max(0, at + size - bytes.length);
        at = Math.min(at + size, bytes.length);
      }
    }
    if (at > passed) this.#parse(Buffer.from(bytes.subarray(passed, at)));
  }

  #memoryFor(size: number): Buffer {
    if (this.#memory.length < size || this.#memory.length > KEPT) this.#memory = Buffer.allocUnsafe(size);
    return this.#memory.subarray(0, size);
  }

  /** Copies what has come of a row; answers where it ends in these bytes. */
  #fill(bytes: Buffer, from: number): number {
    const row = this.#row!;
    const count = Math.min(row.length - this.#filled, bytes.length - from);
    bytes.copy(row, this.#filled, from, from + count);
    this.#filled += count;
    if (this.#filled === row.length) {
      this.#row = undefined;
      this.#take?.(columnsOf(row));
    }
    return from + count;
  }
}

const ofSockets = new WeakMap<Socket, BigRows>();

/** What takes the big rows of a socket that pg reads. */
export function bigRowsOf(socket: Socket): BigRows {
  const known = ofSockets.get(socket);
  if (known) return known;
  const [parse, ...others] = socket.listeners('data') as ((bytes: Buffer) => void)[];
  if (!parse || others.length > 0) throw new Error('pg no longer reads its socket in one place');
  const made = new BigRows(parse);
  ofSockets.set(socket, made);
  socket.removeListener('data', parse);
  socket.on('data', (packet: Buffer) => made.read(packet));
  return made;
}

/** A socket for pg that reads into memory of its own, over and over; for connections without TLS. */
export function thriftySocket(): Socket {
  const socket: Socket = new Socket({
    onread: {
      buffer: Buffer.allocUnsafe(PACKET),
      callback(count, memory) {
        bigRowsOf(socket).read((memory as Buffer).subarray(0, count));
        return true;
      },
    },
  });
  return socket;
}
