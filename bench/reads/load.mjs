import { connect } from 'node:net';

const HEADER_END = Buffer.from('\r\n\r\n');
const LAST_CHUNK = Buffer.from('0\r\n\r\n');

/** One request as it goes over the wire, made once. */
export function wireRequest(path, headers, body) {
  const text = JSON.stringify(body);
  const lines = [
    `POST ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    'content-type: application/json',
    'accept: application/json',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    `content-length: ${Buffer.byteLength(text)}`,
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${text}`);
}

/**
 * A connection that is kept alive and has one request in flight: a thin one, since it takes its share of the same
 * processors as what is measured.
 */
export class Connection {
  #socket;
  #received = [];
  #size = 0;
  /** Bytes of the answer with its header; unknown until the header is there, and for an answer in chunks. */
  #expected;
  #waiting;

  constructor(port) {
    this.#socket = connect({ host: '127.0.0.1', port, noDelay: true });
    this.#socket.on('data', (part) => this.#take(part));
    this.#socket.on('error', (fault) => this.#waiting?.reject(fault));
    this.#socket.on('close', () => this.#waiting?.reject(new Error('the server closed the connection')));
  }

  send(request) {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(request);
    });
  }

  #take(part) {
    this.#received.push(part);
    this.#size += part.length;
    if (this.#expected === undefined) this.#readHeader();
    const isComplete =
      this.#expected === Infinity ? part.subarray(-5).equals(LAST_CHUNK) : this.#size >= this.#expected;
    if (!isComplete) return;
    const { resolve } = this.#waiting;
    const answer = this.#received.length === 1 ? this.#received[0] : Buffer.concat(this.#received);
    this.#received = [];
    this.#size = 0;
    this.#expected = undefined;
    this.#waiting = undefined;
    resolve(answer);
  }

  #readHeader() {
    if (this.#received.length > 1) this.#received = [Buffer.concat(this.#received)];
    const end = this.#received[0].indexOf(HEADER_END);
    if (end < 0) return;
    const length = /\r\ncontent-length: (\d+)/i.exec(this.#received[0].latin1Slice(0, end))?.[1];
    this.#expected = length === undefined ? Infinity : end + HEADER_END.length + Number(length);
  }

  close() {
    this.#socket.destroy();
  }
}

/** Cheap enough for each answer of a measurement: its status, and that its body doesn't begin with errors. */
export function mustBeAnswer(answer) {
  const body = answer.indexOf(HEADER_END) + HEADER_END.length;
  const isRefused = answer.latin1Slice(body, body + 30).includes('"errors"');
  if (isRefused || !answer.latin1Slice(0, 12).startsWith('HTTP/1.1 200')) {
    throw new Error(`answered with ${answer.toString('utf8', 0, 2_000)}`);
  }
}

/** The data of one request's answer. */
export async function fetchOnce(port, request) {
  const connection = new Connection(port);
  try {
    const answer = await connection.send(request);
    mustBeAnswer(answer);
    const [header, ...rest] = answer.toString().split('\r\n\r\n');
    const body = rest.join('\r\n\r\n');
    const isChunked = !/\r\ncontent-length:/i.test(header);
    const { data, errors } = JSON.parse(isChunked ? unchunked(Buffer.from(body)) : body);
    if (errors) throw new Error(`answered with errors: ${JSON.stringify(errors).slice(0, 2_000)}`);
    return data;
  } finally {
    connection.close();
  }
}

function unchunked(body) {
  const parts = [];
  for (let at = 0; ; ) {
    const lineEnd = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.latin1Slice(at, lineEnd), 16);
    if (size === 0) return Buffer.concat(parts).toString();
    parts.push(body.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
}

/**
 * Sends the requests one after the other, over and over, on so many connections for so long (or `count` of them in
 * all). Answers how many were answered, in how many seconds, and each one's milliseconds, sorted.
 */
export async function load({ port, requests, connections, seconds = Infinity, count = Infinity }) {
  const latencies = [];
  let next = 0;
  const started = performance.now();
  const end = started + seconds * 1_000;
  const opened = Array.from({ length: connections }, () => new Connection(port));
  try {
    await Promise.all(
      opened.map(async (connection) => {
        while (next < count && performance.now() < end) {
          const request = requests[next % requests.length];
          next += 1;
          const sent = performance.now();
          mustBeAnswer(await connection.send(request));
          latencies.push(performance.now() - sent);
        }
      }),
    );
  } finally {
    for (const connection of opened) connection.close();
  }
  const took = (performance.now() - started) / 1_000;
  return { count: latencies.length, seconds: took, latencies: latencies.sort((one, other) => one - other) };
}
